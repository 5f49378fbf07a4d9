"""While the database is locked, full or away everybody is told so, and nothing is lost."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from news.factories import ArticleFactory
from tests.fixtures import SiteTree
from tests.forms import article_form
from tests.news.outages.conftest import Locked
from tests.reading import soup

pytestmark = pytest.mark.skipif(
    connection.vendor not in ("sqlite", "postgresql"), reason="two ways to lock are tried"
)


@pytest.fixture
def news(transactional_db: None) -> Any:
    return SiteTree().news


@pytest.fixture
def desk(news: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "a@example.vn"))
    return client


def test_readers_go_on_where_only_writing_is_locked(news: Any, locked: Locked) -> None:
    article = ArticleFactory(parent=news)
    with locked():
        for address in (article.url, news.url, "/", "/en/", "/sitemap.xml", "/robots.txt"):
            assert Client().get(address).status_code == 200, address


@pytest.mark.skipif(connection.vendor == "sqlite", reason="readers never wait on SQLite")
@pytest.mark.parametrize(("address", "language"), [("/tin-tuc/", "vi"), ("/en/news/", "en")])
def test_readers_are_told_that_the_site_is_being_restored(
    locked: Locked, address: str, language: str
) -> None:
    with locked(reading=True):
        answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "no-store" in answer["Cache-Control"]
    page = soup(answer)
    assert page.html["lang"] == language
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    told = {"vi": "Trang web đang được khôi phục", "en": "The site is being restored"}
    assert told[language] in page.h1.get_text()


def test_an_editor_is_told_that_nothing_was_saved(news: Any, desk: Client, locked: Locked) -> None:
    article = ArticleFactory(parent=news)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = article_form(title="Tên mới", slug=article.slug)
    with locked():
        page = desk.post(address, form)
        autosave = desk.post(address, form, headers={"accept": "application/json"})
    assert page.status_code == autosave.status_code == 503
    assert "Chưa lưu được gì" in soup(page).get_text()
    assert soup(page).find("a", href=address)
    data = autosave.json()
    assert data["success"] is False
    assert data["error_message"].startswith(
        "Chưa lưu được gì; nội dung của bạn vẫn còn trên màn hình này"
    )
    assert desk.post(address, form).status_code == 302
