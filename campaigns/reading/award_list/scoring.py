"""Scores a reading against what a careful person makes of the same file: right, flagged, silent.

A row is *right* if all fields that the person gave are the same; *flagged* if it is not, and an
issue stands at its line or, for a row that is missing, the file has any issue; otherwise it is
*silent*: wrong, missing or extra without a word. Zero silent rows is what readings must reach.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from news.text import nfc

from .letters import CATALOGUE
from .results import Reading, Row

COMPARED = (
    "kind", "honorific", "name", "position", "unit", "award", "achievement", "decision_number",
    "signed_on",
)  # fmt: skip


@dataclass(frozen=True)
class Score:
    """How many rows of the truth were read right, and what became of the others.

    `wanted` counts the rows of the truth. `flagged` and `silent` count the others, and rows that
    the truth does not have.
    """

    wanted: int
    right: int
    flagged: int
    silent: int

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.wanted + other.wanted,
            self.right + other.right,
            self.flagged + other.flagged,
            self.silent + other.silent,
        )


def score(reading: Reading, truth: Sequence[Mapping[str, Any]]) -> Score:
    """Compares rows in any order; each row of the reading counts for one row of `truth`.

    `truth` holds the fields of `Row` that are compared; fields it lacks may be anything, None is
    an empty one.
    """
    issues = {(issue.sheet, issue.row) for issue in reading.issues if issue.row}
    left = list(reading.rows)
    missed = []
    for wanted in truth:
        exact = next((row for row in left if _is_same(wanted, row)), None)
        if exact is None:
            missed.append(wanted)
        else:
            left.remove(exact)
    flagged = silent = 0
    for wanted in missed:
        name = _folded(wanted.get("name"))
        near = next((row for row in left if name and name in _folded(row.name)), None)
        if near is not None:
            left.remove(near)
        is_told = (near.sheet, near.row) in issues if near else bool(reading.issues)
        flagged, silent = flagged + is_told, silent + (not is_told)
    for row in left:
        is_told = (row.sheet, row.row) in issues
        flagged, silent = flagged + is_told, silent + (not is_told)
    return Score(len(truth), len(truth) - len(missed), flagged, silent)


def _is_same(wanted: Mapping[str, Any], row: Row) -> bool:
    for name in COMPARED:
        if name not in wanted:
            continue
        compare = _award if name == "award" else _folded
        if compare(wanted[name]) != compare(getattr(row, name)):
            return False
    return True


def _award(text: str | None) -> str:
    """An award by the catalogue's name, so that its short names count as the same."""
    return _catalogue().get(_folded(text), _folded(text))


@cache
def _catalogue() -> dict[str, str]:
    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["award_type"]
    return {
        _folded(name): _folded(entry["name"])
        for entry in entries
        for name in (entry["name"], *entry.get("short_names", ()))
    }


def _folded(text: str | None) -> str:
    """Without what no reader would call a difference: capitals, quotation marks, i for y."""
    plain = nfc(text or "").casefold().replace("sỹ", "sĩ").replace("kỉ", "kỷ")
    return " ".join(re.sub(r"[“”\"']", "", plain).split()).strip(" .,;")
