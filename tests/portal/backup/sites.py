"""Sites in folders of their own, each reached by processes as an administrator has them."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings

HERE = Path(__file__).parent


class Site:
    """One with its VAR_DIR below `folder`; its database is a file there, or at `address`."""

    def __init__(self, folder: Path, name: str, address: str = "", **variables: str) -> None:
        self.var = folder / name
        self.var.mkdir()
        self.database = self.var / "db.sqlite3"
        self.environment = {
            **os.environ,
            "VAR_DIR": str(self.var),
            "DATABASE_URL": address or f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "tests.portal.backup.settings",
            "LANGUAGE": "en",
            # Wagtail writes some class names in the order of a set.
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join([str(settings.PROJECT_DIR), str(settings.SITE_DIR)]),
            **variables,
        }

    def manage(self, *arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        return self._run(settings.PROJECT_DIR / "manage.py", *arguments, **variables)

    def restore_quickly(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return self._run(HERE / "quick_manage.py", "restore", "--over", *arguments)

    def visitor(self, *arguments: object) -> str:
        done = self._run(HERE / "visitor.py", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1]

    def start_visitor(self, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, HERE / "visitor.py", *arguments]
        return subprocess.Popen(command, env=self.environment, cwd=settings.PROJECT_DIR)

    def _run(self, *command: object, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, command)],
            env=self.environment | variables,
            cwd=settings.PROJECT_DIR,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def rows(self, sql: str) -> list[Any]:
        import sqlite3

        with closing(sqlite3.connect(self.database)) as raw:
            return raw.execute(sql).fetchall()
