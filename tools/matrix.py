"""The compatibility matrix: which Python, Django and database the apps are tested with.

    python tools/matrix.py run [--record] [PYTEST ARGUMENT …]
    python tools/matrix.py requirements 6.1
    python tools/matrix.py table

`run` runs the tests of one cell with the Python and the Django that are installed and the database
that DATABASE_URL names; `--record` notes in docs/compatibility.json what came of it, and writes the
table. `requirements` prints the pinned packages with another Django. `table` writes the table into
the README and the page of the package from what is noted.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROJECT = Path(__file__).resolve().parents[1]
RECORD = PROJECT / "docs" / "compatibility.json"
SHOWN_IN = (PROJECT / "README.md", PROJECT / "docs" / "about-the-apps.md")
BEGIN, END = "<!-- compatibility -->", "<!-- end of compatibility -->"

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
DJANGOS = ("5.2", "6.0", "6.1")
DATABASES = ("SQLite", "PostgreSQL", "MariaDB")
#: The oldest Python that each Django takes.
NEEDS = {"5.2": "3.11", "6.0": "3.12", "6.1": "3.12"}
CELLS = tuple(
    (python, django, database)
    for python, django, database in product(PYTHONS, DJANGOS, DATABASES)
    if PYTHONS.index(python) >= PYTHONS.index(NEEDS[django])
)
#: The apps, and the site's pages that are made of them.
TESTS = ("tests/news", "tests/campaigns", "tests/home")
#: Asks nothing of Django or a database, and is half of all tests.
LEFT_OUT = "tests/campaigns/reading"
QUICK = "not browser and not slow"
OTHER_DATABASE = f"{QUICK} and not any_database"


def requirements(django: str) -> list[str]:
    """The lines of both files with pins, with the newest release of `django` ("6.1")."""
    lines = []
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines += (PROJECT / name).read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("-r", "#", "Django=="))]
    return [f"Django~={django}.0", *filter(None, kept)]


def run(arguments: list[str], *, is_recorded: bool) -> int:
    """The exit code of the tests; asks the cell what it is in the same environment."""
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    cell = _cell()
    marks = QUICK if cell["database"].startswith("SQLite") else OTHER_DATABASE
    print("This cell:", ", ".join(f"{name} {value}" for name, value in cell.items()), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-m", marks, f"--junit-xml={report}"]
        code = subprocess.run(
            [*command, f"--ignore={LEFT_OUT}", *TESTS, *arguments], cwd=PROJECT
        ).returncode
        counts = _counts(report)
    if is_recorded and counts["passed"]:
        _record({**cell, **counts, "on": f"{datetime.now(UTC):%Y-%m-%d}"})
        write_table()
    return code


def _cell() -> dict[str, str]:
    import django
    import wagtail
    from django.db import connection

    django.setup()
    with connection.cursor() as cursor:
        question = "sqlite_version()" if connection.vendor == "sqlite" else "version()"
        cursor.execute(f"SELECT {question}")
        version = cursor.fetchone()[0]
    connection.close()
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MariaDB"}[connection.vendor]
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "wagtail": ".".join(map(str, wagtail.VERSION[:3])),
        "database": f"{name} {version.removeprefix('PostgreSQL ').split()[0].split('-')[0]}",
    }


def _counts(report: Path) -> dict[str, int]:
    if not report.exists():
        return {"passed": 0, "failed": 0, "skipped": 0}
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        for name in total:
            total[name] += int(suite.get(name, 0))
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return {"passed": passed, "failed": failed, "skipped": total["skipped"]}


def recorded() -> list[dict[str, Any]]:
    """What was run, a line for each cell, in the order of the table."""
    return json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else []


def cell_of(line: dict[str, Any]) -> tuple[str, str, str]:
    """The cell that a line of the record is about: without the last part of the versions."""
    python, django = (".".join(line[name].split(".")[:2]) for name in ("python", "django"))
    return python, django, line["database"].split()[0]


def _record(line: dict[str, Any]) -> None:
    others = [other for other in recorded() if cell_of(other) != cell_of(line)]
    lines = sorted([*others, line], key=lambda one: CELLS.index(cell_of(one)))
    rows = ",\n".join("  " + json.dumps(one) for one in lines)
    RECORD.write_text(f"[\n{rows}\n]\n", "utf-8")


def table() -> str:
    """Markdown: a row for each Python and Django that was run, a column for each database."""
    lines = {cell_of(line): line for line in recorded()}
    rows = [
        f"| Python | Django | {' | '.join(DATABASES)} |",
        "|---|---|" + "---|" * len(DATABASES),
    ]
    for python, django in dict.fromkeys(cell[:2] for cell in CELLS):
        found = [lines.get((python, django, database)) for database in DATABASES]
        one = next(filter(None, found), None)
        if one is None:
            continue
        versions = (one["python"], one["django"])
        results = [_result(line, versions) for line in found]
        rows.append(f"| {' | '.join([*versions, *results])} |")
    wagtails = sorted({line["wagtail"] for line in lines.values()})
    said = (
        f"Wagtail {', '.join(wagtails)}. A cell says which release of the database, how many tests "
        "passed (of the apps, without a browser and without the slow ones; on PostgreSQL and "
        "MariaDB those that a database could change) and when; “–”: not run, as is what has no row."
    )
    return "\n".join([*rows, "", said])


def _result(line: dict[str, Any] | None, versions: tuple[str, str]) -> str:
    """What came of a cell; with its own versions, where they are not those of its row."""
    if line is None:
        return "–"
    failed = f", **{line['failed']:,} failed**" if line["failed"] else ""
    result = f"{line['database'].split()[1]}: {line['passed']:,} passed{failed}, {line['on']}"
    own = (line["python"], line["django"])
    return result if own == versions else f"{result} ({' / '.join(own)})"


def write_table() -> None:
    for path in SHOWN_IN:
        before, rest = path.read_text("utf-8").split(BEGIN)
        path.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parts = parser.add_subparsers(dest="what", required=True)
    parts.add_parser("run").add_argument("--record", action="store_true")
    parts.add_parser("requirements").add_argument("django")
    parts.add_parser("table")
    options, arguments = parser.parse_known_args()
    if options.what == "run":
        return run(arguments, is_recorded=options.record)
    if options.what == "requirements":
        print("\n".join(requirements(options.django)))
    else:
        write_table()
    return 0


if __name__ == "__main__":
    sys.exit(main())
