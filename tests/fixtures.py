"""Fixtures about the site: its tree, its people, an article that has everything.

def test_something(site_tree): ArticleFactory(parent=site_tree.news)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale, Site

from campaigns.models import CampaignIndexPage, HonorRollIndexPage
from home.models import HomePage, SearchPage, SiteIdentity
from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from portal.management.commands.setup_site import EDITORS, MODERATORS, OFFICERS
from tests.samples import full_article as make_full_article

PASSWORD = "mat-khau-de-thu-2021"


@dataclass(frozen=True)
class SiteTree:
    """What `setup_site` made: the pages of both languages, and the settings row."""

    site: Site
    front: HomePage
    front_en: HomePage
    news: NewsIndexPage
    news_en: NewsIndexPage
    campaigns: CampaignIndexPage
    campaigns_en: CampaignIndexPage
    rolls: HonorRollIndexPage
    rolls_en: HonorRollIndexPage
    search: SearchPage
    search_en: SearchPage
    identity: SiteIdentity


@pytest.fixture(scope="session")
def _site_stands(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Sets the site up once; it stays, and comes back after tests with real transactions."""
    connection, creation = type(connections["default"]), connections["default"].creation
    with django_db_blocker.unblock():
        if not Locale.objects.exists():  # a test with real transactions came first
            creation.deserialize_db_from_string(connection._test_serialized_contents)
        call_command("setup_site", verbosity=0)
        connection._test_serialized_contents = creation.serialize_db_to_string()


@pytest.fixture
def site_tree(_site_stands: None, db: None) -> SiteTree:
    """The site as `manage.py setup_site` leaves it, in Vietnamese and English."""
    site = Site.objects.get(is_default_site=True)
    front = site.root_page.specific
    models = (NewsIndexPage, CampaignIndexPage, HonorRollIndexPage, SearchPage)
    pages = [front, *(model.objects.child_of(front).get() for model in models)]
    both = [page for vi in pages for page in (vi, vi.get_translations().get().specific)]
    return SiteTree(site, *both, identity=SiteIdentity.for_site(site))


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
