"""The public index: what readers see of every page, written down when it changes.

`models.py` has its tables, `writer.py` alone writes them, `signals.py` says when, `queries.py` asks
them, `check.py` compares them with the pages. Lists, neighbours, calendars, feeds, sitemap and
search read nothing else; none of them asks pages, restrictions or aliases.
"""
