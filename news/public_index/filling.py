"""Fills the public index of a site whose rows are from before there was one, or of another form."""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.images import get_image_model

from ..files.tidying import tidy_stored_images
from ..publishing import enqueue
from .models import PublicVersion
from .writer import rebuild

#: What rows hold. Another number has every site write all rows anew at its next `migrate`: to be
#: raised with any change of what a page type gives the index.
FORM = "6"


def fill(using: str = "default", **kwargs: Any) -> None:
    """After `migrate`, once all tables are as the code expects them."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not PublicVersion.objects.filter(name="form", token=FORM).exists():
        rebuild()
        PublicVersion.objects.update_or_create(name="form", defaults={"token": FORM})
    _prepare_images_of_before(using)


def _prepare_images_of_before(using: str) -> None:
    """Once, in the background: images that were stored before uploads were checked."""
    _row, is_new = PublicVersion.objects.get_or_create(name="images", defaults={"token": "1"})
    if is_new and get_image_model().objects.exists():
        enqueue(tidy_stored_images, using=using)
