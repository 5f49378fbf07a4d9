"""Units from files: what the preview says, what is saved, and what is refused."""

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from campaigns.factories import ClusterFactory, UnitFactory
from campaigns.models import Cluster, Unit, UnitImport, UnitImportRow
from campaigns.registers.matching import kind_of
from campaigns.registers.unit_import import reader
from portal.management.commands.setup_site import EDITORS
from tests.campaigns.reading.workbooks import ods, xls, xlsx
from tests.reading import soup

pytestmark = pytest.mark.any_database

IMPORT = "unit_import:start"
LISTING = "wagtailsnippets_campaigns_unit:list"
HEADER = ["STT", "Tên đơn vị", "Tên gọi tắt", "Tên gọi khác", "Loại", "Đơn vị cấp trên", "Cụm"]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"


def send(client: Client, data: bytes | str, name: str = "đơn vị.xlsx") -> HttpResponse:
    """Sends a file, or pasted text, and gives back the preview."""
    content = {"cells": data} if isinstance(data, str) else {"file": SimpleUploadedFile(name, data)}
    return client.post(reverse(IMPORT), content, follow=True)


def latest() -> UnitImport:
    return UnitImport.objects.latest("pk")


def url(name: str, *args: int) -> str:
    return reverse(f"unit_import:{name}", args=[latest().pk, *args])


def row(name: str) -> UnitImportRow:
    return latest().rows.get(name=name)


def press(client: Client, **button: Any) -> HttpResponse:
    """Presses a button of the preview."""
    return client.post(url("act"), button, follow=True)


def mend(client: Client, which: UnitImportRow, **fields: Any) -> HttpResponse:
    """Changes fields of a row in its form."""
    values = {name: which.value_of(name) for name in reader.fields()} | {"parent_unit": ""}
    values["kind"] = kind_of(which.kind)
    return client.post(url("row", which.pk), values | fields, follow=True)


def confirm(client: Client, preview: HttpResponse, leave_out: bool = False) -> HttpResponse:
    """Saves what the preview shows."""
    if leave_out:
        preview = press(client, leave_out_errors="1")
    staged, token = preview.context["staged"], preview.context["token"]
    return client.post(reverse("unit_import:save", args=[staged.pk]), {"token": token}, follow=True)


def said(response: HttpResponse) -> str:
    """What the response says in messages, about the form, or about the file."""
    texts = [str(message) for message in response.context["messages"]]
    if form := response.context.get("form"):
        texts += [str(text) for errors in form.errors.values() for text in errors]
    texts += [issue.text for issue in response.context.get("file_issues", ())]
    return " ".join([*texts, response.context.get("reason", "")])


def counts(preview: HttpResponse) -> tuple[int, ...]:
    """New, changed, unchanged, with errors."""
    found = preview.context["counts"]
    return tuple(found[name] for name in ("new", "changed", "unchanged", "error"))


def test_a_list_with_title_lines_is_read_shown_and_saved(
    desk: Client, editor: AbstractUser
) -> None:
    department = UnitFactory(name="Sở Tư pháp", short_name="STP", aliases="Tư pháp tỉnh")
    data = xlsx(
        [
            ["ỦY BAN NHÂN DÂN TỈNH"],
            ["DANH SÁCH ĐƠN VỊ THAM GIA THI ĐUA"],
            [],
            ["STT", "Tên\nđơn vị ", "TÊN GỌI TẮT", "Ghi chú", "Trực thuộc", "Cụm/Khối thi đua"],
            [1, "Phòng  Bổ trợ\u00a0tư pháp", None, "x", "Sở Tư pháp", None],
            [2, "SỞ TƯ PHÁP", "S.TP", None, None, "Khối các sở"],
            [3, "Trung tâm Trợ giúp pháp lý", "TGPL", None, "stp", None],
        ]
    )
    preview = send(desk, data)
    assert counts(preview) == (2, 1, 0, 0)
    page = soup(preview).get_text(" ")
    assert "D “Ghi chú”" in page
    assert "S.TP" in page
    assert [shown.row.row for shown in preview.context["rows"]] == [5, 6, 7]
    first = soup(preview).select_one(".vd-rows tbody th")
    assert first.get_text(strip=True).startswith("Phòng Bổ trợ tư pháp")
    assert (Unit.objects.count(), Cluster.objects.count()) == (1, 0)

    done = confirm(desk, preview)
    assert done.redirect_chain[-1][0] == reverse(LISTING)
    assert re.search(r"2.*1.*0", said(done))
    department.refresh_from_db()
    assert (department.name, department.short_name) == ("Sở Tư pháp", "S.TP")
    assert (department.cluster.name, department.aliases) == ("Khối các sở", "Tư pháp tỉnh")
    names = {unit.name for unit in department.children.all()}
    assert names == {"Phòng Bổ trợ tư pháp", "Trung tâm Trợ giúp pháp lý"}
    entries = ModelLogEntry.objects.filter(user=editor, content_type__app_label="campaigns")
    actions = sorted(entries.values_list("content_type__model", "action"))
    assert actions == [
        ("cluster", "wagtail.create"),
        ("unit", "wagtail.create"),
        ("unit", "wagtail.create"),
        ("unit", "wagtail.edit"),
    ]


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_every_kind_of_workbook_can_be_sent(desk: Client, make: Callable) -> None:
    confirm(desk, send(desk, make([["Tên đơn vị"], ["Sở Tư pháp"]]), "x.xls"))
    assert Unit.objects.get().name == "Sở Tư pháp"


def test_pasted_cells_in_decomposed_letters_are_read(desk: Client) -> None:
    text = unicodedata.normalize("NFD", "Tên cơ quan\tTên tiếng Anh\nSở Tư pháp\tJustice\n")
    confirm(desk, send(desk, text))
    unit = Unit.objects.get()
    assert (unit.name, unit.text_in("en", "name"), unit.slug) == (
        "Sở Tư pháp",
        "Justice",
        "so-tu-phap",
    )


def test_importing_twice_changes_nothing(desk: Client) -> None:
    data = xlsx(
        [
            HEADER,
            [1, "Sở Tư pháp", "STP", "Tư pháp; Sở TP", "cơ quan", None, "Cụm 1"],
            [2, "Phòng Tổ chức", None, None, "Phòng", "Sở Tư pháp", "Cụm 1"],
        ]
    )
    confirm(desk, send(desk, data))
    before = list(Unit.objects.order_by("pk").values())
    assert [row["kind"] for row in before] == ["agency", "division"]
    assert before[0]["aliases"] == "Tư pháp\nSở TP"
    preview = send(desk, data)
    assert counts(preview) == (0, 0, 2, 0)
    assert preview.context["counts"]["to_save"] == 0
    confirm(desk, preview)
    assert list(Unit.objects.order_by("pk").values()) == before


def test_an_export_can_be_imported_again(desk: Client) -> None:
    parent = UnitFactory(name="Sở Tư pháp", kind="agency", cluster=ClusterFactory())
    UnitFactory(name="Thanh tra", short_name="TTr", aliases="Thanh tra Sở\nTTS", parent=parent)
    for export in ("xlsx", "csv"):
        response = desk.get(reverse(LISTING), {"export": export})
        content = response.getvalue()
        preview = send(desk, content, f"x.{export}")
        assert counts(preview) == (0, 0, 2, 0)


def test_the_empty_list_is_one_that_the_import_knows(desk: Client) -> None:
    UnitFactory(name="Sở Tư pháp")
    for language in ("vi", "en"):
        with translation.override(language):
            response = desk.get(reverse("unit_import:template"))
        book = load_workbook(BytesIO(response.content))
        book.active.append(["Thanh tra", "TTr", "Thanh tra Sở", "", "", "Sở Tư pháp", "Cụm 1"])
        content = BytesIO()
        book.save(content)
        preview = send(desk, content.getvalue())
        assert counts(preview) == (1, 0, 0, 0)
        assert preview.context["reading"].dropped_columns == []
        assert len(row("Thanh tra").changes) == 4


def test_all_errors_are_told_at_once_with_their_places(desk: Client) -> None:
    UnitFactory(name="Văn phòng", parent=UnitFactory(name="Sở A"))
    UnitFactory(name="Văn phòng", parent=UnitFactory(name="Sở B"))
    data = xlsx(
        [
            HEADER,
            [1, None, "KT"],
            [2, "Sở C", None, None, "hành tinh"],
            [3, "Sở D", None, None, None, "Sở Không có"],
            [4, "Sở E"],
            [5, "SO E"],
            [6, "Văn phòng"],
            [7, "x" * 201],
            [8, "Sở G", "y" * 81],
            [9, "Sở H", None, None, None, "sở h"],
            [10, "Đội", None, None, None, "Sở D"],
        ],
        titles=("Danh sách",),
    )
    preview = send(desk, data)
    assert preview.context["counts"]["error"] == 9
    places = [
        re.findall(r"\d+|\b[A-G]$", issue.place)
        for shown in preview.context["rows"]
        for issue in shown.issues
        if issue.is_error
    ]
    assert places == [
        ["2", "B"], ["3", "E"], ["4", "F"], ["6", "B"], ["7", "B"], ["8", "B"], ["9", "C"],
        ["10", "F"], ["11", "F"],
    ]  # fmt: skip
    text = soup(preview).get_text(" ")
    for word in ("hành tinh", "Sở Không có", "Sở A", "Sở B", "201", "Danh sách"):
        assert word in text
    assert Unit.objects.count() == 4


def test_rows_with_errors_hold_everything_back_unless_left_out(desk: Client) -> None:
    preview = send(desk, "Tên đơn vị\tLoại\nSở A\t\nSở B\tlạ\n")
    again = confirm(desk, preview)
    assert again.status_code == 200
    assert again.context["counts"]["error"] == 1
    assert not Unit.objects.exists()
    done = confirm(desk, again, leave_out=True)
    assert Unit.objects.get().name == "Sở A"
    assert done.redirect_chain[-1][0] == reverse(LISTING)


def test_superiors_may_come_after_those_below_them(desk: Client) -> None:
    text = "Tên đơn vị\tTrực thuộc\nTổ 1\tPhòng A\nPhòng A\tSở\nSở\t\n"
    confirm(desk, send(desk, text))
    unit = Unit.objects.get(name="Tổ 1")
    assert (unit.parent.name, unit.parent.parent.name) == ("Phòng A", "Sở")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, ""),
        ({"cells": "Tên đơn vị\nA", "file": b"x"}, ""),
        ({"file": b"%PDF-1.4"}, "PDF"),
        ({"file": b"x" * (5 * 1024 * 1024 + 1)}, "5 MB"),
        ({"file": xlsx([["Họ và tên"], ["Nguyễn Văn A"]])}, ""),
        ({"cells": "Tên đơn vị\n"}, ""),
        ({"cells": "Tên đơn vị\n" + "\n".join(f"Tổ {n}" for n in range(1001))}, "1.000"),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_message(
    desk: Client, fields: dict[str, Any], word: str
) -> None:
    if "file" in fields:
        fields = {**fields, "file": SimpleUploadedFile("x.xlsx", fields["file"])}
    response = desk.post(reverse(IMPORT), fields, follow=True)
    assert response.status_code in (200, 422)
    assert word in said(response)
    assert said(response)
    if "cells" in fields and response.context.get("form"):
        assert fields["cells"].split("\n")[-1] in soup(response).find("textarea").get_text()
    assert not Unit.objects.exists()


def test_an_import_is_its_officers_alone(
    desk: Client, administrator: AbstractUser, client_of: Callable
) -> None:
    preview = send(desk, "Tên đơn vị\nSở A\n")
    other = client_of(administrator)
    for name in ("preview", "reading", "state", "understood"):
        assert other.get(url(name)).status_code == 404
    for name in ("act", "save", "discard"):
        assert other.post(url(name), {"token": preview.context["token"]}).status_code == 404
    assert not Unit.objects.exists()


def test_what_was_not_shown_is_not_saved(desk: Client) -> None:
    send(desk, "Tên đơn vị\nSở A\n")
    for token in ("", "x", "0" * 64):
        answer = desk.post(url("save"), {"token": token}, follow=True)
        assert answer.redirect_chain[-1][0] == url("preview")
        assert said(answer)
    assert not Unit.objects.exists()


def test_what_was_shown_is_what_is_saved(desk: Client) -> None:
    """Between the preview and the confirmation someone else added the unit."""
    preview = send(desk, "Tên đơn vị\tTên tắt\nSở A\tSA\n")
    UnitFactory(name="Sở A")
    again = confirm(desk, preview)
    assert counts(again) == (0, 1, 0, 0)
    assert said(again)
    assert Unit.objects.get().short_name == ""
    confirm(desk, again)
    assert Unit.objects.get().short_name == "SA"


def test_all_is_saved_or_nothing(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Unit.full_clean

    def fussy(self: Unit, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        if self.name == "Sở C":
            raise ValidationError("không được")

    preview = send(desk, "Tên đơn vị\tCụm\nSở A\tCụm 1\nSở B\t\nSở C\t\n")
    monkeypatch.setattr(Unit, "full_clean", fussy)
    response = confirm(desk, preview)
    assert response.status_code == 200
    assert "không được" in said(response)
    logged = ModelLogEntry.objects.filter(content_type__app_label="campaigns")
    assert [rows.count() for rows in (Unit.objects, Cluster.objects, logged)] == [0, 0, 0]


def test_only_those_who_add_and_change_units_import(
    editor: AbstractUser, client_of: Callable
) -> None:
    group = Group.objects.get(name=EDITORS)
    for codename in ("change_unit", "add_unit"):
        permission = Permission.objects.get(codename=codename)
        group.permissions.remove(permission)
        client = client_of(type(editor).objects.get(pk=editor.pk))
        for name in (IMPORT, "unit_import:template"):
            assert client.get(reverse(name)).status_code == 302
        assert client.post(reverse(IMPORT), {"cells": "Tên đơn vị\nA"}).status_code == 302
        listing = client.get(reverse(LISTING))
        assert reverse(IMPORT) not in listing.content.decode()
        group.permissions.add(permission)
    response = Client().get(reverse(IMPORT))
    assert "/login/" in response["Location"]


def test_an_unknown_cluster_is_an_error_for_those_who_may_add_none(
    desk: Client, editor: AbstractUser
) -> None:
    Group.objects.get(name=EDITORS).permissions.remove(
        Permission.objects.get(codename="add_cluster")
    )
    preview = send(desk, "Tên đơn vị\tCụm\nSở A\tCụm 1\nSở B\t\n")
    assert preview.context["counts"]["error"] == 1
    confirm(desk, preview, leave_out=True)
    assert Unit.objects.get().name == "Sở B"


def test_a_long_file_costs_few_queries(desk: Client, queries_of: Callable) -> None:
    for number in range(40):
        UnitFactory(name=f"Đơn vị {number}")

    def cost(rows: int) -> int:
        text = "Tên đơn vị\n" + "\n".join(f"Đơn vị {n}" for n in range(rows))
        return len(queries_of(lambda: send(desk, text)))

    cost(1)
    assert cost(900) - cost(2) < 20  # more batches of inserts


def test_names_from_a_file_are_shown_as_text(desk: Client) -> None:
    preview = send(desk, "Tên đơn vị\tLoại\tCột\n<script>alert(1)</script>\t<b>\t\n")
    page = BeautifulSoup(preview.content, "html.parser")
    assert "<script>alert(1)</script>" in page.find("main").get_text()
    assert "<script>alert(1)" not in preview.content.decode()
