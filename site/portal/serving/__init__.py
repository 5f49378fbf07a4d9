"""How the site is served: the processes of `manage.py serve`, and the entry of its web server.

`processes.py` keeps processes running, `states.py` is what they know of each other, `entry.py` is
what granian loads: it reads bodies before a thread is taken. Reasons: docs/decisions/0054.
"""
