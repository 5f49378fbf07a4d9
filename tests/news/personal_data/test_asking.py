"""Editors are told of personal data in what they write, and asked before it goes public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from campaigns.factories import CampaignFactory, ConsultationFactory
from news.factories import ArticleFactory
from news.models import ArticlePage
from news.personal_data.pages import places_in
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.reading import soup, words

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
SECRET = "0260 8000 1234"
BODY = [
    ("paragraph", "<p>Ông An làm đơn.</p>"),
    ("paragraph", f"<p>Ông An, <b>CCCD</b> {SECRET}, đã nhận quyết định 257/QĐ-UBND.</p>"),
]


@pytest.fixture
def draft(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Tin mới", body=BODY, live=False)


def edit(client: Client, page: Any, **fields: str) -> Any:
    """Posts the form as it is shown, with the body and `fields`."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    body = streamfield([(kind, rich_text(html)) for kind, html in BODY])
    data = as_shown(client.get(address)) | nested_form_data({"body": body}) | fields
    return client.post(address, data, follow=True)


def is_live(page: Any) -> bool:
    return ArticlePage.objects.get(pk=page.pk).live


def test_a_form_says_what_and_where(
    draft: ArticlePage, editor: AbstractUser, client_of: Clients
) -> None:
    shown = client_of(editor).get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    text = soup(shown).find(class_="vd-personal").get_text(" ", strip=True)
    assert "số căn cước" in text
    assert SECRET in text
    assert "khối 2" in text


def test_a_draft_is_saved_and_the_message_names_it(
    draft: ArticlePage, editor: AbstractUser, client_of: Clients
) -> None:
    saved = edit(client_of(editor), draft, title="Tin khác")
    assert ArticlePage.objects.get(pk=draft.pk).get_latest_revision_as_object().title == "Tin khác"
    assert "Có vẻ có dữ liệu cá nhân" in saved.text


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_before_it_goes_public_it_is_asked_about_once(
    draft: ArticlePage, moderator: AbstractUser, client_of: Clients, button: str
) -> None:
    desk = client_of(moderator)
    asked = edit(desk, draft, **{button: "1"})
    assert not asked.redirect_chain
    assert "khối 2" in words(asked)
    assert not is_live(draft)
    answer = soup(asked).find(id="id_asked_personal")["value"]
    assert SECRET not in answer
    assert edit(desk, draft, **{button: "1"}, asked_personal=answer).redirect_chain
    assert is_live(draft) is (button == "action-publish")


def test_other_data_is_asked_about_anew_and_public_data_is_not(
    draft: ArticlePage, moderator: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(moderator)
    answer = soup(edit(desk, draft, **{"action-publish": "1"})).find(id="id_asked_personal")
    edit(desk, draft, **{"action-publish": "1"}, asked_personal=answer["value"])
    assert is_live(draft)
    assert edit(desk, draft, **{"action-publish": "1"}, title="Tin đã sửa").redirect_chain
    again = edit(desk, draft, **{"action-publish": "1"}, lead="Gọi 0912.345.678 gặp anh An")
    assert not again.redirect_chain
    assert "0912.345.678" in words(again)
    assert SECRET not in soup(again).find(class_="messages").get_text()


def test_what_an_office_tells_readers_is_not_asked_about(site_tree: SiteTree) -> None:
    article = ArticleFactory(
        parent=site_tree.news,
        lead="Đường dây nóng: 0211.3861234. Thư: sotuphap@vinhphuc.gov.vn",
        body=[("paragraph", "<p>Quyết định số 257/QĐ-UBND ngày 28/01/2021</p>")],
    )
    assert places_in(article) == []
    notice = ConsultationFactory(parent=site_tree.rolls, contact="Bà Hoa, 0912.345.678")
    assert places_in(notice) == []


def test_pages_of_other_kinds_are_looked_at_with_their_rows(site_tree: SiteTree) -> None:
    campaign = CampaignFactory(
        parent=site_tree.campaigns, tasks=["Ông An, sinh ngày 12/3/1980, phụ trách"]
    )
    (place,) = places_in(campaign)
    assert place.kind == "birth"
