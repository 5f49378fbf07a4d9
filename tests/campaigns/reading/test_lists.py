"""The corpus in `tests/lists`: of many shapes, each with what a careful person makes of it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from campaigns.reading.award_list.reader import LIMITS, read_award_list
from campaigns.reading.award_list.results import ERROR, Issue, Reading
from campaigns.reading.award_list.scoring import Score, score
from campaigns.reading.files.spreadsheets import SpreadsheetError
from campaigns.reading.languages import reading_in

pytestmark = pytest.mark.any_database

FOLDER = Path(__file__).resolve().parents[2] / "lists"
TRUTHS = sorted(FOLDER.glob("*/*.expected.json"))
NAMES = [f"{path.parent.name}/{path.name.removesuffix('.expected.json')}" for path in TRUTHS]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_right_or_says_where_it_may_not_be(name: str) -> None:
    """Every row is right but for those that the truth knows as flagged, and none is silent."""
    truth, reading, found = read(name)
    assert found.silent == 0, reading.issues
    assert found.wanted - found.right <= truth.get("flagged", 0), [
        (row.name, row.unit, row.award) for row in reading.rows
    ]
    for fact, value in truth.get("reading", {}).items():
        assert facts(reading)[fact] == value, fact


def test_of_all_lists_nearly_every_row_is_right() -> None:
    whole = sum((read(name)[2] for name in NAMES), Score(0, 0, 0, 0))
    assert whole.silent == 0
    assert whole.right >= 0.95 * whole.wanted


@cache
def read(name: str) -> tuple[dict[str, Any], Reading, Score]:
    path = FOLDER / name
    truth = json.loads(path.with_name(f"{path.name}.expected.json").read_text(encoding="utf-8"))
    try:
        with reading_in(*truth.get("languages", ())):
            reading = read_award_list(path.read_bytes(), path.name, limits=LIMITS)
    except SpreadsheetError as error:
        reading = Reading(issues=[Issue(ERROR, error.code)])
    return truth, reading, score(reading, truth["rows"])


def facts(reading: Reading) -> dict[str, Any]:
    """What a truth may say of the whole reading, in its "reading"."""
    return {
        "left_out": [[row.name, row.left_out] for row in reading.left_out],
        "is_proposal": reading.is_proposal,
        "issues": sorted({issue.code for issue in reading.issues}),
        "counts": [[one.stated, one.found] for one in reading.counts],
        "decision": [reading.decision.number, reading.decision.signed_on]
        if reading.decision
        else None,
    }
