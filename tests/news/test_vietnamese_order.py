"""Lists stand in Vietnamese order: Đ after D, Â after A, tones only between equal letters."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaigns.factories import AwardTypeFactory, UnitFactory, award_row, public_list
from campaigns.models import Award, AwardType, Unit
from news.collation import alphabetical
from news.factories import ArticleFactory, AuthorFactory, CategoryFactory, TagFactory
from news.models import ArticlePage, Author, Category, NewsIndexPage, Tag
from news.sorting import text_sort_key, words_sort_key
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]
ORDER = [
    "(Ghi chú)",
    "2 tháng",
    "An Biên",
    "án lệ",
    "Ăn uống",
    "Ân xá",
    "Bản án",
    "Bán đấu giá",
    "Doanh nghiệp",
    "Đảng ủy",
    "đơn thư",
    "Hóa đơn",
    "Hòa giải",
    "Hôn nhân",
    "Hợp đồng",
    "Ủy ban",
    "Ưu đãi",
    "Yên Bái",
]


@pytest.mark.any_database
def test_the_order_of_a_dictionary() -> None:
    assert sorted({*ORDER}, key=text_sort_key) == ORDER


def test_databases_and_python_agree(site_tree: SiteTree) -> None:
    for name in reversed(ORDER):
        TagFactory(name=name)
    assert [tag.name for tag in Tag.objects.order_by(alphabetical("-name"))] == ORDER[::-1]
    assert [tag.name for tag in Tag.objects.exclude(name="(Ghi chú)")] == ORDER[1:]


@pytest.mark.parametrize(
    ("factory", "model"),
    [(AuthorFactory, Author), (CategoryFactory, Category), (UnitFactory, Unit)],
)
def test_registers_filters_and_choosers_follow_their_models(
    site_tree: SiteTree, factory: Any, model: Any
) -> None:
    known = {row.pk for row in model.objects.all()}
    more = {"sort_order": 0} if model is Category else {}
    for name in ("Ưu tú", "Đảng viên", "Anh", "Doanh nhân", "Ánh"):
        factory(name=name, **more)
    rows = model.objects.exclude(pk__in=known)
    assert [row.name for row in rows] == ["Anh", "Ánh", "Doanh nhân", "Đảng viên", "Ưu tú"]


def test_award_types_of_one_precedence(site_tree: SiteTree) -> None:
    for name in ("Đuốc vàng", "Danh hiệu", "Ấn vàng"):
        AwardTypeFactory(name=name, precedence=9_999)
    found = AwardType.objects.filter(precedence=9_999)
    assert [award.name for award in found] == ["Ấn vàng", "Danh hiệu", "Đuốc vàng"]


@pytest.mark.parametrize(
    ("address", "ordering"),
    [
        ("wagtailsnippets_news_author:list", None),
        ("wagtailsnippets_news_author:list", "name"),
        ("wagtailsnippets_news_author:choose", None),
    ],
)
def test_the_admins_lists(
    site_tree: SiteTree,
    administrator: AbstractUser,
    client_of: Clients,
    address: str,
    ordering: str | None,
) -> None:
    if address.endswith(":choose"):
        address = Author.snippet_viewset.chooser_viewset.get_url_name("choose")
    for name in ("Đỗ An", "Dương Bình", "Ân"):
        AuthorFactory(name=name)
    query = {"ordering": ordering} if ordering else {}
    response = client_of(administrator).get(reverse(address), query)
    rows = response.context.get("object_list") or response.context["results"]
    assert [row.name for row in rows] == ["Ân", "Dương Bình", "Đỗ An"]
    if not ordering:
        assert client_of(administrator).get(reverse(address), {"q": "do"}).status_code == 200


@given(st.text())
@pytest.mark.any_database
def test_any_text_has_a_key_of_digits(text: str) -> None:
    """Databases that sort by locale must not put their own order above ours."""
    assert re.fullmatch(r"[0-9]*", words_sort_key(text))
    text_sort_key(text)


@pytest.mark.parametrize("view", ["articles", "explorer"])
def test_pages_by_title(
    news: NewsIndexPage, administrator: AbstractUser, client_of: Clients, view: str
) -> None:
    for title in ("Đua thuyền", "Dự báo", "Âm nhạc"):
        ArticleFactory(parent=news, title=title)
    address = (
        reverse("wagtailadmin_explore", args=[news.pk])
        if view == "explorer"
        else reverse("articles:index")
    )
    for ordering, expected in (
        ("title", ["Âm nhạc", "Dự báo", "Đua thuyền"]),
        ("-title", ["Đua thuyền", "Dự báo", "Âm nhạc"]),
    ):
        found = client_of(administrator).get(address, {"ordering": ordering})
        assert [page.title for page in found.context["object_list"]] == expected
        searched = client_of(administrator).get(address, {"ordering": ordering, "q": "du"})
        assert searched.status_code == 200


def test_people_who_use_the_site(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    for number, name in enumerate(["Đỗ", "Dương", "Âu"]):
        get_user_model().objects.create_user(f"nguoi-{number}", last_name=name)
    address = reverse("wagtailusers_users:index")
    found = client_of(administrator).get(address, {"ordering": "name"}).context["object_list"]
    assert [u.last_name for u in found if u.last_name] == ["Âu", "Dương", "Đỗ"]


def test_tags_and_categories_of_an_article(news: NewsIndexPage) -> None:
    categories = [CategoryFactory(name=name, sort_order=0) for name in ("Đời sống", "Dân sự")]
    article = ArticleFactory(parent=news, tags=["đua", "dân", "ấm"], categories=categories)
    article = ArticlePage.objects.get(pk=article.pk)
    assert [tag.name for tag in article.tag_list] == ["ấm", "dân", "đua"]
    assert [category.name for category in article.category_list] == ["Dân sự", "Đời sống"]


def test_collectives_of_a_roll_by_name(site_tree: SiteTree) -> None:
    from campaigns.factories import HonorRollFactory

    rows = [award_row(name, kind="collective") for name in ("Đảng ủy", "Doanh nghiệp", "Ấp 2")]
    public_list(HonorRollFactory(parent=site_tree.rolls), *rows, "Vũ Thị Yến")
    names = [award.name for award in Award.objects.order_by("sort_key")]
    assert names == ["Vũ Thị Yến", "Ấp 2", "Doanh nghiệp", "Đảng ủy"]
