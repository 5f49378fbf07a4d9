"""A whole site is backed up while somebody writes, and comes back the same: on each database."""

import json
import re
import shutil
import time
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import psycopg
import pyrage
import pytest

from portal.backup import nightly
from portal.backup.rows import LEFT_OUT
from tests import database
from tests.portal.backup.sites import Site
from tests.servers import Unavailable, postgres

pytestmark = [pytest.mark.drill, pytest.mark.django_db]


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _same(before: dict[str, str], after: dict[str, str]) -> None:
    differences = []
    for path in sorted(before | after):
        was, is_now = (said.get(path, "").splitlines() for said in (before, after))
        if was != is_now:
            differences += [path, *unified_diff(was, is_now, n=0, lineterm="")]
    assert not differences, "\n".join(line[:200] for line in differences[:100])


def test_a_site_comes_back_the_same_on_each_database(
    tmp_path: Path, django_db_setup: None, s3_url: str
) -> None:
    source = Site(tmp_path, "source")
    database.copy_to(source.database)
    told, key = tmp_path / "told.json", tmp_path / "key"
    told.write_text(source.visitor("fill"))
    identity = pyrage.x25519.Identity.generate()
    key.write_text(str(identity))
    before = json.loads(source.visitor("visit", told))
    assert len(before) > 60
    assert sum("/admin/" in path for path in before) >= 20

    # Somebody writes before, while and after the backup is made.
    written, written_later = source.var / "written", 0
    writer = source.start_visitor("write", source.var)
    try:
        _until(written.exists)
        first = int(written.read_text())
        done = source.manage("backup", tmp_path / "a.tar.age", "--key", identity.to_public())
        assert done.returncode == 0, done.stderr
        assert "not there" not in done.stderr
        written_later = int(written.read_text())
        assert written_later > first
    finally:
        (source.var / "stop").touch()
        assert writer.wait(60) == 0

    # Into a place where another site crashed.
    copy = Site(tmp_path, "copy")
    shutil.copyfile(source.database, copy.database)
    (copy.var / "db.sqlite3-wal").write_bytes(b"what a killed process left behind" * 200)
    (copy.var / "db.sqlite3-shm").write_bytes(b"\0" * 32768)
    done = copy.restore_quickly(tmp_path / "a.tar.age", "--key", key)
    assert done.returncode == 0, done.stderr
    assert copy.rows("PRAGMA integrity_check") == [("ok",)]
    _same(before, json.loads(copy.visitor("visit", told)))

    # What was written meanwhile is there in whole, or not at all.
    drafts = copy.rows("SELECT title FROM wagtailcore_page WHERE title LIKE 'Viết thêm %'")
    authors = copy.rows("SELECT name FROM news_author WHERE name LIKE 'Viết thêm %'")
    assert first <= len(drafts) <= written_later + 1
    assert sorted(drafts) == sorted(authors)
    files = [name for (name,) in copy.rows("SELECT file FROM home_siteimage")]
    files += [name for (name,) in copy.rows("SELECT file FROM wagtaildocs_document")]
    assert len(files) >= 2 * len(drafts)
    assert [name for name in files if not (copy.var / "media" / name).is_file()] == []

    try:
        with postgres() as address:
            _on_postgresql_and_in_a_bucket(tmp_path, key, told, before, address, s3_url)
    except Unavailable as error:
        pytest.skip(str(error))


def _on_postgresql_and_in_a_bucket(
    tmp_path: Path, key: Path, told: Path, before: dict[str, str], address: str, s3_url: str
) -> None:
    moved = Site(tmp_path, "moved", address, STORAGE_URL=s3_url)
    done = moved.manage("restore", tmp_path / "a.tar.age", "--key", key)
    assert done.returncode == 0, done.stderr
    assert not (moved.var / "media" / "original_images").exists()
    _same(before, json.loads(moved.visitor("visit", told)))
    backup, commands = str(tmp_path / "b.tar"), tmp_path / "commands"
    commands.write_text(
        json.dumps([["public_index", "--check"], ["backup", backup], ["restore", backup]])
    )
    checked, made, refused = json.loads(moved.visitor("do", commands))
    assert checked[0] == 0, checked
    assert made[0] == 0, made
    assert refused[0] == 1
    assert "--over" in refused[1]
    # Back into a folder.
    moved.environment["STORAGE_URL"] = ""
    done = moved.restore_quickly(tmp_path / "b.tar")
    assert done.returncode == 0, done.stderr
    (copied,) = re.findall(r", (\d+) files,", made[1])
    stored = [path for path in (moved.var / "media").rglob("*") if path.is_file()]
    assert len([path for path in stored if "public" not in path.parts]) == int(copied) > 4
    former = re.findall(r"the schema (before_\w+)", done.stdout)[0]
    with psycopg.connect(address) as connection:
        # That the backup was made is known only after it, so not in it.
        noted = f"DELETE FROM {former}.news_scheduledrun WHERE name = %s"
        assert connection.execute(noted, [nightly.MADE]).rowcount == 1
        was, is_now = (_rows(connection, schema) for schema in (former, "public"))
    assert len(was) > 100
    assert [name for name in was if was[name] != is_now.get(name)] == []


def _rows(connection: psycopg.Connection, schema: str) -> dict[str, Any]:
    """Of each table how many, and one number for all that stands in them."""
    found = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
    names = {name for (name,) in connection.execute(found, [schema])} - LEFT_OUT
    told = 'SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{}"."{}" t'
    return {name: connection.execute(told.format(schema, name)).fetchone() for name in names}
