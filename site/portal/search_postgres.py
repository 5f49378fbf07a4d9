"""PostgreSQL's full-text search, folded."""

from modelsearch.backends.database.postgres.postgres import (
    PostgresIndex,
    PostgresSearchBackend,
)

from .search import FoldingIndexMixin, FoldingMixin


class FoldingIndex(FoldingIndexMixin, PostgresIndex):
    """The index with folded text beside the text as written."""


class SearchBackend(FoldingMixin, PostgresSearchBackend):
    index_class = FoldingIndex
