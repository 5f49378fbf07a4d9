"""Awards side by side, each with its own decision: a matrix of people and years.

The columns of one award and its decision share a group.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ..column_words import OTHER
from ..dates import ImpossibleDate, date_in
from ..headings import decision_in
from ..results import Column, Decision
from .drafts import Draft, Found

Member = TypeVar("Member", Draft, Column)

_DECISIONS = ("decision", "decision_number", "signed_on")
_AWARDS = ("award", "award_tick")


def set_apart(found: Found) -> None:
    """Awards of earlier years beside the one that is proposed were held before."""
    awards = found.having(*_AWARDS)
    proposed = [draft for draft in awards if "proposed" in draft.meaning.words]
    decided = [draft for draft in awards if draft not in proposed and not draft.year]
    if proposed and decided:
        for draft in proposed:
            draft.field = "proposed_award"
    current = decided or proposed
    years = {draft.year for draft in awards if draft.year and draft not in current}
    if not current or not years:
        return
    for draft in found.having(*_AWARDS, *_DECISIONS):
        if draft.year in years and draft not in current:
            draft.field = "held_before" if draft.field in _AWARDS else OTHER


def group(found: Found) -> None:
    """Where several awards stand beside several decisions, each gets those of its own."""
    awards, decisions = found.having(*_AWARDS), found.having(*_DECISIONS)
    fields = [draft.field for draft in decisions]
    is_repeated = any(fields.count(name) > 1 for name in _DECISIONS)
    by_year = list(dict.fromkeys(draft.year for draft in awards if draft.year))
    if len(awards) < 2 or not (is_repeated or (len(by_year) > 1 and decisions)):
        if len(by_year) > 1:
            _number([(year, [d for d in awards if d.year == year]) for year in by_year])
        return
    if {draft.year for draft in decisions} & set(by_year):
        years = list(dict.fromkeys(d.year for d in (*awards, *decisions) if d.year))
        _number([(y, [d for d in (*awards, *decisions) if d.year == y]) for y in years])
        return
    _number([("", drafts) for drafts in _in_order([*awards, *decisions])])


def regrouped(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same where an officer said what the columns are."""
    members = [column for column in columns if column.field in (*_AWARDS, *_DECISIONS)]
    fields = [column.field for column in members]
    is_repeated = any(fields.count(name) > 1 for name in _DECISIONS)
    if sum(name in _AWARDS for name in fields) < 2 or not is_repeated:
        return tuple(columns)
    groups = {
        column.index: number
        for number, part in enumerate(_in_order(members), start=1)
        for column in part
    }
    return tuple(replace(column, group=groups.get(column.index, 0)) for column in columns)


def _in_order(members: Sequence[Member]) -> list[list[Member]]:
    """Each award with the decisions beside it."""
    ordered = sorted(members, key=lambda member: member.index)
    is_award_first = ordered[0].field in _AWARDS
    groups: list[list[Member]] = []
    for before, member in zip([None, *ordered], ordered, strict=False):
        is_award = member.field in _AWARDS
        is_after_award = before is not None and before.field in _AWARDS
        begins = is_award if is_award_first else (not is_award and is_after_award)
        if begins or not groups:
            groups.append([])
        groups[-1].append(member)
    return groups


def _number(groups: Sequence[tuple[str, Sequence[Draft]]]) -> None:
    for number, (_year, drafts) in enumerate(groups, start=1):
        for draft in drafts:
            draft.group = number


def decision_of_heading(column: Column) -> Decision | None:
    """The decision that an award's heading names: "Năm 2021 (QĐ số 5/QĐ-STP ngày 1/2/2021)"."""
    if not any(map(str.isdigit, column.heading)) or "/" not in column.heading:
        return None
    text = re.sub(r"\b(?:QĐ|Quyết định)\s*(?:số)?\s*:?\s*(?=\d)", "Quyết định số ", column.heading)
    named = decision_in(text)
    if named is None or not named.number:
        return None
    try:
        day = date_in(column.heading)
    except ImpossibleDate:
        day = None
    return Decision(named.number, day.isoformat() if day else "")
