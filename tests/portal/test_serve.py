"""`manage.py serve` as it runs: pages, background work, a clean end, a port that is taken."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import psutil
import pytest
from django.core.management import execute_from_command_line

from portal.management.commands.serve import check_port
from tests.database import copy_to

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]

# Makes, in the served site's own database, a page that goes live by itself.
SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from home.models import ContentPage, HomePage

home = HomePage.objects.filter(locale__language_code="vi").first()
page = ContentPage(title="Hẹn giờ", slug="hen-gio", live=False)
home.add_child(instance=page)
page.go_live_at = timezone.now() + timedelta(seconds=3)
page.save_revision().publish()
assert not ContentPage.objects.get(pk=page.pk).live
"""

# Keeps running what its arguments name, by Python code, and says what happens.
SUPERVISE = """
import sys
from portal.processes import keep_running

names, code = sys.argv[1::2], sys.argv[2::2]
commands = {name: [sys.executable, "-c", text] for name, text in zip(names, code)}
sys.exit(not keep_running(commands, say=print, patience=2))
"""
SLEEP = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"


def until(check: Callable[[], object], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.2)
    return False


def status(url: str) -> int | None:
    try:
        return urllib.request.urlopen(url, timeout=5).status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'served.sqlite3'}",
    }


def manage(environment: dict[str, str], *arguments: str, **options: str) -> None:
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    subprocess.run(command, env=environment, check=True, timeout=120, text=True, **options)


@pytest.fixture
def served(
    environment: dict[str, str], port: int, tmp_path: Path, django_db_setup: None
) -> Iterator[subprocess.Popen]:
    copy_to(tmp_path / "served.sqlite3")
    command = [sys.executable, str(PROJECT / "manage.py"), "serve", f"--port={port}"]
    process = subprocess.Popen([*command, "--publish-every=1"], env=environment)
    yield process
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    process.wait(30)


def test_it_serves_publishes_and_stops(
    served: subprocess.Popen, environment: dict[str, str], port: int
) -> None:
    site = f"http://127.0.0.1:{port}"
    assert until(lambda: status(f"{site}/") == 200)

    manage(environment, "shell", "--verbosity=0", input=SCHEDULE)
    assert until(lambda: status(f"{site}/hen-gio/") == 200)

    family = psutil.Process(served.pid).children(recursive=True)
    assert len(family) >= 2
    served.send_signal(signal.SIGTERM)
    assert served.wait(30) == 0
    assert until(lambda: not any(process.is_running() for process in family), 5)
    check_port("127.0.0.1", port)


def refused(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode
    assert "Traceback" not in result.stderr
    return result


def test_a_taken_port_is_named(environment: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        result = refused(environment, "serve", f"--port={taken}")
    assert result.returncode == 1
    assert f"Port {taken} is in use" in result.stderr
    assert f"PORT={taken + 1}" in result.stderr


@pytest.mark.parametrize("command", ["serve", "first_run"])
@pytest.mark.parametrize("value", ["abc", "0", "99999"])
def test_a_port_that_cannot_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, command: str, value: str
) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(SystemExit):
        execute_from_command_line(["manage.py", command])
    assert f"--port: '{value}' is not a whole number from 1 to 65535" in capsys.readouterr().err


def test_it_asks_for_the_tables_first(environment: dict[str, str], port: int) -> None:
    assert "manage.py migrate" in refused(environment, "serve", f"--port={port}").stderr


@pytest.fixture
def supervised() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a process that keeps others running: their names, each with its Python code."""
    started: list[subprocess.Popen[str]] = []

    def start(**code: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISE, *chain.from_iterable(code.items())],
            env={**os.environ, "PYTHONPATH": str(PROJECT / "site"), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def has_ended(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
def test_children_end_with_a_killed_supervisor(supervised) -> None:
    process = supervised(sleeper=SLEEP)
    child = psutil.Process(int(process.stdout.readline()))
    process.kill()
    process.wait(10)
    assert until(lambda: has_ended(child), 5)


def test_a_dead_child_is_started_again(supervised) -> None:
    process = supervised(sleeper=SLEEP)
    first = int(process.stdout.readline())
    os.kill(first, signal.SIGKILL)
    said = "sleeper stopped with code -9; starting it again in 0.5 s.\n"
    assert process.stdout.readline() == said
    second = psutil.Process(int(process.stdout.readline()))
    assert second.pid != first
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert has_ended(second)


def test_a_hopeless_child_ends_the_rest(supervised) -> None:
    process = supervised(quitter="import time; time.sleep(2); raise SystemExit(3)", sleeper=SLEEP)
    said = process.communicate(timeout=60)[0].splitlines()
    assert process.returncode == 1
    assert said[-1] == "quitter stopped with code 3, 2 times in a row."
    (sleeper,) = (int(line) for line in said if line.isdigit())
    assert not psutil.pid_exists(sleeper)
