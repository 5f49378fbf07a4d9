"""Backups of a site whose files are in a bucket, by a server of S3 on this machine."""

import io
import json
import tarfile
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.backup import BackupError
from portal.backup.archive import ABOUT, LACKING
from portal.backup.incoming import Incoming
from portal.settings.storage import file_storage
from tests.news.files.conftest import new_image

pytestmark = pytest.mark.any_database

AWAY = "s3://key:very-secret@127.0.0.1:9/media?tls=off"
NAME = "documents/nghi-quyet.pdf"


@pytest.fixture
def use(settings: Any) -> Any:
    """Has files lie where a STORAGE_URL says; "" for the folder."""

    def change(url: str) -> None:
        settings.STORAGES = {**settings.STORAGES, "default": file_storage(url)}

    return change


@pytest.fixture
def bucket(s3_url: str, use: Any, request: pytest.FixtureRequest) -> Iterator[str]:
    """One place in the bucket for each test, empty."""
    url = s3_url.replace("/anh?", f"/{request.node.name.partition('[')[0]}?")
    use(url)
    yield url
    use(url)


@pytest.fixture(params=["bucket", "folder"])
def either_place(
    bucket: str, use: Any, settings: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A test runs with an empty bucket, and with an empty folder."""
    if request.param == "folder":
        use("")
        settings.MEDIA_ROOT = tmp_path / "media"


def stored(name: str = NAME) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def names(folder: str = "documents") -> set[str]:
    return set(default_storage.listdir(folder)[1])


def test_files_come_into_an_empty_bucket_under_their_own_names(bucket: str) -> None:
    incoming = Incoming("1")
    incoming.ask()
    incoming.put(NAME, io.BytesIO(b"moi" * 4_000_000))  # more than is held in memory
    incoming.exchange()
    assert stored() == b"moi" * 4_000_000
    assert incoming.moved == 0
    assert names() == {"nghi-quyet.pdf"}


@pytest.mark.usefixtures("either_place")
def test_a_file_of_the_site_stays_until_the_database_is_exchanged() -> None:
    default_storage.save(NAME, ContentFile(b"here"))
    default_storage.save("documents/same.pdf", ContentFile(b"same"))
    failed = Incoming("1")
    failed.put(NAME, io.BytesIO(b"from the backup"))
    failed.put("documents/same.pdf", io.BytesIO(b"same"))
    failed.put("documents/new.pdf", io.BytesIO(b"new"))
    assert stored() == b"here"
    failed.forget()
    assert names() == {"nghi-quyet.pdf", "same.pdf"}

    incoming = Incoming("2")
    incoming.put(NAME, io.BytesIO(b"from the backup"))
    incoming.exchange()
    assert (stored(), stored(f"{NAME}.before-2")) == (b"from the backup", b"here")
    assert names() == {"nghi-quyet.pdf", "nghi-quyet.pdf.before-2", "same.pdf"}


@pytest.mark.usefixtures("either_place")
def test_a_name_outside_of_the_place_of_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"\.\./out"):
        Incoming("1").put("../out", io.BytesIO(b"x"))
    assert not (tmp_path / "out").exists()


@pytest.mark.django_db
def test_a_bucket_that_is_away_is_told_before_tables_are_made(use: Any) -> None:
    use(AWAY)
    with pytest.raises(BackupError, match="STORAGE_URL") as told:
        Incoming("1").ask()
    assert "very-secret" not in str(told.value)


@pytest.mark.django_db(transaction=True)
def test_a_backup_without_all_files_says_so_and_one_without_a_bucket_is_none(
    bucket: str, use: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images = [new_image() for _each in range(3)]
    size = images[0].get_rendition("width-20")
    whole = tmp_path / "whole.tar"
    call_command("backup", str(whole), stdout=StringIO())
    with tarfile.open(whole) as tar:
        held = set(tar.getnames())
    assert {f"media/{image.file.name}" for image in [*images, size]} <= held

    # The site makes sizes anew: they are no loss.
    default_storage.delete(size.file.name)
    call_command("backup", str(tmp_path / "fewer.tar"), stdout=StringIO())
    default_storage.delete(images[1].file.name)
    said, part = StringIO(), tmp_path / "part.tar"
    with pytest.raises(SystemExit) as ended:
        call_command("backup", str(part), stdout=StringIO(), stderr=said)
    assert ended.value.code == 2
    assert images[1].file.name in said.getvalue()
    assert "Đã sao lưu, nhưng 1 tệp" in said.getvalue()
    with tarfile.open(part) as tar:
        assert json.load(tar.extractfile(LACKING)) == [images[1].file.name]
        made = datetime.fromisoformat(json.load(tar.extractfile(ABOUT))["made_at"])
    listed = StringIO()
    call_command("restore", str(part), "--check", stdout=listed)
    assert images[1].file.name in listed.getvalue()
    assert f"Tạo lúc {timezone.localtime(made):%d/%m/%Y %H:%M:%S} " in listed.getvalue()

    use(AWAY)
    with pytest.raises(CommandError, match="Không tạo được bản sao lưu") as told:
        call_command("backup", str(tmp_path / "none.tar"), stdout=StringIO())
    assert told.value.returncode == 1
    assert "STORAGE_URL" in str(told.value)
    assert "very-secret" not in str(told.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "fewer.tar",
        "part.tar",
        "whole.tar",
    ]
