"""Lists of units on their way: kept, read behind the workers, mended, left out, gone on with."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.factories import UnitFactory
from campaigns.imports import files
from campaigns.models import Unit, UnitImport, UnitImportRow
from tests.campaigns.reading.workbooks import xlsx
from tests.campaigns.registers.test_unit_import import (
    IMPORT,
    LISTING,
    confirm,
    counts,
    latest,
    mend,
    press,
    row,
    said,
    send,
    url,
)
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"


def preview(client: Client, **query: str) -> Any:
    return client.get(url("preview"), query)


def test_the_file_is_private_and_gone_within_the_hour(desk: Client) -> None:
    send(desk, xlsx([["Tên đơn vị"], ["Sở A"]]))
    (kept,) = files.folder().iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    old = timezone.now().timestamp() - files.LIFE - 1
    os.utime(kept, (old, old))
    call_command("tidy_award_lists", files=True, verbosity=0)
    assert not kept.exists()
    assert not desk.get(url("understood")).context["has_file"]
    assert confirm(desk, preview(desk)).redirect_chain[-1][0] == reverse(LISTING)


def test_an_import_waits_for_a_week_and_is_gone_on_with(desk: Client) -> None:
    send(
        desk,
        "Tên đơn vị\nSở A\n",
    )
    start = desk.get(reverse(IMPORT))
    assert [staged.pk for staged, _url in start.context["opened"]] == [latest().pk]
    assert soup(start).find("a", href=url("preview"))
    UnitImport.objects.update(changed_at=timezone.now() - timedelta(days=8))
    over = preview(desk)
    assert over.status_code == 404
    assert soup(over).find("main").find("a", href=reverse(LISTING))
    call_command("tidy_award_lists", verbosity=0)
    assert not UnitImportRow.objects.exists()


def test_after_saving_nothing_of_the_import_is_left(desk: Client) -> None:
    shown = send(desk, "Tên đơn vị\nSở A\n")
    addresses = [url("preview"), url("understood")]
    confirm(desk, shown)
    assert not UnitImport.objects.exists()
    assert list(files.folder().iterdir()) == []
    for address in addresses:
        assert desk.get(address).status_code == 404
    assert desk.post(addresses[0] + "save/", {"token": shown.context["token"]}).status_code == 404
    assert Unit.objects.count() == 1


def test_a_long_file_is_read_behind_the_workers_with_a_bar(desk, monkeypatch, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr("campaigns.imports.views.base.QUICK", 10)
    bar = send(desk, xlsx([["Tên đơn vị"], ["Sở A"]]))
    assert bar.redirect_chain == [(url("reading"), 302)]
    assert soup(bar).find("progress")["value"] == "0"
    assert preview(desk).url == url("reading")
    UnitImport.objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    desk.post(url("reading"))
    assert desk.get(url("state")).json() == {"progress": 100, "done": True, "free": False}
    assert counts(preview(desk)) == (1, 0, 0, 0)


def test_a_task_reads_what_waits_and_nothing_else(desk, monkeypatch, settings) -> None:
    monkeypatch.setattr("campaigns.imports.views.base.QUICK", 10)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    send(desk, xlsx([["Tên đơn vị"], ["Sở A"]]))
    assert (latest().state, row("Sở A").state) == ("ready", "new")


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(desk: Client) -> None:
    shown = send(desk, b"\x00\x01\x02 no list", "ảnh.xlsx")
    assert shown.status_code == 422
    assert "xlsx" in shown.context["reason"]
    assert soup(shown).find("a", href=reverse(IMPORT))
    assert list(files.folder().iterdir()) == []


def test_cells_that_cannot_be_read_stand_in_the_form_still(desk: Client) -> None:
    text = 'Tên đơn vị\n"Sở A\nSở B\n'
    shown = send(desk, text)
    assert shown.context["form"].errors["cells"]
    assert "Sở B" in soup(shown).find("textarea").get_text()
    assert not UnitImport.objects.exists()


def test_a_row_is_mended_in_place_and_all_are_compared_again(desk: Client) -> None:
    text = "Tên đơn vị\tLoại\tTrực thuộc\nSở A\thành tinh\t\nPhòng 1\tphòng\tSở A\n"
    shown = send(desk, text)
    assert counts(shown) == (0, 0, 0, 2)  # what is below a row with errors cannot be saved
    refused = mend(desk, row("Sở A"), kind="agency", name="")
    assert refused.context["form"].errors.keys() == {"name"}
    after = mend(desk, row("Sở A"), kind="agency", short_name="SA")
    assert after.redirect_chain == [(f"{url('preview')}#row-{row('Sở A').pk}", 302)]
    assert counts(after) == (2, 0, 0, 0)
    assert row("Sở A").is_mended
    confirm(desk, after)
    unit = Unit.objects.get(name="Phòng 1")
    assert (unit.parent.name, unit.parent.short_name, unit.parent.kind) == ("Sở A", "SA", "agency")


def test_a_row_is_left_out_and_taken_back(desk: Client) -> None:
    send(desk, "Tên đơn vị\tTrực thuộc\nSở A\t\nPhòng 1\tSở A\n")
    after = press(desk, leave_out=row("Sở A").pk)
    assert (counts(after), after.context["counts"]["left_out"]) == ((0, 0, 0, 1), 1)
    assert "Sở A" in soup(after).find(class_="vd-issues").get_text()
    after = press(desk, take_back=row("Sở A").pk)
    assert counts(after) == (2, 0, 0, 0)
    press(desk, leave_out=row("Phòng 1").pk)
    confirm(desk, preview(desk))
    assert [unit.name for unit in Unit.objects.all()] == ["Sở A"]


def test_a_close_name_is_taken_by_a_click(desk: Client) -> None:
    known = UnitFactory(name="Phòng Hành chính tư pháp")
    text = "Tên đơn vị\tTên tắt\tTrực thuộc\nPhòng Hành chính tư phápp\tHCTP\t\n"
    send(desk, text + "Tổ 1\t\tPhòng Hành chính tư phapp\n")
    first = latest().rows.first()
    after = press(desk, take=f"{first.pk}-name")
    assert counts(after) == (0, 1, 0, 1)
    after = press(desk, take=f"{row('Tổ 1').pk}-parent")
    assert counts(after) == (1, 1, 0, 0)
    confirm(desk, after)
    known.refresh_from_db()
    assert (known.short_name, known.children.get().name) == ("HCTP", "Tổ 1")


def test_where_a_name_means_several_units_the_superior_is_chosen(desk: Client) -> None:
    one = UnitFactory(name="Văn phòng", parent=UnitFactory(name="Sở A"))
    UnitFactory(name="Văn phòng", parent=UnitFactory(name="Sở B"))
    shown = send(desk, "Tên đơn vị\tTrực thuộc\nTổ 1\tVăn phòng\n")
    assert counts(shown) == (0, 0, 0, 1)
    after = mend(desk, row("Tổ 1"), parent_unit=one.pk)
    assert counts(after) == (1, 0, 0, 0)
    confirm(desk, after)
    assert Unit.objects.get(name="Tổ 1").parent == one


def test_the_meaning_of_a_column_is_chosen_and_the_file_read_again(desk: Client) -> None:
    send(desk, xlsx([["Tên đơn vị", "Gọi là"], ["Sở Tư pháp", "STP"]]))
    assert row("Sở Tư pháp").short_name == ""
    form = desk.get(url("understood")).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "sheet-0"}
    desk.post(url("understood"), data | {"t0-c1": "short_name"})
    assert row("Sở Tư pháp").short_name == "STP"


def test_where_no_line_names_the_columns_the_officer_says_which_does(desk: Client) -> None:
    shown = send(desk, xlsx([["Danh sách"], ["Tổ chức hành chính", "Mã"], ["Sở A", "x"]]))
    assert "Tên đơn vị" in said(shown)
    assert soup(shown).find("main").find("a", href=url("understood"))
    desk.post(url("understood"), {"header-0": "2"})
    desk.post(url("understood"), {"t0-row": "2", "t0-c0": "name", "t0-c1": ""})
    assert [one.name for one in latest().rows.all()] == ["Sở A"]


def test_a_list_without_a_header_and_a_hidden_sheet_are_read_where_the_officer_says_so(
    desk: Client,
) -> None:
    book = xlsx([["1", "Sở A"], ["2", "Sở B"]], [["Tên đơn vị"], ["Sở C"]],
                titles=("Mới", "Ẩn"), hidden=("Ẩn",))  # fmt: skip
    send(desk, book)
    assert not latest().rows.exists()
    desk.post(url("understood"), {"header-0": "1", "first-0": "on", "shown-1": "on"})
    desk.post(url("understood"), {"t0-row": "1", "t0-c1": "name", "shown-1": "on", "t1-row": "1",
                                  "t1-c0": "name"})  # fmt: skip
    assert [one.name for one in latest().rows.all()] == ["Sở A", "Sở B", "Sở C"]


def test_filters_show_what_they_say_and_long_lists_have_pages(desk: Client) -> None:
    UnitFactory(name="Tổ 1")
    UnitFactory(name="Tổ 2", short_name="T2")
    names = "".join(f"Tổ {n}\tT{n}\n" for n in range(1, 121))
    shown = send(desk, f"Tên đơn vị\tTên tắt\n{names}")
    assert counts(shown) == (118, 1, 1, 0)
    assert len(shown.context["rows"]) == 100
    assert len(preview(desk, p="2").context["rows"]) == 20
    for show, expected in (("changed", ["Tổ 1"]), ("unchanged", ["Tổ 2"]), ("error", [])):
        assert [one.row.name for one in preview(desk, show=show).context["rows"]] == expected


def test_sheets_that_give_nothing_are_named_hidden_ones_too(desk: Client) -> None:
    units, other = [["Tên đơn vị"], ["Sở A"]], [["Danh mục"], ["x"]]
    old = [["Tên đơn vị"], ["Sở cũ"]]
    book = xlsx(units, other, old, titles=("Đơn vị", "Khác", "Cũ"), hidden=("Cũ",))
    shown = send(desk, book)
    assert shown.context["reading"].ignored_sheets == ["Khác", "Cũ"]
    assert [one.name for one in latest().rows.all()] == ["Sở A"]


def test_nonsense_in_an_address_or_a_form_is_no_fault(desk: Client) -> None:
    send(desk, "Tên đơn vị\nSở A\n")
    for query in ({"show": "x", "p": "-1"}, {"p": "999999999999"}):
        assert preview(desk, **query).status_code == 200
    for data in ({}, {"take": "x"}, {"take": "1-x"}, {"take": f"{row('Sở A').pk}-name"}):
        assert desk.post(url("act"), data).status_code == 302
    assert desk.post(url("act"), {"leave_out": 10**15}).status_code == 404
    assert desk.get(url("save")).url == url("preview")
    assert desk.get("/admin/snippets/campaigns/unit/import/").url == reverse(IMPORT)


def test_throwing_an_import_away_leaves_the_register_as_it_is(desk: Client) -> None:
    send(desk, "Tên đơn vị\nSở A\n")
    answer = desk.post(url("discard"))
    assert answer.url == reverse(IMPORT)
    assert not UnitImport.objects.exists()
    assert list(files.folder().iterdir()) == []
    assert not Unit.objects.exists()


def test_personal_data_in_a_list_of_units_is_taken_out_or_asked_about(desk: Client) -> None:
    header = ["Tên đơn vị", "Tên gọi khác", "Đơn vị cấp trên"]
    send(desk, xlsx([header, ["Phòng Một, ĐT 0912.345.678", "", ""], ["Phòng Hai", "", ""]]))
    first, second = UnitImportRow.objects.order_by("place")
    assert first.name == "Phòng Một"
    assert "personal_removed" in {issue["code"] for issue in first.issues}
    mend(desk, second, name="Phòng Hai 2600123456")
    second.refresh_from_db()
    assert "personal_data" in {issue["code"] for issue in second.issues}
    assert "dãy số dài" in preview(desk).text
