"""The address that an editor's paste is sent to."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from news.word import MOST_CHARACTERS
from tests.fixtures import SiteTree
from tests.news.word import clipboard

Clients = Callable[[AbstractUser], Client]
EVERYTHING = "BOLD,ITALIC,SUPERSCRIPT,SUBSCRIPT,LINK,unordered-list-item,ordered-list-item"


def test_a_paragraph_of_a_body_gets_blocks_as_its_form_has_them(
    editor: AbstractUser, client_of: Clients
) -> None:
    data = {"html": clipboard.WORD_TABLE, "in_body": "on", "allowed": EVERYTHING}
    answer = client_of(editor).post(reverse("news_paste"), data).json()
    assert [block["type"] for block in answer["blocks"]] == ["table", "paragraph"]
    assert answer["messages"] == ["Đã dán: 1 bảng, 1 đoạn văn."]
    text = json.loads(answer["blocks"][1]["value"])
    assert [block["text"] for block in text["blocks"]] == ["Nguồn: báo cáo."]


def test_another_field_gets_what_it_allows(editor: AbstractUser, client_of: Clients) -> None:
    data = {"html": clipboard.WORD_PARAGRAPHS, "allowed": "SUPERSCRIPT,<script>,"}
    answer = client_of(editor).post(reverse("news_paste"), data).json()
    text = json.loads(answer["text"])
    styles = {s["style"] for block in text["blocks"] for s in block["inlineStyleRanges"]}
    assert styles == {"SUPERSCRIPT"}
    assert text["entityMap"] == {}


@pytest.mark.parametrize(
    ("html", "message"),
    [("", "Chưa có nội dung"), ("a" * (MOST_CHARACTERS + 1), "Hãy dán từng phần")],
)
def test_too_little_and_too_much_is_said_in_words(
    editor: AbstractUser, client_of: Clients, html: str, message: str
) -> None:
    response = client_of(editor).post(reverse("news_paste"), {"html": html})
    assert response.status_code == 400
    assert message in response.json()["message"]


def test_what_has_no_text_says_so(editor: AbstractUser, client_of: Clients) -> None:
    data = {"html": "<table><tr><td><img src=x></td></tr></table>"}
    answer = client_of(editor).post(reverse("news_paste"), data).json()
    assert answer["text"] is None
    assert answer["messages"][1] == "Bỏ lại: 1 ảnh."


def test_only_who_may_use_the_admin_is_answered(
    site_tree: SiteTree, editor: AbstractUser, client: Client
) -> None:
    assert client.post(reverse("news_paste"), {"html": "<b>a</b>"}).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(reverse("news_paste"), {"html": "<b>a</b>"}).status_code == 403
    client.force_login(editor)
    assert client.get(reverse("news_paste")).status_code == 405
