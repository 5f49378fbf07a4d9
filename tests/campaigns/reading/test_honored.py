"""Who is named but not honored: results, votes, notes, sections, sheets, proposals."""

import pytest

from campaigns.reading.award_list import honored, notes, proposals
from campaigns.reading.award_list.lines import Line
from campaigns.reading.award_list.reader import read_award_list, read_sheets
from campaigns.reading.award_list.results import Mapping, Reading
from campaigns.reading.files.spreadsheets import Note, Sheet, read_text
from tests.campaigns.reading.award_files import sheet_file

pytestmark = pytest.mark.any_database

TITLE = [
    "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ",
    "(Kèm theo Quyết định số 5/QĐ-STP ngày 1/2/2024)",
]


def judged(heading: str, *cells: str) -> list[tuple[str, str]]:
    """Of Lê Hoa, Lê Lan, …, whose rows end with `cells`, what became: (left out, doubt)."""
    names = ("Lê Thị Hoa", "Trần Văn Lan", "Vũ Minh Huệ", "Đỗ Kim Cúc", "Bùi Thu Mai")
    rows = [[title] for title in TITLE]
    rows.append(["STT", "Họ và tên", "Chức vụ", "Đơn vị", heading])
    for number, (name, cell) in enumerate(zip(names, cells, strict=False), start=1):
        rows.append([str(number), name, "Chuyên viên", "Văn phòng Sở", cell])
    reading = read_sheets([Sheet("DS", rows)], Mapping())
    found = []
    for row in reading.in_file_order():
        codes = [issue.code for issue in reading.issues if issue.row == row.row]
        doubts = [code for code in codes if code != row.left_out]
        found.append((row.left_out, " ".join(doubts)))
    return found


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Không đạt", "not_passed"),
        ("KHÔNG ĐẠT", "not_passed"),
        ("Chưa đạt", "not_passed"),
        ("Chưa đủ tiêu chuẩn", "not_passed"),
        ("Không đủ ĐK", "not_passed"),
        ("Không đủ điều kiện xét", "not_passed"),
        ("Trượt", "not_passed"),
        ("Loại", "not_passed"),
        ("Bị loại", "not_passed"),
        ("Không công nhận", "not_passed"),
        ("Không được công nhận", "not_passed"),
        ("Không thông qua", "not_passed"),
        ("Không đồng ý", "not_passed"),
        ("Không", "not_passed"),
        ("K.đạt", "not_passed"),
        ("Không trúng", "not_passed"),
        ("Chưa công nhận", "not_passed"),
        ("Không hoàn thành nhiệm vụ", "not_passed"),
        ("Thiếu phiếu", "not_passed"),
        ("Chưa xét", "withdrawn"),
        ("Hoãn", "withdrawn"),
        ("Rút", "withdrawn"),
        ("Đạt", ""),
        ("Đồng ý", ""),
        ("Đủ điều kiện", ""),
        ("Được công nhận", ""),
    ],
)  # fmt: skip
def test_a_result_says_who_passed(cell: str, code: str) -> None:
    found = judged("Kết quả", "Đạt", "Đạt", cell, "Đạt")
    assert found == [("", ""), ("", ""), (code, ""), ("", "")]


@pytest.mark.parametrize(
    "cell", ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Xuất sắc", "Loại A", "95"]
)
def test_a_grade_is_no_refusal(cell: str) -> None:
    assert judged("Kết quả đánh giá", cell, cell, cell) == [("", "")] * 3


@pytest.mark.parametrize("cell", ["", "Xem lại", "Chờ"])
def test_a_result_unlike_the_others_is_doubtful(cell: str) -> None:
    found = judged("Kết quả", "Đạt", "Đạt", cell, "Đạt", "Đạt")
    assert found[2][0] == ""
    assert found[2][1] != ""
    assert found[:2] + found[3:] == [("", "")] * 4


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9/9", ("", "")),
        ("8/9", ("", "")),
        ("15/15 phiếu", ("", "")),
        ("100%", ("", "")),
        ("88,9 %", ("", "")),
        ("4/9", ("not_passed", "")),
        ("8/17 phiếu", ("not_passed", "")),
        ("45 %", ("not_passed", "")),
        ("6/9", ("", "few_votes")),
        ("66,7%", ("", "few_votes")),
    ],
)
def test_votes_below_the_half_are_too_few(cell: str, expected: tuple[str, str]) -> None:
    assert judged("Số phiếu đồng ý", cell)[0] == expected


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("có tỷ lệ phiếu đồng ý từ 80% trở lên", 0.8),
        ("đạt từ 90 % số phiếu của Hội đồng", 0.9),
        ("Cá nhân phải đạt trên 2/3 số phiếu", 2 / 3),
        ("Số phiếu bầu: 15 phiếu", None),
        ("Tăng trên 80 % so với năm trước", None),
    ],
)
def test_the_text_may_say_how_many_votes_are_wanted(text: str, bar: float | None) -> None:
    assert honored.bar_in([Line("DS", 1, [text])]) == bar


@pytest.mark.parametrize(
    ("cell", "left_out", "doubt"),
    [
        ("Rút khỏi danh sách", "withdrawn", ""),
        ("Đã rút hồ sơ", "withdrawn", ""),
        ("Xin rút", "withdrawn", ""),
        ("Tự rút", "withdrawn", ""),
        ("Hoãn", "withdrawn", ""),
        ("Để lại xét năm sau", "withdrawn", ""),
        ("Bỏ", "withdrawn", ""),
        ("Loại khỏi danh sách do vi phạm", "not_passed", ""),
        ("Không xét", "not_passed", ""),
        ("Không đồng ý", "not_passed", ""),
        ("Gạch tên", "withdrawn", ""),
        ("Từ chối nhận", "withdrawn", ""),
        ("Đưa ra khỏi danh sách", "withdrawn", ""),
        ("Đã nghỉ hưu", "", "note_doubtful"),
        ("Nghỉ hưu từ 01/7", "", "note_doubtful"),
        ("Chuyển công tác sang Sở Nội vụ", "", "note_doubtful"),
        ("Trùng với STT 2", "", "note_doubtful"),
        ("Đang xem xét kỷ luật", "", "note_doubtful"),
        ("Chưa được khen lần nào", "", "note_doubtful"),
        ("Cần xác minh", "", "note_doubtful"),
        ("Bổ sung", "", ""),
        ("Tiêu biểu", "", ""),
        ("Truy tặng", "", ""),
        ("Đảng viên", "", ""),
        ("Rút kinh nghiệm cho các đơn vị", "", ""),
        ("Đợt 1", "", ""),
        ("Hợp đồng lao động", "", ""),
        ("9/9 phiếu", "", ""),
    ],
)  # fmt: skip
def test_a_note_takes_somebody_out_or_makes_a_doubt(cell: str, left_out: str, doubt: str) -> None:
    assert judged("Ghi chú", "", cell)[1] == (left_out, doubt)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Lý do không xét", "Nghỉ thai sản quá 6 tháng"),
        ("Lý do không đạt", "Thiếu sáng kiến"),
        ("Không đạt", "x"),
        ("Lý do loại", "Nộp muộn"),
        ("Không đồng ý", "X"),
    ],
)
def test_a_heading_says_that_its_rows_did_not_pass(heading: str, cell: str) -> None:
    assert [found[0] for found in judged(heading, "", cell)] == ["", "not_passed"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Không đủ điều kiện", "not_passed"),
        ("II. CÁ NHÂN KHÔNG ĐẠT", "not_passed"),
        ("DANH SÁCH CHƯA ĐỦ TIÊU CHUẨN", "not_passed"),
        ("Danh sách dự phòng", "not_passed"),
        ("B. Các trường hợp không được công nhận", "not_passed"),
        ("Bị loại", "not_passed"),
        ("Danh sách xin rút", "withdrawn"),
        ("Tạm hoãn", "withdrawn"),
        ("Trung tâm Y tế dự phòng", ""),
        ("Đủ điều kiện", ""),
        ("I. TẬP THỂ", ""),
        ("Giấy khen", ""),
        ("Kết quả bình xét", ""),
        ("Cục Quản lý xuất nhập cảnh", ""),
    ],
)
def test_a_heading_may_set_people_apart(text: str, code: str) -> None:
    assert honored.heading_reason(text) == code


@pytest.mark.parametrize(
    "name",
    ["Hướng dẫn", "HUONG DAN", "Ví dụ", "Mẫu", "Danh mục", "Bản nháp", "DS (cũ)", "Template"],
)
def test_sheets_of_examples_and_drafts_are_left_out_beside_others(name: str) -> None:
    rows = [["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], ["1", "Lê Thị Hoa", "Sở", "Giấy khen"]]
    other = [rows[0], ["1", "Trần Văn Lan", "Sở", "Giấy khen"]]
    reading = read_sheets([Sheet(name, rows), Sheet("Danh sách", other)], Mapping())
    assert [row.name for row in reading.rows] == ["Trần Văn Lan"]
    assert [(row.name, row.left_out) for row in reading.left_out] == [("Lê Thị Hoa", "example_row")]
    alone = read_sheets([Sheet(name, rows)], Mapping())
    assert [row.name for row in alone.rows] == ["Lê Thị Hoa"]
    assert [issue.code for issue in alone.issues] == ["sheet_set_aside"]


@pytest.mark.parametrize("name", ["Danh sách", "Sheet1", "Mầm non", "Cấp cơ sở", "Lưu trữ"])
def test_other_sheets_are_lists(name: str) -> None:
    assert honored.sheet_reason(name, is_hidden=False) == ""


@pytest.mark.parametrize(
    ("lines", "is_proposal"),
    [
        (["(Kèm theo Tờ trình số 12/TTr-STP ngày 5/6/2024)"], True),
        (["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], True),
        (["TỜ TRÌNH", "Về việc đề nghị khen thưởng"], True),
        (["(Kèm theo Biên bản họp Hội đồng ngày 5/6/2024)"], True),
        (["DANH SÁCH DỰ KIẾN TẶNG GIẤY KHEN"], True),
        (["DANH SÁCH TRÌNH KHEN ĐỢT 1"], True),
        (["(Đính kèm Công văn số 45/STP-VP về việc đề nghị khen thưởng)"], True),
        (["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", "(Kèm theo Quyết định số      /QĐ-STP)"], True),
        (["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", "(Kèm theo Quyết định số 15/QĐ-STP)"], False),
        (["QUYẾT ĐỊNH", "Theo đề nghị của Chánh Văn phòng tại Tờ trình số 4/TTr-VP"], False),
        (["DANH SÁCH TẶNG GIẤY KHEN", "(Kèm theo Quyết định số 15/QĐ-STP)"], False),
        (["DANH SÁCH ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN"], False),
        (["Số: 15/QĐ-STP", "Xét đề nghị của Hội đồng Thi đua"], False),
    ],
)
def test_a_list_that_goes_with_a_proposal_honors_nobody_yet(
    lines: list[str], is_proposal: bool
) -> None:
    found = proposals.proposal_in([Line("DS", n, [text]) for n, text in enumerate(lines, 1)])
    assert bool(found) is is_proposal


def test_a_proposal_is_said_before_anything_else() -> None:
    people = "1\tLê Thị Hoa\tSở\n3\tLê Thị Mai\tSở"
    text = f"DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN\nSTT\tHọ và tên\tĐơn vị\n{people}"
    reading = read_sheets(read_text(text), Mapping())
    assert reading.is_proposal
    assert (reading.issues[0].level, reading.issues[0].code) == ("error", "proposal")
    told = {issue.row for issue in reading.issues if issue.code == "proposed"}
    assert told == {row.row for row in reading.rows}


def test_who_is_left_out_stands_between_the_others_in_the_order_of_the_file() -> None:
    reading = read_award_list(
        sheet_file([
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Kết quả"],
            ["1", "Lê Thị Hoa", "Sở", "Giấy khen", "Không đạt"],
            ["2", "Lê Thị Mai", "Sở", "Giấy khen", "Đạt"],
            ["3", "Lê Thị Lan", "Sở", "Giấy khen", "Không đạt"],
        ]),
        "x.xlsx",
    )  # fmt: skip
    assert [row.name for row in reading.in_file_order()] == [
        "Lê Thị Hoa",
        "Lê Thị Mai",
        "Lê Thị Lan",
    ]
    assert Reading.from_json(reading.to_json()) == reading


def test_what_the_file_notes_of_a_cell_is_an_issue_at_its_row() -> None:
    rows = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
        ["1", "Lê Thị Hoa", "Thanh tra S?", "Giấy khen"],
        ["2", "", "Sở", "Giấy khen"],
        ["3", "Lê Thị Lan", "Văn phòng Sở", "Giấy khen"],
    ]
    noted = [
        Note(1, 2, "letters_lost"),
        Note(2, 1, "no_value"),
        Note(3, 2, "struck", "Văn phòng"),
        Note(3, 0, "struck", "3"),
    ]
    reading = read_sheets([Sheet("DS", rows, notes=noted)], Mapping())
    found = {(issue.level, issue.code, issue.row, issue.field) for issue in reading.issues}
    assert ("error", "letters_lost", 2, "unit") in found
    assert ("error", "no_value", 3, "name") in found
    assert ("warning", "struck_cell", 4, "unit") in found
    assert ("error", "letters_lost_in_file", 0, "") in found
    assert [row.row for row in reading.rows] == [2, 3, 4]


def test_a_deleted_line_gets_its_cells_back_from_the_notes() -> None:
    marks = (Note(3, -1, "deleted"), Note(3, 0, "deleted", "3"), Note(3, 1, "deleted", "Lê Hoa"))
    assert notes.with_deleted(Line("DS", 4, [], notes=marks)).texts == ["3", "Lê Hoa"]
