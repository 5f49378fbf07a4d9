"""Fills a database beside the present one, and puts it in its place when it is complete.

On SQLite that is a file, on PostgreSQL a schema: until the last moment the site is as it was, and
what it was stays there under another name.
"""

import base64
import gzip
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import BackupError, unknown_kind
from .rows import LEFT_OUT

#: Head of a table (name, columns, last key) and some of its rows.
Parts = Iterable[tuple[dict[str, Any], Iterator[list[Any]]]]
#: The admin's search, as each database has it; `update_index` makes it anew from the rows.
SEARCH_TABLES = {"wagtailsearch_indexentry"}
#: SQLite's files beside the database: of a process that was killed, they would be read as changes.
_BESIDE = ("-wal", "-shm", "-journal")


class Place:
    """Where the new database is made: `DATABASES["default"]` names it while `building` lasts."""

    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        #: Tables of the backup that no code here has: their rows were left out.
        self.unknown: list[str] = []

    def is_there(self) -> bool:
        """Whether there is a present database at all."""
        return True

    def is_used(self) -> str:
        """Who has the present database open, in a few words; "" for nobody."""
        raise NotImplementedError

    def building(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def put_in_place(self) -> str:
        """Exchanges the two; where the former one is now, "" where there was none."""
        raise NotImplementedError

    def load(self, parts: Parts) -> None:
        """Fills tables by heads and rows as `making.py` writes them, and empties all others."""
        raise NotImplementedError

    def is_wanted(self, name: str, names: Iterable[str]) -> bool:
        """Whether the rows of this table are taken; `names` are those that the database has."""
        if name not in names and name not in self.unknown:
            self.unknown.append(name)
        return name in names and name not in LEFT_OUT


def place(stamp: str) -> Place:
    kinds: dict[str, type[Place]] = {"sqlite": _File, "postgresql": _Schema}
    if connection.vendor not in kinds:
        raise BackupError(unknown_kind(connection.vendor))
    return kinds[connection.vendor](stamp)


def make_tables(targets: list[tuple[str, str]]) -> None:
    """The tables as they were then, without the rows that migrations put into them."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


def migrate_on() -> None:
    """From then to what the code has now."""
    call_command("migrate", verbosity=0, interactive=False)


def part(content: IO[bytes]) -> tuple[dict[str, Any], Iterator[list[Any]]]:
    """Head and rows of a member."""
    lines = gzip.decompress(content.read()).splitlines()
    return json.loads(lines[0]), map(json.loads, lines[1:])


class _File(Place):
    def __init__(self, stamp: str) -> None:
        super().__init__(stamp)
        self.path = Path(connection.settings_dict["NAME"])
        self.new = self.path.with_name(f".{self.path.name}.{stamp}.part")

    def is_there(self) -> bool:
        return self.path.exists()

    def is_used(self) -> str:
        if not self.is_there() or _is_damaged(self.path):
            return ""
        connection.close()
        with closing(sqlite3.connect(self.path, timeout=1, isolation_level=None)) as raw:
            try:
                # Fails while any other process has the file open, reading or not.
                raw.execute("PRAGMA locking_mode = EXCLUSIVE")
                raw.execute("BEGIN EXCLUSIVE")
                raw.execute("ROLLBACK")
            except sqlite3.OperationalError:
                return _("another process has %(file)s open") % {"file": self.path}
            except sqlite3.DatabaseError:  # damaged: that is why there is a backup
                pass
        return ""

    @contextmanager
    def building(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.new.touch(0o600)
        with _connected(NAME=str(self.new)):
            try:
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA synchronous=OFF")
                yield
                connection.close()
                with self.new.open("rb") as file:
                    os.fsync(file.fileno())
            except BaseException:
                connection.close()
                for end in ("", *_BESIDE):
                    Path(f"{self.new}{end}").unlink(missing_ok=True)
                raise

    def put_in_place(self) -> str:
        former = self.path.with_name(f"{self.path.name}.before-{self.stamp}")
        connection.close()
        had_one = self.path.exists()
        # Its changes that are not in the file yet go with it, never to the new one.
        for end in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                os.replace(f"{self.path}{end}", f"{former}{end}")
        os.replace(self.new, self.path)
        return str(former) if had_one else ""

    def load(self, parts: Parts) -> None:
        connection.ensure_connection()
        raw = connection.connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("BEGIN")
        # Triggers fill and empty the virtual tables of search.
        found = raw.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")
        names = {name for (name,) in found if not name.startswith("sqlite_")}
        for name in names - {"django_migrations"}:
            raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
        for head, rows in parts:
            name = head["table"]
            if not self.is_wanted(name, names):
                continue
            columns = ", ".join(f'"{column}"' for column in head["columns"])
            marks = ", ".join("?" * len(head["columns"]))
            sql = f'INSERT INTO "{name}" ({columns}) VALUES ({marks})'  # noqa: S608
            raw.executemany(sql, ([_plain(value) for value in row] for row in rows))
            if head["last_key"] is not None:
                raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", [name])
                raw.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", [name, head["last_key"]])
        raw.execute("COMMIT")
        broken = raw.execute("PRAGMA foreign_key_check").fetchmany(3)
        if broken:
            text = _("Rows of the backup point to rows that are not in it: %(rows)s")
            raise BackupError(text % {"rows": broken})
        raw.execute("PRAGMA foreign_keys=ON")


class _Schema(Place):
    def __init__(self, stamp: str) -> None:
        super().__init__(stamp)
        self.new = f"restoring_{stamp.replace('-', '_')}"
        self.former = f"before_{stamp.replace('-', '_')}"

    def is_used(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND usename = current_user"
            )
            (count,) = cursor.fetchone()
        text = ngettext(
            "%(count)s other connection of this user to the database is open",
            "%(count)s other connections of this user to the database are open",
            count,
        )
        return text % {"count": count} if count else ""

    @contextmanager
    def building(self) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {self.new}")
        options = connection.settings_dict["OPTIONS"]
        given = f"{options.get('options', '')} -c search_path={self.new}".strip()
        try:
            with _connected(OPTIONS={**options, "options": given}):
                yield
        except BaseException:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP SCHEMA {self.new} CASCADE")
            raise

    def put_in_place(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            (present,) = cursor.fetchone()
            was_there = self._tables(cursor, present)
            with transaction.atomic():
                if was_there:
                    cursor.execute(f"CREATE SCHEMA {self.former}")
                for source, target, names in (
                    (present, self.former, was_there),
                    (self.new, present, self._tables(cursor, self.new)),
                ):
                    for name in names:
                        cursor.execute(f'ALTER TABLE "{source}"."{name}" SET SCHEMA "{target}"')
                cursor.execute(f"DROP SCHEMA {self.new} CASCADE")
        connection.close()
        return _("the schema %(name)s") % {"name": self.former} if was_there else ""

    def _tables(self, cursor: Any, schema: str) -> list[str]:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        return [name for (name,) in cursor.fetchall()]

    def load(self, parts: Parts) -> None:
        connection.ensure_connection()
        raw = connection.connection
        with raw.transaction(), raw.cursor() as cursor:
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            cursor.execute("SET LOCAL statement_timeout = 0")
            names = self._tables(cursor, self.new)
            emptied = ", ".join(f'"{name}"' for name in names if name != "django_migrations")
            cursor.execute(f"TRUNCATE {emptied}")
            last_keys: dict[str, int] = {}
            for head, rows in parts:
                if not self.is_wanted(head["table"], names):
                    continue
                self._copy(cursor, head, rows)
                last_keys[head["table"]] = head["last_key"] or 0
            for name, last in last_keys.items():
                self._set_sequences(cursor, name, last)

    def _copy(self, cursor: Any, head: dict[str, Any], rows: Iterator[list[Any]]) -> None:
        name, columns = head["table"], head["columns"]
        kinds = dict(
            cursor.execute(
                "SELECT column_name, data_type FROM information_schema.columns"
                " WHERE table_schema = %s AND table_name = %s",
                [self.new, name],
            ).fetchall()
        )
        given = [_FOR_COPY.get(kinds.get(column, ""), _text) for column in columns]
        listed = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f'COPY "{name}" ({listed}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(
                    [None if v is None else to(v) for to, v in zip(given, row, strict=True)]
                )

    def _set_sequences(self, cursor: Any, name: str, last: int) -> None:
        cursor.execute(
            "SELECT a.attname, pg_get_serial_sequence(quote_ident(%s), a.attname)"
            " FROM pg_attribute a WHERE a.attrelid = quote_ident(%s)::regclass"
            " AND a.attnum > 0 AND NOT a.attisdropped",
            [name, name],
        )
        for column, sequence in cursor.fetchall():
            if sequence:
                sql = f'SELECT greatest(max("{column}"), %s) FROM "{name}"'  # noqa: S608
                (highest,) = cursor.execute(sql, [last]).fetchone()
                if highest:
                    cursor.execute("SELECT setval(%s, %s)", [sequence, highest])


def _plain(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def _text(value: Any) -> Any:
    """PostgreSQL has no text with a zero byte in it."""
    value = _plain(value)
    return value.replace("\0", "") if isinstance(value, str) else value


_FOR_COPY: dict[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "interval": lambda value: f"{value} microseconds",
}


def _is_damaged(path: Path) -> bool:
    """Whether SQLite cannot even read its first page."""
    with path.open("rb") as file:
        return file.read(16) not in (b"", b"SQLite format 3\0")


@contextmanager
def _connected(**changes: Any) -> Iterator[None]:
    """The default connection is one with these settings."""
    former = {name: connection.settings_dict[name] for name in changes}
    connection.close()
    connection.settings_dict.update(changes)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(former)
