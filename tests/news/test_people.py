"""People are named as Vietnamese name them, wherever the admin names anybody."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.test import Client
from django.urls import reverse

from news.models import ArticlePage
from news.people import display_name
from tests.reading import soup

Clients = Callable[[AbstractUser], Client]
NAME = "Trần Thị Thu Hà"


@pytest.fixture
def thu_ha(editor: AbstractUser) -> AbstractUser:
    editor.last_name, editor.first_name = "Trần Thị", "Thu Hà"
    editor.save()
    return editor


@pytest.mark.parametrize(
    ("last", "first", "shown"),
    [
        ("Trần Thị", "Thu Hà", NAME),
        ("", "Thu Hà", "Thu Hà"),
        ("Trần", "", "Trần"),
        ("", "", "thuha"),
    ],
)
def test_the_family_name_comes_first(last: str, first: str, shown: str) -> None:
    user = get_user_model()(username="thuha", last_name=last, first_name=first)
    assert display_name(user) == str(user) == shown


def test_every_list_report_and_history_names_her_so(
    article: ArticlePage, thu_ha: AbstractUser, administrator: AbstractUser, client_of: Clients
) -> None:
    article.save_revision(user=thu_ha, log_action=True).publish(
        user=thu_ha, skip_permission_checks=True
    )
    article.get_workflow().start(article, thu_ha)
    article.locked, article.locked_by = True, thu_ha
    article.save()
    desk = client_of(administrator)
    for address in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:edit", args=[thu_ha.pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:workflow_history", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailadmin_home"),
    ):
        text = desk.get(address).text
        assert NAME in text, address
        assert "Thu Hà Trần Thị" not in text, address


def test_exported_columns_name_her_so(
    article: ArticlePage, thu_ha: AbstractUser, administrator: AbstractUser, client_of: Clients
) -> None:
    article.get_workflow().start(article, thu_ha)
    address = reverse("wagtailadmin_reports:workflow")
    response = client_of(administrator).get(address, {"export": "csv"})
    assert NAME in StringIO(response.getvalue().decode()).read()


def test_mails_name_her_so(
    article: ArticlePage, thu_ha: AbstractUser, administrator: AbstractUser
) -> None:
    article.get_workflow().start(article, thu_ha)
    assert any(NAME in letter.body for letter in mail.outbox)
    assert not any("Thu Hà Trần Thị" in letter.body for letter in mail.outbox)


def test_forms_ask_for_the_family_name_first(
    administrator: AbstractUser, thu_ha: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(administrator)
    for address in (
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[thu_ha.pk]),
        reverse("wagtailadmin_account"),
    ):
        page = soup(desk.get(address))
        labels = [label.get_text(" ", strip=True).rstrip(" *") for label in page.find_all("label")]
        wanted = [label for label in labels if label in ("Tên", "Họ và tên đệm")]
        assert wanted == ["Họ và tên đệm", "Tên"], address
