"""The rows of all tables at one moment, in a form that every database takes.

Values are those that Django stores in SQLite: moments as text in UTC, UUIDs as 32 letters, JSON as
text. `loading.py` gives each column what its own database calls that.
"""

import base64
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from uuid import UUID

from django.db import connection

from . import BackupError, unknown_kind

#: What is made anew, or must not come back: whoever signed in before signs in again.
LEFT_OUT = {"django_migrations", "django_session", "usersessions_usersession"}
_FETCHED = 1000


@dataclass(frozen=True)
class Table:
    name: str
    columns: list[str]
    #: The last key that was given out, also where its row is gone; None where keys are no numbers.
    last_key: int | None


class Snapshot:
    """What the database says at the moment of the first question, whatever is written meanwhile."""

    def tables(self) -> list[Table]:
        raise NotImplementedError

    def rows(self, table: Table) -> Iterator[list[Any]]:
        raise NotImplementedError

    def column(self, table: str, column: str) -> Iterator[Any]:
        """Values of one column that are not empty."""
        raise NotImplementedError


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Of the default database, by a connection of its own; writers are not held up."""
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as raw:
            raw.execute("BEGIN")
            yield _SQLite(raw)
        return
    if connection.vendor != "postgresql":
        raise BackupError(unknown_kind(connection.vendor))
    own = connection.copy()
    try:
        own.ensure_connection()
        raw = own.connection
        with raw.transaction():
            raw.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            raw.execute("SET LOCAL statement_timeout = 0")
            raw.execute("SET LOCAL TIME ZONE 'UTC'")
            yield _PostgreSQL(raw)
    finally:
        own.close()


class _SQLite(Snapshot):
    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw

    def tables(self) -> list[Table]:
        # Neither virtual tables nor those in which they keep their words: triggers fill them.
        found = self.raw.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        ).fetchall()
        keys: dict[str, int] = {}
        if self.raw.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
        ).fetchone():
            keys = dict(self.raw.execute("SELECT name, seq FROM sqlite_sequence"))
        return [
            Table(name, self._columns(name), keys.get(name))
            for (name,) in found
            if name not in LEFT_OUT
        ]

    def _columns(self, name: str) -> list[str]:
        # `hidden` is not 0 for generated columns.
        sql = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid"
        return [column for (column,) in self.raw.execute(sql, [name])]

    def rows(self, table: Table) -> Iterator[list[Any]]:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        for row in self.raw.execute(f'SELECT {columns} FROM "{table.name}"'):  # noqa: S608
            yield [_portable(value) for value in row]

    def column(self, table: str, column: str) -> Iterator[Any]:
        sql = f'SELECT "{column}" FROM "{table}" WHERE "{column}" <> \'\''  # noqa: S608
        return (value for (value,) in self.raw.execute(sql))


_PG_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY 1
"""
_PG_COLUMNS = """
    SELECT a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a
    WHERE a.attrelid = quote_ident(%s)::regclass AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = '' ORDER BY a.attnum
"""
_PG_SEQUENCES = """
    SELECT pg_get_serial_sequence(quote_ident(%s), a.attname) FROM pg_attribute a
    WHERE a.attrelid = quote_ident(%s)::regclass AND a.attnum > 0 AND NOT a.attisdropped
"""


class _PostgreSQL(Snapshot):
    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.types: dict[str, dict[str, str]] = {}

    def tables(self) -> list[Table]:
        names = [name for (name,) in self.raw.execute(_PG_TABLES) if name not in LEFT_OUT]
        return [self._table(name) for name in names]

    def _table(self, name: str) -> Table:
        self.types[name] = dict(self.raw.execute(_PG_COLUMNS, [name]).fetchall())
        found = [row[0] for row in self.raw.execute(_PG_SEQUENCES, [name, name]) if row[0]]
        last = None
        if found:
            sql = "SELECT last_value FROM pg_sequences WHERE (quote_ident(schemaname) || '.' ||"
            sql += " quote_ident(sequencename)) = %s"
            row = self.raw.execute(sql, [found[0]]).fetchone()
            last = row[0] if row else None
        return Table(name, [*self.types[name]], last)

    def rows(self, table: Table) -> Iterator[list[Any]]:
        columns = ", ".join(
            # As text: what is a number in JSON stays as it was written.
            f'"{column}"::text' if kind in ("json", "jsonb", "tsvector") else f'"{column}"'
            for column, kind in self.types[table.name].items()
        )
        with self.raw.cursor(name="backup") as cursor:
            cursor.itersize = _FETCHED
            cursor.execute(f'SELECT {columns} FROM "{table.name}"')  # noqa: S608
            for row in cursor:
                yield [_portable(value) for value in row]

    def column(self, table: str, column: str) -> Iterator[Any]:
        with self.raw.cursor(name="backup") as cursor:
            cursor.itersize = _FETCHED
            cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" <> \'\'')  # noqa: S608
            yield from (value for (value,) in cursor)


def _moment(value: datetime) -> str:
    return str(value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value)


_AS_STORED: dict[type, Callable[[Any], Any]] = {
    bool: int,
    datetime: _moment,
    date: str,
    time: str,
    timedelta: lambda value: value // timedelta(microseconds=1),
    Decimal: str,
    UUID: lambda value: value.hex,
    IPv4Address: str,
    IPv6Address: str,
    bytes: lambda value: {"base64": base64.b64encode(value).decode()},
}


def _portable(value: Any) -> Any:
    convert = _AS_STORED.get(type(value))
    return value if convert is None else convert(value)
