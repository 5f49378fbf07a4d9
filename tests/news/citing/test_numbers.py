"""Numbers of official documents as they are written."""

import pytest

from news.citing.numbers import compact, kind_of, searched, split_citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "257/QĐ-UBND ngày 28/01/2021 của UBND tỉnh",
            ("257/QĐ-UBND", "28/01/2021", "UBND tỉnh"),
        ),
        (
            "Quyết định số 33/QĐ-STP, ký ngày 26-2-2021 của Sở Tư pháp.",
            ("33/QĐ-STP", "26/2/2021", "Sở Tư pháp"),
        ),
        ("720/QĐ-UBND ngày 26/3/2021", ("720/QĐ-UBND", "26/3/2021", "")),
        ("257/QĐ-UBND", None),
        ("Quyết định của UBND tỉnh", None),
        ("", None),
        ("ngày 28/01/2021", None),
    ],
)
def test_a_citation_is_taken_apart(text, expected):
    found = split_citation(text)
    assert (tuple(found.values()) or None) == expected


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("257/QĐ-UBND", "decision"),
        ("12/KH-STP", "plan"),
        ("05/CT-TTg", "directive"),
        ("01/2024/TT-BTP", "circular"),
        ("152/2025/NĐ-CP", "other"),
        ("257", "decision"),
    ],
)
def test_a_number_names_the_kind_of_its_document(number, kind):
    assert kind_of(number) == kind


def test_spellings_of_one_number_are_the_same():
    spellings = ("09/QĐ-UBND", "9/QĐ-UBND", "09 / qđ ubnd", "09/QD-UBND", "9/QĐ–UBND")
    assert len({compact(number) for number in spellings}) == 1
    assert compact("9/QĐ-UBND") != compact("90/QĐ-UBND")
    assert searched("09/QĐ-UBND") == "09qdubnd qdubnd 9"
    assert searched("257") == ""
