"""A list that is read in steps, by one process after another, is read as in one go."""

import pickle

import pytest

from campaigns.reading.award_list.reader import LIMITS, ListReader, read_sheets
from campaigns.reading.award_list.results import Mapping
from campaigns.reading.files.spreadsheets import Sheet, SpreadsheetError, read_document
from tests.campaigns.reading.test_lists import FOLDER, NAMES

pytestmark = pytest.mark.any_database


def sheets_of(name: str) -> list[Sheet]:
    return read_document((FOLDER / name).read_bytes(), name, LIMITS)


@pytest.mark.parametrize("name", [*NAMES[::6], "awards/theo-loai-va-so-luong.docx"])
def test_a_reading_that_was_put_away_after_each_line_is_the_same(name: str) -> None:
    try:
        sheets = sheets_of(name)
    except SpreadsheetError:
        return
    reader = ListReader(sheets, Mapping())
    while not reader.is_done:
        reader.lines = 3
        reader.step()
        reader = pickle.loads(pickle.dumps(reader))
    assert reader.reading == read_sheets(sheets_of(name), Mapping())


def test_progress_goes_up_to_the_end() -> None:
    sheet = Sheet("DS", [["TT", "Họ và tên"], *([str(n), f"Lê An {n}"] for n in range(1, 2_000))])
    reader, seen = ListReader([sheet], Mapping()), []
    while not reader.is_done:
        seen.append(reader.progress)
        reader.step()
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 100)
    assert len(set(seen)) > 4
