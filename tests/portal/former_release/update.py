"""Run by a process of its own, on the database that DATABASE_URL names: the former release's
database comes into it, is migrated, and every page of `pages.json` is opened.
"""

import json
import lzma
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

HERE = Path(__file__).parent
#: The fields that had a column for English.
TRANSLATED = {
    "news.Author": ("role", "bio"),
    "news.Category": ("name", "description"),
    "news.OfficialDocument": ("issuing_body", "abstract"),
    "campaigns.AwardType": ("name", "authority"),
    "campaigns.Cluster": ("name",),
    "campaigns.Unit": ("name",),
    "home.SiteIdentity": ("name", "tagline", "address", "responsible"),
}
#: Tables that PostgreSQL has not, or that are filled in another way there.
SKIPPED = ("sqlite_", "django_migrations", "wagtailsearch_indexentry")


def load() -> None:
    data = lzma.decompress((HERE / "database.sqlite3.xz").read_bytes())
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).write_bytes(data)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "former.sqlite3"
        file.write_bytes(data)
        with closing(sqlite3.connect(file)) as former:
            _copy(former)


def _copy(former: sqlite3.Connection) -> None:
    """Makes the tables as the former release's last migrations left them, and puts its rows in."""
    applied = set(former.execute("SELECT app, name FROM django_migrations").fetchall())
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    executor.migrate(
        [
            node
            for node in applied & set(graph.nodes)
            if not any(
                child.key in applied and child.key[0] == node[0]
                for child in graph.node_map[node].children
            )
        ]
    )
    names = former.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = [name for (name,) in names if not name.startswith(SKIPPED)]
    with connection.cursor() as cursor:
        # Foreign keys wait until all rows are there.
        cursor.execute("SET session_replication_role = replica")
        quoted = ", ".join(f'"{table}"' for table in tables)
        cursor.execute(f"TRUNCATE {quoted} CASCADE")
        for table in tables:
            _copy_rows(former, cursor, table)
        cursor.execute("SET session_replication_role = DEFAULT")


def _copy_rows(former: sqlite3.Connection, cursor: Any, table: str) -> None:
    rows = former.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in rows.description]
    described = connection.introspection.get_table_description(cursor, table)
    types = {
        column.name: connection.introspection.get_field_type(column.type_code, column)
        for column in described
    }
    values = [
        [
            bool(value) if types[name] == "BooleanField" and value is not None else value
            for name, value in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)
    for sequence in connection.introspection.get_sequences(cursor, table):
        column = sequence["column"]
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), "
            f'coalesce(max("{column}"), 1)) FROM "{table}"'
        )


def english(apps: Any, is_moved: bool) -> dict[str, str]:
    """Every English text of the registers, where it stands before or after it is moved."""
    found = {}
    for label, fields in TRANSLATED.items():
        for row in apps.get_model(label).objects.all():
            known = row.translations.get("en", {}) if is_moved else {}
            for field in fields:
                text = known.get(field) if is_moved else getattr(row, f"{field}_en")
                if text:
                    found[f"{label} {row.pk} {field}"] = text
    return found


def there_and_back() -> dict[str, int]:
    """How many English texts there are, 0 if they are not the same before they are moved, after
    it, moved back, and moved once more.
    """
    graph = MigrationExecutor(connection).loader.graph
    moving = [node for node in graph.nodes if node[1].endswith("_translations")]
    before = [
        next(above.key for above in graph.node_map[node].parents if above.key[0] == node[0])
        for node in moving
    ]
    last = [leaf for leaf in graph.leaf_nodes() if leaf[0] in {node[0] for node in moving}]
    texts = []
    for targets, is_moved in ((before, False), (last, True), (before, False), (last, True)):
        state = MigrationExecutor(connection).migrate(targets)
        texts.append(english(state.apps, is_moved))
    return {"texts": len(texts[0]) if texts.count(texts[0]) == len(texts) else 0}


def visit() -> dict[str, Any]:
    """What is wrong with the pages, by address."""
    from django.contrib.auth import get_user_model

    pages = json.loads((HERE / "pages.json").read_text(encoding="utf-8"))
    reader, officer = Client(), Client()
    officer.force_login(get_user_model().objects.get(username=pages["user"]))
    wrong: dict[str, Any] = {}
    for client, addresses in ((reader, pages["public"]), (officer, pages["admin"])):
        for address, words in addresses.items():
            answer = client.get(address)
            text = answer.content.decode()
            missing = [word for word in words if word not in text]
            if answer.status_code != 200 or missing:
                wrong[address] = [answer.status_code, missing]
            if client is reader and pages["hidden"] in text:
                wrong[address] = "shows who is withheld"
    if (status := reader.get(pages["gone"]).status_code) != 410:
        wrong[pages["gone"]] = status
    return wrong


def main() -> None:
    load()
    connections.close_all()
    former = len(MigrationRecorder(connection).applied_migrations())
    moved = there_and_back()
    call_command("migrate", verbosity=0)
    if connection.vendor != "sqlite":
        call_command("update_index", verbosity=0)
    call_command("check", fail_level="WARNING", verbosity=0)
    print(json.dumps({"former": former, **moved, "wrong": visit()}, ensure_ascii=False))


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[2] / "site")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    main()
