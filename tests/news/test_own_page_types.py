"""Page types that a site makes from ours, see `tests/own_types/README.md`."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]


def test_page_types_of_a_site_do_what_ours_do() -> None:
    """In a process of its own: the models of a test would be those of all tests."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    where = ["--ds=tests.own_types.settings", "-o", "python_files=facts_*.py", "tests/own_types"]
    done = subprocess.run(
        [*command, *where], cwd=PROJECT, capture_output=True, text=True, timeout=500
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
