"""Fixtures about the site: its tree, its people, an article that has everything.

def test_something(site_tree): ArticleFactory(parent=site_tree.news)
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, Site

from campaigns.factories import HonorRollFactory
from campaigns.models import CampaignIndexPage, HonorRollIndexPage, HonorRollPage
from home.models import HomePage, SearchPage, SiteIdentity
from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from portal.management.commands.setup_site import EDITORS, MODERATORS, OFFICERS
from tests.samples import full_article as make_full_article

PASSWORD = "mat-khau-de-thu-2021"


def _page(model: type[Page], language: str) -> cached_property[Any]:
    pages = model.objects.filter(locale__language_code=language)
    return cached_property(lambda tree: pages.earliest("pk"))


class SiteTree:
    """What `setup_site` made: the pages of both languages, and the settings row.

    Each is read when a test first asks for it.
    """

    @cached_property
    def site(self) -> Site:
        return Site.objects.get(is_default_site=True)

    @cached_property
    def identity(self) -> SiteIdentity:
        return SiteIdentity.for_site(self.site)

    front, front_en = _page(HomePage, "vi"), _page(HomePage, "en")
    news, news_en = _page(NewsIndexPage, "vi"), _page(NewsIndexPage, "en")
    campaigns, campaigns_en = _page(CampaignIndexPage, "vi"), _page(CampaignIndexPage, "en")
    rolls, rolls_en = _page(HonorRollIndexPage, "vi"), _page(HonorRollIndexPage, "en")
    search, search_en = _page(SearchPage, "vi"), _page(SearchPage, "en")


@pytest.fixture
def site_tree(db: None) -> SiteTree:
    """The site as `manage.py setup_site` leaves it, in Vietnamese and English."""
    return SiteTree()


@pytest.fixture
def news(site_tree: SiteTree) -> NewsIndexPage:
    """The Vietnamese news index."""
    return site_tree.news


@pytest.fixture
def news_en(site_tree: SiteTree) -> NewsIndexPage:
    """The English news index."""
    return site_tree.news_en


@pytest.fixture
def article(news: NewsIndexPage) -> ArticlePage:
    """A published article."""
    return ArticleFactory(parent=news)


@pytest.fixture
def full_article(site_tree: SiteTree) -> ArticlePage:
    """A published article with every kind of block and everything that can hang on it."""
    return make_full_article(site_tree)


@pytest.fixture
def roll(site_tree: SiteTree) -> HonorRollPage:
    """A published honor roll without a list. Files that need another say which."""
    return HonorRollFactory(parent=site_tree.rolls)


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    """A request may leave another language active in the thread of the tests."""
    with translation.override("vi"):
        yield


def member(username: str, group: str) -> AbstractUser:
    user = get_user_model().objects.create_user(username, f"{username}@example.vn", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(site_tree: SiteTree) -> AbstractUser:
    """Someone of the group "Biên tập viên"; the password is `tests.fixtures.PASSWORD`."""
    return member("bien-tap", EDITORS)


@pytest.fixture
def moderator(site_tree: SiteTree) -> AbstractUser:
    """Someone of the group "Người duyệt"; the password is `tests.fixtures.PASSWORD`."""
    return member("nguoi-duyet", MODERATORS)


@pytest.fixture
def officer(site_tree: SiteTree) -> AbstractUser:
    """Someone of the group "Cán bộ thi đua – khen thưởng"; the same password."""
    return member("thi-dua", OFFICERS)


@pytest.fixture
def administrator(site_tree: SiteTree) -> AbstractUser:
    """A superuser; the password is `tests.fixtures.PASSWORD`."""
    return get_user_model().objects.create_superuser("quan-tri", "quan-tri@example.vn", PASSWORD)


@pytest.fixture
def client_of() -> Callable[[AbstractUser], Client]:
    """A client in which someone is logged in."""

    def logged_in(user: AbstractUser) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return logged_in


@pytest.fixture
def queries_of() -> Callable[[Callable[[], object]], list[str]]:
    """The SQL of all queries that some work makes."""

    def run(work: Callable[[], object]) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            work()
        return [query["sql"] for query in captured]

    return run
