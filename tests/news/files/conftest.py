"""Images with real files, and files that are damaged or gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from tests.news.files.pictures import deep_grey, encoded, photo


def new_image(title: str = "Lễ phát động", size: tuple[int, int] = (1300, 800)) -> Any:
    content = ContentFile(encoded(photo(size), "JPEG"), name="le-phat-dong.jpg")
    return get_image_model().objects.create(title=title, file=content)


def damage(image: Any) -> None:
    """Its file ends halfway from now on; nothing was made of it before."""
    path = Path(image.file.path)
    path.write_bytes(path.read_bytes()[:600])
    forget_renditions(image)


def lose(image: Any) -> None:
    Path(image.file.path).unlink()
    forget_renditions(image)


def make_unknown(image: Any) -> None:
    """Its file is of a mode of which no JPEG or WebP can be made, as before there was a check."""
    Path(image.file.path).write_bytes(encoded(deep_grey(), "PNG"))
    forget_renditions(image)


def forget_renditions(image: Any) -> None:
    image.renditions.all().delete()
    cache.clear()


@pytest.fixture(params=[damage, lose, make_unknown], ids=lambda harm: harm.__name__)
def harm(request: pytest.FixtureRequest) -> Callable[[Any], None]:
    """What can happen to the file of an image after it was uploaded."""
    return request.param
