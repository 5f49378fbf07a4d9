"""Backups that are made each night: docs/backup.md explains each variable."""

from .environment import Environment

_env = Environment()

BACKUP = {
    #: "": none is made by itself.
    "DIR": _env("BACKUP_DIR", default=""),
    #: How many of them stay.
    "KEEP": _env.int("BACKUP_KEEP", default=14),
    #: Public keys that they are encrypted for; none leaves them readable.
    "RECIPIENTS": _env.list("BACKUP_RECIPIENT", default=[]),
    #: From this hour of the site's time on.
    "HOUR": 2,
}
