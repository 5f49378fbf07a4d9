"""Images that were stored before there was a check are brought into its form."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from PIL import Image

from news.factories import ArticleFactory
from news.files.models import ImageProblem
from tests.news.files.conftest import new_image
from tests.news.files.pictures import deep_grey, encoded, phone_photo

pytestmark = pytest.mark.any_database


def stored_before(content: bytes) -> Any:
    """An image with a file that no upload would leave as it is now."""
    image = new_image()
    Path(image.file.path).write_bytes(content)
    image.renditions.all().delete()
    cache.clear()
    return image


def content_of(image: Any) -> bytes:
    image.refresh_from_db()
    return Path(image.file.path).read_bytes()


def test_positions_and_times_are_taken_out_of_stored_photos(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, fine = stored_before(phone_photo(orientation=6)), new_image()
    former, kept = Path(photo.file.path), content_of(fine)
    call_command("prepare_images")
    assert "1 images were prepared, 0 cannot be read" in capsys.readouterr().out
    made = Image.open(BytesIO(content_of(photo)))
    assert (made.size, made.getexif()) == ((48, 64), {})
    assert (photo.width, photo.height) == (48, 64)
    assert not former.exists() or former == Path(photo.file.path)
    assert content_of(fine) == kept


def test_a_stored_picture_of_a_rare_kind_is_shown_afterwards(site_tree: Any) -> None:
    image = stored_before(encoded(deep_grey()))
    ArticleFactory(parent=site_tree.news, cover=image)
    call_command("prepare_images")
    image.refresh_from_db()
    assert not image.get_rendition("width-480|format-webp").is_placeholder


def test_what_cannot_be_read_is_noted_and_the_others_go_on(db: None) -> None:
    damaged, photo = stored_before(b"x"), stored_before(phone_photo())
    call_command("prepare_images")
    assert ImageProblem.objects.get().image_id == damaged.pk
    assert b"SERIAL" not in content_of(photo)
    call_command("prepare_images")
