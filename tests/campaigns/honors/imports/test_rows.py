"""The preview: what is the matter with rows, and how they are mended, left out and moved."""

import datetime

import pytest

from campaigns.factories import AwardTypeFactory, HonorRollFactory, UnitFactory, award_row, list_of
from campaigns.honors.lists.edit import draft_of
from campaigns.models import AwardImportRow, AwardMark, AwardType
from campaigns.registers.merging import UNIT_MERGING
from tests.campaigns.honors.imports.asking import (
    FIGHTER,
    HEADER,
    LABOURER,
    codes,
    file_of,
    latest,
    mend,
    person,
    press,
    preview,
    row,
    save,
    send,
    url,
)
from tests.campaigns.reading.award_files import sheet_file
from tests.reading import soup

pytestmark = pytest.mark.any_database

ONCE = "Kỷ niệm chương “Vì sự nghiệp Tư pháp”"


def shown_names(response) -> list[str]:
    return [shown.row.name for shown in response.context["rows"]]


def order() -> list[str]:
    rows = AwardImportRow.objects.filter(award_import=latest()).order_by("place")
    return list(rows.values_list("name", flat=True))


def test_errors_are_told_all_at_once_at_sheet_row_and_column(roll, desk):
    header = [*HEADER, "Ngày ký"]
    rows = [[*person(""), ""], [*person("Lê An", "Huy hiệu lạ"), ""], [*person("Vũ"), "31/02/2021"]]
    shown = send(desk, roll, file_of(*rows, header=header))
    assert shown.context["counts"]["error"] == 3
    places = [
        (issue.code, issue.place)
        for each in shown.context["rows"]
        for issue in each.issues
        if issue.is_error
    ]
    assert places == [
        ("no_name", "Trang tính “Danh sách”, dòng 4, cột C"),
        ("unknown_award", "Trang tính “Danh sách”, dòng 5, cột F"),
        ("impossible_date", "Trang tính “Danh sách”, dòng 6, cột G"),
    ]
    assert save(desk).url == url("preview")
    assert draft_of(roll).award_list is None


def test_rows_with_errors_can_be_left_out_with_one_button(roll, desk):
    send(desk, roll, file_of(person(""), person("Lê An")))
    after = press(desk, leave_out_errors="1")
    assert (
        after.context["counts"] | {"kept": 1, "error": 0, "left_out": 1} == after.context["counts"]
    )
    save(desk)
    assert [award.name for award in draft_of(roll).award_list.awards.all()] == ["Lê An"]


def test_an_award_is_found_however_it_is_written(roll, desk):
    spellings = [
        "CSTĐCS",
        "Chiến sỹ thi đua cơ sở",
        "CHIẾN SĨ THI ĐUA CƠ SỞ",
        "Danh hiệu CSTĐ cơ sở",
    ]
    send(desk, roll, file_of(*(person(f"Lê An {n}", text) for n, text in enumerate(spellings))))
    found = AwardImportRow.objects.values_list("award_type__name", flat=True)
    assert set(found) == {FIGHTER}


def test_an_unknown_award_is_chosen_once_for_all_its_rows(roll, desk):
    entry = AwardTypeFactory(name="Giấy khen đặc biệt")
    shown = send(desk, roll, file_of(*(person(name, "GK đột xuất") for name in ("An", "Bình"))))
    (group,) = shown.context["unknown"]
    assert (group["text"], group["number"]) == ("GK đột xuất", 2)
    words = group["words"]
    after = press(desk, choose_award=words, **{f"award-{words}": entry.pk})
    assert after.context["counts"]["error"] == 0
    save(desk)
    awards = draft_of(roll).award_list.awards
    assert set(awards.values_list("award_text", "award_type")) == {("GK đột xuất", entry.pk)}


def test_rows_of_an_unknown_award_can_be_left_out_together(roll, desk):
    shown = send(desk, roll, file_of(person("An", "Huy hiệu lạ"), person("Bình")))
    (group,) = shown.context["unknown"]
    after = press(desk, leave_out_award=group["words"])
    assert (after.context["counts"]["left_out"], after.context["unknown"]) == (1, [])


def test_a_double_of_the_catalogue_is_the_one_that_stays(roll, desk):
    kept = AwardType.objects.get(name=LABOURER)
    AwardTypeFactory(name="Lao động giỏi", merged_into=kept)
    send(desk, roll, file_of(person("An", "Lao động giỏi")))
    assert row("An").award_type == kept


def test_units_are_linked_and_a_close_one_is_taken_by_a_click(roll, desk):
    known = UnitFactory(name="Phòng Bổ trợ tư pháp")
    rows = [person(name, unit="Phòng Bổ trợ tư phap") for name in ("Lê An", "Lê Bình")]
    shown = send(desk, roll, file_of(*rows, person("Lê Cúc", unit="PHÒNG BỔ TRỢ TƯ PHÁP")))
    assert (row("Lê Cúc").unit, row("Lê An").unit, codes("Lê An")) == (known, None, ["unit_close"])
    assert shown.context["close_units"] == [(known, "Phòng Bổ trợ tư phap", 2)]
    press(desk, take_unit=row("Lê An").pk)
    assert (row("Lê An").unit, codes("Lê An"), row("Lê Bình").unit) == (known, [], None)
    after = press(desk, take_all_units="1")
    assert after.context["counts"]["warning"] == 0
    assert row("Lê Bình").unit == known
    assert row("Lê Bình").unit_text == "Phòng Bổ trợ tư phap"


def test_a_merged_unit_is_the_one_that_stays(roll, desk, administrator):
    kept, double = UnitFactory(name="Văn phòng Sở"), UnitFactory(name="VP Sở Tư pháp")
    UNIT_MERGING.merge(double, kept, administrator)
    send(desk, roll, file_of(person("An", unit="VP Sở Tư pháp")))
    assert row("An").unit == kept


def test_a_collective_without_a_unit_is_one(roll, desk):
    unit = UnitFactory(name="Phòng Hành chính tư pháp")
    rows = [
        ["DANH SÁCH"],
        ["STT", "Tên tập thể", "Danh hiệu"],
        [1, unit.name, "Tập thể lao động tiên tiến"],
    ]
    send(desk, roll, sheet_file(rows))
    assert (row(unit.name).kind, row(unit.name).unit) == ("collective", unit)


def test_the_same_person_twice_is_a_warning(roll, desk):
    rows = [person("Lê Hoà"), person("Lê Hòa"), person("Lê Hoa"), person("LÊ HÒA", FIGHTER)]
    send(desk, roll, file_of(*rows))
    found = {each.place: [i["code"] for i in each.issues] for each in AwardImportRow.objects.all()}
    assert found == {1: [], 2: ["same_twice"], 3: [], 4: ["same_again"]}
    press(desk, leave_out=AwardImportRow.objects.get(place=1).pk)
    assert AwardImportRow.objects.get(place=2).issues == []


def test_an_award_given_once_in_a_lifetime_is_looked_for_on_other_rolls(roll, desk, site_tree):
    once = AwardType.objects.get(name=ONCE)
    earlier = HonorRollFactory(parent=site_tree.rolls, title="Kỷ niệm chương 2019", live=False)
    held = award_row("Lê Hòa", award_type=once)
    annulled = award_row("Vũ Bình", award_type=once)
    list_of(earlier, held, annulled, award_row("Trần Cúc"))
    AwardMark.objects.create(
        roll=earlier.translation_key, award_key=annulled.key, kind="annulled", in_force=True
    )
    send(desk, roll, file_of(*(person(name, ONCE) for name in ("LÊ HOÀ", "Vũ Bình", "Trần Cúc"))))
    (issue,) = AwardImportRow.objects.get(place=1).issues
    assert (issue["code"], issue["params"]["roll"]) == ("once_before", "Kỷ niệm chương 2019")
    assert not AwardImportRow.objects.exclude(place=1).filter(level__gt=0).exists()


def test_an_award_is_checked_for_its_time_and_its_kind(roll, desk):
    AwardTypeFactory(name="Danh hiệu cũ", valid_to=datetime.date(2010, 1, 1))
    send(
        desk,
        roll,
        file_of(person("Lê An", "Danh hiệu cũ"), person("Lê Bình", "Cờ thi đua của Chính phủ")),
    )
    assert codes("Lê An") == ["award_not_valid"]
    assert codes("Lê Bình") == ["award_not_for_kind"]
    assert "cá nhân" in soup(preview(desk, show="warning")).find(class_="vd-rows").get_text()


def test_a_text_that_is_too_long_is_an_error_and_can_be_mended(roll, desk):
    send(desk, roll, file_of(person("Lê An", unit="Phòng " + "rất dài " * 60)))
    assert codes("Lê An") == ["too_long"]
    assert "300" in soup(preview(desk)).find(class_="vd-issues").get_text()
    refused = mend(desk, row("Lê An"), position="Chuyên viên")
    assert refused.context["form"].errors.keys() == {"unit_text"}
    mend(desk, row("Lê An"), unit_text="Văn phòng")
    assert codes("Lê An") == []


def test_a_mended_row_is_stored_at_once_and_checked_again(roll, desk):
    header = [*HEADER, "Ngày ký"]
    unit = UnitFactory(name="Thanh tra Sở")
    rows = [[*person(""), "31/02/2021"], [*person("Vũ Bình"), ""]]
    send(desk, roll, file_of(*rows, header=header))
    bad = AwardImportRow.objects.get(place=1)
    after = mend(desk, bad, name="  Vũ   Bình ", signed_on="28/8/2021", unit_text="thanh tra sở")
    assert after.redirect_chain == [(f"{url('preview')}#row-{bad.pk}", 302)]
    bad.refresh_from_db()
    assert (bad.name, bad.unit, bad.is_mended) == ("Vũ Bình", unit, True)
    assert bad.signed_on == datetime.date(2021, 8, 28)
    assert bad.issues == []
    mend(desk, bad, unit_text="Văn phòng Sở")
    assert [issue["code"] for issue in AwardImportRow.objects.get(place=2).issues] == ["same_twice"]


def test_an_award_that_was_chosen_stays_when_another_field_is_mended(roll, desk):
    entry = AwardTypeFactory(name="Giấy khen đặc biệt")
    send(desk, roll, file_of(person("Lê An", "GK lạ")))
    mend(desk, row("Lê An"), award_type=entry.pk)
    mend(desk, row("Lê An"), position="Trưởng phòng")
    assert row("Lê An").award_type == entry
    mend(desk, row("Lê An"), award_text=LABOURER)
    assert row("Lê An").award_type.name == LABOURER


def test_rows_are_moved_up_down_and_to_a_number(roll, desk):
    send(desk, roll, file_of(*(person(name) for name in ("An", "Bình", "Cúc", "Dũng"))))
    press(desk, up=row("Bình").pk)
    assert order() == ["Bình", "An", "Cúc", "Dũng"]
    press(desk, down=row("Bình").pk)
    assert order() == ["An", "Bình", "Cúc", "Dũng"]
    last = row("Dũng").pk
    press(desk, move=last, **{f"place-{last}": "2"})
    assert order() == ["An", "Dũng", "Bình", "Cúc"]
    press(desk, move=last, **{f"place-{last}": "99"})
    press(desk, up=row("An").pk)
    assert order() == ["An", "Bình", "Cúc", "Dũng"]
    save(desk)
    awards = draft_of(roll).award_list.awards.order_by("place")
    assert [award.name for award in awards] == ["An", "Bình", "Cúc", "Dũng"]


def test_the_filters_show_what_they_say(roll, desk):
    UnitFactory(name="Phòng Bổ trợ tư pháp")
    close = person("Bình", unit="Phòng Bổ trợ tư phap")
    send(desk, roll, file_of(person("An"), close, person("Cúc", "Huy hiệu lạ"), person("Dũng")))
    press(desk, leave_out=row("Dũng").pk)
    mend(desk, row("An"), position="Trưởng phòng")
    assert shown_names(preview(desk)) == ["An", "Bình", "Cúc", "Dũng"]
    for show, expected in (
        ("error", "Cúc"),
        ("warning", "Bình"),
        ("left_out", "Dũng"),
        ("mended", "An"),
    ):
        assert shown_names(preview(desk, show=show)) == [expected]
    press(desk, take_back=row("Dũng").pk)
    assert shown_names(preview(desk, show="left_out")) == []


def test_a_button_leads_back_to_the_same_page_and_row(roll, desk):
    send(desk, roll, file_of(*(person(f"Lê An {n}") for n in range(1, 121))))
    which = row("Lê An 110").pk
    answer = desk.post(f"{url('act')}?p=2", {"leave_out": which})
    assert answer.url == f"{url('preview')}?p=2#row-{which}"
    assert len(preview(desk).context["rows"]) == 100
    assert len(preview(desk, p="2").context["rows"]) == 20


def test_the_preview_asks_as_little_for_many_rows_as_for_few(roll, desk, queries_of):
    def asked(count: int) -> int:
        UnitFactory(name=f"Phòng Tư pháp xã {count}")
        rows = [
            person(f"Lê An {n}", f"Huy hiệu {n % 9}", f"Phòng Tư pháp xa {count}")
            for n in range(count)
        ]
        send(desk, roll, file_of(*rows))
        return len(queries_of(lambda: preview(desk)))

    few, many = asked(12), asked(150)
    assert many <= few
    assert many <= 37
    # session, user, import, page, roll, its source and draft, rights, lock; counts, tally, rows,
    # bulk choices with register and catalogue; the menu with the bin and the site's identity.


def test_a_file_is_checked_in_bulk(roll, desk, queries_of):
    def asked(count: int) -> int:
        data = file_of(*(person(f"Lê An {n}", ONCE, f"Phòng {n}") for n in range(count)))
        return len(queries_of(lambda: send(desk, roll, data)))

    asked(1)  # notes who is signed in where, every five minutes
    assert asked(200) - asked(20) < 12  # more batches of inserts
