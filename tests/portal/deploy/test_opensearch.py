"""What an OpenSearch is told and asked, and what the admin does without its answer.

The server here is none: it notes requests and says which rows it found. What a real one makes of
them is not tested.
"""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from news import opensearch as opensearch_module
from news.factories import ArticleFactory
from news.models import ArticlePage, Category
from news.opensearch import FoldingMapping
from portal.settings.search import search_backends
from tests.fixtures import SiteTree

pytestmark = pytest.mark.usefixtures("search_index")


class Noting:
    """Requests as (method, path, body), and the keys of the rows that are found."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.found: list[int] = []

    def answer(self, method: str, path: str, body: bytes) -> Any:
        lines = [json.loads(line) for line in body.splitlines() if line]
        self.requests.append((method, path, lines))
        hits = [{"_id": str(k), "fields": {"pk": [str(k)]}} for k in self.found]
        return {"hits": {"hits": hits}, "items": [], "errors": False}

    def bodies(self, word: str) -> list[Any]:
        return [body for _method, path, body in self.requests if word in path]


@pytest.fixture
def server() -> Iterator[tuple[Noting, int]]:
    noting = Noting()

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = self.path.partition("?")[0]
            answer = json.dumps(noting.answer(self.command, path, body)).encode()
            self.send_response(404 if self.command == "HEAD" else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do

        def log_message(self, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, daemon=True).start()
    yield noting, http.server_port
    http.shutdown()
    http.server_close()


@pytest.fixture
def opensearch(server: tuple[Noting, int], settings: Any) -> Noting:
    noting, port = server
    settings.WAGTAILSEARCH_BACKENDS = search_backends(f"opensearch://127.0.0.1:{port}/thu?tls=off")
    return noting


@pytest.fixture
def away(settings: Any) -> None:
    opensearch_module._away_until.clear()
    settings.WAGTAILSEARCH_BACKENDS = search_backends("opensearch://127.0.0.1:9/thu?tls=off")


@pytest.fixture
def listing(
    administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> Callable[..., list[int]]:
    client = client_of(administrator)

    def look(name: str, **query: str) -> list[int]:
        response = client.get(reverse(name), query)
        assert response.status_code == 200
        return [row.pk for row in response.context["object_list"]]

    return look


def test_what_is_saved_is_told_as_written_and_folded(
    opensearch: Noting, site_tree: SiteTree
) -> None:
    ArticleFactory(parent=site_tree.news, title="Đua thuyền ở Huế")
    document = opensearch.bodies("/thu_wagtailcore_page/_doc")[-1][0]
    assert "Đua thuyền ở Huế" in document["title"]
    assert "dua thuyen o hue" in document["title"]
    assert any("dua thuyen" in text for text in document["_edgengrams"])
    assert "wagtailcore.Page" in document["_django_content_type"]


def test_every_kind_has_a_mapping_that_json_can_hold(opensearch: Noting) -> None:
    mapping = FoldingMapping(ArticlePage).get_mapping()["properties"]
    assert mapping["_edgengrams"]["analyzer"] == "edgengram_analyzer"
    backend = get_search_backend()
    index = backend.get_index_for_model(ArticlePage)
    assert index.name == "thu_wagtailcore_page"
    index.put()
    index.add_model(ArticlePage)
    assert "analysis" in opensearch.bodies("/thu_wagtailcore_page")[0][0]["settings"]
    assert opensearch.bodies("/_mapping")[-1][0]["properties"].keys() == mapping.keys()


def test_words_are_asked_for_without_marks_and_all_of_them(opensearch: Noting) -> None:
    list(get_search_backend().search("Đua THUYỀN", Page))
    query = opensearch.bodies("_search")[-1][0]["query"]["bool"]
    assert "dua thuyen" in json.dumps(query["must"])
    assert '"and"' in json.dumps(query["must"]).lower()
    assert query["filter"] == {"match": {"_django_content_type": "wagtailcore.Page"}}


def test_listings_show_what_was_found_in_their_own_order_and_by_their_filters(
    opensearch: Noting, site_tree: SiteTree, listing: Callable[..., list[int]]
) -> None:
    first, second, draft = (
        ArticleFactory(parent=site_tree.news, title=f"Đua thuyền {n}", live=n < 3)
        for n in (1, 2, 3)
    )
    opensearch.found = [first.pk, second.pk, draft.pk, 10**6]
    name = "wagtailadmin_pages:search"
    assert listing(name, q="dua thuyen") == [draft.pk, second.pk, first.pk]
    found = get_search_backend().autocomplete("dua", ArticlePage.objects.live().order_by("title"))
    assert found.count() == 2
    assert [page.pk for page in found[:1]] == [second.pk]


def test_without_an_answer_the_database_searches(
    away: None,
    site_tree: SiteTree,
    listing: Callable[..., list[int]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    article = ArticleFactory(parent=site_tree.news, title="Đua thuyền")
    assert listing("wagtailadmin_pages:search", q="dua thuyen") == [article.pk]
    messages = [r.getMessage() for r in caplog.records if r.name == "news.opensearch"]
    assert len(messages) == 1
    assert "127.0.0.1:9" in messages[0]
    assert "“database” searches instead" in messages[0]


def test_registers_are_searched_too(opensearch: Noting, listing: Callable[..., list[int]]) -> None:
    made = Category.objects.create(name="Đua thuyền")
    opensearch.found = [made.pk]
    (name,) = (pattern for pattern in [Category.snippet_viewset.get_url_name("list")] if pattern)
    assert listing(name, q="dua", ordering="-name") == [made.pk]
