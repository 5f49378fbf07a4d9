"""The language switch and hreflang lead to no page that the reader may not see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from campaigns.factories import CampaignFactory, HonorRollFactory, public_list
from home.factories import ContentPageFactory
from news.factories import ArticleFactory, translate
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

MAKERS = {
    "article": (ArticleFactory, "news"),
    "campaign": (CampaignFactory, "campaigns"),
    "roll": (HonorRollFactory, "rolls"),
    "plain page": (ContentPageFactory, "front"),
}


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def named(page: BeautifulSoup) -> set[str]:
    """The English addresses that head, header and footer name."""
    links = page.select("link[hreflang=en], header a[hreflang=en], footer a[hreflang=en]")
    return {link["href"].removeprefix("http://localhost:8000") for link in links}


def english(address: str, client: Client | None = None) -> set[str]:
    response = (client or Client()).get(address)
    assert response.status_code == 200
    found = {link.partition("//")[2].partition("/")[2] if "//" in link else link[1:]
             for link in named(soup(response))}  # fmt: skip
    return {f"/{path}" for path in found}


@pytest.fixture(params=MAKERS)
def pair(request: pytest.FixtureRequest, site_tree: SiteTree) -> tuple[Page, Page]:
    factory, parent = MAKERS[request.param]
    page = factory(parent=getattr(site_tree, parent))
    return page, translate(page, title="In English", slug="in-english")


def test_a_translation_is_named(pair: tuple[Page, Page]) -> None:
    page, translation = pair
    assert english(page.url) == {translation.url}


@pytest.mark.parametrize("how", ["unpublish", "restrict", "restrict above", "over"])
def test_a_translation_that_no_visitor_sees_is_not(how: str, pair: tuple[Page, Page]) -> None:
    page, translation = pair
    if how == "unpublish":
        translation.unpublish()
    elif how == "restrict":
        restrict(translation)
    elif how == "restrict above":
        restrict(translation.get_parent())
    else:
        translation.expire_at = timezone.now() - timedelta(minutes=1)
        translation.save()
    named_now = english(page.url)
    assert translation.url not in named_now
    for address in named_now:
        assert Client().get(address).status_code == 200


def test_an_alias_that_waits_with_its_source_is_not_named(site_tree: SiteTree) -> None:
    page = ArticleFactory(parent=site_tree.news)
    translation = page.copy_for_translation(site_tree.news_en.locale)
    translation.go_live_at = timezone.now() + timedelta(days=1)
    translation.save_revision().publish()
    alias = CreatePageAliasAction(translation, update_slug="bi-danh").execute(
        skip_permission_checks=True
    )
    assert not {alias.url, translation.url} & english(page.url)


def test_where_the_other_front_page_is_closed_there_is_no_switch(
    site_tree: SiteTree, article: Page
) -> None:
    restrict(site_tree.front_en)
    for address in ("/", article.url, site_tree.news.url, "/tim-kiem/?q=thi"):
        assert english(address) == set()


def test_a_reader_of_a_closed_page_is_led_to_what_any_visitor_sees(
    site_tree: SiteTree, editor: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    page = ArticleFactory(parent=site_tree.news)
    translation = translate(page, title="In English", slug="in-english")
    restrict(page)
    restrict(translation)
    assert english(page.url, client_of(editor)) == {site_tree.front_en.url}


def test_addresses_of_a_page_are_named_where_they_exist_in_the_other_language(
    site_tree: SiteTree, roll: Page
) -> None:
    """The award is shown in English; where the English index is closed it is not."""
    award = public_list(roll, "Nguyễn Văn An")[0]
    address = f"{site_tree.rolls.url}khen-thuong/{award.key}/"
    (there,) = english(address)
    assert Client().get(there).status_code == 200
    restrict(site_tree.rolls_en)
    assert english(address) == {site_tree.front_en.url}
