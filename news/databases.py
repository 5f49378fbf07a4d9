"""What one statement asks for where databases differ in what they can do."""

from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.query import QuerySet

M = TypeVar("M", bound=models.Model)


def locked(rows: "QuerySet[M]") -> "QuerySet[M]":
    """`rows`, each locked until the transaction ends, but not what points at them.

    MariaDB has no such weaker lock: there it is a whole one.
    """
    return rows.select_for_update(no_key=connection.features.has_select_for_no_key_update)


def locked_alone(rows: "QuerySet[M]") -> "QuerySet[M]":
    """`rows` with others joined to them, locked without those where the database can do that."""
    has_of = connection.features.has_select_for_update_of
    return rows.select_for_update(of=("self",) if has_of else ())


def overwrite(*fields: str, by: str) -> dict[str, Any]:
    """For `bulk_create`: a row whose `by` is there already gets these `fields`.

    MariaDB takes no names: there any unique column counts.
    """
    has_target = connection.features.supports_update_conflicts_with_target
    return {
        "update_conflicts": True,
        "update_fields": fields,
        "unique_fields": [by] if has_target else None,
    }
