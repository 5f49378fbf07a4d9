"""The files of pictures, and the HTML of covers: made in the background, when a page is published.

Until that is done, and for drafts, the same templates (`news/pictures/`) make it as they are shown.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django_tasks import task
from wagtail.models import Page

from .public_index.models import PublicPage
from .publishing import enqueue

logger = logging.getLogger(__name__)

#: `social` is what other sites show, in the head of the page.
PICTURES = ("card", "lead", "cover", "social")
#: Model → field with an image → templates that show it as `image`; of models that are no pages.
PICTURES_OF: dict[str, dict[str, list[str]]] = {}


def prepare_soon(page_ids: Iterable[int]) -> None:
    """Has the pictures of these pages made once what was written is there for others to read."""
    ids = list(page_ids)
    if ids:
        enqueue(prepare_pictures, ids)


@task()
def prepare_pictures(page_ids: list[int]) -> None:
    """Makes the files of covers and bodies, and keeps the HTML of covers that have none yet."""
    for page in Page.objects.filter(pk__in=page_ids).specific():
        _make_files_of_body(page)
        if hasattr(page, "public_pictures"):
            for image, template in page.public_pictures():
                _make_files(image, template)
    rows = PublicPage.objects.filter(pk__in=page_ids, pictures={}, cover__isnull=False)
    made: dict[PublicPage, dict[str, str]] = {}
    for row in rows.select_related("cover"):
        prefetch_related_objects([row], "cover__renditions")
        alt = row.details.get("cover_alt", "")
        try:
            made[row] = {
                name: render_to_string(
                    f"news/pictures/{name}.html", {"image": row.cover, "alt": alt}
                ).strip()
                for name in PICTURES
            }
        except Exception:  # a damaged file: the page is shown without, and nothing else stops
            logger.exception("The pictures of page %s could not be made", row.pk)
    _keep(made)


@transaction.atomic
def _keep(made: dict[PublicPage, dict[str, str]]) -> None:
    """In one transaction, as each begins a new edition of the site."""
    for row, pictures in made.items():
        same = PublicPage.objects.filter(pk=row.pk, cover_id=row.cover_id, pictures={})
        same.update(pictures=pictures)


@task()
def prepare_pictures_of(model: str, key: str) -> None:
    """The same for what is no page, see `files.uses.always_shown`."""
    for instance in apps.get_model(model)._default_manager.filter(pk=key):
        for field, templates in PICTURES_OF[model].items():
            for template in templates:
                _make_files(getattr(instance, field), template)


def _make_files(image: Any, template: str) -> None:
    """By rendering what shows the image to readers."""
    if image is None:
        return
    try:
        render_to_string(template, {"image": image, "alt": ""})
    except Exception:
        logger.exception("The pictures of image %s could not be made", image.pk)


def _make_files_of_body(page: Page) -> None:
    """By rendering its pictures as readers will see them."""
    for child in page.body if hasattr(page, "body") else []:
        if child.block_type == "image" and child.value["image"]:
            try:
                child.block.render(child.value)
            except Exception:
                logger.exception("A picture in page %s could not be made", page.pk)


def load_missing(rows: Iterable[PublicPage]) -> None:
    """Loads what the templates need for covers whose HTML is not there yet: two queries, if any."""
    waiting = [row for row in rows if row.cover_id and not row.pictures]
    if waiting:
        prefetch_related_objects(waiting, "cover__renditions")
