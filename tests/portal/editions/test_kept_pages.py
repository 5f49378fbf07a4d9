"""A kept page is what any visitor without a session gets, and nothing else is ever kept."""

import gzip
import time
from collections.abc import Callable

import brotli
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from news.factories import ArticleFactory, DocumentFactory
from news.models import ArticlePage
from portal.editions.layer import EditionsLayer
from tests.fixtures import SiteTree

Hits = Callable[[], int]


@pytest.fixture
def article(site_tree: SiteTree, layer: EditionsLayer) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Đoàn kết")


def test_the_second_view_is_the_same_page_from_memory(
    article: ArticlePage, visitor: Client, hits: Hits
) -> None:
    first = visitor.get(article.url)
    assert hits() == 0
    second = visitor.get(article.url, {"utm_source": "x"})
    assert hits() == 1
    assert first.content == second.content
    assert first.headers == second.headers


def test_headers_are_those_of_django_and_those_of_a_kept_page(
    article: ArticlePage, visitor: Client, layer: EditionsLayer
) -> None:
    response = visitor.get(article.url)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Length"] == str(len(response.content))
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_neither_language_nor_cookie_of_a_browser_changes_the_page(
    article: ArticlePage, layer: EditionsLayer
) -> None:
    """So `Vary: Accept-Language` would be false: seen here without any kept page."""
    english = {"accept-language": "en", "cookie": "django_language=en"}
    bodies = set()
    for headers in ({}, english):
        layer.number.rise()
        bodies.add(Client().get(article.url, headers=headers).content)
    assert len(bodies) == 1
    passed = {**english, "cookie": "django_language=en; messages=x"}
    assert Client().get(article.url, headers=passed).content in bodies


def test_each_encoding_has_its_body_and_its_tag(article: ArticlePage, visitor: Client) -> None:
    plain = visitor.get(article.url)
    zipped = visitor.get(article.url, headers={"accept-encoding": "gzip, deflate"})
    small = visitor.get(article.url, headers={"accept-encoding": "gzip, deflate, br, zstd"})
    assert "Content-Encoding" not in plain
    assert zipped["Content-Encoding"] == "gzip"
    assert small["Content-Encoding"] == "br"
    assert gzip.decompress(zipped.content) == brotli.decompress(small.content) == plain.content
    assert len({answer["ETag"] for answer in (plain, zipped, small)}) == 3
    assert len(small.content) < len(zipped.content) < len(plain.content) / 2
    refused = visitor.get(article.url, headers={"accept-encoding": "br;q=0, gzip;q=0"})
    assert refused.content == plain.content


def test_head_says_what_get_would(article: ArticlePage, visitor: Client, hits: Hits) -> None:
    head = visitor.head(article.url)
    assert head.content == b""
    got = visitor.get(article.url)
    assert hits() == 1
    assert int(head["Content-Length"]) == len(got.content)
    assert head["ETag"] == got["ETag"]


def test_a_browser_that_has_the_page_gets_304(article: ArticlePage, visitor: Client) -> None:
    for encoding in ("", "gzip", "br"):
        headers = {"accept-encoding": encoding}
        tag = visitor.get(article.url, headers=headers)["ETag"]
        known = {**headers, "if-none-match": f'"other", W/{tag}'}
        response = visitor.get(article.url, headers=known)
        assert response.status_code == 304
        assert response.content == b""
        assert response["ETag"] == tag
    article.title = "Khác"
    article.save()
    assert visitor.get(article.url, headers=known).status_code == 200


def test_a_date_is_sent_only_when_it_stands_for_one_edition(
    article: ArticlePage, visitor: Client, layer: EditionsLayer
) -> None:
    assert "Last-Modified" not in visitor.get(article.url)
    time.sleep(2 - time.time() % 1 + 1)
    date = visitor.get(article.url)["Last-Modified"]
    since = {"if-modified-since": date}
    assert visitor.get(article.url, headers=since).status_code == 304
    layer.number.rise()
    assert visitor.get(article.url, headers=since).status_code == 200


@pytest.mark.parametrize("broken", ["yesterday", "Thu, 99 Foo 2026 99:99:99 GMT", "0", "é"])
def test_odd_validators_get_the_page(article: ArticlePage, visitor: Client, broken: str) -> None:
    for _ in range(2):
        headers = {"if-modified-since": broken, "if-none-match": ""}
        assert visitor.get(article.url, headers=headers).status_code == 200
        assert visitor.get(article.url, headers={"if-none-match": broken}).status_code == 200


def test_pages_that_moved_and_pages_that_are_missing_are_kept(
    article: ArticlePage, visitor: Client, hits: Hits
) -> None:
    for _ in range(2):
        assert visitor.get(article.url.rstrip("/")).status_code == 301
        assert visitor.get("/khong-co/").status_code == 404
    assert hits() == 2


def test_only_so_many_missing_pages_are_kept(visitor: Client, layer: EditionsLayer) -> None:
    layer.store.missing_pages = 3
    for number in range(6):
        visitor.get(f"/khong-co-{number}/")
    assert len(layer.store) == 3


def test_memory_is_bounded_and_the_page_asked_for_last_stays(
    site_tree: SiteTree, visitor: Client, layer: EditionsLayer, hits: Hits
) -> None:
    pages = [ArticleFactory(parent=site_tree.news).url for _ in range(12)]
    visitor.get(pages[0])
    layer.store.max_bytes = layer.store.size * 10
    for url in pages:
        visitor.get(url)
        visitor.get(pages[0])
    assert layer.store.size <= layer.store.max_bytes
    assert 8 <= len(layer.store) <= 10
    before = hits()
    visitor.get(pages[0])
    assert hits() == before + 1


def test_a_redirect_by_a_parameter_that_no_page_reads_still_leads_there(
    article: ArticlePage, visitor: Client
) -> None:
    for _ in range(2):
        assert visitor.get("/index.php").status_code == 404
    Redirect.add_redirect("/index.php?id=5", article)
    for _ in range(2):
        assert visitor.get("/index.php").status_code == 404
        assert visitor.get("/index.php?id=6").status_code == 404
        response = visitor.get("/index.php?id=5")
        assert (response.status_code, response["Location"]) == (301, article.url)


def test_what_is_left_out_of_an_address_is_not_on_the_page(
    article: ArticlePage, visitor: Client
) -> None:
    response = visitor.get(article.url, {"utm_source": "<i>poison</i>"})
    assert b"poison" not in response.content
    forged = {"x-forwarded-host": "evil.test", "x-forwarded-scheme": "evil", "x-original-url": "/e"}
    response = visitor.get(f"{article.url}?trang=1", headers=forged)
    assert b"evil" not in response.content


def test_who_is_logged_in_passes_by(
    article: ArticlePage,
    visitor: Client,
    hits: Hits,
    editor,
    client_of: Callable[..., Client],
) -> None:
    visitor.get(article.url)
    logged_in = client_of(editor)
    for _ in range(2):
        response = logged_in.get(article.url, headers={"accept-encoding": "br"})
        assert b"userbar" in response.content
        assert response["Cache-Control"] == "private, no-cache"
        assert "Content-Encoding" not in response
    assert hits() == 0
    assert b"userbar" not in visitor.get(article.url).content


@pytest.mark.parametrize("kind", ["password", "login"])
def test_restricted_pages_are_not_kept(
    article: ArticlePage, visitor: Client, layer: EditionsLayer, kind: str
) -> None:
    visitor.get(article.url)
    assert len(layer.store) == 1
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="mở ra")
    for _ in range(2):
        response = visitor.get(article.url)
        assert "Đoàn kết" not in response.content.decode().partition("<main")[2]
        assert len(layer.store) == 0
    if kind == "password":
        visitor = Client()
        form = visitor.get(article.url)
        action = form.context["action_url"]
        visitor.post(action, {"password": "mở ra", "return_url": article.url})
        assert "Đoàn kết" in visitor.get(article.url).content.decode()
        assert len(layer.store) == 0


def test_a_preview_is_not_kept(
    article: ArticlePage,
    layer: EditionsLayer,
    administrator,
    client_of: Callable[..., Client],
) -> None:
    client = client_of(administrator)
    client.get(f"{settings.ADMIN_PREFIX}pages/{article.pk}/view_draft/")
    client.get(f"{settings.ADMIN_PREFIX}login/")
    Client().get(f"{settings.ADMIN_PREFIX}login/")
    assert len(layer.store) == 0


def test_errors_are_not_kept(article: ArticlePage, layer: EditionsLayer) -> None:
    visitor = Client(raise_request_exception=False)
    article.__class__.template, kept = "no-such-template.html", article.__class__.template
    try:
        assert visitor.get(article.url).status_code == 500
    finally:
        article.__class__.template = kept
    assert visitor.get(article.url).status_code == 200


def test_an_unknown_host_gets_nothing(article: ArticlePage, layer: EditionsLayer, settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    assert Client().get(article.url).status_code == 200
    assert Client().get(article.url, headers={"host": "evil.test"}).status_code == 400
    assert len(layer.store) == 1


def test_files_are_not_kept(site_tree: SiteTree, layer: EditionsLayer, visitor: Client) -> None:
    document = DocumentFactory()
    ArticleFactory(parent=site_tree.news, attachments=[document])
    assert visitor.get(document.url).status_code == 200
    assert len(layer.store) == 0


def test_what_a_search_found_is_kept_too(
    site_tree: SiteTree, visitor: Client, hits: Hits, layer: EditionsLayer
) -> None:
    url = site_tree.search.url
    for _ in range(2):
        assert "Đoàn kết" not in visitor.get(url, {"q": "doan ket"}).content.decode()
    assert hits() == 1
    article = ArticleFactory(parent=site_tree.news, title="Đoàn kết")
    assert article.url in visitor.get(url, {"q": "doan ket"}).content.decode()


def test_an_answer_that_is_not_kept_is_compressed(visitor: Client, layer: EditionsLayer) -> None:
    response = visitor.get("/index.php?id=5", headers={"accept-encoding": "br"})
    assert response.status_code == 404
    assert response["Content-Encoding"] == "br"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "private, no-cache"
    assert b"</html>" in brotli.decompress(response.content)


def test_an_answer_with_a_forms_token_is_not_compressed(
    article: ArticlePage, visitor: Client
) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="a")
    response = Client().get(article.url, headers={"accept-encoding": "br"})
    assert b"csrfmiddlewaretoken" in response.content
    assert "Content-Encoding" not in response


def test_reading_pages_begins_no_edition(
    full_article: ArticlePage, site_tree: SiteTree, visitor: Client, layer: EditionsLayer
) -> None:
    """Renditions are made when a page is first seen."""
    cache.clear()
    before = layer.number.current()
    for page in (site_tree.front, site_tree.news, full_article, site_tree.rolls):
        assert visitor.get(page.url).status_code == 200
    assert layer.number.current() == before
