"""The paragraphs of a document one by one, and the rows of its tables among them."""

from dataclasses import replace

from .. import headings
from ..columns import find_header
from ..lines import Line
from . import words
from .marks import article_in, mark_of
from .recipients import recipient_in
from .rows import Text
from .sentences import sentence_in

_FULL_LINE = 55  # letters


def table_lines(lines: list[Line]) -> set[int]:
    """The places of the rows of tables that are lists: from a header on."""
    found: set[int] = set()
    sheets: set[str] = set()
    for index, line in enumerate(lines):
        if line.is_paragraph:
            continue
        if line.sheet in sheets or find_header(lines, index):
            sheets.add(line.sheet)
            found.add(index)
    return found


def texts_of(lines: list[Line], tables: set[int]) -> list[Text]:
    """Paragraphs line by line; a line that goes on in small letters is one with that before."""
    made: list[Text] = []
    for index, line in enumerate(lines):
        parts = [part.strip() for cell in line.cells for part in cell.splitlines() if part.strip()]
        if not line.is_paragraph and (index in tables or not _are_items(parts)):
            made.append(Text(line, "" if index in tables else line.joined(), is_table=True))
            continue
        if not line.is_paragraph:
            line = Line(line.sheet, 0, [line.joined()], notes=line.notes)
        for part in parts:
            before = made[-1] if made else None
            if before and not before.is_table and _goes_on(before, part):
                before.text = f"{before.text} {part}"
                before.mark = mark_of(before.text)
                before.line = replace(before.line, cells=[before.text])
                continue
            one = line if part == line.cells[0] else replace(line, cells=[part])
            made.append(Text(one, part, mark_of(part)))
    return made


def _are_items(parts: list[str]) -> bool:
    """Whether cells that only place text hold a list in paragraphs, and no letterhead or copies."""
    if any(map(headings.is_footer, parts)):
        return False
    marks = [mark for mark in map(mark_of, parts) if mark.style]
    return sum(recipient_in(mark.rest) is not None for mark in marks) > 1


def _goes_on(before: Text, part: str) -> bool:
    """Whether a paragraph is the rest of the one before it: in small letters, or of a text whose
    lines were broken where the paper ended, in the midst of who is honored."""
    if before.text[-1:] in ".;:" or mark_of(part).style:
        return False
    if not part[0].islower():
        return len(before.line.cells[0]) >= _FULL_LINE and _breaks_off(before, part)
    return bool(
        before.mark.style
        or article_in(before.text) is not None
        or words.GIVING.match(before.text)
        or recipient_in(before.text)
    )


def _breaks_off(before: Text, part: str) -> bool:
    if article_in(part) is not None or headings.is_footer(part) or words.DEED_ALONE.match(part):
        return False
    if headings.is_list_title(part) or headings.declared_in(part):
        return False
    if before.mark.style:
        last = recipient_in(before.mark.rest, is_expected=True)
    else:
        article = article_in(before.text)
        found = sentence_in(before.text if article is None else article)
        last = found.recipients[-1] if found and found.recipients else None
    return last is not None and not (last.position or last.unit or last.achievement)
