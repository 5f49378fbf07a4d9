"""A last look at everything that was read: nothing of it holds personal data.

However a row was made, of cells, of paragraphs or put together by a proposal, what surely is
personal data is taken out of its fields, and a warning says so. What may be something else stays in
the field, for the import's check to ask about; the line as it was sent, and the texts of issues,
sections and counts, keep neither.
"""

from dataclasses import replace

from . import cells
from .results import WARNING, Issue, Reading

_FIELDS = ("name", "position", "unit", "award", "achievement", "decision_number")


def take_out(reading: Reading) -> None:
    told = {(i.sheet, i.row) for i in reading.issues if i.code == "personal_removed"}
    for row in (*reading.rows, *reading.left_out):
        row.source = _without(row.source)
        for name in _FIELDS:
            text = getattr(row, name)
            bare = cells.without_personal_data(text, keep_doubtful=True) if text else text
            if bare == " ".join(text.split()):
                continue
            setattr(row, name, bare)
            if (row.sheet, row.row) not in told:
                told.add((row.sheet, row.row))
                issue = Issue(WARNING, "personal_removed", row.sheet, row.row, field=name)
                reading.issues.append(issue)
    reading.issues = [_bare_issue(issue) for issue in reading.issues]
    reading.sections = [replace(one, text=_without(one.text)) for one in reading.sections]
    reading.counts = [replace(one, text=_without(one.text)) for one in reading.counts]
    reading.title = _without(reading.title)


def _without(text: str) -> str:
    """`text` with its spaces, unless something is to be taken out of it."""
    bare = cells.without_personal_data(text)
    return text if bare == " ".join(text.split()) else bare


def _bare_issue(issue: Issue) -> Issue:
    texts = {name: value for name, value in issue.params.items() if isinstance(value, str)}
    bare = {name: _without(value) for name, value in texts.items()}
    proposal = {
        name: cells.without_personal_data(value, keep_doubtful=True)
        for name, value in issue.proposal.items()
    }
    if bare == texts and proposal == issue.proposal:
        return issue
    return replace(issue, params={**issue.params, **bare}, proposal=proposal)
