"""Every address of the admin, asked by ten people about what is theirs and what is not.

`table.py` says who is answered. No answer, be it a page, a file, an address that it leads to or a
message, names what its reader may not see, and nothing is written for those who are refused.
"""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from wagtail.models import Page

from tests.indexes import reference_index, search_index

from .addresses import Address, addresses
from .asking import Answer, Asker, Question, questions
from .objects import make_world
from .roles import ADMINISTRATOR, ANONYMOUS, APPROVER, EDITOR, READER, ROLES
from .table import LEFT_OUT, NOBODY, ROWS, Row, row_of

pytestmark = pytest.mark.any_database

#: Turned away before anything is looked at.
OUTSIDE = (ANONYMOUS, READER)
#: Read all but single words, so that lists and reports hide little from them.
KNOWING = (EDITOR, APPROVER, ADMINISTRATOR)


@pytest.fixture(scope="module")
def asked() -> list[tuple[Address, Row]]:
    """All addresses with their rows."""
    known = [(one, row_of(one.name)) for one in addresses() if one.name not in LEFT_OUT]
    return [(address, row) for address, row in known if row is not None]


@pytest.fixture(scope="module")
def asker(module_db: None) -> Iterator[Asker]:
    with search_index(), reference_index():
        world = make_world()
    # What is refused is logged each time.
    logging.disable(logging.ERROR)
    yield Asker(world)
    logging.disable(logging.NOTSET)


def answers(
    asker: Asker,
    asked: list[tuple[Address, Row]],
    role: str,
    is_wanted: Callable[[Question], bool],
) -> list[Answer]:
    return [
        asker.ask(question)
        for address, row in asked
        for question in questions(asker.world, address, row, role)
        if is_wanted(question)
    ]


def faults(*asking: Any) -> list[str]:
    return [fault for answer in answers(*asking) for fault in answer.faults]


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = [address.name for address in addresses() if address.name not in LEFT_OUT]
    missing = [name for name in names if row_of(name) is None]
    assert missing == [], "add a Row to tests/portal/rights/table.py: who is answered there?"
    used = {row.patterns for name in names if (row := row_of(name))}
    assert [row.patterns for row in ROWS if row.patterns not in used] == []
    assert len(names) > 350
    closed = [row.patterns for row in ROWS if row.may == NOBODY and not row.because]
    assert closed == [], "say in the Row why nobody is answered"


def is_refused(question: Question) -> bool:
    is_worth_it = question.is_first or question.role not in OUTSIDE
    return not question.is_for_them and is_worth_it


@pytest.mark.parametrize("role", ROLES)
def test_who_is_refused_reads_nothing_and_changes_nothing(role, asker, asked) -> None:
    found = faults(asker, asked, role, lambda one: is_refused(one) and one.is_sampled)
    assert found == []


@pytest.mark.drill
@pytest.mark.parametrize("role", ROLES)
def test_whatever_they_are_refused_they_read_nothing_and_change_nothing(role, asker, asked) -> None:
    """More of what the test above leaves out."""
    found = faults(asker, asked, role, lambda one: is_refused(one) and one.is_drilled)
    assert found == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in KNOWING])
def test_lists_and_reports_leave_out_what_their_reader_may_not_see(role, asker, asked) -> None:
    def is_list(question: Question) -> bool:
        is_reading = question.is_for_them and not question.about and question.method == "get"
        return is_reading and question.is_asked_often

    assert faults(asker, asked, role, is_list) == []


@pytest.mark.drill
@pytest.mark.parametrize("role", ROLES)
def test_who_may_is_answered_and_reads_nothing_else(role, asker, asked) -> None:
    assert faults(asker, asked, role, lambda one: one.is_for_them and one.is_drilled) == []


@pytest.mark.drill
def test_every_address_lets_in_somebody(asker, asked) -> None:
    """What refuses all ten may refuse them for what the question lacks, and proves nothing."""
    may: dict[str, list[Question]] = {}
    for address, row in asked:
        for role in reversed(ROLES):
            for question in questions(asker.world, address, row, role):
                if question.is_for_them:
                    may.setdefault(address.name, []).append(question)
    # No more is asked than the first that is let in.
    closed = [name for name in may if not any(asker.ask(one).lets_in for one in may[name])]
    assert closed == [], "see `sends` and `leads` of a Row"


def test_the_objects_are_as_they_were_made(asker) -> None:
    """What was asked was about something: the drafts, the bin and the lists are still there."""
    keys = {thing["page"] for thing in asker.world.objects["page"].values()}
    assert Page.objects.filter(pk__in=keys).count() == len(keys)
