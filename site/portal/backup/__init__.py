"""A whole site in one file, and back: `manage.py backup`, `manage.py restore`.

`archive.py` knows the file: a tar whose members are summed up at its end, encrypted where keys are
given. `rows.py` reads the tables of one moment, `media.py` the files that rows name; `making.py`
writes both down. `loading.py` fills a database beside the present one from it; `restoring.py`
checks, puts it in the other's place and sets right what hangs on it, with `incoming.py` for files.
`words.py` says in the language of the site what failed. `nightly.py` has it done by
`run_scheduled`, `folder.py` knows which files are backups. docs/backup.md says how it is used.
"""

from django.utils.translation import gettext as _


class BackupError(Exception):
    """Why a backup or a restoration cannot go on, for whoever runs it."""


def unknown_kind(vendor: str) -> str:
    """That this kind of database is not backed up."""
    return _("Backups know SQLite and PostgreSQL, not %(name)s.") % {"name": vendor}
