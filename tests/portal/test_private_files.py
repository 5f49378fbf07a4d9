"""Files with personal data: for the site's own system user, and gone once nobody needs them."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from campaigns.factories import HonorRollFactory
from campaigns.imports import files
from campaigns.models import AwardImport
from news.files import public_folder
from news.scheduling import starting
from portal import private_files
from portal.settings.private import private_folder
from tests.fixtures import SiteTree


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def aged(path: Path, seconds: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"raw")
    at = time.time() - seconds
    os.utime(path, (at, at))
    return path


def test_a_new_site_keeps_its_folders_to_itself(tmp_path: Path) -> None:
    private = Path(private_folder(tmp_path / "new" / "var"))
    assert mode(private) == 0o700
    assert mode(private.parent) == 0o711
    made_before = tmp_path / "old"
    made_before.mkdir(mode=0o755)
    private_folder(made_before)
    assert mode(made_before) == 0o755


def test_whichever_command_makes_the_database_nobody_else_reads_it(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.db import connection as c;"
        "c.cursor().execute('pragma journal_mode=wal');c.cursor().execute('create table t (i int)')"
        ";print(*[oct(p.stat().st_mode & 0o777) for p in sorted("
        "__import__('pathlib').Path(c.settings_dict['NAME']).parent.glob('db.sqlite3*'))])"
    )
    env = os.environ | {
        "VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.development", "PYTHONPATH": ".:site",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    modes = done.stdout.split()
    assert len(modes) == 3, done.stderr
    assert set(modes) == {"0o600"}


def test_what_others_could_read_is_said_and_closed_at_the_start(
    tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT, settings.NEWS_PUBLIC_FILES_ROOT = tmp_path, tmp_path / "public"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "private")
    database = tmp_path / "db.sqlite3"
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}}
    folders = [tmp_path / name for name in ("documents", "public", "private")]
    for path in (database, tmp_path / "db.sqlite3-wal"):
        path.touch(0o644)
        path.chmod(0o644)
    for folder in folders:
        folder.mkdir()
        folder.chmod(0o755)
    (warning,) = private_files.check_private_files()
    assert "db.sqlite3-wal" in warning.msg
    assert "documents" in warning.msg
    assert "public" not in warning.msg
    before = os.umask(0o022)
    try:
        private_files.begin_serving()
        made = tmp_path / "made"
        made.touch()
    finally:
        os.umask(before)
    assert private_files.check_private_files() == []
    assert (mode(database), mode(made), mode(tmp_path / "public")) == (0o600, 0o600, 0o755)


def test_the_web_server_may_read_public_pictures_whatever_the_process_keeps(
    tmp_path: Path, settings: Any
) -> None:
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path / "public"
    before = os.umask(0o077)
    try:
        public_folder._open_to_all(tmp_path / "public" / "images")
    finally:
        os.umask(before)
    assert mode(tmp_path / "public" / "images") == 0o755


@pytest.mark.any_database
def test_raw_lists_left_by_a_kill_are_swept_at_the_start(
    site_tree: SiteTree, administrator: Any, tmp_path: Path, settings: Any
) -> None:
    settings.AWARD_IMPORT_DIR = settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "private")
    place = Path(settings.AWARD_IMPORT_DIR)
    roll = HonorRollFactory(parent=site_tree.rolls, live=False)
    used, left, new = "a" * 32, "b" * 32, "c" * 32
    AwardImport.objects.create(page=roll, user=administrator, filename="a.xlsx", token=used)
    kept = [aged(place / used, 600), aged(place / f"{used}.work", 600), aged(place / new, 5)]
    swept = [
        aged(place / left, 600),
        aged(place / f"{left}.work", 600),
        aged(place / "tmpx1.upload.xlsx", 600),
        aged(place / ("d" * 32), files.LIFE + 60),
    ]
    call_command("run_scheduled", "--once")
    assert [path for path in swept if path.exists()] == []
    assert [path for path in kept if not path.exists()] == []


def test_a_fault_in_tidying_keeps_nobody_from_starting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done = []

    def fail() -> None:
        raise OSError("no disk")

    monkeypatch.setattr(starting, "_works", [fail, lambda: done.append(1)])
    starting.begin()
    assert done == [1]
    assert "fail failed at the start" in caplog.text


@pytest.mark.django_db
def test_the_tests_own_database_is_closed_too() -> None:
    if connection.vendor == "sqlite":
        assert mode(Path(str(connection.settings_dict["NAME"]))) & 0o077 == 0
