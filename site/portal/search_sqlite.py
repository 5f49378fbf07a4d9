"""SQLite's full-text search, folded."""

from modelsearch.backends.database.sqlite import sqlite as stock

from .search import FoldingIndexMixin, FoldingMixin


class FoldingIndex(FoldingIndexMixin, stock.SQLiteIndex):
    """The index with folded text beside the text as written."""


class SQLiteSearchBackend(FoldingMixin, stock.SQLiteSearchBackend):
    index_class = FoldingIndex
