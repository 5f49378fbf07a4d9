"""What is the matter with a row of an import: errors hold it back, warnings ask for a look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from campaigns.reading.award_list.results import ERROR, WARNING, Issue
from campaigns.reading.files.spreadsheet_messages import place_label

from .models import StagedRow

LEVELS = {ERROR: StagedRow.Level.ERROR, WARNING: StagedRow.Level.WARNING}


@dataclass(frozen=True)
class IssueShown:
    """An issue in words, and where it is; `field` is in doubt, `proposal` is what to put there."""

    text: str
    place: str
    is_error: bool
    code: str
    field: str = ""
    proposal: str = ""


#: Of an issue, what is stored with its row.
_KEPT = ("level", "code", "column", "params", "field", "proposal")


def packed(issue: Issue) -> dict[str, Any]:
    """An issue of a row, whose sheet and number are the row's own."""
    return {name: getattr(issue, name) for name in _KEPT}


def set_issues(row: StagedRow, found: list[Issue]) -> None:
    """What is the matter with a row as it is now, besides what its reader said."""
    row.issues = [*row.read_issues, *map(packed, found)]
    row.level = max((LEVELS[issue["level"]] for issue in row.issues), default=0)


def unpacked(row: StagedRow) -> list[Issue]:
    """The issues of a row, errors first."""
    found = [Issue(sheet=row.sheet, row=row.row, **issue) for issue in row.issues]
    return sorted(found, key=lambda issue: issue.level != ERROR)


def in_words(issue: Issue, message: Callable[[Issue], str]) -> IssueShown:
    place = place_label(issue.sheet, issue.row or None, issue.column)
    proposal = (issue.proposal or {}).get(issue.field, "")
    is_error = issue.level == ERROR
    return IssueShown(message(issue), place, is_error, issue.code, issue.field, proposal)


def place_of(row: StagedRow) -> str:
    """ "Sheet “Danh sách”, row 12", or that the officer added the row."""
    return place_label(row.sheet, row.row) if row.row else _("Added here")
