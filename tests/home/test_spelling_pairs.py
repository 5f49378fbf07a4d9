"""Lí and lý, kĩ and kỹ, quí and quý: how one was taught to spell hides nothing from a reader."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from news.excerpts import highlight
from news.factories import ArticleFactory, AuthorFactory
from news.text import one_spelling, other_spelling
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]
PAIRS = [
    ("lí lịch tư pháp", "lý lịch tư pháp"),
    ("kĩ năng", "kỹ năng"),
    ("bác sĩ", "bác sỹ"),
    ("kỉ niệm", "kỷ niệm"),
    ("thẩm mĩ", "thẩm mỹ"),
    ("quí ba", "quý ba"),
    ("hi vọng", "hy vọng"),
    ("tỉ lệ", "tỷ lệ"),
    ("vĩ mô", "vỹ mô"),
]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *[pair[::-1] for pair in PAIRS]])
def test_either_spelling_finds_the_other(
    site_tree: SiteTree, client: Client, one: str, other: str
) -> None:
    article = ArticleFactory(parent=site_tree.news, title=f"Về {one} của cán bộ")
    for query in (one, other):
        page = client.get(site_tree.search.url, {"q": query}).content.decode()
        assert article.url in page, query


def test_the_other_spelling_is_marked_too_and_stands_first_as_a_phrase(
    site_tree: SiteTree, client: Client
) -> None:
    assert highlight("Bác sỹ Lý", "bac si li") == "<mark>Bác</mark> <mark>sỹ</mark> <mark>Lý</mark>"
    phrase = ArticleFactory(parent=site_tree.news, title="Tỷ lệ đúng hẹn")
    ArticleFactory(parent=site_tree.news, title="Lệ phí một tỷ đồng")
    found = client.get(site_tree.search.url, {"q": "tỉ lệ"}).context["results"]
    assert found[0].page.page_id == phrase.pk
    assert len(found) == 2


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("typed", ["Lý Thị Mĩ", "li thi my", "lí"])
def test_the_admins_search_finds_either_spelling(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients, typed: str
) -> None:
    author = AuthorFactory(name="Lí Thị Mỹ")
    listing = client_of(administrator).get(
        reverse("wagtailsnippets_news_author:list"), {"q": typed}
    )
    assert list(listing.context["object_list"]) == [author]


@pytest.mark.any_database
def test_only_syllables_that_may_be_written_in_both_ways_are_one() -> None:
    assert [other_spelling(w) for w in ("ly", "qui", "thi", "phi", "nhi", "i", "ky2", "")] == [
        "li", "quy", "", "", "", "", "", "",
    ]  # fmt: skip
    assert one_spelling("ki su li thi quynh") == "ky su ly thi quynh"
