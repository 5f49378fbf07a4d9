"""Where a backup comes back to, and who hears of a night without one."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from news.scheduling import jobs
from news.scheduling.models import ScheduledRun
from portal.backup import nightly
from portal.backup.loading import _File


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _File:
    """A database of SQLite in a folder of its own, and beside it the one that is to come."""
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE old (x)")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(path))
    place = _File("20260101-020000")
    with closing(sqlite3.connect(place.new)) as raw:
        raw.execute("CREATE TABLE new (x)")
    return place


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM sqlite_master")]


@pytest.mark.any_database
def test_what_a_crash_left_behind_goes_aside_with_the_former_database(place: _File) -> None:
    leftover = b"changes of the former database" * 300
    Path(f"{place.path}-wal").write_bytes(leftover)
    Path(f"{place.path}-shm").write_bytes(b"\0" * 32768)
    former = Path(place.put_in_place())
    assert former.exists()
    assert Path(f"{former}-wal").read_bytes() == leftover
    assert not Path(f"{place.path}-wal").exists()
    assert tables(place.path) == ["new"]


@pytest.mark.any_database
def test_a_database_that_somebody_has_open_is_not_exchanged(place: _File) -> None:
    assert place.is_used() == ""
    with closing(sqlite3.connect(place.path)) as other:
        other.execute("SELECT * FROM old").fetchall()
        assert str(place.path) in place.is_used()
    assert place.is_used() == ""


@pytest.mark.any_database
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and then nothing", b"no database"])
def test_a_damaged_database_can_be_replaced(place: _File, content: bytes) -> None:
    place.path.write_bytes(content)
    assert place.is_used() == ""
    place.put_in_place()
    assert tables(place.path) == ["new"]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["backup"], "BACKUP_DIR"),
        (["backup", "/no/such/folder/a.tar"], "no such file"),
        (["backup", "--keep", "0", "/tmp"], "--keep"),
        (["restore", "/no/such/file.tar"], "no such file"),
        (["restore", "--check", "manage.py"], "no backup"),
    ],
)
def test_commands_say_what_is_wrong_and_leave_nothing(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    with (
        override_settings(BACKUP={"DIR": "", "KEEP": 1, "RECIPIENTS": [], "HOUR": 2}),
        pytest.raises(CommandError, match=said),
    ):
        call_command(*arguments)


@pytest.mark.any_database
def test_commands_speak_vietnamese_whatever_the_server_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    with pytest.raises(CommandError, match="Không có tệp hoặc thư mục này: /no/such/file"):
        call_command("restore", "/no/such/file.tar")


@pytest.mark.django_db
def test_administrators_hear_of_a_failure_once_a_night(mailoutbox: list[Any]) -> None:
    users = get_user_model().objects
    users.update(is_superuser=False)
    users.create_superuser("mot", "mot@stp.gov.vn", "x")
    users.create_superuser("hai", "", "x")
    users.create_user("ba", "ba@stp.gov.vn", "x")
    for _attempt in range(3):
        nightly.tell("the disk is full")
    assert [message.to for message in mailoutbox] == [["mot@stp.gov.vn"]]
    assert "the disk is full" in mailoutbox[0].body
    told = ScheduledRun.objects.get(name=nightly.TOLD)
    ScheduledRun.objects.update(begun_at=told.begun_at - timedelta(days=1))
    nightly.tell("the disk is full")
    assert len(mailoutbox) == 2


@pytest.mark.any_database
def test_backups_are_made_by_themselves_only_where_a_folder_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "_jobs", {})
    nightly.register_job()
    assert jobs._jobs == {}
    with override_settings(BACKUP={"DIR": "/srv/backups", "KEEP": 1, "RECIPIENTS": [], "HOUR": 2}):
        nightly.register_job()
    assert [*jobs._jobs] == ["backup --if-due"]


@pytest.mark.django_db
def test_administrators_see_on_the_first_screen_that_a_night_has_no_backup(
    client_of: Any, administrator: Any, editor: Any, settings: Any, tmp_path: Path
) -> None:
    said = "Trang chưa có bản sao lưu nào."

    def screen(user: Any) -> str:
        return client_of(user).get("/admin/").content.decode()

    assert said not in screen(administrator)
    settings.BACKUP = {**settings.BACKUP, "DIR": str(tmp_path)}
    assert said in screen(administrator)
    assert said not in screen(editor)
    nightly.note_made()
    assert said not in screen(administrator)
    ScheduledRun.objects.update(begun_at=timezone.now() - timedelta(hours=30))
    assert "Bản sao lưu gần nhất của trang tạo lúc" in screen(administrator)
