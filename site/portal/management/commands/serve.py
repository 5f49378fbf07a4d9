"""`manage.py serve`: web workers and the background process, kept running together."""

import os
import socket
import sys
import threading
import time
from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from news.scheduling import starting
from portal import private_files, serving_lock
from portal.processes import keep_running


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A type for `add_argument`; a default given as a string is checked in the same way."""

    def read(text: str) -> int:
        if text.isdecimal() and least <= int(text) <= most:
            return int(text)
        raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")

    return read


def check_port(host: str, port: int) -> None:
    """Refuses a port on which a server could not listen now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is in use by another program, perhaps an earlier run of this site. "
                "Stop it, or choose another port: "
                f"make run PORT={port + 1}, or manage.py serve --port {port + 1}"
            ) from error


def migrations_wait() -> bool:
    """Whether the database lacks tables, or changes to them, that the code relies on."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class Command(BaseCommand):
    help = "Serve the website with granian, and work in the background what it queues."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        port = os.environ.get("PORT", "8000")
        parser.add_argument("--port", type=whole_number(1, 65535), default=port)
        parser.add_argument(
            "--workers",
            type=whole_number(0, 1000),
            default=os.environ.get("WEB_WORKERS", "0"),
            help="web processes (default: 1 in development, else one for each processor)",
        )
        parser.add_argument(
            "--threads",
            type=whole_number(1, 1000),
            default=os.environ.get("WEB_THREADS", "4"),
            help="threads in each web process (default: %(default)s)",
        )
        parser.add_argument(
            "--no-background",
            action="store_true",
            help="leave tasks and scheduled publishing to `manage.py run_scheduled` elsewhere",
        )
        parser.add_argument("--publish-every", type=float, default=30.0, metavar="SECONDS")

    def handle(self, *, host: str, port: int, no_background: bool, **options: Any) -> None:
        check_port(host, port)
        serving_lock.hold()
        private_files.begin_serving()
        self._check_database()
        starting.begin()
        commands = {"The web server": self._web_command(host, port, **options)}
        if not no_background:
            commands["The background process"] = self._worker_command(**options)
        paths = [str(settings.PROJECT_DIR), str(settings.SITE_DIR), os.environ.get("PYTHONPATH")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        threading.Thread(target=self._announce, args=(host, port), daemon=True).start()
        if not keep_running(commands, say=self._say):
            raise CommandError("Gave up; the messages above say why.")
        self._say("Stopped.")

    def _check_database(self) -> None:
        try:
            if migrations_wait():
                raise CommandError("Run manage.py migrate first.")
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        finally:
            connection.close()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _announce(self, host: str, port: int) -> None:
        while True:
            try:
                socket.create_connection((host, port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        self._say(f"Serving http://{host}:{port}/ (Ctrl+C stops it)")

    def _web_command(self, host: str, port: int, *, workers: int, threads: int, **_: Any) -> list:
        workers = workers or (1 if settings.DEBUG else os.cpu_count() or 1)
        command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
        command += ["--host", host, "--port", str(port), "--log-level", "warning"]
        command += ["--workers", str(workers), "--blocking-threads", str(threads)]
        command += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
        return [*command, "portal.wsgi:application"]

    def _worker_command(self, *, publish_every: float, **_: Any) -> list[str]:
        manage = str(settings.PROJECT_DIR / "manage.py")
        return [
            *(sys.executable, manage, "run_scheduled"),
            *("--publish-every", str(publish_every), "--with-parent"),
        ]
