"""The award list in docs/mau, with which newcomers try the import."""

from collections import Counter
from pathlib import Path

import pytest

from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.results import Reading
from campaigns.registers.catalogue import catalogue
from news.text import fold_words
from portal.demo.sources import read

pytestmark = pytest.mark.any_database

FILE = Path(__file__).parents[2] / "docs" / "mau" / "danh-sach-khen-thuong-mau.xlsx"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_award_list(FILE.read_bytes(), FILE.name)


def test_it_is_read_without_an_issue(reading: Reading) -> None:
    assert not reading.issues
    assert reading.decision.number == "12/QĐ-STP"
    assert reading.declared_count == len(reading.rows) == 11
    assert Counter(row.kind for row in reading.rows) == {"collective": 3, "individual": 8}


def test_its_birth_dates_are_left_out(reading: Reading) -> None:
    assert list(reading.dropped_columns) == ["Ngày sinh"]


def test_its_awards_and_units_are_known_to_the_demo(reading: Reading) -> None:
    awards = {name for entry in catalogue() for name in entry.folded_names}
    assert all(fold_words(row.award) in awards for row in reading.rows)
    units = {
        fold_words(name)
        for unit in read("units.toml")["unit"]
        for name in (unit["name"], unit["short_name"], *unit["aliases"])
    }
    assert all(fold_words(row.unit) in units for row in reading.rows)
