"""What an officer may choose, readings as JSON, and personal data, which is never in them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.reading.award_list.messages import issue_message
from campaigns.reading.award_list.reader import read_award_list, read_sheets
from campaigns.reading.award_list.results import Mapping, Reading, SectionMapping, TableMapping
from campaigns.reading.files.spreadsheets import Sheet
from tests.campaigns.reading.award_files import sheet_file, word_file

pytestmark = pytest.mark.any_database

PROJECT = Path(__file__).resolve().parents[3]
SECRETS = ("01/02/1975", "026041802828", "0989474809", "12 phố Mật", "Tày", "mat@vd.vn", "9704123")
PERSONAL = (
    "STT,Họ và tên,Ngày tháng năm sinh,Số CMND/CCCD,Điện thoại,Nơi ở hiện nay,Dân tộc,Đảng viên,"
    "Email,Số tài khoản,Chức vụ,Đơn vị,Danh hiệu\n"
    "1,Lê Thị Hoa,01/02/1975,026041802828,0989474809,12 phố Mật,Tày,x,mat@vd.vn,9704123,"
    "Kế toán (ĐT: 0989474809),Văn phòng Sở 026041802828,LĐTT\n"
    "2,,01/02/1975,026041802828,0989474809,12 phố Mật,Tày,x,mat@vd.vn,9704123,,,\n"
    '3,"Lê Thị Mai, sinh ngày 01/02/1975",,,,,,,,,Kế toán,"Sở, mat@vd.vn",LĐTT\n'
)


def test_the_officer_chooses_header_columns_and_what_holds_for_the_list() -> None:
    rows = [
        ["BẢNG GHI TÊN"],
        ["A", "B", "C", "D"],
        ["1", "Lê Thị Hoa", "Sở", "bí mật"],
        ["Nhóm hai"],
        ["2", "Lê Thị Mai", "Sở", "bí mật"],
        ["A", "B", "C", "D"],
        ["3", "Lê Thị Cúc", "Sở", "bí mật"],
    ]
    data = sheet_file(rows)
    assert not read_award_list(data).rows
    columns = ((0, "number"), (1, "name"), (2, "unit"), (3, ""))
    mapping = Mapping(
        tables=(TableMapping("Trang 1", 2, columns=columns, award="Giấy khen", kind="individual"),),
        sections=(SectionMapping("Trang 1", 4, award="Bằng khen"),),
    )
    as_sent = json.loads(json.dumps(mapping.to_json()))
    reading = read_award_list(data, mapping=Mapping.from_json(as_sent))
    assert [(row.name, row.unit, row.award, row.row) for row in reading.rows] == [
        ("Lê Thị Hoa", "Sở", "Giấy khen", 3),
        ("Lê Thị Mai", "Sở", "Bằng khen", 5),
        ("Lê Thị Cúc", "Sở", "Bằng khen", 7),
    ]
    assert (reading.issues, reading.dropped_columns) == ([], ["D"])


def test_the_officer_takes_precedence_over_the_title_and_says_what_is_no_section() -> None:
    rows = [
        ["DANH SÁCH TẶNG GIẤY KHEN"],
        ["STT", "Họ và tên"],
        ["1", "Cá nhân"],
        ["2", "Lê Thị Mai"],
    ]
    tables = (TableMapping("Trang 1", 2, award="Bằng khen của Bộ trưởng"),)
    lines = (SectionMapping("Trang 1", 3, is_section=False),)
    reading = read_award_list(sheet_file(rows), mapping=Mapping(tables, lines))
    assert [(row.name, row.award) for row in reading.rows] == [
        ("Cá nhân", "Bằng khen của Bộ trưởng"),
        ("Lê Thị Mai", "Bằng khen của Bộ trưởng"),
    ]


def test_sheets_and_word_tables_may_be_left_out() -> None:
    table = [["Họ và tên", "Danh hiệu"], ["Lê Thị Hoa", "LĐTT"]]
    data = word_file(table, "Nữa", [["Họ và tên", "Danh hiệu"], ["Lê Thị Mai", "LĐTT"]])
    reading = read_award_list(data, mapping=Mapping(left_out_sheets=("Bảng 1",)))
    assert [row.name for row in reading.rows] == ["Lê Thị Mai"]


def test_a_reading_goes_to_json_and_back() -> None:
    reading = read_award_list(PERSONAL.encode(), "x.csv")
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


@pytest.mark.parametrize("data", [{"tables": [{}]}, {"sections": [{"x": 1}]}])
def test_an_invalid_mapping_is_refused(data: dict) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        Mapping.from_json(data)


def test_personal_data_is_in_no_result() -> None:
    reading = read_award_list(PERSONAL.encode(), "x.csv")
    everything = json.dumps(reading.to_json(), ensure_ascii=False)
    everything += " ".join(issue_message(issue) for issue in reading.issues)
    assert [secret for secret in SECRETS if secret in everything] == []
    assert [(row.name, row.position, row.unit) for row in reading.rows] == [
        ("Lê Thị Hoa", "Kế toán", "Văn phòng Sở"),
        ("Lê Thị Mai", "Kế toán", "Sở"),
    ]
    assert reading.dropped_columns == [
        "Ngày tháng năm sinh", "Số CMND/CCCD", "Điện thoại", "Nơi ở hiện nay", "Dân tộc",
        "Đảng viên", "Email", "Số tài khoản",
    ]  # fmt: skip


def test_personal_data_in_a_row_taken_for_the_header_is_in_no_result() -> None:
    mapping = Mapping(tables=(TableMapping("x", 2, columns=((1, "name"), (12, "award"))),))
    reading = read_award_list(PERSONAL.encode(), "x.csv", mapping)
    everything = json.dumps(reading.to_json(), ensure_ascii=False)
    assert [secret for secret in SECRETS[:3] if secret in everything] == []


def test_the_reader_needs_no_django() -> None:
    code = (
        "import sys; from campaigns.reading.award_list import reader\n"
        "reader.read_award_list('Họ và tên,Danh hiệu\\nLê Thị Hoa,LĐTT\\n'.encode())\n"
        "assert not [name for name in sys.modules if name.startswith('django')]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True)


CELLS = st.one_of(
    st.sampled_from(
        ["STT", "Họ và tên", "Ông", "Bà", "Đơn vị", "Danh hiệu", "Tập thể", "I", "II. CÁ NHÂN", "1",
         "2", "x", "Lê Thị Hoa", "LĐTT", "Giấy khen", "DANH SÁCH TẶNG GIẤY KHEN", "(1)", "31/2/21",
         "Danh sách gồm 2 người", "GIÁM ĐỐC", "#REF!", "nt", "A.", "Chức vụ, đơn vị", "Số", "Ngày"]
    ),
    st.text(max_size=12),
    st.just(""),
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=12),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4),
    st.booleans(),
)
def test_no_sheet_raises_an_error(
    rows: list[list[str]], merged: list[tuple[int, ...]], is_word: bool
) -> None:
    areas = [[min(a, c), min(b, d), max(a, c), max(b, d)] for a, b, c, d in merged]
    above = [row[0] for row in rows if row] if is_word else []
    sheet = Sheet("Bảng 1", rows, areas, above, is_of_document=is_word)
    reading = read_sheets([sheet], Mapping())
    for issue in reading.issues:
        assert issue_message(issue)
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
