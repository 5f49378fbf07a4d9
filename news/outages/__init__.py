"""When the database, the cache or the disk is away: who is told what, and that nothing is lost.

`errors` knows which errors mean that, `answers` what visitors and editors get instead of an error
page, `middleware` gives it for whatever was asked, and `waits` lets nobody wait for long.
"""
