"""A filled database of the former release migrates, and its pages show what they showed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

# It makes its database itself, and says by this mark that databases differ here.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UPDATE = Path(__file__).parent / "former_release" / "update.py"


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """An empty database beside that of the tests."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    server, name = os.environ["DATABASE_URL"], f"former_release_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute(f"CREATE DATABASE {name}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_former_release_is_updated(database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, UPDATE],
        env={**os.environ, "DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["former"] > 200  # it was filled before it was migrated
    assert report["texts"] > 100  # in English: moved, moved back and moved again
    assert report["wrong"] == {}
