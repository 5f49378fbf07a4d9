"""Rows of a table made of the recipients that paragraphs name, among the document's lines."""

from dataclasses import dataclass, field
from typing import Any

from .. import cells
from ..lines import Line
from ..results import WARNING, Issue
from .marks import Mark
from .recipients import Recipient

PARAGRAPHS = "Văn bản"
_HEADINGS = {
    "number": "STT",
    "name": "Họ và tên",
    "position": "Chức vụ",
    "unit": "Đơn vị công tác",
    "kind": "Loại",
    "award": "Hình thức khen thưởng",
    "achievement": "Thành tích",
}
_KINDS = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
_QUOTED = 120


@dataclass
class Paragraphs:
    """The lines of a document with its paragraphs' recipients as rows, and what to look at."""

    lines: list[Line]
    issues: list[Issue] = field(default_factory=list)


@dataclass
class Text:
    """A paragraph, or one line of it, with the line it came from; or a row of a table."""

    line: Line
    text: str = ""
    mark: Mark = field(default_factory=lambda: Mark("", "", ""))
    is_table: bool = False

    @property
    def is_deleted(self) -> bool:
        return self.line.is_noted("deleted")


@dataclass
class Entry:
    """What a paragraph gives: recipients, or nothing but itself. A sentence stays a line as well,
    for the award that it gives to a list; `is_open`: that list follows its own recipients;
    `is_rest`: it went to the recipient above."""

    text: Text
    recipients: list[Recipient] = field(default_factory=list)
    number: str = ""
    doubts: list[str] = field(default_factory=list)
    is_sentence: bool = False
    is_open: bool = False
    is_rest: bool = False


def as_rows(entries: list[Entry]) -> Paragraphs:
    """The lines of a document, with a row for each recipient and a header before each run."""
    made = Paragraphs([])
    columns: list[str] = []
    is_headed = False
    row = end = 0
    for place, entry in enumerate(entries):
        line = entry.text.line
        if not entry.recipients:
            row += bool(entry.doubts)
            made.issues.extend(
                Issue(WARNING, code, PARAGRAPHS, row, params={"text": quoted(entry.text.text)})
                for code in entry.doubts
            )
            if not (entry.text.is_deleted and line.is_paragraph):
                made.lines.append(line)
            is_headed = is_headed and not line.is_paragraph
            continue
        if entry.is_sentence and not entry.is_open:
            made.lines.append(line)
        if place >= end:
            end = _end_of_run(entries, place)
            used = _columns(entries[place:end])
            is_headed = is_headed and used == columns
            columns = used
        if not is_headed or entry.is_sentence:  # the walk may end a list where a sentence begins
            row += 1
            made.lines.append(Line(PARAGRAPHS, row, [_HEADINGS[name] for name in columns]))
            is_headed = True
        for one in entry.recipients:
            row += 1
            whole = Line(
                PARAGRAPHS,
                row,
                [_cell(entry, one, name) for name in columns],
                notes=line.notes,
                origin=entry.text.text,
            )
            made.lines.append(whole)
            doubts = [*one.doubts, *((code, "") for code in entry.doubts)]
            made.issues.extend(
                _issue(whole, code, name, columns, entry) for code, name in dict.fromkeys(doubts)
            )
        if entry.is_sentence and entry.is_open:
            made.lines.append(line)
            is_headed = False
    return made


def quoted(text: str) -> str:
    """The beginning of a paragraph, for an issue."""
    return cells.without_personal_data(text)[:_QUOTED]


def _end_of_run(entries: list[Entry], start: int) -> int:
    following = (i for i in range(start, len(entries)) if not entries[i].recipients)
    return next(following, len(entries))


def _columns(run: list[Entry]) -> list[str]:
    """The columns that a run of recipients fills; numbers only where each has one."""
    found = [one for entry in run for one in entry.recipients]
    return [
        name
        for name in _HEADINGS
        if name in ("name", "kind")
        or (name == "number" and all(entry.number for entry in run))
        or (name != "number" and any(getattr(one, name) for one in found))
    ]


def _cell(entry: Entry, one: Recipient, name: str) -> str:
    if name == "number":
        return entry.number
    return _KINDS[one.kind] if name == "kind" else str(getattr(one, name))


def _issue(line: Line, code: str, name: str, columns: list[str], entry: Entry) -> Issue:
    column = line.column(columns.index(name)) if name in columns else ""
    params: dict[str, Any] = (
        {"text": quoted(entry.text.text)} if code == "paragraph_left_out" else {}
    )
    return line.issue(WARNING, code, column, field=name, **params)
