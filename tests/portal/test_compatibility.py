"""The table of what the apps run with says what was run, and so do the package's classifiers."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "tools"))

import matrix  # noqa: E402

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
CLASSIFIERS = SETTINGS["project"]["classifiers"]
PINS = (PROJECT / "requirements.txt").read_text("utf-8")
PINNED = (
    SETTINGS["tool"]["mypy"]["python_version"],
    re.search(r"^Django==(\d+\.\d+)", PINS, re.M)[1],
)


def versions(prefix: str) -> set[str]:
    found = (re.fullmatch(rf"{prefix} :: (\d+\.\d+)", line) for line in CLASSIFIERS)
    return {match[1] for match in found if match}


@pytest.mark.parametrize("path", matrix.SHOWN_IN, ids=lambda path: path.name)
def test_the_table_is_made_of_what_was_run(path: Path) -> None:
    shown = path.read_text("utf-8").split(matrix.BEGIN)[1].split(matrix.END)[0]
    assert shown.strip() == matrix.table()


def test_every_line_of_the_record_is_a_cell_of_the_matrix_once() -> None:
    cells = [matrix.cell_of(line) for line in matrix.recorded()]
    assert set(cells) <= set(matrix.CELLS)
    assert len(cells) == len(set(cells))


def test_the_package_claims_the_versions_that_passed() -> None:
    """On some database; besides them the pinned ones, with which `make test` runs all tests."""
    passed = [matrix.cell_of(line) for line in matrix.recorded() if not line["failed"]]
    passed.append((*PINNED, "SQLite"))
    assert versions("Programming Language :: Python") == {python for python, *_rest in passed}
    assert versions("Framework :: Django") == {django for _python, django, _db in passed}


def test_the_build_machine_runs_the_newest_cell() -> None:
    script = (PROJECT / ".ci" / "newest").read_text("utf-8")
    python, django = re.search(r"^PYTHON=(\S+) DJANGO=(\S+)", script, re.M).groups()
    newest = max(
        (matrix.cell_of(line) for line in matrix.recorded()),
        key=lambda cell: [int(part) for part in f"{cell[1]}.{cell[0]}".split(".")],
    )
    assert django == matrix.DJANGOS[-1]
    assert (python, django) == newest[:2]
