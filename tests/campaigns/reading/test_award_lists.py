"""Award lists of every shape that offices send: the rows and the issues of each."""

import pytest

from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Decision, Reading
from tests.campaigns.reading.award_files import sheet_file, values
from tests.campaigns.reading.workbooks import ods, xls

pytestmark = pytest.mark.any_database

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
AWARDED = [*HEADER, "Danh hiệu"]
MINH = ["1", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở"]
LAN = ["2", "Bà Trần Thị Lan", "Kế toán", "Thanh tra Sở"]


def read(*sheets: list[list[object]], merged: tuple[str, ...] = ()) -> Reading:
    return read_award_list(sheet_file(*sheets, merged=merged), "danh sách.xlsx")


def read_csv(text: str) -> Reading:
    return read_award_list(text.encode(), "danh sách.csv")


def codes(reading: Reading) -> list[tuple[str, int, str]]:
    return [(issue.code, issue.row, issue.column) for issue in reading.issues]


@pytest.mark.parametrize(
    "write", [lambda rows: sheet_file(rows), xls, ods], ids=["xlsx", "xls", "ods"]
)
def test_the_title_gives_the_award_and_the_decision_is_under_it(write: object) -> None:
    rows = [
        ["SỞ TƯ PHÁP", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["", "", "Độc lập - Tự do - Hạnh phúc"],
        ["DANH SÁCH"],
        ["TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ NĂM 2022"],
        ["(Ban hành kèm theo Quyết định số 12/QĐ-STP"],
        ["ngày 05 tháng 3 năm 2022 của Giám đốc Sở Tư pháp)"],
        HEADER,
        MINH,
        LAN,
        ["Danh sách gồm 02 cá nhân./."],
    ]
    reading = read_award_list(write(rows), "x")
    assert values(reading, "honorific", "name", "position", "unit") == [
        ("", "Nguyễn Văn Minh", "Chuyên viên", "Văn phòng Sở"),
        ("Bà", "Trần Thị Lan", "Kế toán", "Thanh tra Sở"),
    ]
    assert values(reading, "kind", "award") == [("individual", "Giấy khen của Giám đốc Sở")] * 2
    assert reading.decision == Decision("12/QĐ-STP", "2022-03-05")
    assert reading.declared_count == 2
    assert reading.issues == []
    assert reading.title.startswith("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG")


def test_sections_set_award_and_kind_and_the_outer_one_ends_the_inner() -> None:
    reading = read(
        [
            ["DANH SÁCH KHEN THƯỞNG NĂM 2021"],
            HEADER,
            ["A", "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
            ["I", "Tập thể (02 tập thể)"],
            ["1", "Phòng Bổ trợ tư pháp"],
            ["2", "Thanh tra Sở"],
            ["II", "Cá nhân"],
            MINH,
            ["B", "GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["1", "Trần Thị Lan", "Kế toán", "Thanh tra Sở"],
            ["C. Danh hiệu Lao động tiên tiến"],
            ["1", "Lê Thị Hoa", "Kế toán", "Thanh tra Sở"],
            ["", "Tổng cộng: 05"],
        ],
        merged=("B3:D3", "A11:D11"),
    )
    assert values(reading, "kind", "name", "award") == [
        ("collective", "Phòng Bổ trợ tư pháp", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("collective", "Thanh tra Sở", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("individual", "Nguyễn Văn Minh", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("individual", "Trần Thị Lan", "Giấy khen của Giám đốc Sở"),
        ("individual", "Lê Thị Hoa", "Lao động tiên tiến"),
    ]
    assert (reading.declared_count, reading.issues) == (5, [])
    assert [(s.row, s.kind, s.award) for s in reading.sections] == [
        (3, "", "Bằng khen của Chủ tịch UBND tỉnh"),
        (4, "collective", ""),
        (7, "individual", ""),
        (9, "", "Giấy khen của Giám đốc Sở"),
        (11, "individual", "Lao động tiên tiến"),
    ]


def test_sections_without_numbers_and_with_plain_ones() -> None:
    reading = read(
        [
            HEADER,
            ["", "TẬP THỂ"],
            ["", "Giấy khen của Giám đốc Sở:"],
            ["1", "Phòng Bổ trợ tư pháp"],
            ["", "CÁ NHÂN"],
            ["", "Lao động tiên tiến"],
            MINH,
            ["2. Chiến sĩ thi đua cơ sở cho 01 cá nhân:"],
            ["1", "Lê Thị Hoa", "Kế toán", "Thanh tra Sở"],
        ]
    )
    assert values(reading, "kind", "award") == [
        ("collective", "Giấy khen của Giám đốc Sở"),
        ("individual", "Lao động tiên tiến"),
        ("individual", "Chiến sĩ thi đua cơ sở"),
    ]
    assert reading.issues == []


def test_sections_may_be_units_and_an_unclear_one_is_an_issue() -> None:
    reading = read(
        [
            ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN"],
            ["STT", "Họ và tên", "Chức vụ"],
            ["I", "VĂN PHÒNG SỞ"],
            MINH[:3],
            ["II", "Những người khác nữa"],
            ["1", "Lê Thị Hoa", "Kế toán"],
        ]
    )
    assert values(reading, "name", "unit") == [
        ("Nguyễn Văn Minh", "Văn phòng Sở"),
        ("Lê Thị Hoa", ""),
    ]
    assert codes(reading) == [
        ("unit_from_section", 3, "A"),
        ("section_unclear", 5, "A"),
        ("section_above_unclear", 6, ""),
    ]


def test_a_name_may_be_under_ong_or_ba_in_a_header_of_two_rows() -> None:
    reading = read(
        [
            ["TT", "Họ và tên", "", "Chức vụ", "Quyết định", "", "Danh hiệu"],
            ["", "Ông", "Bà", "", "Số", "Ngày", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "NGUYỄN VĂN MINH", "", "Kế toán", "12/QĐ-STP", 44476, "LĐTT"],
            [2, "", "Trần Thị Lan", "Kế toán", "13/QĐ-STP", "28/8/2021", "LĐTT"],
        ],
        merged=("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2"),
    )
    assert values(reading, "honorific", "name", "decision_number", "signed_on") == [
        ("Ông", "Nguyễn Văn Minh", "12/QĐ-STP", "2021-10-07"),
        ("Bà", "Trần Thị Lan", "13/QĐ-STP", "2021-08-28"),
    ]
    assert (reading.tables[0].header_row, reading.tables[0].header_height) == (1, 2)


def test_ong_and_ba_are_ticked_and_years_of_birth_under_nam_and_nu_are_dropped() -> None:
    reading = read(
        [
            ["TT", "Họ và tên", "Ông", "Bà", "Năm sinh", "", "Danh hiệu"],
            ["", "", "", "", "Nam", "Nữ", ""],
            [1, "Nguyễn Văn Minh", "x", "", 1975, "", "LĐTT"],
            [2, "Trần Thị Lan", "", "X", "", 1980, "CSTĐCS"],
        ],
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:G2"),
    )
    assert values(reading, "honorific", "name") == [
        ("Ông", "Nguyễn Văn Minh"),
        ("Bà", "Trần Thị Lan"),
    ]
    assert reading.dropped_columns == ["Năm sinh – Nam", "Năm sinh – Nữ"]


def test_a_merged_award_is_repeated_and_a_merged_name_gets_each_award() -> None:
    reading = read(
        [
            [*AWARDED, "Thành tích"],
            [*MINH, "Bằng khen của Bộ trưởng", "Một"],
            ["2", "Trần Thị Lan", "Kế toán", "Thanh tra Sở", "", "Hai"],
            ["3", "Lê Thị Hoa", "Kế toán", "Thanh tra Sở", "LĐTT", "Ba"],
            ["", "", "", "", "Giấy khen của Giám đốc Sở", "Bốn"],
            ["4", "Vũ Thị Mai", "Kế toán", "Thanh tra Sở", "LĐTT", "Dòng đầu"],
            ["", "", "", "", "", "dòng sau"],
        ],
        merged=("E2:E3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "A6:A7", "B6:B7", "C6:C7", "E6:E7"),
    )
    assert values(reading, "name", "award", "achievement") == [
        ("Nguyễn Văn Minh", "Bằng khen của Bộ trưởng", "Một"),
        ("Trần Thị Lan", "Bằng khen của Bộ trưởng", "Hai"),
        ("Lê Thị Hoa", "LĐTT", "Ba"),
        ("Lê Thị Hoa", "Giấy khen của Giám đốc Sở", "Bốn"),
        ("Vũ Thị Mai", "LĐTT", "Dòng đầu dòng sau"),
    ]
    assert codes(reading) == [("line_goes_on", 6, "F")]


def test_a_row_on_two_lines_and_an_award_on_a_line_of_its_own() -> None:
    reading = read_csv(
        "STT,Họ và tên,Chức vụ,Đơn vị,Danh hiệu\n"
        "1,Nguyễn Văn,Phó Giám,Trung tâm Trợ giúp,LĐTT\n"
        ",Minh,đốc,pháp lý nhà nước,\n"
        "2,Trần Thị Lan,Chuyên viên,Văn phòng,LĐTT\n"
        ",,,Sở,\n"
        "3,Lê Thị Hoa,Kế toán,Thanh tra Sở,LĐTT\n"
        ",,,,Giấy khen của Giám đốc Sở\n"
    )
    assert values(reading, "name", "position", "unit", "award") == [
        ("Nguyễn Văn Minh", "Phó Giám đốc", "Trung tâm Trợ giúp pháp lý nhà nước", "LĐTT"),
        ("Trần Thị Lan", "Chuyên viên", "Văn phòng Sở", "LĐTT"),
        ("Lê Thị Hoa", "Kế toán", "Thanh tra Sở", "LĐTT"),
        ("Lê Thị Hoa", "Kế toán", "Thanh tra Sở", "Giấy khen của Giám đốc Sở"),
    ]
    assert codes(reading) == [
        ("line_goes_on", 2, "B"),
        ("line_goes_on", 4, "D"),
        ("same_person_below", 7, "E"),
    ]


def test_an_award_written_once_for_a_group_is_taken_from_above_and_said() -> None:
    reading = read_csv(
        "STT,Họ tên,Danh hiệu\n1,Lê Thị Hoa,LĐTT\n2,Lê Thị Mai,\n3,Lê Thị Lan,\n"
        "4,Lê Thị Huệ,CSTĐCS\n5,Lê Thị Cúc,\n"
    )
    assert [row.award for row in reading.rows] == ["LĐTT", "LĐTT", "LĐTT", "CSTĐCS", "CSTĐCS"]
    assert [issue.code for issue in reading.issues] == ["award_from_above"] * 3


def test_several_lists_in_one_sheet_count_for_themselves() -> None:
    reading = read(
        [
            ["DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP"],
            ["TT", "Tên tập thể", "Thành tích"],
            [1, "Phòng Bổ trợ tư pháp", "Xuất sắc"],
            ["Danh sách gồm 01 tập thể./."],
            [],
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"],
            ["TT", "Họ và tên", "Chức vụ, đơn vị công tác"],
            [1, "Nguyễn Văn Minh", "Chuyên viên, Văn phòng Sở"],
            [2, "Trần Thị Lan", "Kế toán, Thanh tra Sở"],
            ["Danh sách gồm 03 cá nhân./."],
        ]
    )
    assert values(reading, "kind", "name", "award") == [
        ("collective", "Phòng Bổ trợ tư pháp", "Bằng khen của Bộ trưởng Bộ Tư pháp"),
        ("individual", "Nguyễn Văn Minh", "Giấy khen"),
        ("individual", "Trần Thị Lan", "Giấy khen"),
    ]
    assert reading.declared_count == 4
    (issue,) = reading.issues
    assert (issue.code, issue.row, issue.params) == ("count_differs", 10, {"stated": 3, "found": 2})


def test_several_sheets_and_their_own_decisions() -> None:
    title = "(Kèm theo Quyết định số {}/QĐ-STP ngày {} tháng 2 năm 2022)"
    reading = read(
        [["DANH SÁCH TẶNG GIẤY KHEN"], [title.format(1, "01")], HEADER, MINH],
        [["Hướng dẫn", "Điền vào trang Danh sách"]],
        [["DANH SÁCH TẶNG BẰNG KHEN"], [title.format(2, "03")], HEADER, LAN],
    )
    assert values(reading, "award", "decision_number", "signed_on", "sheet", "row") == [
        ("Giấy khen", "", "", "Trang 1", 4),
        ("Bằng khen", "2/QĐ-STP", "2022-02-03", "Trang 3", 4),
    ]
    assert reading.decision == Decision("1/QĐ-STP", "2022-02-01")
    assert [(issue.code, issue.sheet) for issue in reading.issues] == [
        ("sheet_without_list", "Trang 2"),
        ("several_decisions", "Trang 3"),
    ]


def test_header_and_title_printed_on_each_page_and_numbers_without_people() -> None:
    title = ["DANH SÁCH TẶNG GIẤY KHEN"]
    reading = read(
        [title, HEADER, MINH, title, HEADER, LAN, HEADER, ["3", "Lê Thị Hoa"], ["4"], ["5"]]
    )
    assert [row.name for row in reading.rows] == ["Nguyễn Văn Minh", "Trần Thị Lan", "Lê Thị Hoa"]
    assert {row.award for row in reading.rows} == {"Giấy khen"}
    assert reading.issues == []


def test_signatures_are_no_people() -> None:
    foot = [
        [],
        ["Nơi nhận:", "", "", "KT. GIÁM ĐỐC"],
        ["- Như trên;", "", "", "PHÓ GIÁM ĐỐC"],
        ["- Lưu: VT.", "", "", "(Đã ký)"],
        ["", "", "", "Phạm Văn Ký"],
    ]
    assert len(read([["DANH SÁCH TẶNG GIẤY KHEN"], HEADER, MINH, LAN, *foot]).rows) == 2
    reading = read_csv(
        "Họ và tên,Chức vụ,Đơn vị,Danh hiệu\n"
        "Lê Thị Hoa,Giám đốc,Sở,LĐTT\nLê Thị Mai,Kế toán,Sở,LĐTT\n"
        ',,"Vĩnh Phúc, ngày 5 tháng 3 năm 2022",\n'
        ",,Người lập biểu,Thủ trưởng đơn vị\n,,Phạm Văn Ký,\n"
    )
    assert (len(reading.rows), reading.issues) == (2, [])
