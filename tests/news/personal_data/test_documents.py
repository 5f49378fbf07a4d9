"""What uploaded documents say is read for personal data, within limits, and never kept."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model

from news.factories import ArticleFactory
from news.files.documents import kind_of
from news.models import ArticlePage, DocumentReading
from news.personal_data.documents import child, readings
from news.personal_data.documents.extract import pieces_of
from news.personal_data.pages import places_in
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.news.personal_data.papers import pdf, word, workbook
from tests.reading import soup, words

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
NUMBER = "001203004567"
LETTERHEAD = "SỞ TƯ PHÁP. Điện thoại: 0211.3861234. Thư: sotuphap@vinhphuc.gov.vn. Số 257/QĐ-STP"


def found_in(content: bytes) -> list[tuple[str, str, str]]:
    file = BytesIO(content)
    return child.places_in(pieces_of(file, kind_of(file)))


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (word(LETTERHEAD, f"Ông An, CCCD {NUMBER}"), [("page", "2", "identity")]),
        (
            word("Ông An", comment=f"CCCD của ông: {NUMBER}", deleted="sinh ngày 12/3/1980"),
            [("deleted", "1", "birth"), ("comments", "", "identity")],
        ),
        (
            workbook(
                Danh_sách=[["Họ tên", "Ngày sinh"], ["Trần An", "12/03/1980"]],
                Gốc=[["Họ tên", "Số tài khoản"], ["Trần An", 711012345678]],
            ),
            [("sheet", "Danh_sách", "birth"), ("sheet", "Gốc", "account")],
        ),
        (pdf("Quyet dinh", f"Ong An, CCCD {NUMBER}"), [("page", "2", "identity")]),
        (f"Họ tên;CCCD\nTrần An;{NUMBER}".encode(), [("text", "", "identity")]),
        (word(LETTERHEAD), []),
        (workbook(Số_liệu=[["Năm", "Số tiền"], [2021, 1200345678]]), []),
    ],
)
def test_a_document_is_read_with_what_it_hides(
    content: bytes, places: list[tuple[str, str, str]]
) -> None:
    assert found_in(content) == places


def document(content: bytes, name: str) -> Any:
    return get_document_model().objects.create(
        title="Danh sách", file=ContentFile(content, name=name)
    )


def test_publishing_asks_once_about_what_a_chosen_document_says_and_keeps_no_number(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(administrator)
    paper = document(pdf("Quyet dinh", f"Ong An, CCCD {NUMBER}"), "danh-sach.pdf")
    draft = ArticleFactory(parent=site_tree.news, live=False)
    draft.attachments.create(document=paper)
    draft.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    told = soup(desk.get(address)).find(class_="vd-personal").get_text(" ", strip=True)
    assert "hộ chiếu (tệp “Danh sách”, trang 2)" in told
    stored = DocumentReading.objects.get()
    assert stored.places == [["page", "2", "identity"]]
    sent = as_shown(desk.get(address)) | {"action-publish": "1"}
    asked = desk.post(address, sent)
    assert "trang 2" in words(asked)
    assert not ArticlePage.objects.get(pk=draft.pk).live
    answer = soup(asked).find(id="id_asked_personal")["value"]
    assert desk.post(address, sent | {"asked_personal": answer}).status_code == 302
    assert ArticlePage.objects.get(pk=draft.pk).live
    assert desk.post(address, sent).status_code == 302, "readers see it already"


def test_a_file_is_read_once_and_another_one_anew(
    site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = document(f"Trần An, CCCD {NUMBER}".encode(), "a.txt")
    read: list[str] = []
    one = readings._read
    monkeypatch.setattr(readings, "_read", lambda file: read.append("read") or one(file))
    for _time in range(2):
        assert readings.Readings().of(paper) == [("text", "", "identity")]
    paper.file.save("b.txt", ContentFile(b"khong co gi"))
    assert readings.Readings().of(paper) == []
    assert read == ["read", "read"]


def test_what_cannot_be_read_or_takes_too_long_refuses_nothing(
    site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = document(pdf(f"CCCD {NUMBER}")[:200], "hong.pdf")
    article = ArticleFactory(parent=site_tree.news)
    article.attachments.create(document=damaged)
    assert places_in(article) == []
    assert DocumentReading.objects.get().places is None
    large = document(f"CCCD {NUMBER}".encode(), "lon.txt")
    monkeypatch.setattr(readings, "MOST", 5)
    assert readings.Readings().of(large) == []
    monkeypatch.setattr(readings, "PATIENCE", -1)
    assert readings.Readings().of(document(f"CCCD {NUMBER}".encode(), "cho.txt")) == []


def test_a_document_s_own_form_says_what_it_holds(
    administrator: AbstractUser, client_of: Clients
) -> None:
    paper = document(word(f"Ông An, CCCD {NUMBER}"), "don.docx")
    shown = client_of(administrator).get(reverse("wagtaildocs:edit", args=[paper.pk]))
    assert "hộ chiếu (trang 1)" in words(shown)
    assert NUMBER not in words(shown)
