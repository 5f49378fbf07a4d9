"""What is doubtful in an import: told at its cell, settled by a click, and asked for at saving."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from campaigns.honors.imports.check import Checker
from campaigns.honors.imports.issues import packed
from campaigns.honors.imports.left_out import reasons_in_words
from campaigns.honors.lists.edit import draft_of
from campaigns.models import AwardImport, AwardImportRow
from campaigns.reading.award_list.results import WARNING, Issue, Reading
from tests.campaigns.honors.imports.asking import (
    HEADER,
    LABOURER,
    file_of,
    latest,
    mend,
    person,
    press,
    preview,
    row,
    send,
    url,
)
from tests.campaigns.reading.award_files import sheet_file
from tests.reading import soup

pytestmark = pytest.mark.any_database


def doubt(who: str, code: str = "kind_doubtful", field: str = "kind", /, **proposal: str) -> None:
    """Lets the reader have doubted a field of a row."""
    which = row(who)
    issue = Issue(WARNING, code, which.sheet, which.row, field=field, proposal=proposal)
    which.read_issues.append(packed(issue))
    Checker(Reading.from_json(latest().found)).check([which])
    names = ("read_issues", "issues", "level", "doubts")
    changed = {name: getattr(which, name) for name in names}
    AwardImportRow.objects.filter(pk=which.pk).update(**changed)


def shown(response: HttpResponse, name: str) -> Any:
    return next(one for one in response.context["rows"] if one.row.name == name)


def press_in(desk: Any, name: str, text: str) -> HttpResponse:
    """Presses the button of a row that says `text`."""
    line = soup(preview(desk)).find(id=f"row-{row(name).pk}")
    button = next(one for one in line.find_all("button") if text in one.get_text())
    return press(desk, **{button["name"]: button["value"]})


def test_a_row_shows_its_line_of_the_file_without_what_is_dropped(roll, desk):
    header = [*HEADER, "Ngày sinh", "Lương"]
    data = file_of([*person("Lê An"), "1/2/1979", "7 triệu"], header=header)
    line = soup(send(desk, roll, data)).find(class_="vd-source")
    assert "dòng 4" in line.find("summary").get_text()
    assert line.find("p").get_text() == f"1 | Ông | Lê An | Chuyên viên | Văn phòng Sở | {LABOURER}"


def test_a_row_shows_its_achievement_and_its_decision(roll, desk):
    header = [*HEADER, "Thành tích", "Số quyết định"]
    data = file_of([*person("Lê An"), "Cứu người trong lũ", "02a/QĐ-STP"], header=header)
    text = soup(send(desk, roll, data)).find(class_="vd-rows").get_text()
    assert "Cứu người trong lũ" in text
    assert "02a/QĐ-STP" in text


def test_a_doubt_stands_at_the_cell_that_it_is_about(roll, desk):
    answer = send(desk, roll, file_of(person("Lê An"), person("Vũ Bình", unit="nt")))
    assert list(shown(answer, "Vũ Bình").about) == ["unit_text"]
    cells = soup(answer).find(id=f"row-{row('Vũ Bình').pk}").find_all("td")
    assert cells[1].find(class_="vd-doubt")
    assert cells[1].find(class_="is-doubtful").get_text() == "Văn phòng Sở"


def test_a_proposal_is_taken_by_a_click(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    doubt("Lê An", kind="household")
    press_in(desk, "Lê An", "Đổi thành: Hộ gia đình")
    changed = row("Lê An")
    assert (changed.kind, changed.is_mended, changed.read_issues) == ("household", True, [])


def test_a_kind_that_is_not_understood_is_settled_for_all_its_rows(roll, desk):
    header = ["STT", "Loại", "Họ và tên", "Danh hiệu"]
    names = ("Hà Thị Cúc", "Đỗ Văn Dũng", "Lý Thị Yên", "Tạ Văn Phúc", "Hồ Thị Sáu")
    people = [("Hộ KD", "Lê Thị An"), ("Hộ KD", "Vũ Văn Bình"), *(("CN", one) for one in names)]
    send(
        desk, roll, file_of(*([None, kind, name, LABOURER] for kind, name in people), header=header)
    )
    assert [one.row.name for one in preview(desk, show="unread").context["rows"]] == [
        "Lê Thị An",
        "Vũ Văn Bình",
    ]
    press_in(desk, "Lê Thị An", "Ở cả 2 dòng như vậy")
    found = AwardImportRow.objects.filter(kind="household").values_list("name", flat=True)
    assert set(found) == {"Lê Thị An", "Vũ Văn Bình"}


def test_a_proposal_for_several_fields_names_them(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    doubt("Lê An", "odd_name", "name", name="Lê Ân", position="Đại úy")
    press_in(desk, "Lê An", "Họ và tên: Lê Ân; Chức vụ: Đại úy")
    assert row("Lê Ân").position == "Đại úy"


def test_a_proposed_award_is_looked_up_in_the_catalogue(roll, desk):
    send(desk, roll, file_of(person("Lê An", "Danh hiệu gì đó")))
    doubt("Lê An", "capitals_guessed", "award_text", award=LABOURER)
    press_in(desk, "Lê An", LABOURER)
    assert row("Lê An").award_type.name == LABOURER


def test_a_proposal_is_taken_in_all_rows_of_the_same_doubt(roll, desk):
    names = ["Lê An", "Vũ Bình", "Hà Cúc", "Đỗ Dũng"]
    send(desk, roll, file_of(*map(person, [*names, "Lê Hoa"])))
    for name in names:
        doubt(name, kind="household")
    doubt("Lê Hoa", kind="collective")
    press(desk, see=row("Hà Cúc").pk)
    press(desk, leave_out=row("Đỗ Dũng").pk)
    press_in(desk, "Lê An", "Ở cả 2 dòng như vậy")
    changed = AwardImportRow.objects.filter(kind="household").order_by("place")
    assert list(changed.values_list("name", flat=True)) == ["Lê An", "Vũ Bình"]


def test_nonsense_for_a_proposal_changes_nothing(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    for data in ({"take": f"{row('Lê An').pk}-abc"}, {"take_all": "abc"}, {"see_page": "x,1"}):
        assert desk.post(url("act"), data).status_code == 302
    assert desk.post(url("act"), {"take": "x"}).status_code == 404
    assert not row("Lê An").is_mended


def test_what_is_doubtful_is_counted_first(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình"), person("Hà Cúc", "Huy hiệu lạ")))
    doubt("Vũ Bình", kind="household")
    answer = preview(desk)
    assert [li["class"] for li in soup(answer).select(".vd-summary li")] == [
        ["is-error"],
        ["is-warning"],
        ["is-fine"],
    ]
    assert {name: answer.context["counts"][name] for name in ("error", "unread", "fine")} == {
        "error": 1,
        "unread": 1,
        "fine": 1,
    }


def test_a_doubt_is_read_row_by_row_or_for_a_page(roll, desk):
    send(desk, roll, file_of(*map(person, ("Lê An", "Vũ Bình", "Hà Cúc"))))
    for name in ("Lê An", "Vũ Bình", "Hà Cúc"):
        doubt(name, kind="household")
    press_in(desk, "Lê An", "Đã xem")
    assert preview(desk).context["counts"]["unread"] == 2
    button = soup(preview(desk)).find("button", attrs={"name": "see_page"})
    press(desk, see_page=button["value"])
    assert preview(desk).context["counts"]["unread"] == 0
    assert len(preview(desk, show="warning").context["rows"]) == 3
    press_in(desk, "Lê An", "Đánh dấu chưa xem")
    assert [one.row.name for one in preview(desk, show="unread").context["rows"]] == ["Lê An"]


def test_a_new_doubt_about_a_row_is_not_read_yet(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    doubt("Vũ Bình", kind="household")
    press(desk, see=row("Vũ Bình").pk)
    mend(desk, row("Lê An"), name="Vũ Bình")
    second = AwardImportRow.objects.get(place=2)
    assert [issue["code"] for issue in second.issues] == ["kind_doubtful", "same_twice"]
    assert not second.is_seen


def test_an_edited_row_counts_as_read(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Lê An")))
    second = AwardImportRow.objects.get(place=2)
    mend(desk, second, position="Trưởng phòng")
    assert (
        preview(desk).context["counts"] | {"warning": 1, "unread": 0}
        == (preview(desk).context["counts"])
    )


def test_saving_with_unread_doubts_asks_once_and_names_them(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    doubt("Lê An", kind="household")
    doubt("Vũ Bình", "odd_name", "name")
    assert soup(preview(desk)).find(class_="vd-bar").find("a", href=url("save"))
    token = preview(desk).context["target"].token
    asked = desk.post(url("save"), {"token": token, "mode": "replace"})
    text = soup(asked).find(class_="vd-import").find(class_="help-block").get_text(" ", strip=True)
    assert "2 dòng có điểm cần xem" in text
    assert "Loại đối tượng (1)" in text
    assert "Họ và tên (1)" in text
    assert draft_of(roll).award_list is None
    form = soup(asked).find("form", class_="vd-save")
    data = {field["name"]: field.get("value", "") for field in form.find_all("input")}
    assert desk.post(url("save"), data).url == reverse("award_list:list", args=[roll.pk])
    assert draft_of(roll).award_list.awards.count() == 2


def test_doubts_that_came_later_are_asked_for_again(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    doubt("Lê An", kind="household")
    doubt("Vũ Bình", kind="household")
    token = preview(desk).context["target"].token
    data = {"token": token, "mode": "replace", "unread": "1"}
    assert desk.post(url("save"), data).status_code == 200
    assert draft_of(roll).award_list is None


def test_notes_on_the_file_are_asked_for_until_they_were_read(roll, desk):
    lines = [["DANH SÁCH"], HEADER, [1, *person("Lê An")[1:]], ["Danh sách gồm 03 cá nhân./."]]
    send(desk, roll, sheet_file(lines))
    assert preview(desk).context["must_ask"]
    press(desk, see_notes="1")
    answer = preview(desk)
    assert not answer.context["must_ask"]
    assert "open" not in soup(answer).find(class_="vd-notes").find("details").attrs


def test_a_row_that_the_reader_lost_can_be_added_at_its_line(roll, desk):
    lines = [HEADER, [1, *person("Lê An")[1:]], [2], [3, *person("Vũ Bình")[1:]]]
    send(desk, roll, sheet_file(lines, titles=("Danh sách",)))
    link = soup(preview(desk)).find(class_="vd-notes").find("a")["href"]
    data = {"kind": "individual", "name": "Trần Cúc", "award_text": LABOURER}
    answer = desk.post(link, data, follow=True)
    rows = AwardImportRow.objects.order_by("place").values_list("name", "row", "level")
    assert list(rows) == [("Lê An", 2, 0), ("Trần Cúc", 3, 0), ("Vũ Bình", 4, 1)]
    assert answer.redirect_chain[0][0].endswith(f"#row-{row('Trần Cúc').pk}")
    desk.post(url("add") + "?sheet=x&row=y", data | {"name": "Lê Dũng"})
    assert (row("Lê Dũng").place, row("Lê Dũng").row) == (4, 0)


def test_counts_of_the_file_stand_beside_what_was_read(roll, desk):
    lines = [
        ["DANH SÁCH KHEN THƯỞNG"],
        HEADER,
        ["I. CÁ NHÂN (02)"],
        [1, *person("Lê An")[1:]],
        [2, *person("Vũ Bình")[1:]],
        ["II. CÁ NHÂN KHÁC (03)"],
        [1, *person("Hà Cúc")[1:]],
        [3, *person("Đỗ Dũng")[1:]],
    ]
    shown = send(desk, roll, sheet_file(lines, titles=("Danh sách",)))
    stated = [(one.count.stated, one.count.found, one.agrees) for one in shown.context["stated"]]
    assert stated == [(3, 2, False), (2, 2, True)]
    box = soup(shown).find(class_="vd-stated")
    assert "open" in box.attrs
    (link,) = box.find_all("a")
    assert link["href"] == f"?p=1#row-{row('Đỗ Dũng').pk}"


def test_the_summary_names_who_is_left_out_by_reason(roll, desk):
    send(desk, roll, file_of(*map(person, ("Lê An", "Vũ Bình", "Hà Cúc"))))
    AwardImportRow.objects.filter(name__in=("Lê An", "Vũ Bình")).update(
        is_left_out=True, left_out_why="not_passed"
    )
    press(desk, leave_out=row("Hà Cúc").pk)
    assert preview(desk).context["left_out"] == "2 không đạt, 1 do bạn bỏ qua"
    assert reasons_in_words([("hidden_row", 2), ("new_reason", 1)]) == (
        "2 dòng bị ẩn, 1 vì lý do khác"
    )


def test_who_is_taken_back_was_looked_at_unless_there_is_more(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    doubt("Lê An", "hidden_row", "")
    doubt("Vũ Bình", "hidden_row", "")
    doubt("Vũ Bình", kind="household")
    AwardImportRow.objects.update(is_left_out=True, left_out_why="hidden_row")
    line = soup(preview(desk, show="left_out")).find(id=f"row-{row('Lê An').pk}")
    assert "bị ẩn" in line.find(class_="vd-doubt").get_text()
    press(desk, take_back=row("Lê An").pk)
    press(desk, take_back=row("Vũ Bình").pk)
    assert (row("Lê An").is_left_out, row("Lê An").is_seen) == (False, True)
    assert not row("Vũ Bình").is_seen


def test_a_doubt_of_another_release_is_shown_in_general_words(roll, desk):
    send(desk, roll, file_of(person("Lê An")))
    doubt("Lê An", "code_of_another_release", "name")
    assert "Hãy xem có đúng không" in soup(preview(desk)).find(class_="vd-doubt").get_text()


def propose() -> None:
    found = latest().found | {"is_proposal": True}
    AwardImport.objects.filter(pk=latest().pk).update(found=found)


def test_a_list_that_only_proposes_leads_to_a_consultation(roll, desk, client_of, moderator):
    desk = client_of(moderator)
    send(desk, roll, file_of(person("Lê An")))
    propose()
    box = soup(preview(desk)).find(class_="vd-import").find(class_="help-block")
    index = roll.get_parent()
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "consultationpage", index.pk])
    assert box.find("a", href=add)
    token = preview(desk).context["target"].token
    asked = desk.post(url("save"), {"token": token, "mode": "replace"})
    assert soup(asked).find("input", attrs={"name": "are_honored"})
    assert draft_of(roll).award_list is None
    data = {"token": token, "mode": "replace", "are_honored": "on"}
    assert desk.post(url("save"), data).status_code == 302
    assert draft_of(roll).award_list.awards.count() == 1
