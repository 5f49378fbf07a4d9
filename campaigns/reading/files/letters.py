"""Letters set right, cell by cell: old encodings, code pages mixed up; and letters that are lost.

What was set right beyond doubt is told once; what is in doubt, and what is lost, at its cell.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..languages import reads_vietnamese
from .old_encodings import (
    SURE,
    TwoReadings,
    encoding_of_text,
    evidence_for,
    two_readings,
)
from .sheets import Note, Sheet
from .syllables import weight, words

# UTF-8 that was read as Windows-1252: a letter is a lead byte and one or two that follow it.
_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SCRAMBLED = re.compile(
    f"[\u00e0-\u00ef][{_FOLLOWING}][{_FOLLOWING}]|[\u00c2-\u00df][{_FOLLOWING}]"
)
_MADE = re.compile("[\u00a0-\u00bf\u00c0-\u01b0\u0300-\u0323\u1ea0-\u1ef9“”‘’–—…•]+")
# Consonants with marks, and marks behind consonants: Windows-1252 that was read as Windows-1258.
_MARKED_CONSONANT = re.compile(
    "[\u1e00-\u1e9f]|(?<![aeiouyAEIOUY\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]"
)
# Marks that stand beside their vowels: Windows-1258 that was read as Windows-1252.
_LOOSE_MARKS = re.compile("[aeiouyâêôãõýðAEIOUYÂÊÔÃÕÝÐ][ÌìÞÒò]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A question mark, or the sign for an unknown letter, where a letter was.
_LOST = re.compile(
    r"[\ufffd\u25a1\u0080-\u009f\u1e00-\u1e9f]|(?<=[^\W\d_])\?(?=[^\W\d_])|(?<![\w?!.…/=])\?(?=[^\W\d_])|"
    r"\b[bcdđghklmnpqrstvx]{1,3}\?(?!\w)|(?<=[^\W\d_])_(?=[^\W\d_])",
    re.I,
)
_STRANGERS = str.maketrans("ÐðƉ", "ĐđĐ")
_LETTERS = re.compile(r"[^\W\d_]")
_MOST_LOST_SILENTLY = 5  # one row in five has lost letters: others may have lost marks unseen
_FEWEST_BARE = 8


@dataclass(frozen=True)
class SetRight:
    """Sheets whose letters were set right; `encoding` is the old one that their texts told."""

    sheets: list[Sheet]
    encoding: str = ""


def set_right(sheets: list[Sheet], encoding: str = "") -> SetRight:
    """Sets letters right where text, not font, tells how.

    `encoding` is the officer's choice: "" to detect, "unicode", "tcvn3" or "vni". A site that reads
    no Vietnamese has none of these.
    """
    if not reads_vietnamese() and not encoding:
        return SetRight(sheets)
    sheets = [_unscrambled(sheet) for sheet in sheets]
    found = "" if encoding == "unicode" else encoding or _encoding_of(sheets)
    if found:
        sheets = [_decoded(sheet, found, is_chosen=bool(encoding)) for sheet in sheets]
    sheets = [_with_lost(_without_strangers(sheet)) for sheet in sheets]
    return SetRight(sheets, found if not encoding else "")


def _texts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells that are not plain letters; the paragraphs above are at row -1."""
    for column, text in enumerate(sheet.above):
        if not text.isascii():
            yield -1, column, text
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            if not text.isascii():
                yield row, column, text


def _changed(sheet: Sheet, texts: dict[tuple[int, int], str], notes: list[Note]) -> Sheet:
    if not texts and not notes:
        return sheet
    rows = [list(row) for row in sheet.rows]
    above = list(sheet.above)
    for (row, column), text in texts.items():
        if row < 0:
            above[column] = text
        else:
            rows[row][column] = text
    of_above = [replace(note, row=note.column, column=0) for note in notes if note.row < 0]
    notes = [note for note in notes if note.row >= 0]
    return replace(
        sheet,
        rows=rows,
        above=above,
        notes=[*sheet.notes, *notes],
        above_notes=[*sheet.above_notes, *of_above],
    )


def _unscrambled(sheet: Sheet) -> Sheet:
    """Cells that another code page drew are drawn anew."""
    texts, notes = {}, []
    has_marked_consonants = False
    for row, column, text in _texts(sheet):
        made = text
        if _SCRAMBLED.search(text):
            made = unscrambled(text)
        if made == text and _LOOSE_MARKS.search(text):
            made = _better(text, _from_western)
        if made != text:
            texts[row, column] = made
            notes.append(Note(row, column, "letters_repaired", text))
        elif _MARKED_CONSONANT.search(unicodedata.normalize("NFC", text)):
            has_marked_consonants = True
    if has_marked_consonants:  # other cells of the sheet hold letters that are wrong, and possible
        for row, column, text in _texts(sheet):
            made = text
            for word in words(text):
                made = made.replace(word, _better(word, _from_vietnamese))
            if (row, column) not in texts and made != text:
                texts[row, column] = made
                notes.append(Note(row, column, "letters_repaired", text))
    return _changed(sheet, texts, notes)


def unscrambled(text: str) -> str:
    """A text of which parts are UTF-8 read as Windows-1252: "Nguyá»…n" is "Nguyễn"."""
    for _twice in range(2):
        made = _SCRAMBLED.sub(_from_utf8, text)
        if made == text or _gain(text, made) < SURE:
            return text
        text = re.sub(r"Ã(?=\s|$)", "à", made) if not made.isupper() else made
    return text


def _from_utf8(match: re.Match[str]) -> str:
    raw = b"".join(
        bytes([ord(sign)]) if ord(sign) < 256 else sign.encode("cp1252") for sign in match[0]
    )
    try:
        made = raw.decode()
    except UnicodeDecodeError:
        return match[0]
    return made if _MADE.fullmatch(made) else match[0]


def _better(text: str, repair: Callable[[str], str]) -> str:
    try:
        made = repair(text)
    except UnicodeError:
        return text
    return made if _gain(text, made) > 0 else text


def _gain(text: str, made: str) -> int:
    return evidence_for(words(text), words(made))


def _from_western(text: str) -> str:
    return unicodedata.normalize("NFC", text.encode("cp1252").decode("cp1258"))


def _from_vietnamese(text: str) -> str:
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        base, marks = apart[0], apart[1:]
        tones = "".join(mark for mark in marks if mark in _TONES)
        shape = "".join(mark for mark in marks if mark not in _TONES)
        pieces.append(unicodedata.normalize("NFC", base + shape) + tones)
    return "".join(pieces).encode("cp1258").decode("cp1252")


def _encoding_of(sheets: list[Sheet]) -> str:
    return encoding_of_text(text for sheet in sheets for _, _, text in _texts(sheet))


def _decoded(sheet: Sheet, encoding: str, is_chosen: bool) -> Sheet:
    """Each cell in the reading that is likelier by itself, by its row and by its sheet."""
    settled = {(row, column) for row, column in sheet.settled}
    is_by_font = sheet.is_of_document and encoding in sheet.old_encodings
    found: dict[tuple[int, int], TwoReadings] = {}
    leans: Counter[int] = Counter()
    for row, column, text in _texts(sheet):
        if (row, column) in settled:
            continue
        readings = two_readings(text, encoding)
        if is_by_font and readings.is_open:
            continue
        found[row, column] = readings
        leans[row] += found[row, column].lean
    whole = max(1, sum(leans.values())) if is_chosen else sum(leans.values())
    texts, notes = {}, []
    for (row, column), readings in found.items():
        text, other = readings.chosen(leans[row] or whole, is_near=is_chosen or bool(leans[row]))
        texts[row, column] = text
        if other:
            notes.append(Note(row, column, "encoding_doubtful", other))
    name = two_readings(sheet.name, encoding).chosen(whole)[0]
    return replace(_changed(sheet, texts, notes), name=name)


def _without_strangers(sheet: Sheet) -> Sheet:
    """Letters of other languages that look the same: the Icelandic Ð where Vietnamese has Đ."""
    texts = {}
    for row, column, text in _texts(sheet):
        if any(stranger in text for stranger in "ÐðƉ"):
            texts[row, column] = _better(text, lambda found: found.translate(_STRANGERS))
    return _changed(sheet, texts, [])


def _with_lost(sheet: Sheet) -> Sheet:
    """Notes where letters were lost. Where that is so in many rows, the other rows may have lost
    marks unseen ("Phuong" of "Phương"), and are noted as well."""
    doubtful = {
        (note.row, note.column)
        for note in sheet.notes
        if note.code == "letters_repaired" and note.row >= 0
        if any(weight(word) < 0 for word in words(sheet.rows[note.row][note.column]))
    }
    notes = [
        Note(row, column, "letters_lost")
        for row, cells in enumerate(sheet.rows)
        for column, text in enumerate(cells)
        if _LOST.search(text) or (row, column) in doubtful
    ]
    lost = {note.row for note in notes}
    notes.extend(
        Note(-1, place, "letters_lost")
        for place, text in enumerate(sheet.above)
        if _LOST.search(text)
    )
    filled = {row for row, cells in enumerate(sheet.rows) if any(map(_LETTERS.search, cells))}
    if (len(lost) * _MOST_LOST_SILENTLY >= len(filled) and lost) or _is_bare(sheet):
        notes.extend(Note(row, -1, "letters_lost") for row in sorted(filled - lost))
    return _changed(sheet, {}, notes)


def _is_bare(sheet: Sheet) -> bool:
    """Whether a list is written without any mark: "Nguyen Van Duc"."""
    bare = 0
    for cells in sheet.rows:
        for text in cells:
            if not text.isascii():
                return False
            bare += len(words(text)) > 1
    return bare >= _FEWEST_BARE
