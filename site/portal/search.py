"""Search backends that fold the query, so that marks typed or left out find the same.

Pages index their text as written and folded (`news.text.searchable`); the folded query matches
the folded half. Used by the public search and by every search field of the admin.
"""

from copy import copy
from typing import Any

from modelsearch.backends.database.postgres.postgres import (
    PostgresSearchBackend as StockPostgresSearchBackend,
)
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteSearchBackend as StockSQLiteSearchBackend,
)
from modelsearch.query import SearchQuery

from news.text import fold


def fold_query(query: str | SearchQuery) -> str | SearchQuery:
    """`query` with every text in it folded; a new object, the given one stays as it is."""
    if isinstance(query, str):
        return fold(query)
    folded = copy(query)
    if hasattr(query, "query_string"):
        folded.query_string = fold(query.query_string)
    if hasattr(query, "subquery"):
        folded.subquery = fold_query(query.subquery)
    if hasattr(query, "subqueries"):
        folded.subqueries = [fold_query(part) for part in query.subqueries]
    return folded


class FoldingMixin:
    """Folds what `search()` and `autocomplete()` were asked."""

    def search(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().search(fold_query(query), *args, **kwargs)

    def autocomplete(self, query: str | SearchQuery, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(fold_query(query), *args, **kwargs)


class SQLiteSearchBackend(FoldingMixin, StockSQLiteSearchBackend):
    """SQLite's full-text index with folded queries."""


class PostgresSearchBackend(FoldingMixin, StockPostgresSearchBackend):
    """PostgreSQL's full-text index with folded queries."""
