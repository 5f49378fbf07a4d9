"""Fills the public index of a site that has pages from before there was one."""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from .models import PublicVersion
from .writer import rebuild

FILLED = "filled"


def fill_once(using: str = "default", **kwargs: Any) -> None:
    """After `migrate`, once all tables are as the code expects them."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    _version, is_new = PublicVersion.objects.get_or_create(name=FILLED, defaults={"token": "1"})
    if is_new:
        rebuild()
