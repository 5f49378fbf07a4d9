"""What a line of a table is: a recipient, the rest of one, a group's heading, a signature."""

import re

from news.text import fold_words

from . import cells, headings, people_words, signatures
from .columns import NAMES, field_of
from .entries import Table
from .lines import Line
from .people.names import is_person

#: Columns whose values are words that head columns elsewhere.
_VALUED = ("kind", "honorific", "award", "decision")
_NUMBER = re.compile(r"\d{1,5}(\.\d{1,4})*")


def is_entry(table: Table, line: Line) -> bool:
    """Whether a line of the table is a recipient beyond doubt: numbered, and with more."""
    if line.is_paragraph:
        return False
    if line.origin:
        return True
    others = table.own_fields(line)
    number = table.number(line)
    if number.isdecimal() and len(number) < 6:
        return len(others) > 1
    if table.is_numbered or table.is_outlined(line):
        return False
    if not table.has_name(line) or len(others) < 2:
        return False
    first = line.texts[line.filled[0]]
    if headings.starts_like_collective(first) or not signatures.is_footer(first):
        return True
    return _is_place_before_name(table, line)


def _is_place_before_name(table: Table, line: Line) -> bool:
    """Whether a line begins with somebody's position, as "Hiệu trưởng | Lê Thị Hoa | Trường A"."""
    first = line.filled[0]
    if not any(column.index == first for column in table.columns("position")):
        return False
    names = [line.text(column.index) for column in table.columns("name", "individual")]
    return any(map(is_persons_name, names))


def is_persons_name(text: str) -> bool:
    """Whether a text is surely a person's name of several words, with or without Ông or Bà."""
    name = cells.split_honorific(text)[1]
    return " " in name and is_person(name)


def is_total(table: Table, line: Line) -> bool:
    """Whether a line sums up: "Cộng", "Tổng số: 5 tập thể", "Tỷ lệ %"."""
    texts = [line.texts[index] for index in line.filled[:2]]
    if line.is_paragraph and headings.award_spans(line.joined()):
        return False
    return any(map(signatures.is_total, texts))


def names_recipient(table: Table, line: Line) -> bool:
    """Whether a line below a signature names a recipient all the same: by its number, or by a
    position or a unit beside the name."""
    if not table.has_name(line):
        return False
    if table.number(line).isdecimal():
        return True
    names = {column.index for column in table.columns(*NAMES, "given_name", "mr", "ms")}
    others = [line.texts[index] for index in line.filled if index not in names]
    name = next((line.text(index) for index in names if line.text(index)), "")
    is_name = is_persons_name(name) or headings.starts_like_collective(name)
    return is_name and any(
        not is_persons_name(text)
        and (headings.starts_like_unit(text) or headings.starts_like_position(text))
        for text in others
    )


def is_odd_alone(table: Table, line: Line) -> bool:
    """Whether a line of a table without numbers holds a single text that may name nobody."""
    if table.is_numbered or not table.is_wide or line.covered or len(line.filled) != 1:
        return False
    text = line.texts[line.filled[0]]
    return table.has_name(line) and not headings.starts_like_collective(text)


def is_signer(table: Table, line: Line) -> bool:
    """Whether a line holds names alone, where rows say more: perhaps of those who sign."""
    if line.covered or table.number(line) or not table.is_wide:
        return False
    texts = [line.texts[index] for index in line.filled]
    own = table.own_fields(line)
    if table.is_numbered and len(texts) == 1 and own <= {"name", "individual"} and own:
        return False  # said to be without its number
    return bool(texts) and all(map(is_persons_name, texts))


def holds_values_only(table: Table, line: Line) -> bool:
    """Whether a line has a name in the name's column, and its possible headings are values.

    "Cá nhân | Bà | Trần Thị Cúc | Lao động tiên tiến" is a person, in columns of these meanings.
    """
    name = table.header.first("name")
    if name is None or not line.text(name.index) or field_of(line.text(name.index))[0]:
        return False
    meanings = {column.index: column.field for column in table.header.columns}
    like_headings = [place for place in line.filled if field_of(line.texts[place])[0]]
    return all(meanings.get(place) in _VALUED for place in like_headings)


def _is_signed_cell(line: Line) -> bool:
    """Whether one cell holds who signs, the position in capitals above: "GIÁM ĐỐC\nLê Văn A"."""
    if len(line.filled) != 1:
        return False
    first, _, rest = line.cells[line.filled[0]].partition("\n")
    return bool(rest) and first.isupper() and signatures.is_footer(first)


def is_footer(table: Table, line: Line) -> bool:
    """Whether a signature, or the list of copies, begins with a line."""
    texts = [line.texts[index] for index in line.filled]
    if line.is_paragraph or table.number(line).isdecimal():
        return False
    if signatures.is_footer(texts[0]):
        return not _is_place_before_name(table, line)
    if _is_signed_cell(line):
        return True
    if any(map(is_persons_name, texts)):
        return False
    if all(text.isupper() and headings.starts_like_position(text) for text in texts):
        return True
    is_short = table.is_numbered and len(texts) <= 2
    return is_short and any(map(signatures.is_footer, texts))


def is_lone_value(table: Table, line: Line) -> bool:
    """Whether a line fills a single cell, of a column in which no section begins."""
    if line.is_paragraph or len(line.filled) != 1:
        return False
    place = line.filled[0]
    return not line.spans.get(place) and bool(
        table.own_fields(line) & {"award", "position", "unit", "achievement"}
    )


def heads_people(table: Table, line: Line, below: Line | None) -> bool:
    """Whether a line without a number may head the people below: by the first of them."""
    if below is None or _NUMBER.fullmatch(table.number(line)):
        return False
    if not table.is_numbered:
        return _heads_people_of_unit(table, line, below)
    if not table.own_fields(line) <= {"name", "individual"}:
        return False
    if not _NUMBER.fullmatch(table.number(below)):
        return False
    names = [below.text(c.index) for c in table.columns("name", "individual", "mr", "ms")]
    name = cells.split_honorific(next(filter(None, names), ""))[1]
    is_person = cells.is_name_like(name) and fold_words(name) not in people_words.kind_words()
    return (is_person and not headings.starts_like_collective(name)) or any(
        below.text(column.index) for column in table.columns("given_name")
    )


def _heads_people_of_unit(table: Table, line: Line, below: Line) -> bool:
    """The same in a table without numbers, whose columns name no unit."""
    if table.columns("unit", "position_unit", "unit_position", "collective", "name_position_unit"):
        return False
    if not table.is_wide or len(line.filled) != 1 or not table.has_name(line):
        return False
    names = [below.text(column.index) for column in table.columns("name", "individual")]
    return any(map(is_persons_name, names)) and len(table.own_fields(below)) > 1


def is_rest(table: Table, line: Line) -> bool:
    """Whether a name continues the one above: small letters, or a lone given name."""
    texts = [line.texts[index] for index in line.filled]
    name = table.header.first("name")
    text = line.text(name.index) if name else ""
    if len(text.split()) > 2 and is_person(text) and len(texts) > 1:
        return False
    if any(text[0].islower() for text in texts):
        return True
    return bool(text) and " " not in text and len(texts) > 1


def is_next_award(table: Table, line: Line) -> bool:
    awards = [line.text(column.index) for column in table.columns("award")]
    return any(text and headings.is_award(text) for text in awards)
