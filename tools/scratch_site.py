"""A whole website with demo content in a folder that goes away: for tools that look at pages."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def start(demo: bool = True, database: str = "") -> None:
    """Set Django up on a fresh SQLite database, or on `database`; call before importing models."""
    folder = tempfile.mkdtemp(prefix="vinh-danh-site-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["VAR_DIR"] = folder
    os.environ["DATABASE_URL"] = database or f"sqlite:///{folder}/db.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]

    import django
    from django.core.management import call_command

    django.setup()
    for command in ["migrate", "setup_site", *(["load_demo"] if demo else [])]:
        print(f"{command} …", flush=True)
        call_command(command, verbosity=0)
