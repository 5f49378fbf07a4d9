"""The wheel as a host installs it, and the host that this repository keeps for tests."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEMO_HOST = PROJECT / "tests" / "demo_host"
WITH_APPS, WITHOUT_APPS = "town.settings.dev", "town.settings.base"
WITHOUT_CAMPAIGNS = "town.settings.news_alone"


#: For short processes that migrate: Django leaves the models of 260 states behind, and a third of
#: the time goes into looking through them. Uncollected they are 600 MB.
NO_COLLECTIONS = "import gc; gc.disable()"
#: What a process does that is to take several steps: a script's text, or the words of a command.
STEPS = f"""{NO_COLLECTIONS}
import json, sys
import django
from django.core.management import execute_from_command_line
django.setup()
steps, end = json.loads(sys.argv[1]), sys.argv[2]
for step in steps:
    if isinstance(step, str):
        exec(step, {{"__name__": "step"}})
    else:
        execute_from_command_line(["manage.py", *step])
    print(end, flush=True)
"""
END = "-- end of the step --\n"


def shared(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder for all processes of this run: who needs it first makes it, the others wait."""
    root = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / name
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = root / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `pip install` gets it, built from the files of this repository."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
        subprocess.run(
            [*command, "--directory", str(folder)], cwd=PROJECT, capture_output=True, check=True
        )

    (path,) = shared(tmp_path_factory, "wheel", build).glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="session")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip made of the wheel, without what it needs: that is installed here."""

    def install(folder: Path) -> None:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index"]
        command = [*pip, "--no-deps", "--target", str(folder), str(wheel.filename)]
        subprocess.run(command, capture_output=True, check=True)

    return shared(tmp_path_factory, "wheel-installed", install)


@dataclass
class Host:
    """A copy of `tests/demo_host/`; nothing of this repository but the wheel is on its path."""

    folder: Path
    installed: Path
    settings: str = WITH_APPS

    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{self.folder}:{self.installed}",
            "DJANGO_SETTINGS_MODULE": self.settings,
        }

    def manage(self, *arguments: str, fails: bool = False) -> str:
        """What `manage.py` answers; whether it `fails` is as expected."""
        return self._python("manage.py", *arguments, fails=fails)

    def several(self, *steps: str | list[str]) -> list[str]:
        """What each step prints, all taken in one process, whose start costs more than they do.

        A step is a script, which has the host's models at hand, or a list: words after `manage.py`.
        """
        said = self._python("-c", STEPS, json.dumps(steps), END.strip()).split(END)
        assert said.pop() == ""
        return said

    def _python(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr if fails else done.stdout

    def run(self, script: str) -> str:
        """What a script prints that has the host's models at hand."""
        return self.manage("shell", "--no-imports", "--verbosity=0", "--command", script)

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address at which the host answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
        log = self.folder / "server.log"
        with (
            log.open("wb") as out,
            subprocess.Popen(
                command, cwd=self.folder, env=self.environment(), stdout=out, stderr=out
            ) as server,
        ):
            try:
                self._wait_for(port, server)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
        # A page may look right though something behind it failed.
        assert "Traceback" not in log.read_text("utf-8"), log.read_text("utf-8")

    def _wait_for(self, port: int, server: subprocess.Popen[bytes]) -> None:
        while True:
            assert server.poll() is None, (self.folder / "server.log").read_text("utf-8")
            try:
                urlopen(f"http://127.0.0.1:{port}/admin/login/", timeout=60).close()
                return
            except URLError:
                time.sleep(0.2)


@pytest.fixture(scope="module")
def demo_host(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """The host with the apps, its tables made; each file of tests has a copy of its own."""

    def migrate(folder: Path) -> None:
        unwanted = shutil.ignore_patterns("__pycache__", "db.sqlite3")
        shutil.copytree(DEMO_HOST, folder, ignore=unwanted)
        Host(folder, installed).several(["migrate", "--verbosity=0"])

    migrated = shared(tmp_path_factory, "demo-host", migrate)
    folder = tmp_path_factory.mktemp("demo") / "host"
    shutil.copytree(migrated, folder)
    return Host(folder, installed)
