"""`manage.py serve`: web workers and the background processes, kept running together."""

import os
import resource
import socket
import sys
import threading
import time
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from news.scheduling.starting import begin
from portal import private_files, serving_lock
from portal.monitoring import metrics, probes
from portal.serving import states
from portal.serving.entry import THREADS
from portal.serving.processes import GRACE, Supervisor

#: Connections that a web worker takes on at once: idle ones cost it little.
MOST_CONNECTIONS = 4096
#: How often a database that is away is asked; seconds.
ASK_EVERY = 2.0


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
            raise port_in_use(port) from error


def port_in_use(port: int) -> CommandError:
    return CommandError(
        f"Port {port} is in use by another program, perhaps an earlier run of this site. "
        "Stop it, or choose another port: "
        f"make run PORT={port + 1}, or manage.py serve --port {port + 1}"
    )


def migrations_wait() -> bool:
    """Whether the database lacks tables, or changes to them, that the code relies on."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class Command(BaseCommand):
    help = (
        "Serve the website with granian, publish at set times, and work the queue of tasks: three "
        "processes, each of which can fail without the others."
    )
    # They ask the database, which may come later than this process.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        port = os.environ.get("PORT") or "8000"
        parser.add_argument("--port", type=whole_number(1, 65535), default=port)
        parser.add_argument(
            "--workers",
            type=whole_number(0, 1000),
            default=os.environ.get("WEB_WORKERS") or "0",
            help="web processes (default: 1 in development, else one for each processor)",
        )
        parser.add_argument(
            "--threads",
            type=whole_number(1, 1000),
            default=os.environ.get("WEB_THREADS") or "4",
            help="threads in each web process (default: %(default)s)",
        )
        parser.add_argument(
            "--no-background",
            action="store_true",
            help="the web server alone; `manage.py run_scheduled` runs elsewhere",
        )
        parser.add_argument("--publish-every", type=float, default=30.0, metavar="SECONDS")

    def handle(self, *, host: str, port: int, no_background: bool, **options: Any) -> None:
        check_port(host, port)
        serving_lock.hold()
        private_files.begin_serving()
        begin()
        connection.close()
        folder = Path(settings.VAR_DIR, "serving")
        lock = self._take_port(folder, port)
        states_file = folder / f"{port}.json"
        os.environ[states.VARIABLE] = str(states_file)
        os.environ[THREADS] = str(options["threads"])
        paths = [str(settings.PROJECT_DIR), str(settings.SITE_DIR), os.environ.get("PYTHONPATH")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        if lock is not None:
            metrics.begin()
        _allow_many_connections()
        commands = {"The web server": self._web_command(host, port, **options)}
        if not no_background:
            every = ("--publish-every", str(options["publish_every"]))
            commands["The publishing process"] = self._background("--no-tasks", *every)
            commands["The tasks process"] = self._background("--only-tasks")
        if settings.METRICS_PORT:
            commands["The metrics process"] = self._manage("metrics")
        for work in (lambda: self._announce(host, port), self._watch_the_database):
            threading.Thread(target=work, daemon=True).start()
        Supervisor(commands, self._say, states.States(states_file)).run()
        if lock is not None:
            os.close(lock)
        self._say("Stopped.")

    def _take_port(self, folder: Path, port: int) -> int | None:
        try:
            lock = states.take_port(folder, port)
        except OSError as error:  # a full disk is no reason not to serve
            self._say(f"The port could not be locked: {error}")
            return None
        if lock is None:
            raise port_in_use(port)
        return lock

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

    def _watch_the_database(self) -> None:
        """Until it is there with all its tables: says what is waited for, once for each change."""
        said = ""
        while True:
            result = probes.ask("migrations", probes.migrations)
            if result.ok:
                break
            if result.detail != said:
                said = result.detail
                self._say(f"Waiting for the database, and serving meanwhile: {said}.")
            time.sleep(ASK_EVERY)
        if said:
            self._say("The database is there, with all its tables.")

    def _web_command(self, host: str, port: int, *, workers: int, **_: Any) -> list[str]:
        workers = workers or (1 if settings.DEBUG else os.cpu_count() or 1)
        limits = getattr(settings, "LIMITS", {})
        header_seconds = min(60, limits.get("HEADER_SECONDS", 15))
        command = [sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws"]
        command += ["--host", host, "--port", str(port), "--log-level", "warning"]
        # HTTP/1 alone has a limit for reading headers; proxies speak nothing else to servers.
        command += ["--http", "1", "--http1-header-read-timeout", str(int(header_seconds * 1000))]
        command += ["--workers", str(workers), "--backpressure", str(MOST_CONNECTIONS)]
        command += ["--respawn-failed-workers", "--workers-kill-timeout", str(int(GRACE))]
        return [*command, "portal.serving.entry:application"]

    def _background(self, *options: str) -> list[str]:
        return self._manage("run_scheduled", *options)

    def _manage(self, *arguments: str) -> list[str]:
        return [
            sys.executable,
            str(settings.PROJECT_DIR / "manage.py"),
            *arguments,
            "--with-parent",
        ]


def _allow_many_connections() -> None:
    """Up to what the system permits: many systems begin with 1,024 for each process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else 4 * MOST_CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = max(soft, min(wanted, 4 * MOST_CONNECTIONS))
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
