"""Saving an import: what the list gains and loses, which keys stay, and nothing by halves."""

import json
import os
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail_factories import ImageFactory

from campaigns.factories import award_row, list_of, public_list
from campaigns.honors.imports import template
from campaigns.honors.lists.edit import add_rows, draft_of, edit
from campaigns.models import Award, AwardType, HonorRollPage
from tests.campaigns.honors.imports.asking import (
    FIGHTER,
    LABOURER,
    file_of,
    mend,
    person,
    preview,
    row,
    save,
    send,
    url,
)
from tests.database import copy_to
from tests.fixtures import SiteTree
from tests.reading import soup

KILLED = """
import django

django.setup()
from tests.campaigns.honors.imports import killed_saves

killed_saves.main()
"""


def keys(roll: HonorRollPage) -> dict[str, str]:
    """The keys of the draft's awards by name."""
    awards = draft_of(roll).award_list.awards.order_by("place")
    return dict(awards.values_list("name", "key"))


def imported(desk: Client, roll: HonorRollPage, *rows: list[object], mode: str = "replace") -> None:
    send(desk, roll, file_of(*rows))
    assert save(desk, mode).status_code == 302


def test_the_difference_is_shown_before_a_list_is_replaced(roll, desk):
    imported(desk, roll, person("Lê An"), person("Vũ Bình"), person("Trần Cúc"))
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình", unit="Thanh tra"), person("Hà My")))
    assert url("save") in soup(preview(desk)).find(class_="vd-bar").decode()
    shown = desk.get(url("save"))
    outcome = shown.context["outcome"]
    assert [award.name for award in outcome.added] == ["Hà My"]
    assert [award.name for award in outcome.removed] == ["Trần Cúc"]
    assert [(new.name, names) for _old, new, names in outcome.changed] == [
        ("Vũ Bình", ["unit_text"])
    ]
    assert outcome.kept == 1
    assert list(keys(roll)) == ["Lê An", "Vũ Bình", "Trần Cúc"]


def test_who_stays_keeps_the_key_and_the_photo(roll, desk):
    photo = ImageFactory()
    labour = AwardType.objects.get(name=LABOURER)
    same = award_row("Lê An", award_type=labour, photo=photo)
    moved = award_row("Vũ Bình", award_type=labour, unit_text="Phòng cũ")
    typed = award_row("Tran Cuc", award_type=labour, unit_text="Văn phòng Sở")
    other = award_row("Hà My", award_type=labour)
    list_of(roll, same, moved, typed, other)
    before = keys(roll)
    rows = [person("Lê An"), person("Vũ Bình"), person("Trần Cúc"), person("Hà My", FIGHTER)]
    imported(desk, roll, *rows)
    after = keys(roll)
    assert (after["Lê An"], after["Vũ Bình"]) == (before["Lê An"], before["Vũ Bình"])
    assert after["Trần Cúc"] == before["Tran Cuc"]
    assert after["Hà My"] != before["Hà My"]  # another award is another permalink
    assert draft_of(roll).award_list.awards.get(name="Lê An").photo == photo


def test_where_two_may_be_meant_no_key_is_guessed(roll, desk):
    labour = AwardType.objects.get(name=LABOURER)
    list_of(
        roll,
        award_row("Lê An", award_type=labour, unit_text="Phòng A"),
        award_row("Lê An", award_type=labour, unit_text="Phòng B"),
    )
    before = set(draft_of(roll).award_list.awards.values_list("key", flat=True))
    imported(desk, roll, person("Lê An", unit="Phòng C"), person("Lê An", unit="Phòng D"))
    assert not before & set(draft_of(roll).award_list.awards.values_list("key", flat=True))


def test_added_to_a_list_nobody_is_taken_away(roll, desk):
    imported(desk, roll, person("Lê An"), person("Vũ Bình"))
    before = keys(roll)
    rows = [person("Hà My"), person("Vũ Bình", unit="Thanh tra")]
    imported(desk, roll, *rows, mode="add")
    assert list(keys(roll)) == ["Lê An", "Vũ Bình", "Hà My"]
    assert {name: keys(roll)[name] for name in before} == before
    assert draft_of(roll).award_list.awards.get(name="Vũ Bình").unit_text == "Thanh tra"


def test_a_public_list_stays_as_it_is_until_the_draft_is_published(roll, desk):
    public_list(roll, "Lê An")
    imported(desk, roll, person("Vũ Bình"))
    assert list(Award.objects.public().values_list("name", flat=True)) == ["Lê An"]
    assert list(keys(roll)) == ["Vũ Bình"]


def test_a_public_list_can_be_added_to(roll, desk):
    public_list(roll, "Lê An", "Vũ Bình")
    before = dict(Award.objects.public().values_list("name", "key"))
    imported(desk, roll, person("Hà My"), mode="add")
    assert list(keys(roll)) == ["Lê An", "Vũ Bình", "Hà My"]
    assert dict(Award.objects.public().values_list("name", "key")) == before
    assert keys(roll) | before == keys(roll)


def test_the_rolls_own_decision_is_not_said_again_in_rows(roll, desk):
    own = roll.decision
    header = ["STT", "Họ và tên", "Danh hiệu", "Số quyết định", "Ngày ký"]
    rows = [
        [None, "Lê An", LABOURER, own.number, f"{own.signed_on:%d/%m/%Y}"],
        [None, "Vũ Bình", LABOURER, "9/QĐ-STP", "1/2/2020"],
    ]
    send(desk, roll, file_of(*rows, header=header))
    save(desk)
    first, second = draft_of(roll).award_list.awards.order_by("place")
    assert (first.decision_number, first.signed_on) == ("", None)
    assert (second.decision_number, str(second.signed_on)) == ("9/QĐ-STP", "2020-02-01")


def test_the_later_of_two_officers_is_told_what_changed(roll, desk, moderator):
    imported(desk, roll, person("Lê An"))
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    mend(desk, row("Vũ Bình"), position="Trưởng phòng")
    seen = desk.get(url("save")).context["token"]
    edit(roll, moderator, lambda target: add_rows(target, [award_row("Hà My")]))
    answer = save(desk, token=seen)
    assert answer.status_code == 409
    assert answer.context["outdated"]["acts"][0]["who"] == str(moderator)
    assert len(answer.context["outdated"]["difference"].added) == 1
    assert [award.name for award in answer.context["outcome"].removed] == ["Hà My"]
    assert row("Vũ Bình").position == "Trưởng phòng"
    assert list(keys(roll)) == ["Lê An", "Hà My"]
    assert save(desk, token=answer.context["token"]).status_code == 302
    assert list(keys(roll)) == ["Lê An", "Vũ Bình"]


def test_a_list_that_came_meanwhile_is_not_overwritten_unseen(roll, desk, moderator):
    send(desk, roll, file_of(person("Lê An")))
    edit(roll, moderator, lambda target: add_rows(target, [award_row("Hà My")]))
    assert save(desk, token="0").status_code == 409
    assert list(keys(roll)) == ["Hà My"]


def test_the_template_is_read_as_it_was_filled(roll, desk):
    labour = AwardType.objects.get(name=LABOURER)
    flag = AwardType.objects.get(name="Cờ thi đua của Chính phủ")
    office = {"award_type": flag, "kind": "collective", "unit_text": "Sở Tư pháp"}
    rows = [
        award_row("Lê An", award_type=labour, honorific="Ông", position="Phó Giám đốc"),
        award_row("Lê An", award_type=labour, honorific="Ông", unit_text="Phòng B"),
        award_row("Phòng Bổ trợ tư pháp", **office),
        award_row("Gia đình ông Vũ Văn Bình", award_type=labour, kind="household"),
        award_row("Trần Thị Cúc", award_type=labour, achievement="=1+1 sáng kiến;\n- hai"),
    ]
    rows[4].decision_number, rows[4].signed_on = "9/QĐ-STP", "2020-02-01"
    list_of(roll, *rows)
    before = keys(roll)
    address = reverse("award_import:template", args=[roll.pk])
    book = desk.get(f"{address}?rows=1")
    shown = send(desk, roll, book.content)
    assert shown.context["counts"]["error"] == 0
    assert "Mã" not in shown.context["reading"].dropped_columns
    outcome = desk.get(url("save")).context["outcome"]
    assert (outcome.added, outcome.removed, outcome.changed) == ([], [], [])
    assert outcome.kept == 5
    save(desk)
    assert keys(roll) == before


def test_a_name_put_right_in_the_downloaded_list_keeps_its_key(roll, desk):
    imported(desk, roll, person("Lê An"), person("Vũ Bình"))
    before = keys(roll)
    address = reverse("award_import:template", args=[roll.pk])
    book = load_workbook(BytesIO(desk.get(f"{address}?rows=1").content))
    sheet = book.active
    sheet.cell(2, list(template.headings()).index("name") + 1, "Nguyễn Hoàng An")
    content = BytesIO()
    book.save(content)
    send(desk, roll, content.getvalue())
    save(desk)
    assert keys(roll) == {"Nguyễn Hoàng An": before["Lê An"], "Vũ Bình": before["Vũ Bình"]}


def test_the_empty_template_offers_the_awards_and_is_no_list_itself(roll, desk):
    content = desk.get(reverse("award_import:template", args=[roll.pk])).content
    book = load_workbook(BytesIO(content))
    assert [cell.value for cell in book.active[1]][:3] == ["STT", "Loại", "Ông/Bà"]
    known = book.active.data_validations.dataValidation
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in known}
    assert rules["B2"] == '"Tập thể,Hộ gia đình,Cá nhân"'
    assert rules["G2"].startswith("DM!")
    offered = [cell.value for cell in book["DM"]["A"]]
    assert {LABOURER, FIGHTER} <= set(offered)
    assert send(desk, roll, content).context["counts"]["all"] == 0


def test_the_templates_examples_are_never_read_as_people(roll, desk):
    content = desk.get(reverse("award_import:template", args=[roll.pk])).content
    book = load_workbook(BytesIO(content))
    lines = [cell.value for cell in book["Hướng dẫn"]["A"]]
    columns = ("Chức vụ", "Đơn vị công tác", "Thành tích", "Số quyết định")
    assert all(any(line.startswith(f"{name}:") for line in lines) for name in columns)
    names = list(template.headings())
    for name, text in {"name": "Lê Văn An", "award_text": LABOURER}.items():
        book.active.cell(2, names.index(name) + 1, text)
    filled = BytesIO()
    book.save(filled)
    shown = send(desk, roll, filled.getvalue())
    counts = {name: n for name, n in shown.context["counts"].items() if n}
    assert counts == {"all": 1, "kept": 1, "fine": 1}
    assert shown.context["notes"] == []


@pytest.mark.slow
@pytest.mark.any_database
def test_a_save_that_is_killed_leaves_no_half_list(site_tree: SiteTree, tmp_path: Path) -> None:
    """A process on a copy of the database dies at each statement in turn, and last at none."""
    copy_to(tmp_path / "db.sqlite3")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "PYTHONPATH": os.pathsep.join((str(settings.PROJECT_DIR), str(settings.SITE_DIR))),
    }
    ran = subprocess.run(
        [sys.executable, "-P", "-c", KILLED],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    *deaths, last = [json.loads(line) for line in ran.stdout.splitlines()]
    before = {"listed": 2, "rows": 2, "staged": 30, "logged": 0}
    assert len(deaths) > 5
    assert deaths == [{"signal": signal.SIGKILL, **before}] * len(deaths)
    # The former list stays, to go back to.
    assert last == {"signal": 0, "listed": 30, "rows": 32, "staged": 0, "logged": 1}
