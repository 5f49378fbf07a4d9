"""From an officer's file to a draft list: sent, shown, saved; and who may do so."""

import json
import os
import unicodedata
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from campaigns.factories import HonorRollFactory, UnitFactory, list_of
from campaigns.honors.imports.read import read_import
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import draft_of
from campaigns.imports import files
from campaigns.models import Award, AwardImport, AwardImportRow, AwardList
from portal.management.commands.setup_site import EDITORS, OFFICERS
from tests.campaigns.honors.imports.asking import (
    DECISION,
    FIGHTER,
    HEADER,
    LABOURER,
    file_of,
    latest,
    person,
    preview,
    save,
    send,
    url,
)
from tests.campaigns.reading.award_files import sheet_file
from tests.fixtures import member
from tests.reading import soup

pytestmark = pytest.mark.any_database


def names(award_list: AwardList) -> list[str]:
    return list(award_list.awards.order_by("place").values_list("name", flat=True))


def test_a_clean_file_is_a_draft_after_two_posts(roll, desk, officer):
    unit = UnitFactory(name="Văn phòng Sở")
    shown = send(desk, roll, file_of(person("Lê An"), person("Vũ Bình", FIGHTER)))
    assert shown.redirect_chain == [(url("preview"), 302)]
    assert shown.context["counts"]["error"] == 0
    saved = save(desk)
    assert (saved.status_code, saved.url) == (302, reverse("award_list:list", args=[roll.pk]))
    first, second = draft_of(roll).award_list.awards.order_by("place")
    assert (first.full_name, first.position, first.unit) == ("Ông Lê An", "Chuyên viên", unit)
    assert (first.award_type.name, second.award_type.name) == (LABOURER, FIGHTER)
    roll.refresh_from_db()
    assert roll.latest_revision.user == officer
    assert not roll.live
    assert not AwardImport.objects.exists()
    assert not AwardImportRow.objects.exists()
    assert list(files.folder().iterdir()) == []


def test_the_log_says_who_imported_how_many_rows(roll, desk, officer):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    save(desk)
    entry = PageLogEntry.objects.get(action=marks.IMPORTED)
    assert (entry.user, entry.data["rows"]) == (officer, 2)
    assert "Lê An" not in json.dumps(entry.data, ensure_ascii=False)


def test_cells_pasted_from_excel_are_read(roll, desk):
    text = f"STT\tÔng/Bà\tHọ và tên\tDanh hiệu\n1\tBà\tTrần Thị Cúc\t{LABOURER}\n"
    send(desk, roll, unicodedata.normalize("NFD", text))
    save(desk)
    assert names(draft_of(roll).award_list) == ["Trần Thị Cúc"]


def test_the_counts_are_shown_against_the_files_own(roll, desk):
    lines = [["DANH SÁCH"], HEADER, [1, *person("Lê An")[1:]], [2, *person("Vũ Bình")[1:]]]
    shown = send(desk, roll, sheet_file([*lines, ["Danh sách gồm 03 cá nhân./."]]))
    assert shown.context["reading"].declared_count == 3
    assert shown.context["counts"]["kept"] == 2
    assert shown.context["tally"] == [
        {"name": LABOURER, "is_unknown": False, "counts": [2], "total": 2}
    ]


def test_a_count_of_people_fits_those_who_have_two_awards(roll, desk):
    header = ["STT", "Họ và tên", "Danh hiệu"]
    lines = [
        ["DANH SÁCH"],
        header,
        [1, "Lê An", f"{LABOURER}; {FIGHTER}"],
        [2, "Vũ Bình", LABOURER],
    ]
    shown = send(desk, roll, sheet_file([*lines, ["Danh sách gồm 02 cá nhân./."]]))
    assert (shown.context["counts"]["kept"], shown.context["count_fits"]) == (3, True)


def test_a_file_is_read_by_one_process_only(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    AwardImport.objects.update(state="reading")
    read_import(latest())
    assert AwardImportRow.objects.count() == 1
    assert latest().state == "reading"


def test_another_decision_than_the_rolls_is_said(roll, desk):
    number, day = roll.decision.number, roll.decision.signed_on
    own = f"(Kèm theo Quyết định số {number} ngày {day:%d tháng %m năm %Y})"
    assert not send(desk, roll, file_of(person("Lê An"), decision=own)).context["decision_differs"]
    other = send(desk, roll, file_of(person("Lê An"), decision=DECISION.replace("257", "999")))
    assert other.context["decision_differs"]


def test_personal_columns_are_named_and_kept_nowhere(roll, desk):
    header = [*HEADER, "Ngày sinh", "Số CCCD"]
    secret = "001099012345"
    data = file_of([*person("Lê An"), "1/2/1979", secret], header=header)
    shown = send(desk, roll, data)
    assert shown.context["reading"].dropped_columns == ["Ngày sinh", "Số CCCD"]
    stored = str(list(AwardImport.objects.values())) + str(list(AwardImportRow.objects.values()))
    assert secret not in stored
    assert "1979" not in stored
    assert secret not in shown.content.decode() + desk.get(url("understood")).content.decode()
    assert "Lê An" not in str(dict(desk.session))


def test_a_file_that_cannot_be_read_gets_a_clear_answer(roll, desk):
    shown = send(desk, roll, b"\x00\x01\x02 no list", "ảnh.xlsx")
    assert shown.status_code == 422
    assert shown.context["reason"]
    assert list(files.folder().iterdir()) == []
    assert send(desk, roll, b"").context["form"].errors
    assert desk.post(reverse("award_import:start", args=[roll.pk])).context["form"].errors


@pytest.mark.parametrize(("megabytes", "is_taken"), [(6, True), (13, False)])
def test_a_list_of_awards_may_come_in_a_large_file(roll, desk, megabytes, is_taken):
    answer = send(desk, roll, b"x" * megabytes * 1024 * 1024, "anh.xlsx")
    assert ("form" not in answer.context) == is_taken
    if not is_taken:
        assert "12 MB" in str(answer.context["form"].errors["file"])


def test_the_file_is_for_this_system_user_alone(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    (kept,) = files.folder().iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_an_unexpected_fault_leaves_nothing_of_the_file_in_the_log(roll, desk, monkeypatch, caplog):
    name = " ".join(("Lê", "An"))

    def fail(*args: object) -> None:
        raise ValueError(name)

    monkeypatch.setattr("campaigns.honors.imports.read.check_all", fail)
    shown = send(desk, roll, file_of(person("Lê An")))
    assert shown.status_code == 422
    assert "ValueError" in caplog.text
    assert name not in caplog.text + str(latest().refusal)


def test_a_long_file_is_read_behind_the_workers_with_a_bar(roll, desk, monkeypatch, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr("campaigns.imports.views.base.QUICK", 10)
    bar = send(desk, roll, file_of(person("Lê An")))
    assert bar.redirect_chain == [(url("reading"), 302)]
    assert soup(bar).find("progress")["value"] == "0"
    assert desk.get(url("state")).json() == {"progress": 0, "done": False, "free": False}
    assert desk.get(url("preview")).url == url("reading")
    assert desk.get(url("understood")).url == url("reading")
    desk.post(url("reading"))
    assert latest().state == "waiting"  # a worker may take it yet
    AwardImport.objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    assert desk.get(url("reading")).context["may_go_on"]
    desk.post(url("reading"))
    assert desk.get(url("state")).json() == {"progress": 100, "done": True, "free": False}
    assert desk.get(url("reading")).url == url("preview")


def test_leaving_halfway_loses_nothing(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    start = desk.get(reverse("award_import:start", args=[roll.pk]))
    assert [staged.pk for staged, _url in start.context["opened"]] == [latest().pk]
    assert soup(start).find("a", href=url("preview"))


def test_after_a_week_an_import_is_gone_and_after_an_hour_its_file(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    (kept,) = files.folder().iterdir()
    old = timezone.now().timestamp() - files.LIFE - 1
    os.utime(kept, (old, old))
    assert not desk.get(url("understood")).context["has_file"]
    call_command("tidy_award_lists", files=True, verbosity=0)
    assert not kept.exists()
    assert preview(desk).status_code == 200
    AwardImport.objects.update(changed_at=timezone.now() - timedelta(days=8))
    assert preview(desk).status_code == 404
    call_command("tidy_award_lists", verbosity=0)
    assert not AwardImport.objects.exists()


def test_only_the_granted_role_may_import(roll, client_of, site_tree, moderator):
    editor = member("bien-tap-vien", EDITORS)
    start = reverse("award_import:start", args=[roll.pk])
    template = reverse("award_import:template", args=[roll.pk])
    for address in (start, template):
        refused = client_of(editor).get(address)
        assert (refused.status_code, refused.url) == (302, reverse("wagtailadmin_home"))
        assert client_of(moderator).get(address).status_code == 200
        assert Client().get(address).url.startswith(reverse("wagtailadmin_login"))


def test_who_lost_the_right_saves_no_more(roll, desk, officer):
    send(desk, roll, file_of(person("Lê An")))
    data = {"token": "0", "mode": "replace"}
    officer.groups.remove(Group.objects.get(name=OFFICERS))
    officer.groups.add(Group.objects.get(name=EDITORS))
    assert desk.post(url("save"), data).url == reverse("wagtailadmin_home")
    assert draft_of(roll).award_list is None


def test_an_import_is_its_officers_alone(roll, desk, client_of, administrator):
    send(desk, roll, file_of(person("Lê An")))
    row = AwardImportRow.objects.get()
    other = client_of(administrator)
    for name in ("preview", "reading", "state", "understood", "save"):
        assert other.get(url(name)).status_code == 404
    assert other.get(url("row", row.pk)).status_code == 404
    for name in ("act", "discard", "save"):
        assert other.post(url(name), {"leave_out": row.pk}).status_code == 404


def test_rows_of_another_import_are_out_of_reach(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    other = AwardImportRow.objects.get()
    send(desk, roll, file_of(person("Vũ Bình")))
    assert desk.get(url("row", other.pk)).status_code == 404
    assert desk.post(url("act"), {"leave_out": other.pk}).status_code == 404


def test_a_locked_roll_can_be_looked_at_only(roll, desk, administrator):
    send(desk, roll, file_of(person("Lê An")))
    roll.refresh_from_db()
    roll.locked, roll.locked_by, roll.locked_at = True, administrator, timezone.now()
    roll.save()
    assert preview(desk).context["lock"]
    assert save(desk).url == url("preview")
    assert draft_of(roll).award_list is None


def test_a_page_that_takes_no_list_has_no_import(site_tree, desk):
    for pk in (site_tree.news.pk, 999_999):
        assert desk.get(reverse("award_import:start", args=[pk])).status_code == 404


def test_an_import_goes_with_its_roll_and_with_its_officer(roll, desk, officer):
    send(desk, roll, file_of(person("Lê An")))
    index = roll.get_parent()
    roll.delete()
    assert not AwardImportRow.objects.exists()
    index.refresh_from_db()
    send(desk, HonorRollFactory(parent=index), file_of(person("Lê An")))
    officer.delete()
    assert not AwardImport.objects.exists()


def test_throwing_an_import_away_leaves_the_list_as_it_is(roll, desk, officer):
    list_of(roll, "An", user=officer)
    send(desk, roll, file_of(person("Vũ Bình")))
    desk.post(url("discard"))
    assert not AwardImport.objects.exists()
    assert list(files.folder().iterdir()) == []
    assert names(draft_of(roll).award_list) == ["An"]


def test_nonsense_in_an_address_or_a_form_is_no_fault(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    for query in ({"show": "x", "p": "-1"}, {"p": "999999999999"}, {"p": "x", "show": "error"}):
        assert preview(desk, **query).status_code == 200
    row = AwardImportRow.objects.get()
    bad_place = {"move": row.pk, f"place-{row.pk}": "-3"}
    for data in ({}, {"leave_out": "x"}, {"choose_award": "x"}, bad_place):
        assert desk.post(url("act"), data).status_code == 302
    assert desk.post(url("act"), {"up": 10**15}).status_code == 404
    assert desk.post(url("save"), {"mode": "x"}).url == url("preview")


def test_a_list_that_is_empty_saves_nothing(roll, desk):
    shown = send(desk, roll, sheet_file([["Không có gì"], ["ở đây"]]))
    assert shown.status_code == 200
    assert [note.issue.code for note in shown.context["notes"]] == ["no_list"]
    assert save(desk).url == url("preview")
    assert Award.objects.count() == 0
