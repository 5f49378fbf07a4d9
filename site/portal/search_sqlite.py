"""SQLite's full-text search, folded."""

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteIndex,
    SQLiteSearchBackend,
)

from .search import FoldingIndexMixin, FoldingMixin


class FoldingIndex(FoldingIndexMixin, SQLiteIndex):
    """The index with folded text beside the text as written."""


class SearchBackend(FoldingMixin, SQLiteSearchBackend):
    index_class = FoldingIndex
