"""A search backend that folds what is indexed and what is asked, so that marks do not matter.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "news.search_backend"}}

It is Wagtail's own for the database that the site has. Our page types index their titles as written
and folded on every backend (`news.text.searchable`); this does the same for images, documents,
users and the host's models, so that the admin's search fields behave alike everywhere.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from modelsearch.query import SearchQuery

from .text import fold_words, searchable

# Each can be imported with its own engine only.
if connection.vendor == "sqlite":
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend as StockBackend
elif connection.vendor == "mysql":
    from modelsearch.backends.database.mysql.mysql import MySQLSearchBackend as StockBackend
else:
    from modelsearch.backends.database.postgres.postgres import (
        PostgresSearchBackend as StockBackend,
    )

#: Fields of this name give text that is folded already.
FOLDED_ALREADY = "search_"


def fold_query(query: str | SearchQuery) -> str | SearchQuery:
    """`query` with every text in it folded; a new object, the given one stays as it is."""
    if isinstance(query, str):
        return fold_words(query) or query
    folded = copy(query)
    if hasattr(query, "query_string"):
        folded.query_string = fold_words(query.query_string) or query.query_string
    if hasattr(query, "subquery"):
        folded.subquery = fold_query(query.subquery)
    if hasattr(query, "subqueries"):
        folded.subqueries = [fold_query(part) for part in query.subqueries]
    return folded


def fold_value(value: Any) -> Any:
    """What a search field gives, as written and folded."""
    if isinstance(value, list):
        return [fold_value(item) for item in value]
    if isinstance(value, dict):
        return {key: fold_value(item) for key, item in value.items()}
    return searchable(force_str(value)) if value else value


def folding(field: BaseField, instance: Model | None = None) -> BaseField:
    """A copy of `field` whose text is folded too; of `instance`, where one is given."""
    folded = copy(field)
    if isinstance(field, RelatedFields):
        folded.fields = [folding(inner) for inner in field.fields]
        folded.get_value = lambda obj: field.get_value(instance or obj)
    elif isinstance(field, SearchField | AutocompleteField):
        fold_it = not field.field_name.startswith(FOLDED_ALREADY)

        def get_value(obj: Model) -> Any:
            value = field.get_value(instance or obj)
            return fold_value(value) if fold_it else value

        folded.get_value = get_value
    return folded


class FoldedObject:
    """What an index reads of an object: its key and its search fields, folding."""

    def __init__(self, instance: Model) -> None:
        self.pk = instance.pk
        self.instance = instance

    def get_search_fields(self) -> list[BaseField]:
        return [folding(field, self.instance) for field in self.instance.get_search_fields()]  # type: ignore[attr-defined]


class FoldingIndex(StockBackend.index_class):
    def add_items(self, model: type[Model], objs: Any) -> None:
        super().add_items(model, [FoldedObject(instance) for instance in objs])

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Only ranks are computed with them; it reads the whole index after every save."""


class NewestFirst:
    """Orders what was found by age where Wagtail asks for relevance.

    On SQLite a rank is a subquery that repeats the whole search for every row that was found.
    """

    def search(self, *args: Any, **kwargs: Any) -> Any:
        if self.order_by_relevance:
            self.order_by_relevance = False
            self.queryset = self.queryset.order_by("-pk")
        return super().search(*args, **kwargs)


class AnyColumn:
    """Lets what is searched be filtered and sorted by whatever the database can.

    Search engines elsewhere know the fields that they were given, and for their sake every backend
    refuses others (`FilterFieldError`, `OrderByFieldError`). Both of ours add a condition to the
    query: listings of the admin may sort by any of their headings while they search.
    """

    def _get_filters_from_queryset(self, **how: Any) -> None:
        """Nothing to check."""

    def _get_order_by(self) -> Iterator[Any]:
        """Nothing to check."""
        return iter(())


class QueryCompiler(AnyColumn, NewestFirst, StockBackend.query_compiler_class):
    pass


class AutocompleteQueryCompiler(
    AnyColumn, NewestFirst, StockBackend.autocomplete_query_compiler_class
):
    pass


class SearchBackend(StockBackend):
    """Folds what `search()` and `autocomplete()` were asked.

    PostgreSQL takes the words as they are unless `SEARCH_CONFIG` names a language: it stems none of
    ours.
    """

    index_class = FoldingIndex
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": "simple", **params})

    def search(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().search(fold_query(query), *args, **kwargs)

    def autocomplete(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(fold_query(query), *args, **kwargs)
