"""What a file notes of its cells becomes an issue: at the row where it has one."""

import pytest

from campaigns.reading.award_list.messages import issue_message
from campaigns.reading.award_list.reader import read_sheets
from campaigns.reading.award_list.results import Issue, Mapping, Reading
from campaigns.reading.files.spreadsheets import Note, Sheet

pytestmark = pytest.mark.any_database

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]
HOA = ["1", "Lê Thị Hoa", "Kế toán", "Văn phòng Sở", "Lao động tiên tiến"]
MAI = ["2", "Trần Thị Mai", "Chuyên viên", "Thanh tra Sở", "Lao động tiên tiến"]


def read(*notes: Note, rows: list[list[str]] | None = None) -> Reading:
    return read_sheets([Sheet("DS", rows or [HEADER, HOA, MAI], notes=list(notes))], Mapping())


def issues(reading: Reading) -> list[tuple[str, int, str]]:
    return [(issue.code, issue.row, issue.column) for issue in reading.issues]


def texts(reading: Reading) -> list[str]:
    return [issue_message(issue) for issue in reading.issues]


def test_the_other_reading_is_proposed() -> None:
    reading = read(Note(1, 1, "encoding_doubtful", "Lờ Thị Hoa"))
    assert reading.issues == [
        Issue("warning", "encoding_doubtful", "DS", 2, "B", {"text": "Lờ Thị Hoa"}, "name",
              {"name": "Lờ Thị Hoa"})
    ]  # fmt: skip
    assert texts(reading)


def test_a_row_that_may_have_lost_letters_is_an_error_there() -> None:
    reading = read(Note(0, -1, "letters_lost"), Note(1, -1, "letters_lost"))
    assert issues(reading) == [("letters_lost_in_file", 0, ""), ("letters_lost", 2, "")]
    assert reading.has_errors


def test_a_hidden_column_is_told_and_its_cells_are_proposed() -> None:
    rows = [[*HEADER[:2], "", *HEADER[3:]], [*HOA[:2], "", *HOA[3:]], [*MAI[:2], "", *MAI[3:]]]
    hidden = [
        Note(row, 2, "hidden_column", text) for row, text in enumerate(("Chức vụ", "Kế toán"))
    ]
    reading = read(*hidden, rows=rows)
    assert issues(reading) == [("hidden_column", 0, "C"), ("hidden_cell", 2, "C")]
    assert reading.issues[1].proposal == {"position": "Kế toán"}
    assert all(texts(reading))


def test_hidden_personal_data_is_no_matter() -> None:
    hidden = [Note(0, 5, "hidden_column", "Ngày sinh"), Note(1, 5, "hidden_column", "1/1/1980")]
    assert issues(read(*hidden)) == []


def test_cells_far_away_are_told_with_their_place() -> None:
    reading = read(Note(1_048_575, 129, "left_out", "lạc"))
    assert issues(reading) == [("cell_left_out", 1_048_576, "DZ")]
    assert "“lạc”" in texts(reading)[0]


def test_letters_set_right_are_told_once() -> None:
    rows = [HEADER, ["1", "Nguyá»…n Thá»‹ Hoa", *HOA[2:]], ["2", "Tráº§n Thá»‹ Mai", *MAI[2:]]]
    reading = read(rows=rows)
    assert [row.name for row in reading.rows] == ["Nguyễn Thị Hoa", "Trần Thị Mai"]
    assert issues(reading) == [("letters_repaired", 0, "")]
    assert "“Nguyễn Thị Hoa”" in texts(reading)[0]


def test_columns_parted_by_spaces_alone_are_told_at_each_row() -> None:
    reading = read(Note(1, -1, "cells_guessed"), Note(2, -1, "cells_guessed"))
    assert issues(reading) == [("cells_guessed", 2, ""), ("cells_guessed", 3, "")]
