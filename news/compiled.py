"""Queries that are composed once in the life of a process: composing takes longer than asking."""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
_PLACE = -987_654_321


class ByPrimaryKey(Generic[M]):
    """One object by its key, as `queryset().get(pk=…)` gives it.

    `queryset` is called once; its conditions and annotations must not depend on the request, and
    it joins no objects (`select_related`).
    """

    def __init__(self, queryset: Callable[[], QuerySet[M]]) -> None:
        self._queryset = queryset

    @cached_property
    def _compiled(self) -> tuple[type[M], str, tuple]:
        rows = self._queryset().filter(pk=_PLACE).order_by()
        sql, params = rows.query.sql_with_params()
        return rows.model, sql, params

    def get(self, pk: int) -> M | None:
        model, sql, params = self._compiled
        values = [pk if value == _PLACE else value for value in params]
        return next(iter(model._default_manager.raw(sql, values)), None)
