"""Brings images that were stored before there was a check into the form that `images.prepare`
gives to new ones.
"""

from collections.abc import Iterator
from typing import Any

from django_tasks import task
from PIL import Image
from wagtail.images import get_image_model

from .fallback import FallbackImageMixin, note_problem
from .images import LONGEST_SIDE, PreparedImage, prepare

#: What Pillow calls texts and tables that say more than the picture does.
_TELLING = {"exif", "xmp", "photoshop", "comment", "XML:com.adobe.xmp", "Raw profile type exif"}


@task()
def tidy_stored_images() -> None:
    """Prepares all stored images that need it."""
    for image in stored_images():
        tidy(image)


def stored_images() -> Iterator[Any]:
    yield from get_image_model().objects.order_by("pk").iterator(100)


def tidy(image: Any) -> str:
    """ "prepared", "damaged" for one that cannot be read, or "" for one that is as it should be."""
    try:
        with image.open_file() as file:
            if not needs_preparing(file):
                return ""
            made = prepare(file, image.filename)
    except Exception as error:
        if isinstance(image, FallbackImageMixin):
            note_problem(image, error)
        return "damaged"
    _store(image, made)
    return "prepared"


def needs_preparing(file: Any) -> bool:
    """Asks the head of the file alone."""
    file.seek(0)
    picture = Image.open(file)
    is_plain = picture.format in ("JPEG", "PNG") and picture.mode in ("L", "RGB", "RGBA")
    is_small = max(picture.size) <= LONGEST_SIDE
    return not (is_plain and is_small) or not _TELLING.isdisjoint(picture.info)


def _store(image: Any, made: PreparedImage) -> None:
    former, storage = image.file.name, image.file.storage
    image.file.save(made.name, made, save=False)
    image._set_image_file_metadata()
    image.save()
    image.renditions.all().delete()
    storage.delete(former)
