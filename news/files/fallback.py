"""No page fails for a picture: where a size cannot be made, a placeholder stands in its place.

An image model and its renditions take both mixins, first. What is wrong is noted as an
`ImageProblem`, logged, and shown to editors (`hooks.py`).
"""

import logging
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, models
from django.templatetags.static import static
from django.utils import timezone
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from ..outages.errors import DISK, is_no_room
from ..outages.incomplete import note_incomplete
from . import public_folder
from .models import ImageProblem

logger = logging.getLogger(__name__)

#: How long an image that could not be read is left alone: reading it costs each reader.
TRY_AGAIN_AFTER = timedelta(hours=1)
PLACEHOLDER = "news/no-picture.svg"
#: Of a placeholder for an image whose own size is not known.
UNKNOWN_SIZE = (480, 300)


class KnownProblem(Exception):
    """The image could not be read a short while ago."""


class FallbackImageMixin(models.Model):
    """For image models, before `AbstractImage`."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whatever was wrong with its file, it is tried again."""
        is_known = not self._state.adding
        super().save(*args, **kwargs)
        if is_known:
            ImageProblem.objects.filter(pk=self.pk).delete()

    def get_rendition(self, filter: Filter | str) -> Any:
        filter = Filter(spec=filter) if isinstance(filter, str) else filter
        try:
            return super().get_rendition(filter)
        except InvalidFilterSpecError:
            raise
        except Exception as error:
            if isinstance(error, DatabaseError) and not can_go_on(error):
                raise
            note_problem(self, error)
            return placeholder(self, filter)

    def get_renditions(self, *filters: Filter | str) -> dict[str, Any]:
        try:
            return super().get_renditions(*filters)
        except InvalidFilterSpecError:
            raise
        except Exception as error:
            if isinstance(error, DatabaseError) and not can_go_on(error):
                raise
            note_problem(self, error)
            # Those that were made before the file was damaged are still right.
            specs = [f.spec if isinstance(f, Filter) else f for f in filters]
            return {spec: self.get_rendition(spec) for spec in specs}

    def create_rendition(self, filter: Filter) -> Any:
        refuse_known_problem(self)
        rendition = super().create_rendition(filter)
        ImageProblem.objects.filter(pk=self.pk).delete()
        public_folder.show_if_public(self, [rendition])
        return rendition

    def create_renditions(self, *filters: Filter) -> dict[Filter, Any]:
        if len(filters) > 1:  # one alone is `create_rendition`
            refuse_known_problem(self)
        made = super().create_renditions(*filters)
        if len(filters) > 1:
            public_folder.show_if_public(self, made.values())
        return made


class FallbackRenditionMixin(models.Model):
    """For the renditions of such a model, before `AbstractRendition`."""

    #: Whether it stands for a size that could not be made.
    is_placeholder = False

    class Meta:
        abstract = True

    @property
    def url(self) -> str:
        return static(PLACEHOLDER) if self.is_placeholder else super().url


def placeholder(image: Any, filter: Filter) -> Any:
    """An unsaved rendition with the width and height that the real one would have."""
    try:
        width, height = filter.get_transform(image).size
    except Exception:  # an image whose size is not known
        width, height = UNKNOWN_SIZE
    rendition = image.get_rendition_model()(
        image=image, filter_spec=filter.spec, width=int(width), height=int(height)
    )
    rendition.is_placeholder = True
    return rendition


def refuse_known_problem(image: Any) -> None:
    since = timezone.now() - TRY_AGAIN_AFTER
    if ImageProblem.objects.filter(pk=image.pk, noticed_at__gt=since).exists():
        raise KnownProblem(image.pk)


def can_go_on(error: DatabaseError) -> bool:
    """Whether a page can be shown all the same: the database has no room for the row of a size."""
    return is_no_room(error) and not connection.in_atomic_block


def is_away(error: BaseException | None) -> bool:
    """Whether the storage of files, or the room in it, is away: that says nothing about a file."""
    while error is not None:
        if (isinstance(error, OSError) and error.errno in DISK) or is_no_room(error):
            return True
        error = error.__cause__
    return False


def note_problem(image: Any, error: Exception) -> None:
    if isinstance(error, KnownProblem):
        return
    if is_away(error):
        note_incomplete()
        logger.error("Image %s (“%s”) cannot be read now: %s", image.pk, image.title, error)
        return
    is_missing = isinstance(error, SourceImageIOError)
    kind = ImageProblem.Kind.MISSING if is_missing else ImageProblem.Kind.DAMAGED
    logger.error(
        "Image %s (“%s”, file %s) cannot be shown: %s", image.pk, image.title, image.file, error
    )
    ImageProblem.objects.update_or_create(
        pk=image.pk, defaults={"kind": kind, "noticed_at": timezone.now()}
    )
