"""Titles, names and descriptions of files, texts of registers and settings, tags and addresses are
asked about as pages are."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_factories import ImageFactory

from news.factories import ArticleFactory, DocumentFactory
from news.models import ArticlePage, Category, PublicFile
from news.personal_data.files import places_in_file
from news.personal_data.names import bare_name
from news.personal_data.pages import places_in
from tests.fixtures import SiteTree
from tests.forms import as_shown, values_in
from tests.news.files.pictures import phone_photo
from tests.reading import soup, words

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
NUMBER = "001203004567"
NAME = f"CCCD {NUMBER} Nguyen Van A"


@pytest.fixture
def desk(client_of: Clients, administrator: AbstractUser) -> Client:
    return client_of(administrator)


def shown_in(response: Any) -> dict[str, Any]:
    """The values of the form on a screen that asks."""
    (hidden,) = soup(response).find_all("input", attrs={"name": "asked_personal"})
    return values_in(hidden.find_parent("form"))


def several(client: Client, kind: str, name: str, content: bytes) -> Any:
    """What the screen for several files answers to one of them: its title is the file's name."""
    sent = {
        "title": name.rpartition(".")[0],
        "files[]": SimpleUploadedFile(name, content),
        "collection": Collection.get_first_root_node().pk,
    }
    return json.loads(client.post(reverse(f"{kind}:add_multiple"), sent).content)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        (f"{NAME}.pdf", "Nguyen Van A.pdf"),
        (f"CCCD_{NUMBER}_Nguyen_Van_A.pdf", "Nguyen Van A.pdf"),
        (f"Don-cua-ong-A-{NUMBER}.docx", "Don cua ong A.docx"),
        ("0912345678.jpg", "tep.jpg"),
        ("anh_A_0912.345.678.jpg", "anh A.jpg"),
        ("stk 0123456789012 Vietcombank.png", "tep.png"),
        ("257-QĐ-UBND ngày 28-01-2021.pdf", "257-QĐ-UBND ngày 28-01-2021.pdf"),
        ("IMG_20240315_101112.jpg", "IMG_20240315_101112.jpg"),
        ("danh sach hoc sinh 2021.xlsx", "danh sach hoc sinh 2021.xlsx"),
        ("Lich Tuyen sinh 2021.pdf", "Lich Tuyen sinh 2021.pdf"),
        ("Ly lich Nguyen Van A sinh 20-11-1980.docx", "Ly lich Nguyen Van A.docx"),
        ("Nguyen_Van_A_sinh_ngay_20-11-1980.docx", "Nguyen Van A.docx"),
        ("Nguyen_Van_A_sinh_nam_1980.docx", "Nguyen Van A.docx"),
        ("ho-chieu-C1234567-mat-sau.jpg", "mat sau.jpg"),
        ("Bao_cao_2019-2024.docx", "Bao_cao_2019-2024.docx"),
    ],
)
def test_numbers_of_people_are_in_no_name_of_a_file(name: str, stored: str) -> None:
    assert bare_name(name, "tep") == stored


@pytest.mark.parametrize(
    ("kind", "stored_as"), [("wagtaildocs", "document"), ("wagtailimages", "image")]
)
def test_the_title_that_a_file_s_name_gave_is_told_and_asked_about_once(
    desk: Client, kind: str, stored_as: str
) -> None:
    content, ending = (
        (b"%PDF-1.4 %%EOF", "pdf") if kind == "wagtaildocs" else (phone_photo(), "jpg")
    )
    model = get_document_model() if kind == "wagtaildocs" else get_image_model()
    answer = several(desk, kind, f"{NAME}.{ending}", content)
    assert answer["success"]
    (stored,) = model.objects.all()
    assert NUMBER not in stored.file.name
    assert "Nguyen" in stored.file.name
    form = BeautifulSoup(answer["form"], "html.parser")
    assert "số căn cước" in form.get_text()
    fields = values_in(form)
    address = form.find("form")["action"]
    asked = json.loads(desk.post(address, fields).content)
    assert not asked["success"]
    again = BeautifulSoup(asked["form"], "html.parser")
    assert "bấm lại" in again.get_text()
    hidden = again.find("input", attrs={"name": lambda name: name and "asked_personal" in name})
    assert NUMBER not in hidden["value"]
    assert json.loads(desk.post(address, fields | {hidden["name"]: hidden["value"]}).content)[
        "success"
    ]
    # In the form of its own it is told, and what readers may see is asked about once only.
    edit = reverse(f"{kind}:edit", args=[stored.pk])
    (note,) = soup(desk.get(edit)).select(".vd-personal-note")
    assert "số căn cước" in note.get_text()
    changed = desk.post(edit, shown_in(desk.get(edit)) | {"title": f"Đơn, CMND {NUMBER}"})
    assert changed.status_code == 200
    assert "bấm lại" in words(changed)
    # Readers see it already: that is not asked about again.
    PublicFile.objects.create(shown_by="wagtailcore.page 1", kind=stored_as, file=str(stored.pk))
    assert desk.post(edit, shown_in(desk.get(edit)) | {"tags": "đơn"}).status_code == 302


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CCCD_001080004567_mat_sau", "identity"),
        ("ly_lich_0912345678", "phone"),
        ("ly-lich-0912345678", "phone"),
        ("Nguyen Van A-001080004567", "identity"),
        ("ly-lich-nguyen-van-a-sinh-ngay-20-11-1980", "birth"),
    ],
)
def test_a_title_is_read_with_the_signs_that_a_file_s_name_has(
    db: None, title: str, kind: str
) -> None:
    for file in (DocumentFactory(title=title), ImageFactory(title=title)):
        assert [(place.kind, place.where) for place in places_in_file(file)] == [(kind, "Tiêu đề")]


@pytest.mark.parametrize(
    "title",
    ["257-QĐ-UBND_28-01-2021", "IMG_20240315_101112", "Danh_sach_hoc_sinh_2021", "Ke-hoach-2021"],
)
def test_titles_that_offices_give_all_day_hold_no_personal_data(db: None, title: str) -> None:
    assert places_in_file(DocumentFactory(title=title)) == []


def test_what_a_page_shows_is_asked_about_with_it(site_tree: SiteTree) -> None:
    picture = ImageFactory(title="Ông An, sinh ngày 12/3/1980", credit=f"CCCD {NUMBER}")
    paper = DocumentFactory(title=f"Đơn của ông An, CCCD {NUMBER}")
    article = ArticleFactory(parent=site_tree.news, cover=picture, cover_alt="Gọi 0912 345 678")
    article.attachments.create(document=paper)
    found = {(place.kind, place.where.split(",")[0]) for place in places_in(article)}
    assert found == {
        ("phone", "Văn bản thay thế"),
        ("birth", "tệp “Ông An"),
        ("identity", f"tệp “{paper.title.split(',')[0]}"),
    }


def test_publishing_asks_about_a_file_that_was_chosen_just_now(
    site_tree: SiteTree, desk: Client
) -> None:
    paper = DocumentFactory(title=f"Đơn, CCCD {NUMBER}")
    draft = ArticleFactory(parent=site_tree.news, live=False)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    row = {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-document": str(paper.pk),
        "attachments-0-ORDER": "1",
        "attachments-0-id": "",
        "attachments-0-DELETE": "",
    }
    sent = as_shown(desk.get(address)) | row | {"action-publish": "1"}
    asked = desk.post(address, sent)
    assert asked.status_code == 200
    assert NUMBER in words(asked)
    assert not ArticlePage.objects.get(pk=draft.pk).live
    answer = soup(asked).find(id="id_asked_personal")["value"]
    assert desk.post(address, sent | {"asked_personal": answer}).status_code == 302
    assert ArticlePage.objects.get(pk=draft.pk).live


def test_tags_are_texts_that_readers_see(site_tree: SiteTree) -> None:
    article = ArticleFactory(parent=site_tree.news)
    article.tags.add("sđt 0912345678")
    assert [place.kind for place in places_in(article)] == ["phone"]


def test_an_address_does_not_keep_the_number_of_a_former_title(site_tree: SiteTree) -> None:
    draft = ArticleFactory(
        parent=site_tree.news, title="Đơn của ông A", slug=f"don-cua-ong-a-cccd-{NUMBER}"
    )
    (place,) = places_in(draft)
    assert (place.kind, place.where) == ("identity", "Đường dẫn")
    plain = ArticleFactory(
        parent=site_tree.news, title="Quyết định", slug="257-qd-ubnd-ngay-03-09-2021-hoc-sinh-2020"
    )
    assert places_in(plain) == []


def test_registers_and_settings_ask_about_texts_in_every_language(
    site_tree: SiteTree, desk: Client
) -> None:
    category = Category.objects.create(name="Tin ngành")
    address = reverse(Category.snippet_viewset.get_url_name("edit"), args=[category.pk])
    shown = shown_in(desk.get(address))
    for change in ({"description": "Gọi 0912345678"}, {"description_en": "Call 0912345678"}):
        asked = desk.post(address, shown | change)
        assert asked.status_code == 200, change
        assert "0912345678" in words(asked)
    assert desk.post(address, shown | {"description": "Tin của ngành"}).status_code == 302
    identity = site_tree.identity
    address = reverse("wagtailsettings:edit", args=["home", "siteidentity", identity.pk])
    blocks = {name: streamfield([]) for name in ("navigation", "footer_links")}
    shown = shown_in(desk.get(address)) | nested_form_data(blocks)
    office = {"phone": "0211 3861 234", "address": "Số 5 đường Lê Lợi, phường 1"}
    asked = desk.post(address, shown | office | {"responsible": "Bà Hoa, CCCD 026080001234"})
    assert "026080001234" in words(asked)
    assert "3861" not in soup(asked).find(class_="messages").get_text()
    assert desk.post(address, shown | office | {"responsible": "Bà Hoa"}).status_code == 302
