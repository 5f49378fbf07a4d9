"""Personal data in the cells of a list: taken out whole, or asked about at the cell."""

import json
import logging

import pytest

from campaigns.honors.lists.edit import draft_of
from campaigns.models import Award, AwardImport, AwardImportRow
from tests.campaigns.honors.imports.asking import (
    HEADER,
    file_of,
    mend,
    person,
    press,
    preview,
    row,
    send,
    url,
)
from tests.reading import soup

pytestmark = pytest.mark.any_database

CELLS = [
    "Cán bộ, CCCD 0260 8000 1234 cấp ngày 1/2/2021 tại Công an tỉnh",
    "Cán bộ (026.080.001234)",
    "Cán bộ, sinh ngày mười hai tháng ba năm một nghìn chín trăm tám mươi",
    "Cán bộ, ngụ tại thôn 3, xã Tam Hợp",
    "Cán bộ; ĐT (0211) 3.861.234",
    "Cán bộ, STK 0101234567890 Vietcombank",
    "Cán bộ - MST: 8012345678",
    "Cán bộ, hoa.le@gmail.com",
    "Cán bộ; dân tộc: Tày; vào Đảng ngày 3/2/1999",
]
SECRETS = [
    "0260 8", "8000 1234", "026.080", "001234", "mười hai", "tám mươi", "thôn 3", "Tam Hợp",
    "(0211)", "861.234", "01012345", "80123456", "hoa.le", "Tày", "3/2/1999",
]  # fmt: skip
PLACES = ["position", "unit", "achievement"] * 3


@pytest.mark.parametrize(("cell", "place"), list(zip(CELLS, PLACES, strict=True)))
def test_nothing_of_it_is_kept_anywhere(roll, desk, caplog, cell, place):
    caplog.set_level(logging.DEBUG)
    made = person("Lê An")
    if place == "achievement":
        data = file_of([*made, cell], header=[*HEADER, "Thành tích"])
    else:
        usual = {"position": "Chuyên viên", "unit": "Văn phòng Sở"}[place]
        data = file_of([cell if text == usual else text for text in made])
    shown = send(desk, roll, data).content.decode()
    (kept,) = AwardImportRow.objects.values()
    stored = json.dumps([kept, *AwardImport.objects.values("found", "mapping")], default=str)
    for secret in SECRETS:
        assert secret not in stored + shown + caplog.text
    field = {"position": "position", "unit": "unit_text", "achievement": "achievement"}[place]
    assert kept[field] == "Cán bộ"
    assert "personal_removed" in {issue["code"] for issue in kept["issues"]}


def test_what_may_be_something_else_is_asked_about_at_its_cell(roll, desk):
    header = [*HEADER, "Thành tích"]
    text = "Tham mưu mã số 2600123456 đúng hạn"
    send(desk, roll, file_of([*person("Lê An"), text], header=header))
    line = soup(preview(desk)).find(id=f"row-{row('Lê An').pk}")
    assert "dãy số dài" in line.get_text()
    assert row("Lê An").achievement == text
    assert "2600123456" not in row("Lê An").source
    button = next(one for one in line.find_all("button") if "Đổi thành" in one.get_text())
    press(desk, **{button["name"]: button["value"]})
    assert row("Lê An").achievement == "Tham mưu mã số đúng hạn"
    assert row("Lê An").issues == []


def test_what_an_officer_types_is_asked_about_as_well(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình")))
    mend(desk, row("Lê An"), position="Chuyên viên, ĐT 0912.345.678")
    (issue,) = row("Lê An").issues
    assert (issue["code"], issue["field"]) == ("personal_data", "position")
    assert issue["proposal"] == {"position": "Chuyên viên"}
    assert not row("Lê An").is_seen
    token = preview(desk).context["target"].token
    asked = desk.post(url("save"), {"token": token, "mode": "replace"})
    assert asked.status_code == 200
    assert draft_of(roll).award_list is None
    assert not Award.objects.exists()
