"""Fills the public index of a site whose rows are from before there was one, or of another form."""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from .models import PublicVersion
from .writer import rebuild

#: What rows hold. Another number has every site write all rows anew at its next `migrate`: to be
#: raised with any change of what a page type gives the index.
FORM = "4"


def fill(using: str = "default", **kwargs: Any) -> None:
    """After `migrate`, once all tables are as the code expects them."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not PublicVersion.objects.filter(name="form", token=FORM).exists():
        rebuild()
        PublicVersion.objects.update_or_create(name="form", defaults={"token": FORM})
