"""`manage.py first_run`: everything `make run` needs before it serves; quick when repeated."""

import os
import secrets
import signal
import string
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from portal.management.commands.serve import check_port, migrations_wait, whole_number

ADMIN = "admin"
PASSWORD_LETTERS = string.ascii_letters + string.digits


class Command(BaseCommand):
    help = "Prepare a developer's site: tables, pages, demo content and an administrator."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        port = os.environ.get("PORT") or "8000"
        parser.add_argument("--port", type=whole_number(1, 65535), default=port)
        parser.add_argument("--no-demo", action="store_true", help="leave out the demo content")
        parser.add_argument("--serve", action="store_true", help="then run `manage.py serve`")

    def handle(self, *, port: int, no_demo: bool, serve: bool, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("first_run makes demo content: it is for development settings.")
        if serve:
            check_port("127.0.0.1", port)
        try:
            password = self._prepare(demo=not no_demo)
        except KeyboardInterrupt:
            self.stderr.write("\nStopped; run it again to go on.")
            sys.exit(130)
        self.stdout.write(
            f"\n  Site      http://127.0.0.1:{port}/\n"
            f"  Admin     http://127.0.0.1:{port}{settings.ADMIN_PREFIX}\n"
            f"  Name      {ADMIN}\n"
            f"  Password  {password}\n\n"
        )
        self.stdout.flush()
        if serve:
            connection.close()
            call_command("serve", port=port)

    def _prepare(self, *, demo: bool) -> str:
        """Returns the administrator's password, or a sentence about it."""
        if migrations_wait():
            with self._interrupts_wait():
                self._step("Making the tables", lambda: call_command("migrate", verbosity=0))
        self._step("Setting up the site", lambda: call_command("setup_site", verbosity=0))
        if demo:
            call_command("load_demo")
        return self._administrator(settings.VAR_DIR / "admin-password.txt")

    @contextmanager
    def _interrupts_wait(self) -> Iterator[None]:
        """Ctrl+C takes effect at the end: SQLite may not take up a migration cut in the middle."""
        interrupts: list[int] = []

        def note(number: int, frame: FrameType | None) -> None:
            if not interrupts:
                self.stderr.write("\nStopping as soon as the tables are made …")
            interrupts.append(number)

        before = signal.signal(signal.SIGINT, note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
        if interrupts:
            raise KeyboardInterrupt

    def _step(self, name: str, work: Callable[[], object]) -> None:
        self.stdout.write(f"{name} …", ending="")
        self.stdout.flush()
        started = time.monotonic()
        work()
        self.stdout.write(f" {time.monotonic() - started:.1f} s")

    def _administrator(self, file: Path) -> str:
        """Make the account and keep its password in `file`; or say what is known of it."""
        User = get_user_model()
        user = User.objects.filter(**{User.USERNAME_FIELD: ADMIN}).first()
        if user is None:
            password = "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(16))
            file.unlink(missing_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as handle:
                handle.write(password + "\n")
            User.objects.create_superuser(ADMIN, "admin@example.com", password)
            return password
        kept = file.read_text().strip() if file.exists() else ""
        if kept and user.check_password(kept):
            return kept
        return f"(changed since; set a new one with: manage.py changepassword {ADMIN})"
