"""The decision that a line names: numbers as offices write them, days in any order."""

from datetime import date

import pytest

from campaigns.reading.award_list.decision_lines import decision_in

pytestmark = pytest.mark.any_database

DAY = date(2023, 9, 5)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("(Kèm theo Quyết định số 02a/QĐ-THPTYL ngày 05 tháng 9 năm 2023)", "02a/QĐ-THPTYL"),
        ("(Kèm theo Quyết định số 2134A/QĐ-ĐHNH ngày 5/9/2023)", "2134A/QĐ-ĐHNH"),
        ("Ban hành kèm theo QĐ số 15/2023/QĐ-UBND ngày 5/9/2023", "15/2023/QĐ-UBND"),
        ("Kèm theo Quyết định số 123/QĐ-SGD&ĐT ngày 5-9-2023", "123/QĐ-SGD&ĐT"),
        ("Kèm theo Quyết định số: 3011/QĐ-CAT-PX03 ngày 05.09.2023", "3011/QĐ-CAT-PX03"),
        ("(Kèm theo Nghị quyết số 12/NQ-HĐND ngày 05/09/2023 của HĐND tỉnh)", "12/NQ-HĐND"),
        ("Kèm theo Quyết định số 12 / QĐ - STP, ngày 05 tháng 9 năm 2023", "12/QĐ-STP"),
        ("Kèm theo Quyết định số 128-QĐ/TU ngày 5/9/2023", "128-QĐ/TU"),
        ("(Kèm theo QĐ: 45 ngày 5/9/2023)", "45"),
        ("(Kèm theo Quyết định ngày 05/9/2023 số 12/QĐ-UBND của Chủ tịch)", "12/QĐ-UBND"),
        ("Ngày 05/9/2023, Quyết định số 12/QĐ-UBND kèm theo", "12/QĐ-UBND"),
        ("(Kèm theo Quyết định của Chủ tịch huyện số 7/QĐ-UBND ngày 05/9/2023)", "7/QĐ-UBND"),
        (
            "(Kèm theo Quyết định số 15/QĐ-STP ngày 5/9/2023 thay thế Quyết định số 10/QĐ-STP "
            "ngày 1/2/2023)",
            "15/QĐ-STP",
        ),
        (
            "Đính chính Quyết định số 10/QĐ-STP ngày 1/2/2023 theo Quyết định số 15/QĐ-STP ngày "
            "5/9/2023",
            "15/QĐ-STP",
        ),
        ("(Kèm theo Quyết định đính chính số 15/QĐ-STP ngày 5/9/2023)", "15/QĐ-STP"),
        ("DANH SÁCH BỔ SUNG (Kèm theo Quyết định số 15/QĐ-STP ngày 5/9/2023)", "15/QĐ-STP"),
        ("Số: 12/NQ-HĐND Vĩnh Phúc, ngày 05 tháng 9 năm 2023", "12/NQ-HĐND"),
    ],
)
def test_number_and_day_are_read(line: str, number: str) -> None:
    found = decision_in(line)
    assert found is not None
    assert (found.number, found.signed_on) == (number, DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 5/6/2023",
        "(Thay thế danh sách ban hành kèm theo Quyết định số 10/QĐ-STP ngày 1/2/2023)",
        "Về việc đính chính Quyết định số 10/QĐ-STP ngày 1/2/2023",
        "Số 215/TTr-STP",
        "Quyết định của Trường Tiểu học số 2",
    ],
)
def test_other_decisions_are_not_the_lists(line: str) -> None:
    assert decision_in(line) is None
