"""The officer's hands in tests of the import: send a file, press a button, save."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from campaigns.models import AwardImport, AwardImportRow, HonorRollPage
from tests.campaigns.reading.award_files import sheet_file

DECISION = "(Kèm theo Quyết định số 257/QĐ-UBND ngày 28 tháng 01 năm 2021)"
HEADER = ["STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Danh hiệu"]
FIGHTER, LABOURER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"


def person(name: str, award: str = LABOURER, unit: str = "Văn phòng Sở") -> list[object]:
    return [None, "Ông", name, "Chuyên viên", unit, award]


def file_of(*rows: list[object], header: list[str] | None = None, decision: str = "") -> bytes:
    """An .xlsx with title lines; `rows` are numbered."""
    numbered = [[number, *row[1:]] for number, row in enumerate(rows, start=1)]
    title = [["DANH SÁCH KHEN THƯỞNG"], [decision]]
    return sheet_file([*title, header or HEADER, *numbered], titles=("Danh sách",))


def send(
    client: Client, roll: HonorRollPage, data: bytes | str, name: str = "danh-sach.xlsx"
) -> HttpResponse:
    """Sends a file, or pasted text, and gives back the preview."""
    content = {"cells": data} if isinstance(data, str) else {"file": SimpleUploadedFile(name, data)}
    return client.post(reverse("award_import:start", args=[roll.pk]), content, follow=True)


def latest() -> AwardImport:
    return AwardImport.objects.latest("pk")


def url(name: str, *args: int) -> str:
    return reverse(f"award_import:{name}", args=[latest().pk, *args])


def preview(client: Client, **query: str) -> HttpResponse:
    return client.get(url("preview"), query)


def press(client: Client, **button: Any) -> HttpResponse:
    """Presses a button of the preview."""
    return client.post(url("act"), button, follow=True)


def row(name: str) -> AwardImportRow:
    return AwardImportRow.objects.get(award_import=latest(), name=name)


def mend(client: Client, which: AwardImportRow, **fields: Any) -> HttpResponse:
    """Changes fields of a row in its form."""
    names = ("honorific", "name", "position", "unit_text", "award_text", "achievement", "kind")
    values = {name: getattr(which, name) for name in (*names, "decision_number")}
    values |= {"unit": which.unit_id or "", "award_type": which.award_type_id or ""}
    values["signed_on"] = which.signed_on.strftime("%d/%m/%Y") if which.signed_on else ""
    return client.post(url("row", which.pk), values | fields, follow=True)


def save(client: Client, mode: str = "replace", token: str = "") -> HttpResponse:
    """Saves, starting from the list that the screens show, and lets doubts stand."""
    target = preview(client).context["target"]
    data = {"token": token or target.token, "mode": mode, "unread": "1000"}
    return client.post(url("save"), data)


def codes(name: str) -> list[str]:
    """What is the matter with the row of `name`."""
    return [issue["code"] for issue in row(name).issues]
