"""What is the matter with a row of an award list, in words, and what may be set instead.

An issue stands at the cell that it is about (`field`, a column of `honors.row`), and may propose
what to set instead. Rows with the same doubt about the same value share a key, so that one click
settles it in all of them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from campaigns.imports.issues import IssueShown, in_words, packed, unpacked
from campaigns.reading.award_list.messages import issue_message, kind_label
from campaigns.reading.award_list.results import Issue
from news.personal_data.wording import kinds_label

from ..models.imports import AwardImportRow
from ..row import column, imported


@dataclass(frozen=True)
class Doubt:
    """An issue of a row, in words. `change` says what its proposal would do, "" for none; `key` is
    for the button that does it."""

    shown: IssueShown
    field: str
    key: str = ""
    change: str = ""


def issues_shown(row: AwardImportRow) -> list[IssueShown]:
    """The issues of a row in words, errors first."""
    return [issue_shown(issue) for issue in unpacked(row)]


def issue_shown(issue: Issue) -> IssueShown:
    return in_words(issue, _message)


def doubts_of(row: AwardImportRow) -> list[Doubt]:
    """The issues of a row with what they propose, errors first. Of a row that the reader left out
    the reason."""
    issues = unpacked(row)
    if row.is_left_out and row.left_out_why:
        issues = [issue for issue in issues if issue.code == row.left_out_why][:1]
    found = []
    for issue in issues:
        values = proposed(row, packed(issue))
        key = key_of(row, packed(issue), values) if values else ""
        found.append(Doubt(issue_shown(issue), issue.field, key, _change_label(values)))
    return found


def proposed(row: AwardImportRow, issue: dict[str, Any]) -> dict[str, Any]:
    """What the proposal of an issue would change in a row, by columns; {} for nothing."""
    found = {}
    proposal = issue["proposal"] or {}
    for one in imported():
        if not one.read_as or one.read_as not in proposal:
            continue
        text = proposal[one.read_as]
        try:
            value = one.field.to_python(text or None) if one.is_date else str(text)
        except ValidationError:
            continue
        if one.field.choices and value not in dict(one.field.flatchoices):
            continue
        if value != getattr(row, one.name):
            found[one.name] = value
    return found


def key_of(row: AwardImportRow, issue: dict[str, Any], values: dict[str, Any]) -> str:
    """The same for rows whose same values the same doubt would change to the same others."""
    before = [str(getattr(row, name) or "") for name in values]
    after = [str(value or "") for value in values.values()]
    facts = [issue["code"], issue["field"], list(values), before, after]
    text = json.dumps(facts, ensure_ascii=False)
    return blake2s(text.encode(), digest_size=6).hexdigest()


def doubt_words(row: AwardImportRow) -> str:
    """By what rows with the same doubts are found: "@" with the field of each issue ("@" alone for
    the whole row), "#" with the key of each proposal, between spaces."""
    words = set()
    for issue in row.issues:
        words.add(f"@{issue['field']}")
        if values := proposed(row, issue):
            words.add(f"#{key_of(row, issue, values)}")
    return f" {' '.join(sorted(words))} " if words else ""


def is_more(now: Iterable[dict[str, Any]], before: Iterable[dict[str, Any]]) -> bool:
    """Whether there is an issue now that was not there before."""
    return not {_identity(issue) for issue in now} <= {_identity(issue) for issue in before}


def _identity(issue: dict[str, Any]) -> tuple[str, str, str]:
    return issue["code"], issue["field"], issue["column"]


def _change_label(values: dict[str, Any]) -> str:
    """ "Change to: Household"; the fields are named where there are several."""
    if not values:
        return ""
    if len(values) == 1:
        ((name, value),) = values.items()
        if value in (None, ""):
            return _g("Leave empty: %(field)s") % {"field": column(name).heading}
        return _g("Change to: %(value)s") % {"value": column(name).in_words(value)}
    parts = [
        f"{column(name).heading}: {column(name).in_words(value)}" for name, value in values.items()
    ]
    return _g("Change to: %(value)s") % {"value": "; ".join(parts)}


def field_label(name: str) -> str:
    """What doubts about a field are about; "" is the row as a whole."""
    return column(name).heading if name else _g("the row as a whole")


def _message(issue: Issue) -> str:
    text = _TEXTS.get(issue.code)
    if text is None:
        try:
            return issue_message(issue)
        except KeyError:  # of a file that another release read
            return _g("Look whether this is right.")
    params = dict(issue.params)
    if "field" in params:
        params["field"] = column(params["field"]).heading
    for name in ("length", "most"):
        if name in params:
            params[name] = number_format(params[name], force_grouping=True)
    if "kinds" in params:
        params["kinds"] = kinds_label(params["kinds"])
    if "kind" in params:
        params["kind"] = kind_label(params["kind"])
    if "day" in params:
        params["day"] = date_format(date.fromisoformat(params["day"]), "SHORT_DATE_FORMAT")
    return str(text) % params


_TEXTS = {
    "unknown_award": _("“%(award)s” is not in the award catalogue. Choose what it means."),
    "too_long": _("%(field)s: %(length)s characters; at most %(most)s fit."),
    "unit_close": _("“%(unit)s” is not in the register. Is “%(name)s” meant?"),
    "unit_several": _("Several units of the register are called “%(unit)s”. Choose which."),
    "once_before": _(
        "“%(name)s” had this award, given once in a lifetime, before: see “%(roll)s”. The same "
        "person?"
    ),
    "award_not_valid": _("“%(award)s” could not be given on %(day)s."),
    "learned": _("“%(text)s” became “%(new)s”, as an officer said before: %(n)s rows."),
    "personal_data": _("Is this personal data (%(kinds)s)? A list that is published has none."),
    "award_not_for_kind": _("“%(award)s” is not for %(kind)s."),
}
