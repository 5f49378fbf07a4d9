"""A search backend that asks an OpenSearch for words, folded as `search_backend` folds them.

    WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "news.opensearch", "HOSTS": […], "FALLBACK": "database"},
        "database": {"BACKEND": "news.search_backend"},
    }

OpenSearch says which rows hold the words; filters, rights and order are the database's, so that
listings behave as they do without it. Where it does not answer, the backend that `FALLBACK` names
is asked: both are written at each save. Needs `opensearch-py`.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Model, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseSearchResults
from modelsearch.backends.opensearch3 import (
    OpenSearch3AutocompleteQueryCompiler,
    OpenSearch3Mapping,
    OpenSearch3SearchBackend,
    OpenSearch3SearchQueryCompiler,
)
from opensearchpy.exceptions import OpenSearchException

from .search_backend import AnyColumn, fold_query, folding

logger = logging.getLogger(__name__)

#: As many as OpenSearch gives in one answer.
MOST_HITS = 10_000
#: Seconds for which it is not asked again after it did not answer.
PAUSE = 10.0

#: Hosts → until when they are left alone. A backend is made anew for each search.
_away_until: dict[str, float] = {}


class FoldingMapping(OpenSearch3Mapping):
    """What is stored of an object: each text as written and folded."""

    def get_document(self, obj: Model) -> dict[str, Any]:
        document = {"pk": str(obj.pk), "_django_content_type": self.get_all_content_types()}
        beginnings: list[Any] = []
        for field in self.model.get_search_fields():
            name, value, more = self._get_document_field_data(folding(field), obj)
            document[name] = value
            beginnings += more
        return document | {"_edgengrams": beginnings}


class FoldingQuery(AnyColumn):
    """All words have to be there, as the databases want it."""

    DEFAULT_OPERATOR = "and"
    mapping_class = FoldingMapping


class QueryCompiler(FoldingQuery, OpenSearch3SearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(FoldingQuery, OpenSearch3AutocompleteQueryCompiler):
    pass


class Results(BaseSearchResults):
    """Rows of the database: those that OpenSearch named, by filters and order of the queryset."""

    #: The same question to the backend that is asked where OpenSearch does not answer.
    instead: Callable[[], Any] | None = None
    supports_facet = True

    def _clone(self) -> "Results":
        clone = super()._clone()
        clone.instead = self.instead
        return clone

    def get_queryset(self) -> QuerySet[Any]:
        keys = self.backend.keys(self.query_compiler)
        if keys is None:
            if self.instead is None:
                return self.query_compiler.queryset.none()
            return self.instead()[self.start : self.stop].get_queryset()
        found = self.query_compiler.queryset.filter(pk__in=keys)
        if self.query_compiler.order_by_relevance or not found.ordered:
            found = found.order_by("-pk")
        return found[self.start : self.stop]

    def _do_search(self) -> list[Any]:
        return list(self.get_queryset())

    def _do_count(self) -> int:
        return self.get_queryset().count()

    def facet(self, field_name: str) -> dict[Any, int]:
        keys = [row.pk for row in self.get_queryset()]
        rows = self.query_compiler.queryset.model._default_manager.filter(pk__in=keys)
        counts = rows.order_by().values_list(field_name).annotate(number=Count("pk"))
        return dict(counts.order_by("-number"))


class SearchBackend(OpenSearch3SearchBackend):
    mapping_class = FoldingMapping
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        self.fallback = params.pop("FALLBACK", "")
        # One answer or none: the person who searches waits.
        params["OPTIONS"] = {"max_retries": 0} | params.get("OPTIONS", {})
        super().__init__(params)
        self.named = ", ".join(f"{host['host']}:{host['port']}" for host in self.hosts)

    def search(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        found = super().search(fold_query(query), model_or_queryset, *args, **kwargs)
        return self._or(found, "search", query, model_or_queryset, *args, **kwargs)

    def autocomplete(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
        found = super().autocomplete(fold_query(query), model_or_queryset, *args, **kwargs)
        return self._or(found, "autocomplete", query, model_or_queryset, *args, **kwargs)

    def _or(self, found: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        if self.fallback and isinstance(found, Results):
            found.instead = lambda: getattr(get_search_backend(self.fallback), name)(
                *args, **kwargs
            )
        return found

    def keys(self, query: Any) -> list[str] | None:
        """The primary keys of what was found; None where OpenSearch does not answer."""
        if time.monotonic() < _away_until.get(self.named, 0.0):
            return None
        try:
            answer = self.es.search(
                index=self.get_index_for_model(query.queryset.model).name,
                body={"query": query.get_query()},
                size=MOST_HITS,
                _source=False,
                stored_fields="pk",
            )
        except OpenSearchException as error:
            _away_until[self.named] = time.monotonic() + PAUSE
            instead = f"“{self.fallback}” searches instead" if self.fallback else "nothing is found"
            logger.error("OpenSearch (%s) does not answer; %s: %s", self.named, instead, error)
            return None
        return [hit["fields"]["pk"][0] for hit in answer["hits"]["hits"]]
