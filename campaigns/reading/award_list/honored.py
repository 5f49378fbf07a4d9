"""Who is named in a list but not honored by it: not passed, withdrawn, struck out, hidden.

Whoever is left out keeps a row (`Row.left_out`) and a warning, so that an officer can take it back.
What is less plain than that (a pension, a move, few votes) is a warning only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from news.text import fold_words

from . import cells, column_words, headings
from .columns import NAMES
from .entries import Table
from .lines import Line
from .other_languages import Spoken
from .results import WARNING, Column, Issue, Reading, Row
from .sections import Section
from .verdict_words import (
    CLEARED,
    EXAMPLE,
    HALF,
    HEADING_START,
    HELD,
    HISTORY,
    NEGATIVE,
    NEGATIVE_CELL,
    PASSED,
    PERHAPS,
    SET_ASIDE,
    TAKEN_BACK,
    VOTES,
    WITHDRAWN,
    passes,
    share_in,
)

NOT_PASSED, WITHDRAWN_CODE = "not_passed", "withdrawn"
#: Without a bar in the text: fewer votes than half are too few, fewer than this are doubtful.
_USUAL_BAR = 0.8
_LONGEST_QUOTED = 120
_LONGEST_REMARK = 400
_BAR = re.compile(
    r"(?:từ|trên|đạt|tối thiểu|ít nhất|đủ|quá|≥|>=?)\s*(?:(\d{2,3})\s*%|(\d)\s*/\s*(\d))"
    r"(?!\d|\s*/)[^.;]{0,40}phiếu|phiếu[^.;%]{0,60}(?:từ|trên|đạt|tối thiểu|ít nhất|≥|>=?)\s*"
    r"(?:(\d{2,3})\s*%|(\d)\s*/\s*(\d))",
    re.I,
)
_ASIDE = re.compile(r"\(([^()]{2,80})\)|\s[-–]\s*([^-–()]{2,80})$")
_SKIPPED = {column_words.PERSONAL, "number", "achievement"}


@dataclass(frozen=True)
class Finding:
    """What speaks against a line, and where: `is_out`, or only to be looked at."""

    code: str
    is_out: bool
    place: int = -1
    params: dict[str, Any] = field(default_factory=dict)


def sheet_reason(name: str, is_hidden: bool) -> str:
    """Why nobody is honored in a sheet: "hidden_sheet", or what its name says; "" for most."""
    return "hidden_sheet" if is_hidden else heading_reason(name) or name_reason(name)


@lru_cache(maxsize=1_000)
def name_reason(name: str) -> str:
    """What only the name of a sheet says: "Hướng dẫn", "Ví dụ", "Nháp", "Loại"."""
    small = _small(name)
    if re.fullmatch(r"(?:bị )?loại|trượt|rớt|hỏng|không", small):
        return NOT_PASSED
    return "example_row" if SET_ASIDE.search(small) else ""


@lru_cache(maxsize=5_000)
def heading_reason(text: str) -> str:
    """Why nobody below a heading is honored: "II. Không đủ điều kiện"; "" where it says nothing."""
    small = _small(text)
    if len(small) > 200:
        return ""
    if spoken := Spoken.here():
        return _told(spoken, small)
    if WITHDRAWN.search(small) or TAKEN_BACK.search(small):
        return WITHDRAWN_CODE
    return NOT_PASSED if NEGATIVE.search(small) else ""


def set_apart_by(line: Line) -> Section | None:
    """The section of a line that sets the people below it apart: "II | Không đủ điều kiện", or says
    that they are honored again; None for other lines, and for titles of lists."""
    texts = [line.texts[place] for place in line.filled]
    if not 0 < len(texts) < 3 or not _is_heading(texts[-1]):
        return None
    mark = headings.numbering_style(texts[0]) if len(texts) == 2 else ""
    if (len(texts) == 2 and not mark) or headings.is_list_title(texts[0]):
        return None
    meaning = headings.meaning_of(texts[-1])
    return Section(mark or "set apart", meaning, line, " ".join(texts))


def _is_heading(text: str) -> bool:
    """Whether a text is about people below it who did not pass, or who did."""
    small = _small(text)
    if len(text.split()) > 14 or not HEADING_START.match(small):
        return False
    return bool(heading_reason(text) or (small.endswith(":") and PASSED.search(small)))


def reason_above(sections: Iterable[Section]) -> tuple[str, str]:
    """The reason that the innermost section with one gives, and its text; two "" for none.

    "Đạt" below "Không đạt" is good again.
    """
    for section in reversed(list(sections)):
        if reason := heading_reason(section.text):
            return reason, section.text
        if PASSED.search(_small(section.text)):
            break
    return "", ""


def take_back_if_alone(reading: Reading) -> None:
    """A file's only list is meant, even if its sheet is called "Mẫu"."""
    named = {row.sheet for row in reading.rows if name_reason(row.sheet) == "example_row"}
    aside = [r for r in reading.rows if r.left_out == "example_row" and r.sheet in named]
    if not aside or any(not row.left_out for row in reading.rows):
        return
    for row in aside:
        row.left_out = ""
    reading.issues = [issue for issue in reading.issues if issue.code != "example_row"]
    for name in dict.fromkeys(row.sheet for row in aside):
        reading.issues.append(Issue(WARNING, "sheet_set_aside", name))


def of_remarks(lines: Iterable[Line], rows: Sequence[Row]) -> list[Issue]:
    """Doubts about people whom a remark around the list names: "Ông … không xét do kỷ luật"."""
    places = {(row.sheet, row.row) for row in rows}
    remarks = []
    for line in lines:
        if len(line.filled) <= 2 and (line.sheet, line.row) not in places:
            text = line.joined()
            if len(text) < _LONGEST_REMARK and _speaks_against(_small(text)):
                remarks.append(text)
    issues = []
    for row in rows if remarks else ():
        text = next((text for text in remarks if len(row.name) > 5 and row.name in text), "")
        if text and not row.left_out:
            params = {"text": text[:_LONGEST_QUOTED]}
            issues.append(Issue(WARNING, "note_doubtful", row.sheet, row.row, params=params))
    return issues


def _speaks_against(small: str) -> bool:
    return any(pattern.search(small) for pattern in (NEGATIVE, WITHDRAWN, PERHAPS))


def bar_in(lines: Sequence[Line]) -> float | None:
    """The share of votes that is wanted, where the text says it: "từ 80 % số phiếu"."""
    for line in lines:
        if "phiếu" not in (text := line.joined().casefold()):
            continue
        if match := _BAR.search(text):
            percent, part, whole = match[1] or match[4], match[2] or match[5], match[3] or match[6]
            share = int(percent) / 100 if percent else int(part) / max(1, int(whole))
            if 0 < share <= 1:
                return share
    return None


class Judge:
    """Looks at the lines of one table. `bar` is the share of votes wanted, None if not said."""

    def __init__(self, table: Table, below: Sequence[Line], bar: float | None) -> None:
        self.table, self.bar = table, bar
        self._columns = {column.index: column for column in table.header.columns}
        self._names = {column.index for column in table.columns(*NAMES, "given_name", "mr", "ms")}
        rows = [line for line in below if not line.is_paragraph and table.has_name(line)]
        self._passing = {
            column.index
            for column in table.columns("result", "note", column_words.OTHER)
            if _tells(column, [line.text(column.index) for line in rows])
        }
        self._most = {
            place: max((int(t) for line in rows if (t := line.text(place)).isdecimal()), default=0)
            for place, column in self._columns.items()
            if VOTES.search(_small(column.heading))
        }

    def finding(self, line: Line, above: tuple[str, str]) -> Finding | None:
        """The strongest reason against a line; `above` is its section's or sheet's, with text."""
        if line.is_noted("hidden_row"):
            return Finding("hidden_row", True)
        if line.is_noted("deleted"):
            return Finding("deleted_by_tracking", True)
        if any(self._is_struck(line, place) for place in self._names) or line.is_noted("struck"):
            return Finding("struck", True)
        found = [one for place in line.filled if (one := self._cell(line, place))]
        if undecided := self._proposed_only(line):
            found.append(undecided)
        out = next((one for one in found if one.is_out), None)
        if out is None and above[0]:
            return Finding(above[0], True, params={"text": above[1][:_LONGEST_QUOTED]})
        ticks = [column.index for column in self.table.columns("award_tick")]
        verdicts = [passes(text) for place in ticks if (text := line.text(place))]
        if out is None and verdicts and not any(verdict is not False for verdict in verdicts):
            return Finding(NOT_PASSED, True, ticks[0], {"text": line.text(ticks[0])})
        doubt = next(iter(found), None) or self._unclear(line)
        return out or doubt

    def _proposed_only(self, line: Line) -> Finding | None:
        """An award was proposed, and the column of what was decided has none."""
        awards = self.table.columns("award")
        texts = [line.text(column.index) for column in awards]
        if not awards or not all(cells.is_empty(text) for text in texts):
            return None
        for column in self.table.columns("proposed_award"):
            if text := line.text(column.index):
                params = {"text": text[:_LONGEST_QUOTED]}
                return Finding(NOT_PASSED, True, awards[0].index, params)
        return None

    def _is_struck(self, line: Line, place: int) -> bool:
        """Whether the whole cell is struck through."""
        cell = line.text(place)
        notes = [n for n in line.notes if n.code == "struck" and n.column == place]
        return bool(cell) and any(len(n.text.strip()) in (0, len(cell)) for n in notes)

    def _cell(self, line: Line, place: int) -> Finding | None:
        column = self._columns.get(place)
        text = line.text(place)
        role = column.field if column else column_words.OTHER
        if role == "number" and EXAMPLE.match(_small(text)):
            return Finding("example_row", True, place, {"text": text[:_LONGEST_QUOTED]})
        if not text or (role in _SKIPPED and not (column and heading_reason(column.heading))):
            return None
        if role == "award" and re.fullmatch(r"không( có| đạt| xét)?", _small(text)):
            return Finding(NOT_PASSED, True, place, {"text": text})
        if role == "award" and HELD.match(_small(text)):
            return Finding("held_before", True, place, {"text": text[:_LONGEST_QUOTED]})
        if role == "award_tick":
            return None
        if place in self._names:
            asides = (a or b for a, b in _ASIDE.findall(text))
            return next((f for aside in asides if (f := _found(aside, "cell", place))), None)
        if column and role in (column_words.OTHER, "result", "note", "achievement"):
            if finding := self._headed(column, text, place):
                return finding
            if share := self._share(column, text):
                return self._votes(share, line, place)
        if role == column_words.OTHER:
            role = _role_of(column.heading if column else "")
        return _found(text, role if role in ("result", "note") else "cell", place)

    def _headed(self, column: Column, text: str, place: int) -> Finding | None:
        """A column that speaks for itself: "Không đạt | x", "Lý do không xét | Nghỉ thai sản"."""
        if not (reason := heading_reason(column.heading)):
            return None
        small = _small(text)
        is_tick = small in column_words.TICKS and not small.isdigit()
        is_count = bool(VOTES.search(_small(column.heading))) and not is_tick
        if is_count or small in ("không", "0", "-", "không có"):
            return None
        return Finding(reason, True, place, {"text": text[:_LONGEST_QUOTED]})

    def _share(self, column: Column, text: str) -> float | None:
        heading = _small(column.heading)
        if NEGATIVE.search(heading):
            return None
        is_votes = bool(VOTES.search(heading))
        if not is_votes and not (column.field == "result" or "phiếu" in text):
            return None
        if (share := share_in(text)) is not None:
            return share
        most = self._most.get(column.index, 0)
        return int(text) / most if is_votes and text.isdecimal() and most else None

    def _votes(self, share: float, line: Line, place: int) -> Finding | None:
        text = line.text(place)
        passed = any(_passes(line.text(other)) for other in self._passing)
        is_counted = not text.isdigit()
        too_few = share < (self.bar or HALF)
        if too_few and is_counted and not passed:
            return Finding(NOT_PASSED, True, place, {"text": text[:_LONGEST_QUOTED]})
        if too_few or (self.bar is None and share < _USUAL_BAR and not passed):
            return Finding("few_votes", False, place, {"text": text[:_LONGEST_QUOTED]})
        return None

    def _unclear(self, line: Line) -> Finding | None:
        """Others have passed by the same column; of this line it does not say so."""
        for place in self._passing:
            if not _passes(text := line.text(place)):
                return Finding("result_unclear", False, place, {"text": text[:_LONGEST_QUOTED]})
        return None


def _found(text: str, role: str, place: int) -> Finding | None:
    code, is_out = _judged(text, role)
    return Finding(code, is_out, place, {"text": text[:_LONGEST_QUOTED]}) if code else None


@lru_cache(maxsize=20_000)
def _judged(text: str, role: str) -> tuple[str, bool]:
    """The reason that a cell gives, and whether it is plain; ("", False) for most.

    `role` is "result" or "note", by the column, or "cell" for all others: there only a cell that
    begins with such words counts.
    """
    small = _small(text).strip("(.,;:–- ")
    if role == "cell":
        match = NEGATIVE_CELL.match(small)
        return (
            (WITHDRAWN_CODE if match["withdrawn"] else NOT_PASSED, True) if match else ("", False)
        )
    if role == "result" and re.fullmatch(r"(không|ko|kđ|loại|k|chưa|hỏng|rớt)\.?", small):
        return NOT_PASSED, True
    if len(small) > 300:
        return "", False
    if spoken := Spoken.here():
        told = _told(spoken, small) if role in ("result", "note") or len(small) < 40 else ""
        return told, bool(told)
    for pattern, code in ((WITHDRAWN, WITHDRAWN_CODE), (NEGATIVE, NOT_PASSED)):
        if pattern.search(small):
            is_plain = role == "result" or not HISTORY.search(small)
            return (code, True) if is_plain else ("note_doubtful", False)
    is_doubtful = PERHAPS.search(CLEARED.sub(" ", small))
    return ("note_doubtful", False) if is_doubtful else ("", False)


def _tells(column: Column, texts: Sequence[str]) -> bool:
    """Whether a column says of most rows that they passed; of results, also that they did not."""
    passed = sum(map(_passes, texts))
    refused = sum(len(text) < _LONGEST_QUOTED and passes(text) is False for text in texts)
    told = passed + refused if column.field == "result" else passed
    return passed > 0 and told * 2 >= len(texts)


def _told(spoken: Spoken, small: str) -> str:
    """Why somebody is not honored, in a language other than Vietnamese."""
    folded = fold_words(small)
    if spoken.withdrawn.search(folded):
        return WITHDRAWN_CODE
    return NOT_PASSED if spoken.refused.search(folded) else ""


@lru_cache(maxsize=5_000)
def _passes(text: str) -> bool:
    small = _small(text)
    is_tick = small in column_words.TICKS
    if spoken := Spoken.here():
        is_passed = spoken.passed.match(fold_words(small)) and not _told(spoken, small)
        return is_tick or bool(is_passed)
    return is_tick or bool(PASSED.search(small) and not NEGATIVE.search(small))


@lru_cache(maxsize=500)
def _role_of(heading: str) -> str:
    """What a column that was not understood may still say of its rows."""
    small = _small(heading)
    if re.match(r"kết (quả|luận)|ý kiến|biểu quyết|quyết định của hội đồng", small):
        return "result"
    is_note = re.match(r"ghi chú|chú thích|nhận xét|tình trạng|trạng thái|lý do|$", small)
    return "note" if is_note else "cell"


def _small(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
