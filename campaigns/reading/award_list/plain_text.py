"""Text without tabs or commas between its columns, as it is copied out of a PDF, made into a table.

Columns may be parted by spaces alone, each cell may stand in a line of its own, lines may break in
the midst of a cell, and page numbers and headings come again on each page. Rows keep the place of
their first line; where the words had to tell what belongs together, they are noted for it.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from ..files.sheets import Note, Sheet
from . import headings, signatures
from .awards.spans import award_spans
from .counts import declared_in
from .table.meanings import field_of

JOINT_HEADING = "Họ và tên, chức vụ, đơn vị"
_NUMBER_HEADINGS = re.compile(r"(?:s[ốô]\s*)?(?:tt|stt|thứ tự)\.?", re.I)
_GAP = re.compile(r"\S+(?: \S+)*")
_NUMBERED = re.compile(r"(\d{1,4})\s*[.)]?\s+(?=[^\W\d_])(.+)", re.S)
_NAMES = ("name", "collective", "individual", "name_position_unit")
_PAGE = re.compile(r"(?:trang\s+)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?", re.I)
_SHIFT = 2  # a column may begin so many letters beside its heading
_FEWEST = 2
_MOST_WRAPPED = 4  # lines of one cell
_LONG_LINE = 60
_LONGEST_HEADING = 8  # words
_SENTENCE_END = (".", ";", ":", "/", "!", ")")
_BEGINS_ITEM = re.compile(
    r"(?:\d{1,4}|[IVX]{1,5}|[a-hA-H])\s*[.)]|[-–+*•]\s|Điều\s+\d|Nơi nhận|[(“\"]"
)


def as_tables(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets of a text file whose lines hold whole rows, with their cells parted."""
    return [_as_table(sheet) for sheet in sheets]


def _as_table(sheet: Sheet) -> Sheet:
    lines = [",".join(row) for row in sheet.rows]
    if not sheet.is_text or sum(map(bool, lines)) < _FEWEST:
        return sheet
    others = [cell for row in sheet.rows for cell in row[1:] if cell]
    if others:  # of a sentence, if they begin with a space
        is_prose = sum(cell.startswith(" ") for cell in others) * 5 >= len(others) * 4
        made = (_spaced(sheet, lines) or _paragraphs(sheet, lines)) if is_prose else _mended(sheet)
        return made or sheet
    makers: tuple[Callable[[Sheet, list[str]], Sheet | None], ...] = (
        _aligned, _stacked, _spaced, _paragraphs,
    )  # fmt: skip
    for make in makers:
        if made := make(sheet, lines):
            return made
    return sheet


def _with_rows(sheet: Sheet, rows: dict[int, list[str]], guessed: set[int]) -> Sheet:
    made = [rows.get(index, []) for index in range(len(sheet.rows))]
    notes = [Note(row, -1, "cells_guessed") for row in sorted(guessed) if rows.get(row)]
    return replace(sheet, rows=made, notes=[*_moved(sheet.notes, rows), *notes])


def _moved(notes: list[Note], rows: Collection[int]) -> list[Note]:
    """Notes of cells as notes of the rows, or paragraphs, that those became a part of."""
    found = []
    for note in notes:
        row = next((index for index in range(note.row, -1, -1) if index in rows), note.row)
        found.append(replace(note, row=row, column=-1))
    return list(dict.fromkeys(found))


def _goes_on(text: str) -> bool:
    """Whether a line can be the rest of a cell: no section, count, signature or page number."""
    return not (
        _PAGE.fullmatch(text)
        or signatures.is_footer(text)
        or declared_in(text)
        or headings.is_list_title(text)
        or headings.numbering(text)[0]
        or text.isupper()
    )


def _segments(line: str) -> list[tuple[int, str]]:
    """The parts of a line between two spaces or more, each with its place."""
    return [(match.start(), match[0]) for match in _GAP.finditer(line.expandtabs())]


def _are_headings(texts: list[str]) -> bool:
    known = _fields(texts)
    is_named = any(field in _NAMES for field in known) and not texts[0].isdigit()
    return is_named and len(texts) > 1 and sum(map(bool, known)) * 3 >= len(texts) * 2


def _fields(texts: list[str]) -> list[str]:
    return [field_of(text)[0] for text in texts]


def _aligned(sheet: Sheet, lines: list[str]) -> Sheet | None:
    """Columns below their headings, as `pdftotext -layout` leaves them."""
    rows: dict[int, list[str]] = {}
    guessed: set[int] = set()
    starts: list[int] = []
    heading: list[str] = []
    last = -1
    for index, line in enumerate(lines):
        parts = _segments(line)
        texts = [text for _, text in parts]
        if _are_headings(texts):
            starts, last = [start for start, _ in parts], -1
            if texts != heading:
                rows[index], heading = texts, texts
            continue
        if not starts or not parts or (len(parts) == 1 and not _goes_on(texts[0])):
            if parts and not _PAGE.fullmatch(line.strip()):
                rows[index] = [line.strip()]
            last = last if _PAGE.fullmatch(line.strip()) else -1
            continue
        cells, is_sure = _in_columns(parts, starts)
        if last >= 0 and not cells[0]:
            for column, text in enumerate(cells):
                rows[last][column] = f"{rows[last][column]} {text}".strip()
            last_is_sure = is_sure and sum(map(bool, cells)) < len(cells)
            guessed |= set() if last_is_sure else {last}
            continue
        rows[index], last = cells, index
        guessed |= set() if is_sure else {index}
    found = sum(len(row) > 1 for row in rows.values())
    return _with_rows(sheet, rows, guessed) if heading and found > _FEWEST else None


def _in_columns(parts: list[tuple[int, str]], starts: list[int]) -> tuple[list[str], bool]:
    """The cells of a line, each in the column below whose heading it begins, and whether all do."""
    cells = [""] * len(starts)
    is_sure = True
    for place, text in parts:
        column = min(range(len(starts)), key=lambda index: abs(starts[index] - place))
        is_sure &= abs(starts[column] - place) <= _SHIFT and not cells[column]
        cells[column] = f"{cells[column]} {text}".strip()
    return cells, is_sure


def _mended(sheet: Sheet) -> Sheet | None:
    """Rows that a line break has cut in the midst of a cell, put together again."""
    top = next((i for i, row in enumerate(sheet.rows) if row and _are_headings(row)), -1)
    if top < 0 or not _NUMBER_HEADINGS.fullmatch(sheet.rows[top][0].strip()):
        return None
    width = len(sheet.rows[top])
    rows = {index: row for index, row in enumerate(sheet.rows) if row}
    guessed: set[int] = set()
    last = -1
    for index in range(top + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if row and row[0].strip(" .").isdigit() and len(row) > 1:
            last = index
        elif last < 0 or not row or (len(row) == 1 and _PAGE.fullmatch(row[0].strip())):
            continue
        elif row[0] and len(rows[last]) + len(row) - 1 <= width and _goes_on(row[0]):
            if len(row) == 1 and not row[0].strip()[0].islower():
                last = -1  # a line of its own
                continue
            before = rows[last]
            rows[last] = [*before[:-1], f"{before[-1]} {row[0]}".strip(), *row[1:]]
            guessed.add(last)
            del rows[index]
        else:
            last = -1
    return _with_rows(sheet, rows, guessed) if guessed else None


def _stacked(sheet: Sheet, lines: list[str]) -> Sheet | None:
    """Each cell in a line of its own, below the headings, one a line."""
    texts = [line.strip() for line in lines]
    top = next((i for i, text in enumerate(texts) if _NUMBER_HEADINGS.fullmatch(text)), -1)
    first = next((i for i in range(top + 1, len(texts)) if texts[i] in ("1", "01", "1.")), -1)
    if top < 0 or first < 0 or not 2 <= first - top <= 12:
        return None
    header = [text for text in texts[top:first] if text]
    if not any(field in _NAMES for field in _fields(header)):
        return None
    rows = {index: [text] for index, text in enumerate(texts[:top]) if text}
    rows[top] = header
    guessed: set[int] = set()
    index, number = first, 1
    while index < len(texts) and texts[index].strip(".") in (str(number), f"{number:02}"):
        end = _end_of_record(texts, index + 1, number + 1, header)
        body = [text for text in texts[index + 1 : end] if text not in header]
        is_last = end == len(texts)
        cells, rest, is_sure = _fitted(body, len(header) - 1, is_last)
        rows[index] = [str(number), *cells]
        guessed |= set() if is_sure else {index}
        for place in range(end - len(rest), end):
            rows[place] = [texts[place]]
        index, number = end, number + 1
    rows |= {place: [texts[place]] for place in range(index, len(texts)) if texts[place]}
    return _with_rows(sheet, rows, guessed) if number > _FEWEST else None


def _end_of_record(texts: list[str], start: int, number: int, header: list[str]) -> int:
    most = start + len(header) * _MOST_WRAPPED
    return next(
        (
            index
            for index in range(start + 1, min(len(texts), most))
            if texts[index].strip(".") in (str(number), f"{number:02}")
        ),
        len(texts),
    )


def _fitted(body: list[str], width: int, is_last: bool) -> tuple[list[str], list[str], bool]:
    """The cells of a record, what follows it, and whether each line was a cell."""
    rest: list[str] = []
    if is_last:
        ends = (i for i in range(width, len(body)) if not _goes_on(body[i]))
        end = next(ends, len(body))
        body, rest = body[:end], body[end:]
    cells = [text for text in body if text and not _PAGE.fullmatch(text)]
    is_sure = len(cells) == width
    while len(cells) > width:
        wrapped = [i for i in range(1, len(cells)) if cells[i][0].islower()] or [len(cells) - 1]
        place = wrapped[0]
        cells[place - 1 : place + 1] = [f"{cells[place - 1]} {cells[place]}"]
    return cells, rest, is_sure


def _spaced(sheet: Sheet, lines: list[str]) -> Sheet | None:
    """Whole rows with single spaces: the number is told by itself, the rest by its words."""
    rows: dict[int, list[str]] = {}
    top, last, has_award = -1, -1, False
    for index, line in enumerate(lines):
        text = " ".join(line.split())
        known = _headings_in(text)
        if known and any(field in _NAMES for field in known):
            if top < 0:
                top, has_award = index, "award" in known
                rows[index] = ["STT", JOINT_HEADING, *["Danh hiệu"] * has_award]
            continue
        match = _NUMBERED.fullmatch(text) if top >= 0 else None
        if match:
            rows[index], last = [match[1], match[2]], index
        elif last >= 0 and text and _goes_on(text):
            rows[last][1] += f" {text}"
        elif text and not _PAGE.fullmatch(text):
            rows[index], last = [text], -1
    people = [index for index, row in rows.items() if index > top >= 0 and len(row) > 1]
    if len(people) < _FEWEST:
        return None
    for index in people if has_award else ():
        words = rows[index][1].split()
        spans = [(start, end) for start, end in award_spans(rows[index][1]) if start > 1]
        if spans:
            start = spans[-1][0]
            rows[index][1:] = [" ".join(words[:start]), " ".join(words[start:])]
    return _with_rows(sheet, rows, set(people))


def _headings_in(text: str) -> list[str]:
    """The fields of a line that is nothing but known headings, else none: "STT Họ và tên"."""
    words = text.split()
    if not words or not _NUMBER_HEADINGS.match(text) or len(words) > 25:
        return []
    best: list[list[str] | None] = [*[None] * len(words), []]
    for start in range(len(words) - 1, -1, -1):
        for end in range(start + 1, min(len(words), start + _LONGEST_HEADING) + 1):
            rest = best[end]
            field = field_of(" ".join(words[start:end]))[0] if rest is not None else ""
            if field and rest is not None and len(rest) >= len(best[start] or ()):
                best[start] = [field, *rest]
    return best[0] or []


def _paragraphs(sheet: Sheet, lines: list[str]) -> Sheet | None:
    """A decision's text: its lines are paragraphs, broken where a line was full."""
    if any(field_of(line)[0] in _NAMES for line in lines if len(line) < _LONG_LINE):
        return None
    found: list[str] = []
    places: dict[int, int] = {}
    for index, line in enumerate(lines):
        text = " ".join(line.split())
        if not text or _PAGE.fullmatch(text):
            continue
        if found and _is_broken(found[-1], text):
            found[-1] += f" {text}"
        else:
            places[index] = len(found)
            found.append(text)
    if sum(bool(_BEGINS_ITEM.match(text)) for text in found) < _FEWEST:
        return None
    notes = [
        replace(note, row=places.get(note.row, 0), column=0) for note in _moved(sheet.notes, places)
    ]
    return replace(sheet, rows=[], above=found, is_of_document=True, notes=[], above_notes=notes)


def _is_broken(above: str, text: str) -> bool:
    """Whether a line goes on with the one above."""
    if _BEGINS_ITEM.match(text) or above.endswith(_SENTENCE_END) or text.isupper():
        return False
    return text[0].islower() or len(above) >= _LONG_LINE
