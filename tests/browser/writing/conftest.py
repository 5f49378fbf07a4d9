"""An article's form, open in a browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from tests.browser.editing import WATCHED
from tests.samples import paragraph


@pytest.fixture
def short_article(news: NewsIndexPage) -> ArticlePage:
    """A published article whose body is one paragraph."""
    text = "<p>Sáng 04/08/2021, Sở Tư pháp phát động đợt thi đua.</p>"
    return ArticleFactory(parent=news, body=[paragraph(text)])


@pytest.fixture
def form(
    page: Page,
    short_article: ArticlePage,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> Page:
    """The short article's form."""
    log_in(page.context, moderator)
    page.add_init_script(WATCHED)
    page.goto(reverse("wagtailadmin_pages:edit", args=[short_article.pk]))
    return page


@pytest.fixture
def watched_form(form: Page) -> Page:
    """The short article's form, with its edits watched: what is typed now is saved by itself."""
    form.evaluate("window.watched")
    return form
