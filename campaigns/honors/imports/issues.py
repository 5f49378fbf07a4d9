"""What is the matter with a row of an import: errors hold it back, warnings ask for a look."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from campaigns.reading.award_list.messages import issue_message, kind_label
from campaigns.reading.award_list.results import ERROR, WARNING, Issue
from campaigns.reading.files.spreadsheet_messages import place_label

from ..models.imports import AwardImportRow
from ..row import column

LEVELS = {ERROR: AwardImportRow.Level.ERROR, WARNING: AwardImportRow.Level.WARNING}


@dataclass(frozen=True)
class IssueShown:
    """An issue in words, and where it is."""

    text: str
    place: str
    is_error: bool
    code: str


#: Of an issue, what is stored with its row.
_KEPT = ("level", "code", "column", "params", "field", "proposal")


def packed(issue: Issue) -> dict[str, Any]:
    """An issue of a row, whose sheet and number are the row's own."""
    return {name: getattr(issue, name) for name in _KEPT}


def issues_shown(row: AwardImportRow) -> list[IssueShown]:
    """The issues of a row in words, errors first."""
    found = [issue_shown(Issue(sheet=row.sheet, row=row.row, **issue)) for issue in row.issues]
    return sorted(found, key=lambda issue: not issue.is_error)


def issue_shown(issue: Issue) -> IssueShown:
    place = place_label(issue.sheet, issue.row or None, issue.column)
    return IssueShown(_message(issue), place, issue.level == ERROR, issue.code)


def place_of(row: AwardImportRow) -> str:
    """ "Sheet “Danh sách”, row 12", or that the officer added the row."""
    return place_label(row.sheet, row.row) if row.row else _g("Added here")


def _message(issue: Issue) -> str:
    text = _TEXTS.get(issue.code)
    if text is None:
        return issue_message(issue)
    params = dict(issue.params)
    if "field" in params:
        params["field"] = column(params["field"]).heading
    for name in ("length", "most"):
        if name in params:
            params[name] = number_format(params[name], force_grouping=True)
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
    "award_not_for_kind": _("“%(award)s” is not for %(kind)s."),
}
