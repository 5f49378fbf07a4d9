"""People whom a file names without honoring them: rows left out, which can be taken back."""

import pytest

from campaigns.honors.lists.edit import draft_of
from campaigns.models import Award, AwardImportRow
from tests.campaigns.honors.imports.asking import (
    HEADER,
    codes,
    file_of,
    latest,
    person,
    press,
    row,
    save,
    send,
)

pytestmark = pytest.mark.any_database

RESULTS = [*HEADER, "Kết quả"]


def staged() -> list[tuple[str, bool]]:
    rows = AwardImportRow.objects.filter(award_import=latest()).order_by("place")
    return list(rows.values_list("name", "is_left_out"))


def test_who_did_not_pass_is_left_out_at_its_place_and_can_be_taken_back(roll, desk):
    rows = [
        [*person("Lê An"), "Đạt"],
        [*person("Vũ Bình"), "Không đạt"],
        [*person("Tạ Yên"), "Đạt"],
    ]
    shown = send(desk, roll, file_of(*rows, header=RESULTS))
    assert staged() == [("Lê An", False), ("Vũ Bình", True), ("Tạ Yên", False)]
    assert codes("Vũ Bình") == ["not_passed"]
    assert (shown.context["counts"]["kept"], shown.context["counts"]["left_out"]) == (2, 1)
    press(desk, take_back=row("Vũ Bình").pk)
    assert not row("Vũ Bình").is_left_out


def test_only_who_is_honored_is_saved(roll, desk):
    rows = [[*person("Lê An"), ""], [*person("Vũ Bình"), "Rút khỏi danh sách"]]
    send(desk, roll, file_of(*rows, header=[*HEADER, "Ghi chú"]))
    save(desk)
    awards = Award.objects.filter(list=draft_of(roll).award_list)
    assert [award.name for award in awards] == ["Lê An"]


def test_the_same_person_left_out_further_up_is_no_duplicate(roll, desk):
    rows = [[*person("Lê An"), "Không đạt"], [*person("Lê An"), "Đạt"]]
    send(desk, roll, file_of(*rows, header=RESULTS))
    (kept,) = AwardImportRow.objects.filter(award_import=latest(), is_left_out=False)
    assert [issue["code"] for issue in kept.issues] == []
