"""The wheel as a host installs it, and the host that this repository keeps for tests."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEMO_HOST = PROJECT / "tests" / "demo_host"
WITH_APPS, WITHOUT_APPS = "town.settings.dev", "town.settings.base"


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


@pytest.fixture(scope="module")
def demo_host(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """The host with the apps, its tables made."""
    folder = tmp_path_factory.mktemp("demo") / "host"
    shutil.copytree(DEMO_HOST, folder, ignore=shutil.ignore_patterns("__pycache__", "db.sqlite3"))
    host = Host(folder, installed)
    host.manage("migrate", "--verbosity=0")
    return host
