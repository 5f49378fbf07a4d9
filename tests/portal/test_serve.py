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
from portal.serving import states
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
from pathlib import Path
from portal.serving import processes
from portal.serving.processes import Supervisor
from portal.serving.states import States

processes.NOTICE = 0.3
states, names, code = sys.argv[1], sys.argv[2::2], sys.argv[3::2]
commands = {name: [sys.executable, "-c", text] for name, text in zip(names, code)}
Supervisor(commands, print, States(Path(states))).run()
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
def served(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    """Without a database: it comes later."""
    command = [sys.executable, str(PROJECT / "manage.py"), "serve", f"--port={port}"]
    process = subprocess.Popen(
        [*command, "--publish-every=1"], env=environment, stdout=subprocess.PIPE, text=True
    )
    yield process
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    process.communicate(timeout=40)


def test_it_serves_publishes_while_a_task_hangs_and_stops(
    served: subprocess.Popen,
    environment: dict[str, str],
    port: int,
    tmp_path: Path,
    django_db_setup: None,
) -> None:
    site = f"http://127.0.0.1:{port}"
    said = iter(served.stdout.readline, "")
    assert any(line.startswith("Waiting for the database, and serving") for line in said)
    assert until(lambda: status(f"{site}/healthz") == 200)
    assert status(f"{site}/readyz") == 503
    second = refused(environment, "serve", f"--port={port}")
    assert f"Port {port} is in use" in second.stderr

    copy_to(tmp_path / "served.sqlite3")
    assert any(line.startswith("The database is there") for line in said)
    assert until(lambda: status(f"{site}/readyz") == 200)
    assert status(f"{site}/") == 200
    family = psutil.Process(served.pid).children(recursive=True)
    assert sum("--no-tasks" in process.cmdline() for process in family) == 1
    (tasks,) = (process for process in family if "--only-tasks" in process.cmdline())
    tasks.suspend()  # as if an import hung
    manage(environment, "shell", "--verbosity=0", input=SCHEDULE)
    assert until(lambda: status(f"{site}/hen-gio/") == 200)
    tasks.resume()
    served.send_signal(signal.SIGTERM)
    assert until(lambda: status(f"{site}/readyz") in (503, None), 5)
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


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a process that keeps others running: their names, each with its Python code."""
    started: list[subprocess.Popen[str]] = []

    def start(**code: str) -> subprocess.Popen[str]:
        arguments = [str(tmp_path / "states.json"), *chain.from_iterable(code.items())]
        process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISE, *arguments],
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
    said = "sleeper stopped with code -9; starting it again in 0.5 s, then less often.\n"
    assert process.stdout.readline() == said
    second = psutil.Process(int(process.stdout.readline()))
    assert second.pid != first
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert has_ended(second)


def test_a_hopeless_child_leaves_the_rest_alone_and_is_spoken_of_once(
    supervised, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(states.VARIABLE, str(tmp_path / "states.json"))
    process = supervised(quitter="raise SystemExit(3)", sleeper=SLEEP)

    def restarts() -> int:
        return states.read().get("processes", {}).get("quitter", {}).get("restarts", 0)

    assert until(lambda: restarts() >= 4)
    assert states.read()["processes"]["quitter"]["says"] == "stopped with code 3"
    assert states.read()["processes"]["sleeper"]["ok"]
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=20)[0].splitlines()
    assert process.returncode == 0
    assert [line for line in said if line.startswith("quitter")] == [
        "quitter stopped with code 3; starting it again in 0.5 s, then less often."
    ]
    (sleeper,) = (int(line) for line in said if line.isdigit())
    assert not psutil.pid_exists(sleeper)


def test_what_a_dead_child_left_behind_goes_too(supervised) -> None:
    parent = f"""
import subprocess, sys, time
left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(left.pid, flush=True)
{SLEEP}
"""
    process = supervised(parent=parent)
    left, child = (int(process.stdout.readline()) for _each in range(2))
    os.kill(child, signal.SIGKILL)
    assert until(lambda: not psutil.pid_exists(left) or has_ended(psutil.Process(left)), 5)


STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, lambda *_: None)
print("ready", flush=True)
while True:
    time.sleep(1)
"""


def test_a_second_signal_stops_at_once(
    supervised, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(states.VARIABLE, str(tmp_path / "states.json"))
    process = supervised(stubborn=STUBBORN)
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGTERM)
    assert until(lambda: states.read().get("stopping"), 5)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    process.send_signal(signal.SIGTERM)
    assert process.wait(3) == 0


def test_a_port_is_locked_by_one_process_until_it_dies(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from portal.serving.states import take_port\n"
        "print(take_port(Path(sys.argv[1]), 8000) is not None, flush=True); time.sleep(60)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "site")},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout.readline() == "True\n"
        assert states.take_port(tmp_path, 8000) is None
        own = states.take_port(tmp_path, 8001)
    finally:
        other.kill()
        other.communicate()
    assert own is not None
    os.close(own)
    assert states.take_port(tmp_path, 8000) is not None
