"""`manage.py restore --over` that takes the tables of the site which is there, and migrates none.

That the tables can be made from nothing takes many seconds, and is proven once in the drill.
"""

import os
import re
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import django
from django.core.management import execute_from_command_line
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


def take_tables(targets: list[tuple[str, str]]) -> None:
    """Their rows are emptied by the restoring itself, but for those that name the migrations."""
    if connection.vendor == "sqlite":
        present = os.environ["DATABASE_URL"].removeprefix("sqlite:///")
        # Without what a crash left beside it.
        with closing(sqlite3.connect(f"file:{present}?immutable=1", uri=True)) as source:
            source.backup(connection.connection)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (new,) = cursor.fetchone()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, "tables.sql")
        run = PostgreSQL()._run
        run("pg_dump", "--schema-only", "--schema=public", "--no-owner", "--file", dump)
        text = re.sub(r"^(CREATE|COMMENT ON) SCHEMA public.*$", "", dump.read_text(), flags=re.M)
        dump.write_text(text.replace("public.", f"{new}."))
        run("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", dump)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations SELECT * FROM public.django_migrations")


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    django.setup()
    from portal.backup import loading
    from tests.database import PostgreSQL

    loading.make_tables = take_tables
    execute_from_command_line(sys.argv)
