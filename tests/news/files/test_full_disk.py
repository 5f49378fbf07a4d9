"""On a full disk nothing half-written stays, pages are shown, and all is well when there is room.

The database is on another disk.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.management import call_command
from django.test import Client

from campaigns.imports import files as sent_lists
from news.built_files import built_file
from news.factories import ArticleFactory
from news.files import public_folder
from news.files.folder import FORGOTTEN
from news.files.models import ImageProblem
from tests.disks import files_in, fill_up, on_a_small_disk
from tests.fixtures import SiteTree
from tests.news.files.conftest import forget_renditions, new_image

pytestmark = [pytest.mark.any_database]
OnDisk = Callable[[Callable[[], object]], None]
LARGE = os.urandom(600_000)
#: So much of it still finds its place.
LEFT = 200_000


@pytest.fixture
def disk(tmp_path: Path, settings: Any) -> Path:
    """Everything that the site writes beside its database."""
    folder = tmp_path / "disk"
    folder.mkdir()
    settings.MEDIA_ROOT = folder / "media"
    settings.NEWS_PUBLIC_FILES_ROOT = folder / "media" / "public"
    settings.NEWS_BUILT_FILES = folder / "built"
    settings.AWARD_IMPORT_DIR = folder / "private"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return folder


@contextmanager
def no_room() -> Iterator[None]:
    with pytest.raises(OSError, match="No space left"):
        yield


def uploaded() -> TemporaryUploadedFile:
    """As a large file comes from a form: it waits on another disk."""
    file = TemporaryUploadedFile("quyet-dinh.pdf", "application/pdf", len(LARGE), None)
    file.write(LARGE)
    file.flush()
    return file


def build(file: Any) -> None:
    file.write(LARGE)


WRITERS = {
    "a small upload": lambda: default_storage.save("documents/a.pdf", ContentFile(LARGE)),
    "a large upload": lambda: default_storage.save("documents/a.pdf", uploaded()),
    "a sent list": lambda: sent_lists.keep(LARGE),
    "a file for readers": lambda: built_file("1", ["xlsx"], build),
}


@pytest.mark.parametrize("what", WRITERS)
def test_what_finds_no_room_leaves_nothing_behind(what: str, disk: Path) -> None:
    def work() -> None:
        filler = fill_up(disk, leave=LEFT)
        with no_room():
            WRITERS[what]()
        assert [name for name in files_in(disk) if not name.endswith("lock")] == []
        filler.unlink()
        WRITERS[what]()

    on_a_small_disk(disk, 4, work)


def test_an_upload_whose_last_piece_alone_finds_no_room_is_not_taken_for_whole(disk: Path) -> None:
    """Django moves a file from another disk, and does not look how much of it was written."""

    def work() -> None:
        fill_up(disk, leave=len(LARGE) // 65_536 * 65_536 + 4_096)
        with no_room():
            default_storage.save("documents/a.pdf", uploaded())
        assert files_in(disk) == []

    on_a_small_disk(disk, 4, work)


def test_a_picture_that_finds_no_room_leaves_nothing_in_the_public_folder(
    disk: Path, tmp_path: Path
) -> None:
    class Rendition:
        class file:
            name, path = "images/a.jpg", str(tmp_path / "a.jpg")

    (tmp_path / "a.jpg").write_bytes(LARGE)

    def work() -> None:
        fill_up(disk, leave=LEFT)
        with no_room():
            public_folder.show(Rendition)
        assert files_in(disk) == []

    on_a_small_disk(disk, 4, work)


@pytest.mark.django_db(transaction=True)
def test_pages_are_shown_without_new_pictures_and_with_them_once_there_is_room(disk: Path) -> None:
    def work() -> None:
        image = new_image()
        body = [("image", {"image": image, "alt": "Lễ phát động"})]
        article = ArticleFactory(parent=SiteTree().news, body=body)
        forget_renditions(image)
        before = files_in(disk)
        filler = fill_up(disk)

        answer = Client().get(article.url)
        assert answer.status_code == 200
        assert "no-picture" in answer.content.decode()
        # It will be whole in a minute: nobody may keep it.
        assert answer["Cache-Control"] == "no-store"
        assert files_in(disk) == before
        assert not ImageProblem.objects.exists()

        filler.unlink()
        answer = Client().get(article.url)
        assert "no-picture" not in answer.content.decode()
        assert answer.get("Cache-Control") != "no-store"

    on_a_small_disk(disk, 8, work)


def test_what_a_killed_process_left_half_written_goes_by_itself(disk: Path) -> None:
    old, young, whole = (
        disk / "media" / name
        for name in ("images/.1a.part", "images/.2b.part", "images/a.part.jpg")
    )
    for path in (old, young, whole):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    past = old.stat().st_mtime - FORGOTTEN - 60
    for path in (old, whole):
        os.utime(path, (past, past))
    call_command("public_files", "--sweep", verbosity=0)
    assert files_in(disk) == ["media/images/.2b.part", "media/images/a.part.jpg"]


def test_two_files_of_one_name_are_two(disk: Path) -> None:
    first = default_storage.save("documents/a.pdf", ContentFile(b"first"))
    second = default_storage._save("documents/a.pdf", ContentFile(b"second"))
    assert first != second
    assert default_storage.open(first).read() == b"first"
    assert default_storage.open(second).read() == b"second"
