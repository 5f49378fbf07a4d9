"""The wheel as a host installs it, and the host that this repository keeps for tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as `pip install` gets it, built from the files of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(
        [*command, "--directory", str(folder)], cwd=PROJECT, capture_output=True, check=True
    )
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="session")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip made of the wheel, without what it needs: that is installed here."""
    folder = tmp_path_factory.mktemp("site-packages")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index"]
    command = [*pip, "--no-deps", "--target", str(folder), str(wheel.filename)]
    subprocess.run(command, capture_output=True, check=True)
    return folder


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
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
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
    """The host with the apps, its tables made."""
    folder = tmp_path_factory.mktemp("demo") / "host"
    shutil.copytree(DEMO_HOST, folder, ignore=shutil.ignore_patterns("__pycache__", "db.sqlite3"))
    host = Host(folder, installed)
    host.manage("migrate", "--verbosity=0")
    return host
