"""What readers are told at public addresses of pages that are kept from them: in lists, feeds, the
sitemap, search, calendars, downloads, files, pages that lead to them, and at their own addresses.
"""

from collections.abc import Iterator

import pytest

from tests.indexes import reference_index, search_index
from tests.portal.fuzz.running import one_connection

from .hidden import KEPT, KNOWS_PASSWORD, READERS, make_hidden
from .reading import Reading
from .roles import ADMINISTRATOR, ANONYMOUS, EDITOR, OFFICER, READER

pytestmark = pytest.mark.drill

#: In this order: those who may read more ask first.
ASKING = [one for one in READERS if one in (
    KNOWS_PASSWORD, ADMINISTRATOR, OFFICER, EDITOR, READER, ANONYMOUS)]  # fmt: skip
PAGES = ("article", "campaign", "roll", "consultation")
WHATS = {"below": ("movement", "campaign")}


@pytest.fixture(scope="module")
def reading(module_db: None) -> Iterator[Reading]:
    with search_index(), reference_index():
        hidden = make_hidden()
    with one_connection():
        yield Reading(hidden)


@pytest.mark.parametrize("role", ASKING)
def test_nobody_reads_what_is_kept_from_them(role: str, reading: Reading) -> None:
    assert reading.leaks(role) == []


@pytest.mark.parametrize("role", ASKING)
def test_files_are_for_those_who_read_or_edit_a_page_with_them(role: str, reading: Reading) -> None:
    for how, urls in reading.hidden.files.items():
        if how == "over":
            continue
        statuses = {reading.read(role, url)[0] for url in urls}
        assert statuses == ({200} if reading.hidden.may_have(role, how) else {404}), how


def test_those_for_whom_a_page_is_kept_read_all_of_it(reading: Reading) -> None:
    """What the others are not told is there to be told."""
    for role in (KNOWS_PASSWORD, OFFICER, READER):
        told = set().union(*(reading.read(role, address)[1] for address in reading.own))
        for how, readers in KEPT.items():
            if role in readers:
                assert {f"{how}{what}" for what in WHATS.get(how, PAGES)} <= told
