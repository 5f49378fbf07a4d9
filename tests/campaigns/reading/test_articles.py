"""Which article of a decision gives a list its award."""

import pytest

from campaigns.reading.award_list.awards.articles import Articles, annexes_in
from campaigns.reading.award_list.lines import Line
from campaigns.reading.award_list.reader import read_award_list
from tests.campaigns.reading.award_files import sheet_file, values, word_file

pytestmark = pytest.mark.any_database

TEAM, WORKER = "Tập thể lao động tiên tiến", "Lao động tiên tiến"
MERIT = "Giấy khen của Giám đốc Sở"
HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
MINH = ["1", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở"]
LAN = ["1", "Trần Thị Lan", "Kế toán", "Thanh tra Sở"]


def articles(*texts: str) -> Articles:
    found = Articles()
    found.find([Line("Văn bản", 0, [text]) for text in texts], ())
    return found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(Phụ lục II kèm theo)", {"2"}),
        ("PHỤ LỤC SỐ 03", {"3"}),
        ("(danh sách số 02 kèm theo)", {"2"}),
        ("Phụ lục I và II", {"1", "2"}),
        ("Biểu số 4", {"4"}),
        ("PL1", {"1"}),
        ("DANH SÁCH 2", {"2"}),
        ("Danh sách 12 cá nhân", set()),
        ("DANH SÁCH CÁ NHÂN", set()),
        ("Phụ lục kèm theo", set()),
    ],
)
def test_annexes_are_known_by_their_numbers(text: str, numbers: set[str]) -> None:
    assert annexes_in(text) == numbers


def test_an_article_is_told_by_annex_by_its_own_number_and_by_kind() -> None:
    found = articles(
        f"Điều 1. Công nhận danh hiệu “{TEAM}” cho 03 tập thể (Phụ lục I);",
        f"Điều 2. Công nhận danh hiệu “{WORKER}” năm 2023 cho 05 cá nhân (Phụ lục II).",
        "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.",
    )
    for texts, kind, award in (
        (["PHỤ LỤC II"], "", WORKER),
        (["Danh sách kèm theo Quyết định, theo Điều 1"], "", TEAM),
        (["DANH SÁCH"], "collective", TEAM),
        (["DANH SÁCH"], "individual", WORKER),
    ):
        choice = found.choose(0, texts, kind, 9, 5)
        assert choice is not None
        assert (choice.award, choice.is_sure) == (award, True)
    assert found.choose(0, ["DANH SÁCH"], "household", 9, 5) is None


def test_a_count_that_fits_is_a_guess_and_nothing_that_fits_leaves_the_list_open() -> None:
    found = articles(
        f"Điều 1. Tặng {MERIT} cho 04 cá nhân.", f"Điều 2. Công nhận {WORKER} cho 05 cá nhân."
    )
    choice = found.choose(0, ["DANH SÁCH"], "individual", 5, 5)
    assert choice is not None
    assert (choice.award, choice.is_sure, choice.other) == (WORKER, False, MERIT)
    assert found.choose(1, ["DANH SÁCH"], "individual", 3, 9) is None
    assert found.by_order(1, "individual") == WORKER


def test_a_sentence_may_give_several_awards() -> None:
    found = articles(
        f"Điều 1. Tặng cho 02 tập thể danh hiệu {TEAM} và 07 cá nhân danh hiệu {WORKER}."
    )
    assert [(c.award, c.count("")) for c in found.clauses] == [(TEAM, 2), (WORKER, 7)]
    found = articles(
        f"Điều 1. Tặng {MERIT} cho 02 tập thể (Phụ lục 1), danh hiệu {WORKER} cho 07 cá nhân "
        "(Phụ lục 2)."
    )
    assert [(c.award, c.annexes) for c in found.clauses] == [(MERIT, {"1"}), (WORKER, {"2"})]


def test_the_first_articles_award_is_not_that_of_all_lists() -> None:
    reading = read_award_list(
        word_file(
            f"Điều 1. Công nhận danh hiệu {WORKER} cho các cá nhân (có danh sách kèm theo).",
            f"Điều 2. Tặng {MERIT} cho các cá nhân (có danh sách kèm theo).",
            "DANH SÁCH CÁ NHÂN",
            [HEADER, MINH],
            "DANH SÁCH CÁ NHÂN TIẾP THEO",
            [HEADER, LAN],
        )
    )
    assert values(reading, "award") == [("",), ("",)]
    errors = [issue for issue in reading.issues if issue.code == "no_award"]
    assert [(issue.row, issue.field, issue.proposal) for issue in errors] == [
        (2, "award", {"award": WORKER}),
        (2, "award", {"award": MERIT}),
    ]


def test_sections_classes_and_prizes_of_a_sheet() -> None:
    reading = read_award_list(
        sheet_file(
            [
                ["DANH SÁCH TẶNG HUÂN CHƯƠNG LAO ĐỘNG"],
                HEADER,
                ["I", "Hạng Nhì: 01 cá nhân"],
                MINH,
                ["II", "Các trường hợp còn lại"],
                LAN,
            ]
        ),
        "x.xlsx",
    )
    assert values(reading, "award") == [
        ("Huân chương Lao động hạng Nhì",),
        ("Huân chương Lao động",),
    ]
    assert [(i.code, i.row, i.field) for i in reading.issues] == [
        ("section_unclear", 5, ""),
        ("class_missing", 6, "award"),
    ]
