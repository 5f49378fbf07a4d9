"""Personal data in what uploaded documents say: `extract` reads them, `child` in a process of its
own, `readings` keeps what was found, without the texts themselves.
"""
