"""What the server does for text that is being written: large forms, kept copies, sign-in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import ArticlePage, NewsIndexPage
from tests.forms import article_form
from tests.reading import soup

pytestmark = pytest.mark.any_database

COPY = "0b6f6c9e-5a0e-4a38-9d4b-2f6d2c1f4b11"
Clients = Callable[[AbstractUser], Client]


def edit_address(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def restore_address(address: str) -> str:
    return f"{reverse('news_restore')}?to={address}"


def test_an_article_of_several_megabytes_is_saved(
    article: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    form = article_form(title=article.title, slug=article.slug, lead="Nội dung. " * 400_000)
    assert client_of(moderator).post(edit_address(article), form).status_code == 302


@pytest.mark.parametrize("limit", ["DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS"])
def test_a_form_that_is_too_large_is_refused_in_words(
    article: ArticlePage,
    moderator: AbstractUser,
    client_of: Clients,
    settings: LazySettings,
    limit: str,
) -> None:
    setattr(settings, limit, 10)
    client, address = client_of(moderator), edit_address(article)
    as_address = "application/x-www-form-urlencoded"
    for data, content_type in ((article_form(), MULTIPART_CONTENT), ("a=b&" * 50, as_address)):
        sent: dict[str, Any] = {"data": data, "content_type": content_type}
        page = client.post(address, **sent)
        assert page.status_code == 413
        assert _("This is too much for one page") in page.content.decode()
        answer = client.post(address, **sent, headers={"Accept": "application/json"})
        # An autosave shows the message of this code alone.
        assert (answer.status_code, answer.json()["error_code"]) == (413, "validation_error")
        assert "MB" in answer.json()["error_message"]
    assert article.revisions.count() == 1


def test_a_save_names_the_copy_that_the_browser_need_not_keep(
    article: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    client = client_of(moderator)
    good = article_form(title="Mới", slug=article.slug) | {"news_unsaved": COPY}
    assert client.post(edit_address(article), good).cookies["news_saved"].value == COPY
    refused = good | {"published_at": "hôm qua"}
    assert "news_saved" not in client.post(edit_address(article), refused).cookies
    strange = good | {"news_unsaved": "x; path=/"}
    assert "news_saved" not in client.post(edit_address(article), strange).cookies
    assert "news_saved" not in Client().post(edit_address(article), good).cookies


def test_signing_out_tells_the_browser_whose_text_to_forget(
    moderator: AbstractUser, client_of: Clients
) -> None:
    response = client_of(moderator).post(reverse("wagtailadmin_logout"))
    assert response.cookies["news_signed_out"].value == str(moderator.pk)


def test_what_was_kept_is_shown_in_the_form_and_saved_by_nobody(
    article: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    form = article_form(title="Tiêu đề chưa lưu", slug=article.slug, lead="Chưa lưu")
    for extra in ({}, {"published_at": "hôm qua"}, {"action-publish": "1"}):
        response = client_of(moderator).post(restore_address(edit_address(article)), form | extra)
        shown = soup(response).select_one("form[data-edit-form]")
        assert shown
        assert shown["action"] == edit_address(article)
        assert shown["data-w-unsaved-force-value"] == "true"
        assert shown.select_one("[name=lead]").text.strip() == "Chưa lưu"
    assert article.revisions.count() == 1
    assert ArticlePage.objects.get().title == article.title


def test_a_new_page_and_a_register_s_row_are_shown_again_too(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    client = client_of(moderator)
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    page = client.post(restore_address(add), article_form(title="Chưa lưu"))
    shown = soup(page).select_one("[name=title]")
    assert "Chưa lưu" in (shown.get("value", ""), shown.text.strip())
    author = client.post(
        restore_address(reverse("wagtailsnippets_news_author:add")), {"name": "Lò Văn Inh"}
    )
    assert soup(author).select_one("[name=name]")["value"] == "Lò Văn Inh"
    assert not ArticlePage.objects.exists()


def test_restoring_asks_for_the_same_permissions_and_touches_no_other_view(
    article: ArticlePage, editor: AbstractUser, officer: AbstractUser, client_of: Clients
) -> None:
    form = article_form(title="Chưa lưu", slug=article.slug)
    restore = restore_address(edit_address(article))
    assert "data-edit-form" not in client_of(officer).post(restore, form).content.decode()
    assert Client().post(restore, form).url.startswith(reverse("wagtailadmin_login"))
    protected = Client(enforce_csrf_checks=True)
    protected.force_login(editor)
    assert protected.post(restore, form).status_code == 403
    delete = reverse("wagtailadmin_pages:delete", args=[article.pk])
    client = client_of(editor)
    for other in (delete, "/", "//example.com/x/", "/nothing/here/", ""):
        assert client.post(restore_address(other), form).status_code == 302
    # A copy from before a change of the form, or what somebody made up.
    assert client.post(restore, {"title": "Chưa lưu"}).url == edit_address(article)
    missing = restore_address(reverse("wagtailadmin_pages:edit", args=[999_999]))
    assert client.post(missing, form).status_code == 404
    assert ArticlePage.objects.filter(pk=article.pk).exists()


def test_the_session_is_asked_without_being_led_to_the_form(
    moderator: AbstractUser, client_of: Clients
) -> None:
    asked = {"X-Requested-With": "XMLHttpRequest"}
    assert Client().get(reverse("news_session"), headers=asked).status_code == 403
    hers = client_of(moderator).get(reverse("news_session"), headers=asked).json()
    again = client_of(moderator).get(reverse("news_session"), headers=asked).json()
    assert hers["user"] == str(moderator.pk)
    assert hers["key"] == again["key"]
    assert hers["token"]
