"""Addresses of pages: made from Vietnamese titles, never in the way of a route."""

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from campaigns.factories import CampaignFactory
from home.factories import ContentPageFactory
from news.factories import ArticleFactory, AuthorFactory, CategoryFactory
from news.models import Category, NewsIndexPage
from news.slugs import slug_formatters
from news.text import slug_from
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database

ClientOf = Callable[[AbstractUser], Client]
TITLE = "Đợt thi đua cao điểm kỷ niệm 28/8"
SLUG = "dot-thi-dua-cao-diem-ky-niem-28-8"


def slug_in_the_browser(title: str) -> str:
    """What Wagtail's JavaScript does with our replacements."""
    for pattern, replacement in slug_formatters():
        title = re.sub(pattern, replacement, title)
    return title.lower()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_article_without_slug_gets_one_from_its_title(news: NewsIndexPage, form: str) -> None:
    article = ArticleFactory(parent=news, title=normalize(form, TITLE), slug="")
    assert article.slug == SLUG


def test_titles_are_stored_composed(news: NewsIndexPage) -> None:
    assert ArticleFactory(parent=news, title=normalize("NFD", TITLE)).title == TITLE


def test_a_second_article_of_that_title_gets_a_number(news: NewsIndexPage) -> None:
    first, second = ArticleFactory.create_batch(2, parent=news, title=TITLE)
    assert (first.slug, second.slug) == (SLUG, f"{SLUG}-2")


def test_a_title_without_letters_still_gets_an_address(news: NewsIndexPage) -> None:
    assert ArticleFactory(parent=news, title="???").slug


def test_a_title_in_another_script_gets_an_address_that_says_how_it_sounds(
    news: NewsIndexPage,
) -> None:
    assert ArticleFactory(parent=news, title="北京").slug == "beijing"


def test_letters_that_grow_when_folded_do_not_outgrow_the_field(news: NewsIndexPage) -> None:
    first, second = ArticleFactory.create_batch(2, parent=news, title="ß" * 250)
    assert len(first.slug) == 200
    assert second.slug == f"{first.slug}-2"


@given(
    st.text(
        st.one_of(
            st.sampled_from("ăâđêôơưáàảãạấầẩẫậéèẻẽẹếềểễệĂÂĐÊÔƠƯỲÝỶỸỴ"),
            st.characters(min_codepoint=32, max_codepoint=126),
            st.sampled_from("œæøłßþħıŋÅÆŒØŁẞ№ºªЁжщъьЮЇґΑωςᾠᾼḀԱֆაⰀ北"),
        )
    )
)
@example(TITLE)
@example("28/8")
@example("Œuvre à Łódź: Ærø, Straße")
@example("Подъём, Київ и Ёлка")
@example("Ωδή στον ᾍδη")
def test_browser_and_server_make_the_same_slug(title: str) -> None:
    assert slug_in_the_browser(title) == slug_from(title)
    assert slug_in_the_browser(normalize("NFD", title)) == slug_from(title)


@pytest.mark.parametrize("slug", [*sorted(NewsIndexPage.route_words), "2021", "1945"])
def test_a_slug_that_hides_a_route_is_refused_with_a_reason(news: NewsIndexPage, slug: str) -> None:
    article = ArticleFactory(parent=news)
    article.slug = slug
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert slug in refused.value.message_dict["slug"][0]


@pytest.mark.parametrize("slug", ["rss-moi", "20211", "nam-2021", "the-thao"])
def test_a_slug_that_only_resembles_a_route_is_fine(news: NewsIndexPage, slug: str) -> None:
    assert ArticleFactory(parent=news, slug=slug).slug == slug


@pytest.mark.parametrize("slug", ["en", "vi", "admin", "documents", "media", "static"])
def test_a_page_at_the_top_may_not_take_an_address_of_the_site(
    site_tree: SiteTree, slug: str
) -> None:
    page = ContentPageFactory(parent=site_tree.front)
    page.slug = slug
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert slug in refused.value.message_dict["slug"][0]


def test_deeper_down_these_words_are_free(site_tree: SiteTree) -> None:
    parent = ContentPageFactory(parent=site_tree.front)
    assert ContentPageFactory(parent=parent, slug="admin").slug == "admin"


@pytest.mark.django_db
def test_rows_of_registers_get_distinct_slugs_from_their_names() -> None:
    first, second = AuthorFactory.create_batch(2, name=normalize("NFD", "Vũ Xuân Quyết"))
    assert (first.slug, second.slug) == ("vu-xuan-quyet", "vu-xuan-quyet-2")
    assert CategoryFactory(name="Thi đua", slug="rieng").slug == "rieng"


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ["", "on"])
def test_a_copy_gets_the_slug_of_its_new_title(
    site_tree: SiteTree, administrator: AbstractUser, client_of: ClientOf, alias: str
) -> None:
    """Whatever the copy form is sent: nothing, a title, a slug in other letters."""
    pages = [
        ArticleFactory(parent=site_tree.news, title=TITLE),
        CampaignFactory(parent=site_tree.campaigns, title=TITLE),
        ContentPageFactory(parent=site_tree.front, title=TITLE),
    ]
    titles = {"": "Đúng tên, đủ sổ 2026", "Đúng tên, đủ sổ 2027": "Đúng tên, đủ sổ"}
    for page in pages:
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])
        parent = page.get_parent()
        for typed, title in titles.items():
            form = {"new_title": title, "new_slug": typed, "new_parent_page": parent.pk}
            client_of(administrator).post(address, {**form, "alias": alias})
        made = set(parent.get_children().values_list("slug", flat=True))
        assert {"dung-ten-du-so-2026", "dung-ten-du-so-2027"} <= made


def test_a_copy_under_its_own_title_gets_a_number_and_no_route(
    news: NewsIndexPage, administrator: AbstractUser, client_of: ClientOf
) -> None:
    article = ArticleFactory(parent=news, title=TITLE)
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    form = {"new_title": TITLE, "new_slug": "", "new_parent_page": news.pk}
    client_of(administrator).post(address, form)
    assert news.get_children().filter(slug=f"{SLUG}-1").exists()
    refused = client_of(administrator).post(address, {**form, "new_title": "RSS"})
    assert "rss" in refused.context["form"].errors["new_slug"][0]
    assert not news.get_children().filter(slug="rss").exists()


@pytest.mark.django_db
def test_forms_of_registers_take_any_letters_for_a_slug(
    administrator: AbstractUser, client_of: ClientOf
) -> None:
    views = Category.snippet_viewset
    form = {"name": "Tin", "color": "red", "sort_order": "0", "slug": "Đúng tên, đủ sổ"}
    client_of(administrator).post(reverse(views.get_url_name("add")), form)
    category = Category.objects.get(name="Tin")
    assert category.slug == "dung-ten-du-so"
    copied = client_of(administrator).get(reverse(views.get_url_name("copy"), args=[category.pk]))
    assert not copied.context["form"]["slug"].value()
