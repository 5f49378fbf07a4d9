"""PostgreSQL's full-text search, folded."""

from modelsearch.backends.database.postgres import postgres as stock

from .search import FoldingIndexMixin, FoldingMixin


class FoldingIndex(FoldingIndexMixin, stock.PostgresIndex):
    """The index with folded text beside the text as written."""


class PostgresSearchBackend(FoldingMixin, stock.PostgresSearchBackend):
    index_class = FoldingIndex
