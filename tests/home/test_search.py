"""Search for readers: marks, capitals and order do not matter, and only public pages are found."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from home.factories import ContentPageFactory
from news.excerpts import excerpt, highlight
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    OfficialDocumentFactory,
    publish,
)
from news.paging import PAGE_SIZE
from tests.fixtures import SiteTree
from tests.reading import main_part, page_link, words
from tests.samples import paragraph

#: For what the admin finds; readers find what the public index holds.
in_admin = pytest.mark.usefixtures("search_index")

Clients = Callable[[AbstractUser], Client]

TITLE = "Phát động đợt thi đua cao điểm kỷ niệm 28/8"


def found(client: Client, query: str, address: str = "/tim-kiem/") -> list[str]:
    response = client.get(address, {"q": query})
    assert response.status_code == 200
    return [hit.page.title for hit in response.context["results"]]


@pytest.mark.parametrize(
    "query",
    [
        "thi đua",
        "thi dua",
        "THI ĐUA",
        "Thi Dua",
        normalize("NFD", "đợt thi đua"),
        "đua thi đợt",
        "dot cao diem",
        "kỷ niệm 28/8",
        "28 8",
        "  thi   đua  ",
        "“thi đua”",
        "thi-đua",
    ],
)
def test_an_article_is_found_however_its_words_are_typed(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    ArticleFactory(parent=site_tree.news, title=TITLE)
    ArticleFactory(parent=site_tree.news, title="Lịch tiếp công dân", lead="")
    assert found(client, query) == [TITLE]


@pytest.mark.parametrize("query", ["thi đua khen", "thị trường", "xyz"])
def test_all_words_must_be_there(site_tree: SiteTree, client: Client, query: str) -> None:
    ArticleFactory(parent=site_tree.news, title=TITLE, lead="")
    assert found(client, query) == []


@pytest.mark.parametrize(
    "query",
    ["Vu Xuan Quyet", "Pham Bang", "257/QD-UBND", "ho tich", "so hoa", "phap che", "chuyen nganh"],
)
def test_text_writers_documents_tags_and_categories_are_found(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    ArticleFactory(
        parent=site_tree.news,
        title=TITLE,
        lead="Tăng tốc số hóa",
        body=[paragraph("<p>Phòng <b>Hộ tịch</b> dẫn đầu.</p>")],
        bylines=["Vũ Xuân Quyết", AuthorFactory(name="Phạm Bằng")],
        cites=[OfficialDocumentFactory(number="257/QĐ-UBND")],
        tags=["pháp chế"],
        categories=[CategoryFactory(name="Chuyên ngành")],
    )
    assert found(client, query) == [TITLE]


def test_a_newly_published_text_is_found_at_once(site_tree: SiteTree, client: Client) -> None:
    article = ArticleFactory(parent=site_tree.news, title="Cũ")
    assert found(client, "hòa giải") == []
    article.body = [paragraph("<p>Tổ hòa giải ở cơ sở</p>")]
    publish(article)
    assert found(client, "hoa giai") == ["Cũ"]


def test_plain_pages_are_found_too(site_tree: SiteTree, client: Client) -> None:
    ContentPageFactory(parent=site_tree.front, title="Chức năng, nhiệm vụ", lead="Trợ giúp pháp lý")
    assert (
        found(client, "chuc nang") == found(client, "tro giup phap ly") == ["Chức năng, nhiệm vụ"]
    )


@pytest.mark.parametrize("trait", ["draft", "hidden", "kept_out", "over"])
def test_only_public_articles_are_found(site_tree: SiteTree, client: Client, trait: str) -> None:
    ArticleFactory(parent=site_tree.news, title=TITLE, **{trait: True})
    assert found(client, "thi đua") == []


@pytest.mark.parametrize("fields", [{"live": False}, {"private": True}])
def test_only_public_pages_are_found(site_tree: SiteTree, client: Client, fields: dict) -> None:
    ContentPageFactory(parent=site_tree.front, title=TITLE, **fields)
    assert found(client, "thi đua") == []


def test_an_unpublished_draft_of_a_live_article_is_not_found(
    site_tree: SiteTree, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, title="Công khai", lead="")
    article.title = "Bí mật"
    article.save_revision()
    assert found(client, "bi mat") == []
    assert found(client, "cong khai") == ["Công khai"]


def test_each_language_finds_its_own_pages(site_tree: SiteTree, client: Client) -> None:
    ArticleFactory(parent=site_tree.news, title="Emulation 2021")
    ArticleFactory(parent=site_tree.news_en, title="Emulation drive")
    assert found(client, "emulation", "/en/search/") == ["Emulation drive"]
    assert found(client, "emulation") == ["Emulation 2021"]


def test_the_hit_is_shown_in_its_text(site_tree: SiteTree, client: Client) -> None:
    text = f"<p>{'Chữ đứng trước. ' * 60}Tổ hòa giải ở cơ sở được khen. {'Chữ đứng sau. ' * 60}</p>"
    ArticleFactory(parent=site_tree.news, title="Tin", lead="", body=[paragraph(text)])
    response = client.get("/tim-kiem/", {"q": "hoa giai"})
    marks = [mark.get_text() for mark in main_part(response).find_all("mark")]
    assert marks in (["hòa", "giải"], ["hòa giải"])
    assert "được khen" in words(response)
    assert len(words(response)) < 1_500


def test_marks_stand_around_whole_folded_words_only_at_their_start() -> None:
    assert highlight("Đức, đức, Thủ Đức", "duc") == (
        "<mark>Đức</mark>, <mark>đức</mark>, Thủ <mark>Đức</mark>"
    )
    assert highlight("giáo dục", "uc") == "giáo dục"


def test_letters_that_fold_to_two_do_not_move_the_marks() -> None:
    assert highlight("Weißer İstanbul ﬁn: thi đua", "thi dua") == (
        "Weißer İstanbul ﬁn: <mark>thi</mark> <mark>đua</mark>"
    )
    assert highlight("Weißer Tag", "weisser") == "<mark>Weißer</mark> Tag"


def test_the_text_of_a_hit_is_escaped() -> None:
    evil = "<script>thi đua</script> & <b>"
    for shown in (highlight(evil, "thi <b>"), excerpt(evil, "script")):
        assert "<script" not in shown
        assert "<b>" not in shown


def test_results_are_paged_and_the_words_stay(site_tree: SiteTree, client: Client) -> None:
    total = PAGE_SIZE + 3
    ArticleFactory.create_batch(total, parent=site_tree.news, lead="thi đua")
    first = client.get("/tim-kiem/", {"q": "thi đua"})
    assert (len(first.context["results"]), first.context["total"]) == (PAGE_SIZE, total)
    second = client.get(page_link(first, "next"))
    assert second.context["query"] == "thi đua"
    both = [hit.page.pk for page in (first, second) for hit in page.context["results"]]
    assert len(set(both)) == total
    assert client.get("/tim-kiem/", {"q": "thi đua", "trang": "3"}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "*",
        '"',
        "'",
        "a AND",
        "OR",
        "NOT (",
        "NEAR(a b)",
        "title:x",
        "%",
        "\\",
        "-",
        "đ",
        "😀",
        "a" * 150,
        "a" * 151,
        "a b " * 40,
        "<x>",
    ],
)
def test_odd_words_find_nothing_but_break_nothing(
    site_tree: SiteTree, client: Client, query: str
) -> None:
    article = ArticleFactory(parent=site_tree.news, title="Tin", lead="")
    response = client.get("/tim-kiem/", {"q": query})
    assert response.status_code == 200
    if not response.context["results"]:
        assert article.pk in [row.pk for row in response.context["suggestions"]]


def test_what_was_typed_stands_in_the_field(site_tree: SiteTree, client: Client) -> None:
    response = client.get("/tim-kiem/", {"q": '"><script>'})
    assert '"><script>' not in response.content.decode()
    assert escape('"><script>') in response.content.decode()


@in_admin
def test_editors_find_a_document_by_any_part_of_its_number(
    administrator: AbstractUser, client_of: Clients
) -> None:
    wanted = OfficialDocumentFactory(number="257/QĐ-UBND")
    OfficialDocumentFactory(number="12/KH-STP")
    address = reverse("wagtailsnippets_news_officialdocument:list")
    for query in ("257/QĐ-UBND", "257/qd-ubnd", "257", "ubnd 257"):
        rows = client_of(administrator).get(address, {"q": query}).context["object_list"]
        assert list(rows) == [wanted]


@in_admin
@pytest.mark.parametrize("query", ["cao diem", "CAO ĐIỂM", normalize("NFD", "cao điểm")])
def test_editors_search_without_marks_too(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients, query: str
) -> None:
    admin = client_of(administrator)
    ArticleFactory(parent=site_tree.news, title=TITLE, draft=True)
    ArticleFactory(parent=site_tree.news, title="Lịch tiếp công dân")
    for address in (
        reverse("articles:index"),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_explore", args=[site_tree.news.pk]),
    ):
        rows = admin.get(address, {"q": query}).context["object_list"]
        assert [row.title for row in rows] == [TITLE]


@in_admin
def test_registers_are_searched_without_marks(
    administrator: AbstractUser, client_of: Clients
) -> None:
    admin = client_of(administrator)
    wanted = {
        "author": AuthorFactory(name="Vũ Xuân Quyết"),
        "category": CategoryFactory(name="Vũ Xuân Quyết"),
        "officialdocument": OfficialDocumentFactory(signer="Vũ Xuân Quyết"),
    }
    for make_another in (AuthorFactory, CategoryFactory, OfficialDocumentFactory):
        make_another()
    for name, row in wanted.items():
        address = reverse(f"wagtailsnippets_news_{name}:list")
        assert list(admin.get(address, {"q": "xuan quyet"}).context["object_list"]) == [row]


@in_admin
def test_choosers_are_searched_without_marks(
    administrator: AbstractUser, client_of: Clients
) -> None:
    wanted = OfficialDocumentFactory(abstract="Về việc phát động đợt thi đua")
    other = OfficialDocumentFactory(abstract="Về việc khác")
    address = reverse("wagtailsnippetchoosers_news_officialdocument:choose_results")
    page = client_of(administrator).get(address, {"q": "phat dong"}).content.decode()
    assert wanted.number in page
    assert other.number not in page


def test_a_common_word_says_that_there_is_more(
    site_tree: SiteTree, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("news.public_index.words.MOST", 2)
    ArticleFactory.create_batch(3, parent=site_tree.news, lead="thi đua")
    response = client.get("/tim-kiem/", {"q": "thi đua"})
    assert "Có hơn 2 kết quả" in words(response)
    assert len(response.context["results"]) == 2


@pytest.mark.parametrize("address", ["/tim-kiem/", "/en/search/"])
def test_a_search_that_takes_too_long_ends_with_words_and_keeps_the_query(
    site_tree: SiteTree, client: Client, settings: Any, address: str
) -> None:
    settings.NEWS_SEARCH_SECONDS = 0
    response = client.get(address, {"q": "thi đua"})
    assert response.status_code == 503
    page = main_part(response)
    assert page.find("input", {"name": "q"})["value"] == "thi đua"
    expected = "mất quá nhiều thời gian" if address == "/tim-kiem/" else "takes too long"
    assert expected in page.find(role="alert").get_text()
    settings.NEWS_SEARCH_SECONDS = 10
    assert client.get(address, {"q": "thi đua"}).status_code == 200
