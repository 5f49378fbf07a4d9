"""What a killed process or a full disk kept from the public folder is done at the next pass."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from news.factories import ArticleFactory
from news.files import public_folder
from news.files.models import FolderDebt
from tests.fixtures import SiteTree
from tests.news.files.conftest import new_image

SPEC = "width-480|format-jpeg"


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path / "public"
    return tmp_path / "public"


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_not_public_any_more_goes_though_the_folder_failed(folder: Path) -> None:
    image = new_image()
    article = ArticleFactory(parent=SiteTree().news, cover=image)
    name = image.get_rendition(SPEC).file.name
    assert (folder / name).exists()
    assert not FolderDebt.objects.exists()
    folder.rename(folder.with_name("away"))
    folder.write_text("no folder")
    article.unpublish()
    assert FolderDebt.objects.exists()
    folder.unlink()
    folder.with_name("away").rename(folder)
    assert (folder / name).exists()
    call_command("public_files", "--catch-up")
    assert not (folder / name).exists()
    assert not FolderDebt.objects.exists()
    assert list(public_folder.differences()) == []
