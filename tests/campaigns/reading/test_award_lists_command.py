"""What the command prints, and the texts of the reader's issues."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from campaigns.reading.award_list import messages
from tests.campaigns.reading.award_files import sheet_file

pytestmark = pytest.mark.any_database

PROJECT = Path(__file__).resolve().parents[3]


def run(path: Path, *options: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("read_award_list", str(path), *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(end.code or 0)
    return out.getvalue(), 0


def test_the_command_prints_json(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    rows = [
        ["DANH SÁCH TẶNG GIẤY KHEN"],
        ["(Kèm theo Quyết định số 5/QĐ-STP ngày 1/2/2022)"],
        ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"],
        ["1", "Bà Lê Thị Hoa", "1/1/1980", "Sở"],
        ["2", "Bà Lê Thị Mai", "1/1/1980", "Sở"],
        ["Danh sách gồm 03 người."],
    ]
    path.write_bytes(sheet_file(rows, titles=("DS",)))
    with translation.override("vi"):
        text, code = run(path, "--json")
    answer = json.loads(text)
    row = {
        "kind": "individual", "honorific": "Bà", "name": "Lê Thị Hoa", "position": None,
        "unit": "Sở", "award": "Giấy khen", "achievement": None, "decision_number": None,
        "signed_on": None, "sheet": "DS", "row": 4, "source": "1 | Bà Lê Thị Hoa | Sở",
        "left_out": None,
    }  # fmt: skip
    assert code == 0
    assert list(answer) == [
        "decision", "declared_count", "rows", "left_out", "is_proposal", "issues",
        "dropped_columns",
    ]  # fmt: skip
    assert answer["decision"] == {"number": "5/QĐ-STP", "signed_on": "2022-02-01"}
    second = {"name": "Lê Thị Mai", "row": 5, "source": "2 | Bà Lê Thị Mai | Sở"}
    assert answer["rows"] == [row, {**row, **second}]
    assert (answer["declared_count"], answer["dropped_columns"]) == (3, ["Ngày sinh"])
    (issue,) = answer["issues"]
    assert list(issue) == ["level", "code", "sheet", "row", "column", "message"]
    assert (issue["level"], issue["code"], issue["row"]) == ("warning", "count_differs", 6)


def test_the_command_ends_with_one_where_there_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Họ và tên,Danh hiệu\nLê Thị Hoa,\nLê Thị Mai,LĐTT\nLê Thị Lan,LĐTT\n")
    with translation.override("en"):
        text, code = run(path)
    assert code == 1
    assert "1 error\n" in text
    assert "row 2, column B: There is no award" in text
    path.write_bytes(b"%PDF-1.7")
    text, code = run(path, "--json")
    assert (code, json.loads(text)["issues"][0]["code"]) == (1, "unsupported")
    assert json.loads(text)["decision"] is None
    path.write_bytes("Họ và tên,Danh hiệu\n".encode() + b"x" * 131_070)
    with translation.override("en"):
        assert "  Sheet “x”, row 2, column A: This cell holds more" in run(path)[0]
    with pytest.raises(CommandError):
        run(tmp_path / "nowhere.csv")


def test_every_issue_has_a_text() -> None:
    """Each code in the reader's source has its text, and each text its code."""
    source = "".join(
        path.read_text()
        for path in (PROJECT / "campaigns/reading/award_list").rglob("*.py")
        if path.name != "messages.py"
    )
    known = {*messages._TEXTS, "several_awards"}
    assert [code for code in known if f'"{code}"' not in source] == []
    used = re.findall(r'(?:(?:WARNING|ERROR),\s+|_warn\()"(\w+)"', source)
    assert set(used) <= known
    assert {"same_twice", "same_again"} <= known


def test_the_command_counts_what_is_right_flagged_and_silent(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Họ và tên,Đơn vị,Danh hiệu\nLê Thị Hoa,Sở,LĐTT\nLê Thị Mai,Sở,LĐTT\n")
    truth = path.with_name("x.csv.expected.json")
    rows = [{"name": "Lê Thị Hoa", "award": "Lao động tiên tiến"}, {"name": "Lê Thị Mai"}]
    truth.write_text(json.dumps({"rows": rows}))
    with translation.override("en"):
        assert run(path, "--against") == ("x.csv: 2 of 2 rows right, 0 flagged, 0 silent\n", 0)
    rows[1]["unit"] = "Thanh tra"
    other = tmp_path / "truth.json"
    other.write_text(json.dumps({"rows": rows}))
    with translation.override("en"):
        text, code = run(path, f"--against={other}")
    assert (text, code) == ("x.csv: 1 of 2 rows right, 0 flagged, 1 silent\n", 1)
    with pytest.raises(CommandError):
        run(path, f"--against={tmp_path / 'nowhere.json'}")
