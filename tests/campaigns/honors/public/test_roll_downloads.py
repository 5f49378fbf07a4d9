"""Award lists as files."""

import csv
import json
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from campaigns.factories import (
    AwardTypeFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.honors.lists import marks
from campaigns.honors.public import downloads
from campaigns.models import Award, AwardMark
from news.built_files import Busy
from news.factories import OfficialDocumentFactory, translate
from news.models import OfficialDocument

pytestmark = pytest.mark.any_database

KEYS = [
    "kind", "honorific", "name", "position", "unit", "award", "achievement",
    "decision_number", "signed_on", "status", "url",
]  # fmt: skip
FORMULAS = ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']


@pytest.fixture
def roll(site_tree):
    decision = OfficialDocumentFactory(number="1482/QĐ-BTP", signed_on=date(2021, 10, 5))
    return HonorRollFactory(parent=site_tree.rolls, title="Bằng khen 2021", decision=decision)


@pytest.fixture
def get(client):
    """The response of a roll's download."""

    def response(roll, file_format, **query):
        return client.get(roll.url + roll.reverse_subpage("download", [file_format]), query)

    return response


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def csv_rows(response) -> list[list[str]]:
    return list(csv.reader(StringIO(content(response).decode("utf-8-sig"))))


def sheet_of(response):
    return load_workbook(BytesIO(content(response))).active


def test_a_csv_opens_right_in_excel(get, roll):
    public_list(roll, award_row("Đặng Thị Ánh", honorific="Bà", position="Trưởng phòng"))
    response = get(roll, "csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    raw = content(response)
    assert raw.startswith(b"\xef\xbb\xbf")
    _head, row = csv.reader(StringIO(raw.decode("utf-8-sig")))
    assert row[1:4] == ["Bà", "Đặng Thị Ánh", "Trưởng phòng"]
    assert row[7:9] == ["1482/QĐ-BTP", "05/10/2021"]


def test_a_workbook_has_text_cells_and_real_dates(get, roll):
    public_list(roll, award_row("Đặng Thị Ánh"))
    sheet = sheet_of(get(roll, "xlsx"))
    assert sheet.max_column == len(KEYS)
    assert sheet["C2"].value == "Đặng Thị Ánh"
    assert sheet["I2"].value == datetime(2021, 10, 5)
    assert sheet.freeze_panes == "A2"


def test_json_has_exactly_the_allowed_columns(get, roll, site_tree):
    (an,) = public_list(roll, "An")
    data = json.loads(content(get(roll, "json")))
    (award,) = data["awards"]
    assert list(award) == KEYS
    assert award["signed_on"] == "2021-10-05"
    assert award["url"].endswith(site_tree.rolls.url_of("award", key=an.key))
    assert data["title"] == "Bằng khen 2021"
    assert data["awards_not_published"] == 0


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_is_smuggled_in(get, roll, text):
    row = award_row(text, position=text, unit_text=text, award_text=text, achievement=text)
    row.decision_number = text
    public_list(roll, row)
    for cell in csv_rows(get(roll, "csv"))[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    sheet = sheet_of(get(roll, "xlsx"))
    kinds = {cell.data_type for cell in sheet[2] if cell.value is not None}
    assert "f" not in kinds
    assert sheet["C2"].value == text.strip()


def test_what_no_format_can_hold_is_left_out(get, roll):
    public_list(roll, award_row("A\ufffe\x0bn", achievement="Dòng một\nDòng hai"))
    assert sheet_of(get(roll, "xlsx"))["C2"].value == "A n"
    assert csv_rows(get(roll, "csv"))[1][6] == "Dòng một\nDòng hai"
    assert json.loads(content(get(roll, "json")))["awards"][0]["name"] == "A n"


def test_a_decision_of_its_own_is_never_mixed_with_the_rolls(get, roll):
    public_list(
        roll,
        award_row("An", decision_number="12/QĐ", signed_on=date(2020, 1, 2)),
        award_row("Bình", decision_number="13/QĐ"),
        award_row("Chi", signed_on=date(2020, 3, 4)),
    )
    found = [(row[7], row[8]) for row in csv_rows(get(roll, "csv"))[1:]]
    assert found == [
        ("12/QĐ", "02/01/2020"),
        ("13/QĐ", ""),
        ("1482/QĐ-BTP", "04/03/2020"),
    ]


def test_an_annulled_award_says_so(get, roll, administrator):
    an, _binh = public_list(roll, "An", "Bình")
    document = OfficialDocumentFactory(number="88/QĐ-BTP")
    mark = marks.propose(roll, an.key, AwardMark.Kind.ANNULLED, administrator, document)
    marks.approve(mark, roll, administrator)
    (_head, first, second) = csv_rows(get(roll, "csv"))
    assert "88/QĐ-BTP" in first[9]
    assert "88/QĐ-BTP" not in second[9]


def test_a_file_holds_what_is_shown_in_the_order_in_which_it_is_shown(get, client, roll):
    office, award_type = UnitFactory(), AwardTypeFactory()
    public_list(
        roll,
        award_row("Trần Văn Đạt", unit=office, award_type=award_type),
        award_row("Lê Thị Dung", unit=office, award_type=award_type),
        *(award_row(f"Người {n:03}", award_type=award_type) for n in range(150)),
        award_row("Phòng Một", kind="collective", award_type=award_type),
    )
    query = {"don_vi": office.slug, "xep": "ten"}
    found = [row[2] for row in csv_rows(get(roll, "csv", **query))[1:]]
    assert found == ["Lê Thị Dung", "Trần Văn Đạt"]
    everybody = [row[2] for row in csv_rows(get(roll, "csv"))[1:]]
    assert (everybody[:2], len(everybody)) == (["Phòng Một", "Trần Văn Đạt"], 153)
    links = [link.url for link in client.get(roll.url, query).context["downloads"]]
    assert all(f"don_vi={office.slug}&xep=ten" in link for link in links)


def test_the_name_tells_what_the_file_is(get, roll):
    public_list(roll, "An")
    whole, part = get(roll, "csv"), get(roll, "csv", q="an")
    assert 'filename="bang-khen-2021-2' in whole["Content-Disposition"]
    assert whole["Content-Disposition"].split("-2")[0] in part["Content-Disposition"]
    assert len(part["Content-Disposition"]) > len(whole["Content-Disposition"])
    assert whole["X-Robots-Tag"] == "noindex"
    whole.close()
    part.close()


@pytest.mark.parametrize("file_format", ["pdf", "XLSX", "csv2", "x"])
def test_there_is_no_other_format(get, roll, file_format):
    public_list(roll, "An")
    assert get(roll, file_format).status_code == 404


def test_a_roll_without_a_list_has_no_files(get, roll):
    assert get(roll, "csv").status_code == 404


def test_an_english_roll_gives_english_words_around_the_printed_ones(client, roll, site_tree):
    (an,) = public_list(roll, "An")
    page = translate(roll, title="Certificates")
    with translation.override("en"):
        address = page.url + page.reverse_subpage("download", ["json"])
        permalink = site_tree.rolls_en.url_of("award", key=an.key)
    data = json.loads(content(client.get(address)))
    assert (data["language"], data["awards"][0]["kind"]) == ("en", "Individual")
    assert data["awards"][0]["url"].endswith(permalink)


def test_a_file_is_made_once_and_anew_after_every_change(get, roll, administrator, monkeypatch):
    public_list(roll, award_row("Lê Thị Hoa"), award_row("Vũ Văn Nam"))
    made = []
    write = downloads.WRITERS["csv"].write
    monkeypatch.setattr(
        downloads.WRITERS["csv"], "write", lambda *given: (made.append(1), write(*given))
    )

    def names() -> list[str]:
        return [row[2] for row in csv_rows(get(roll, "csv"))[1:]]

    assert names() == names() == ["Lê Thị Hoa", "Vũ Văn Nam"]
    assert len(made) == 1
    key = Award.objects.get(name="Vũ Văn Nam").key
    marks.withhold(roll, key, administrator, "Theo đơn")
    assert names() == ["Lê Thị Hoa"]
    marks.release(roll, key, administrator, "")
    assert names() == ["Lê Thị Hoa", "Vũ Văn Nam"]
    assert len(made) == 3
    # Another name for the decision, and another filter.
    OfficialDocument.objects.filter(pk=roll.decision.pk).update(number="9/QĐ")
    assert csv_rows(get(roll, "csv"))[1][7] == "9/QĐ"
    assert len(names()) == 2
    assert len(made) == 4
    assert len(csv_rows(get(roll, "csv", q="hoa"))) == 2
    assert len(made) == 5


def test_who_asks_while_others_have_files_made_is_told_when_to_come_again(get, roll, monkeypatch):
    public_list(roll, award_row("Lê Thị Hoa"))

    def busy(*given):
        raise Busy

    monkeypatch.setattr(downloads, "built_file", busy)
    response = get(roll, "xlsx")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    page = response.content.decode()
    assert "Tệp chưa sẵn sàng" in page
    assert "10 giây" in page
    assert f'href="{roll.full_url}">Về danh sách' in page
