"""`manage.py doctor`: what of the site is set, reachable, too slow or unsafe, in plain words.

Its questions are probes like those of `portal.monitoring`, which it asks, too; each answer is good,
doubtful (it works, but slowly or not safely), broken, or not set where a site may do without. The
rooms: `database.py`, `servers.py` (all else that is asked over a network), `files.py`,
`settings.py` (which is also about accounts); `questions.py` has the list, `answers.py` asks.
"""

from portal.monitoring.probes import Wrong


class Doubtful(Wrong):
    """It works, but slowly or not safely."""


class NotSet(Doubtful):
    """A site may do without it, and this one does: neither good nor wrong."""
