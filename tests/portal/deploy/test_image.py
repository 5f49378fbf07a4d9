"""The container file, without an engine: what it copies is enough, its lines do what they say."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.any_database

PROJECT = Path(settings.PROJECT_DIR)
TEXT = (PROJECT / "site" / "deploy" / "Containerfile").read_text()


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Name and rest of each; lines that go on are put together."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, _, rest = line.partition(" ")
        if name:
            yield name, rest.strip()


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for name, rest in instructions(TEXT):
        if name == "FROM":
            found.append([])
        found[-1].append((name, rest))
    return found


def copied() -> list[str]:
    """What the first stage takes out of the repository."""
    return [source for name, rest in stages()[0] if name == "COPY" for source in rest.split()[:-1]]


def test_packages_come_by_their_hashes() -> None:
    installs = [rest for name, rest in stages()[0] if name == "RUN" and "pip install" in rest]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "--requirement requirements.lock" in installs[0]
    assert "requirements.txt" not in TEXT


def test_the_lock_has_a_hash_for_each_pin() -> None:
    pins = set(
        re.findall(r"^([\w.\[\]-]+==[^;\s]+)", (PROJECT / "requirements.txt").read_text(), re.M)
    )
    lock = (PROJECT / "requirements.lock").read_text().replace("\\\n", " ")
    locked = [line for line in lock.splitlines() if line and not line.startswith("#")]
    assert {line.split()[0].rstrip(";") for line in locked} == pins
    assert all("--hash=sha256:" in line for line in locked)


def test_what_is_copied_is_not_ignored() -> None:
    ignore = (PROJECT / "site" / "deploy" / "Containerfile.dockerignore").read_text()
    assert {line[1:] for line in ignore.splitlines() if line.startswith("!")} == set(copied())


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_the_health_check_is_the_answer_of_healthz(status: int, code: int) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    rest = next(rest for name, rest in stages()[1] if name == "HEALTHCHECK")
    command = json.loads(rest.partition("CMD ")[2])
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = os.environ | {"PORT": str(server.server_port)}
        done = subprocess.run(
            [sys.executable, *command[1:]], env=environment, capture_output=True, check=False
        )
        server.shutdown()
    assert (done.returncode, asked) == (code, ["/healthz"])


@pytest.mark.drill
def test_the_site_runs_from_what_is_copied_and_writes_in_its_volume_alone(tmp_path: Path) -> None:
    """Each line of the first stage but those that install packages; then commands of the image."""
    root, var = tmp_path / "srv", tmp_path / "var"
    root.mkdir()
    var.mkdir()
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    for name, rest in stages()[0]:
        if name == "COPY":
            *sources, target = rest.split()
            for source in sources:
                place = root / target / (source if target == "./" else "")
                if target.endswith("/") and target != "./":
                    place = root / target / Path(source).name
                place.parent.mkdir(parents=True, exist_ok=True)
                ignored = shutil.ignore_patterns("__pycache__", "*.mo")
                if (PROJECT / source).is_dir():
                    shutil.copytree(PROJECT / source, place, ignore=ignored)
                else:
                    shutil.copyfile(PROJECT / source, place)
        elif name == "ENV":
            environment |= dict(part.split("=", 1) for part in shlex.split(rest))
        elif name == "RUN" and "pip install" not in rest and "-m venv" not in rest:
            line = rest.replace(".venv/bin/python", sys.executable)
            line = line.replace("/tmp/build", str(tmp_path / "build"))
            environment["VAR_DIR"] = str(tmp_path / "build")
            subprocess.run(line, shell=True, cwd=root, env=environment, check=True)
    for name, rest in stages()[1]:
        if name == "ENV":
            environment |= dict(part.split("=", 1) for part in shlex.split(rest))
    environment |= {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(var),
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "news.example.gov",
        "BASE_URL": "https://news.example.gov",
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "EMAIL_URL": "dummymail://",
        "DEFAULT_FROM_EMAIL": "tin@example.gov",
    }

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    before = set(root.rglob("*"))
    manage("check", "--fail-level", "ERROR")
    manage("collectstatic", "--no-input")
    assert (var / "static" / "staticfiles.json").is_file()
    assert manage("catalogues", "check")
    assert set(root.rglob("*")) == before
