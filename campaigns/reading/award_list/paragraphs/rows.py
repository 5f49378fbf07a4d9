"""Rows of a table made of the recipients that paragraphs name, among the document's lines."""

from dataclasses import dataclass, field

from ..lines import Line
from ..results import WARNING, Issue
from .marks import Mark
from .recipients import Recipient

PARAGRAPHS = "Văn bản"
_HEADINGS = ["Họ và tên", "Chức vụ", "Đơn vị công tác", "Loại", "Hình thức khen thưởng",
             "Thành tích"]  # fmt: skip
_KINDS = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


@dataclass
class Paragraphs:
    """The lines of a document with its paragraphs' recipients as rows, and what to look at."""

    lines: list[Line]
    issues: list[Issue] = field(default_factory=list)


@dataclass
class Text:
    """A paragraph, or one line of it, with the line it came from; None for the rows of a table."""

    line: Line
    text: str = ""
    mark: Mark = field(default_factory=lambda: Mark("", "", ""))
    is_table: bool = False

    def is_noted(self) -> str:
        for code in ("deleted", "struck", "hidden_row"):
            if self.line.is_noted(code):
                return code
        return ""


@dataclass
class Entry:
    """What a paragraph gives: recipients, or nothing but itself. A sentence stays a line as well,
    for the award that it gives to a list; `is_open`: that list follows its own recipients."""

    text: Text
    recipients: list[Recipient] = field(default_factory=list)
    number: str = ""
    doubts: list[str] = field(default_factory=list)
    is_sentence: bool = False
    is_open: bool = False


def as_rows(entries: list[Entry]) -> Paragraphs:
    """The lines of a document, with a row for each recipient and a header before each run."""
    made = Paragraphs([])
    before: list[str] = []
    row = end = 0
    is_numbered = False
    for place, entry in enumerate(entries):
        line = entry.text.line
        noted = entry.text.is_noted()
        if entry.doubts and not entry.recipients:
            row += 1
            for code in entry.doubts:
                made.issues.append(
                    Issue(WARNING, code, PARAGRAPHS, row, params={"text": entry.text.text[:200]})
                )
        if not entry.recipients:
            if not (noted == "deleted" and line.is_paragraph):
                made.lines.append(line)
            before = [] if line.is_paragraph else before
            continue
        if entry.is_sentence:
            before = []  # the walk may end a list where a sentence begins another
        if entry.is_sentence and not entry.is_open:
            made.lines.append(line)
        if place >= end:
            end = next(
                (i for i in range(place, len(entries)) if not entries[i].recipients), len(entries)
            )
            is_numbered = all(one.number for one in entries[place:end])
        heading = [*(["STT"] if is_numbered else []), *_HEADINGS]
        if heading != before:
            row += 1
            made.lines.append(Line(PARAGRAPHS, row, list(heading)))
            before = heading
        for one in entry.recipients:
            row += 1
            cells = [one.name, one.position, one.unit, _KINDS[one.kind], one.award, one.achievement]
            cells = [*([entry.number] if is_numbered else []), *cells]
            origin = entry.text.text
            whole = Line(PARAGRAPHS, row, cells, notes=line.notes, origin=origin)
            made.lines.append(whole)
            doubts = [*one.doubts, *((code, "") for code in entry.doubts)]
            made.issues.extend(
                whole.issue(WARNING, code, _column_of(whole, name, is_numbered), field=name)
                for code, name in dict.fromkeys(doubts)
            )
        if entry.is_sentence and entry.is_open:
            made.lines.append(line)
            before = []
    return made


def _column_of(line: Line, name: str, is_numbered: bool) -> str:
    fields = ["name", "position", "unit", "kind", "award", "achievement"]
    return line.column(fields.index(name) + is_numbered) if name in fields else ""
