"""The compatibility matrix (docs/compatibility.json).

`nox --list` names the cells; `nox -s "tests(python='3.13', django='6.1', database='SQLite')"` runs
one.

Each session notes what came of it. A Python that the machine lacks is skipped, and stays unnoted.
"""

import sys
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent / "tools"))
from matrix import CELLS, requirements

nox.options.reuse_existing_virtualenvs = True


@nox.session
@nox.parametrize("python,django,database", CELLS)
def tests(session: nox.Session, django: str, database: str) -> None:
    """The tests of the apps with one Python, Django and database."""
    listed = Path(session.virtualenv.location, "requirements.txt")
    listed.write_text("\n".join(requirements(django)), "utf-8")
    session.install("--requirement", str(listed))
    if database == "MariaDB":  # needs a compiler, pkg-config and libmariadb-dev
        session.install("mysqlclient==2.3.2")
    session.run("python", "manage.py", "catalogues", "compile", silent=True)
    server = {
        "SQLite": (),
        "PostgreSQL": ("python", "tests/servers.py", "--"),
        "MariaDB": ("python", "tests/servers.py", "--mariadb", "--"),
    }
    command = ("python", "tools/matrix.py", "run", "--record", *session.posargs)
    # A server that does not start fails the cell.
    session.run(*server[database], *command, env={"CI": "1"})
