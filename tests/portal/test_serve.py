"""`manage.py serve` as it runs: pages, background work, a clean end, a port that is taken."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from django.core.management import execute_from_command_line

from portal.processes import Child, Supervisor, port_is_free
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
"""


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
    assert status(f"{site}/hen-gio/") == 404
    assert until(lambda: status(f"{site}/hen-gio/") == 200)

    family = psutil.Process(served.pid).children(recursive=True)
    assert len(family) >= 2
    served.send_signal(signal.SIGTERM)
    assert served.wait(30) == 0
    assert until(lambda: not any(process.is_running() for process in family), 5)
    assert port_is_free("127.0.0.1", port)


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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
def test_children_end_with_a_killed_supervisor() -> None:
    script = """
import sys
from portal.processes import Child, Supervisor
sleep = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
Supervisor([Child("The sleeper", sleep)], say=print).run()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "site")},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    (child,) = psutil.Process(process.pid).children()
    process.kill()
    process.wait(10)
    assert until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE, 5)


def run_in_thread(supervisor: Supervisor) -> tuple[threading.Thread, list[bool]]:
    """Signals are not at hand outside the main thread: the test calls `stop()`."""
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(supervisor.run()))
    thread.start()
    return thread, answers


def test_a_dead_child_is_started_again() -> None:
    said: list[str] = []
    child = Child("The sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
    supervisor = Supervisor([child], say=said.append)
    thread, answers = run_in_thread(supervisor)
    assert until(lambda: child.process is not None, 5)
    first = child.process
    assert first is not None
    first.kill()
    assert until(lambda: child.process is not None and child.process.pid != first.pid, 10)
    supervisor.stop()
    thread.join(20)
    assert answers == [True]
    assert "The sleeper stopped with code -9; starting it again in 0.5 s." in said


def test_a_hopeless_child_ends_the_rest() -> None:
    said: list[str] = []
    hopeless = Child("The quitter", [sys.executable, "-c", "raise SystemExit(3)"])
    other = Child("The sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
    supervisor = Supervisor([hopeless, other], say=said.append, patience=2)
    thread, answers = run_in_thread(supervisor)
    thread.join(30)
    assert answers == [False]
    assert other.process is not None
    assert other.process.poll() is not None
    assert said[-1] == "The quitter stopped with code 3, 2 times in a row."
