"""Pictures and documents are checked in every place where a file comes in."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from tests.news.files.pictures import deep_grey, encoded, phone_photo, photo

pytestmark = pytest.mark.any_database

CUT_OFF = phone_photo()[:400]


@pytest.fixture
def client(client_of: Callable[[AbstractUser], Client], editor: AbstractUser) -> Client:
    return client_of(editor)


def upload(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stored() -> Image.Image:
    """The picture that was stored last."""
    image = get_image_model().objects.latest("pk")
    with image.open_file() as file:
        content = file.read()
    picture = Image.open(BytesIO(content))
    assert picture.size == (image.width, image.height)
    assert len(content) == image.get_file_size()
    assert b"SERIAL" not in content
    return picture


def collection() -> int:
    return Collection.get_first_root_node().pk


def fields(content: bytes, name: str = "anh.jpg") -> dict[str, object]:
    return {"title": "Ảnh", "file": upload(content, name), "collection": collection()}


def test_a_single_upload_is_prepared(client: Client) -> None:
    client.post(reverse("wagtailimages:add"), fields(phone_photo()))
    assert (stored().format, stored().size) == ("JPEG", (48, 64))


def test_a_single_upload_is_refused_beside_its_field(client: Client) -> None:
    answer = client.post(reverse("wagtailimages:add"), fields(CUT_OFF))
    assert "“anh.jpg” bị hỏng" in answer.content.decode()
    assert not get_image_model().objects.exists()


def test_several_uploads_are_prepared_or_refused_one_by_one(client: Client) -> None:
    url = reverse("wagtailimages:add_multiple")
    heic = encoded(photo(), "HEIF")
    sent = {"title": "Ảnh", "files[]": upload(heic, "IMG_0001.HEIC"), "collection": collection()}
    answer = json.loads(client.post(url, sent).content)
    assert answer["success"]
    assert stored().format == "JPEG"
    sent["files[]"] = upload(CUT_OFF)
    answer = json.loads(client.post(url, sent).content)
    assert (answer["success"], "bị hỏng" in answer["error_message"]) == (False, True)


def test_an_upload_in_the_chooser_is_prepared_or_refused(client: Client) -> None:
    url = reverse("wagtailimages_chooser:create")
    chosen = {f"image-chooser-upload-{k}": v for k, v in fields(encoded(deep_grey())).items()}
    assert json.loads(client.post(url, chosen).content)["step"] == "chosen"
    assert stored().mode == "L"
    chosen = {f"image-chooser-upload-{k}": v for k, v in fields(CUT_OFF).items()}
    assert "bị hỏng" in json.loads(client.post(url, chosen).content)["htmlFragment"]


def test_another_file_for_an_image_is_prepared_or_refused(client: Client) -> None:
    client.post(reverse("wagtailimages:add"), fields(encoded(photo())))
    image = get_image_model().objects.get()
    url = reverse("wagtailimages:edit", args=[image.pk])
    client.post(url, fields(phone_photo()))
    assert (stored().format, stored().size) == ("JPEG", (48, 64))
    assert "bị hỏng" in client.post(url, fields(CUT_OFF)).content.decode()
    assert stored().size == (48, 64)


def test_a_file_that_code_stores_is_prepared_or_refused(db: None) -> None:
    image = get_image_model()(title="Ảnh")
    image.file.save("anh.jpg", ContentFile(phone_photo()))
    assert stored().size == (48, 64)
    with pytest.raises(ValidationError):
        get_image_model().objects.create(title="Ảnh", file=ContentFile(CUT_OFF, name="anh.jpg"))


def test_the_ending_of_a_name_need_not_fit_what_is_in_the_file(client: Client) -> None:
    client.post(reverse("wagtailimages:add"), fields(encoded(photo()), "anh.jpg"))
    assert stored().format == "PNG"


def test_a_drawing_with_programs_in_it_is_refused(client: Client) -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    answer = client.post(reverse("wagtailimages:add"), fields(drawing, "hinh.svg"))
    assert "hinh.svg" in answer.content.decode()
    client.post(reverse("wagtailimages:add"), fields(drawing, "hinh.jpg"))
    assert not get_image_model().objects.exists()


def document_fields(name: str, content: bytes) -> dict[str, object]:
    return {"title": "Tệp", "file": upload(content, name), "collection": collection()}


def test_a_document_is_refused_in_every_place_where_one_is_uploaded(client: Client) -> None:
    program = b"MZ\x90\0\x03"
    single = client.post(reverse("wagtaildocs:add"), document_fields("cai-dat.exe", program))
    assert "Không nhận tệp “cai-dat.exe”" in single.content.decode()
    sent = {"title": "Tệp", "files[]": upload(program, "a.pdf"), "collection": collection()}
    several = json.loads(client.post(reverse("wagtaildocs:add_multiple"), sent).content)
    assert "Không nhận tệp “a.pdf”" in several["error_message"]
    prefix = "document-chooser-upload"
    chosen = {f"{prefix}-{k}": v for k, v in document_fields("a.docm", program).items()}
    html = json.loads(client.post(reverse("wagtaildocs_chooser:create"), chosen).content)
    assert "Không nhận tệp “a.docm”" in html["htmlFragment"]
    assert not get_document_model().objects.exists()


def test_a_document_is_accepted_in_every_place(client: Client) -> None:
    pdf = b"%PDF-1.4 noi dung %%EOF"
    client.post(reverse("wagtaildocs:add"), document_fields("a.pdf", pdf))
    sent = {"title": "Tệp", "files[]": upload(pdf, "b.pdf"), "collection": collection()}
    client.post(reverse("wagtaildocs:add_multiple"), sent)
    prefix = "document-chooser-upload"
    chosen = {f"{prefix}-{k}": v for k, v in document_fields("c.pdf", pdf).items()}
    client.post(reverse("wagtaildocs_chooser:create"), chosen)
    names = sorted(document.filename for document in get_document_model().objects.all())
    assert names == ["a.pdf", "b.pdf", "c.pdf"]


def test_another_file_for_a_document_is_checked(client: Client) -> None:
    client.post(reverse("wagtaildocs:add"), document_fields("a.pdf", b"%PDF-1.4 %%EOF"))
    document = get_document_model().objects.get()
    url = reverse("wagtaildocs:edit", args=[document.pk])
    answer = client.post(url, document_fields("a.html", b"<html>"))
    assert "Không nhận tệp “a.html”" in answer.content.decode()
    assert document.open_file().__enter__().read() == b"%PDF-1.4 %%EOF"


def test_a_pdf_whose_end_is_missing_is_told_to_be_damaged(client: Client) -> None:
    answer = client.post(reverse("wagtaildocs:add"), document_fields("a.pdf", b"%PDF-1.4 broken"))
    assert "Không nhận tệp “a.pdf”: tệp bị hỏng" in answer.content.decode()
    assert not get_document_model().objects.exists()


def test_a_document_that_code_stores_is_checked(db: None) -> None:
    with pytest.raises(ValidationError):
        get_document_model().objects.create(
            title="Tệp", file=ContentFile(b"MZ", name="cai-dat.exe")
        )


def test_a_portrait_for_an_account_is_prepared_or_refused(client: Client, editor: Any) -> None:
    profile = UserProfile.get_for_user(editor)
    form_class = AvatarSettingsPanel.form_class
    refused = form_class({}, {"avatar": upload(CUT_OFF)}, instance=profile)
    assert "bị hỏng" in refused.errors["avatar"][0]
    taken = form_class({}, {"avatar": upload(phone_photo())}, instance=profile)
    assert taken.is_valid()
    taken.save()
    profile = UserProfile.objects.get(user=editor)
    assert b"SERIAL" not in profile.avatar.read()
    assert client.get(profile.avatar.url).status_code == 200
    assert Client().get(profile.avatar.url).status_code == 404
