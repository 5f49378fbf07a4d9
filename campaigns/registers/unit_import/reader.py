"""Finds the table of units in the sheets of a file: its header row, its columns, its rows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.reading.files.spreadsheets import Sheet, column_name, tidy
from news.text import fold_words

FIELDS = ("name", "short_name", "aliases", "name_en", "kind", "parent", "cluster")
HEADINGS = {
    "name": "tên đơn vị; đơn vị; tên cơ quan; cơ quan; cơ quan đơn vị; tên cơ quan đơn vị; tên; "
    "tên đầy đủ; tên đơn vị đầy đủ; tên tổ chức; tên tập thể; tên chính thức; name; unit; "
    "unit name; full name",
    "short_name": "tên viết tắt; viết tắt; tên gọi tắt; gọi tắt; tên tắt; tên rút gọn; tên ngắn; "
    "tên ngắn gọn; short name; abbreviation; acronym",
    "aliases": "tên gọi khác; tên khác; các tên khác; các tên gọi khác; tên cũ; tên trước đây; "
    "other names; other name; aliases; alias",
    "name_en": "tên tiếng anh; tên đơn vị tiếng anh; tiếng anh; tên bằng tiếng anh; "
    "name in english; english name; name en",
    "kind": "loại; loại đơn vị; loại hình; loại hình đơn vị; phân loại; kind; type",
    "parent": "đơn vị cấp trên; cơ quan cấp trên; cấp trên; cấp trên trực tiếp; trực thuộc; "
    "trực thuộc đơn vị; trực thuộc cơ quan; thuộc đơn vị; đơn vị chủ quản; cơ quan chủ quản; "
    "đơn vị quản lý; cơ quan quản lý; superior unit; parent; parent unit",
    "cluster": "cụm; khối; khu vực; cụm thi đua; khối thi đua; khu vực thi đua; cụm khối; "
    "cụm khối thi đua; khối cụm thi đua; cụm khối khu vực; cụm khối khu vực thi đua; cluster",
    "number": "stt; tt; số tt; số thứ tự; no; số",
}
HEADER_ROWS = 40
_SECTION_WORDS = ("cum ", "khoi ", "khu vuc ")


def _field_by_heading() -> dict[str, str]:
    return {
        fold_words(heading): name
        for name, texts in HEADINGS.items()
        for heading in texts.split(";")
    }


_FIELD_BY_HEADING = _field_by_heading()


@dataclass(frozen=True)
class Row:
    """One line of the table, as written but for stray spaces; `cells` holds filled fields only."""

    sheet: str
    number: int
    cells: dict[str, str]

    def get(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass
class Table:
    """What one sheet gave."""

    sheet: str
    columns: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)

    def packed(self) -> list[Any]:
        """For the trip through the browser; `unpacked` brings it back."""
        rows = [[row.number, row.cells] for row in self.rows]
        return [self.sheet, self.columns, rows, self.dropped, self.skipped]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> "Table":
        sheet, columns, rows, dropped, skipped = packed
        made = [Row(sheet, number, cells) for number, cells in rows]
        return cls(sheet, columns, made, dropped, [(number, text) for number, text in skipped])

    @property
    def omissions(self) -> str:
        """How much of the sheet is not imported."""
        columns, lines = len(self.dropped), len(self.skipped)
        where = _("Not imported")
        if self.sheet:
            where = _("Not imported from sheet “%(sheet)s”") % {"sheet": self.sheet}
        counts = (
            (columns, ngettext("%(number)s column", "%(number)s columns", columns)),
            (lines, ngettext("%(number)s line", "%(number)s lines", lines)),
        )
        return (
            f"{where}: {', '.join(text % {'number': number} for number, text in counts if number)}"
        )


def read_tables(sheets: Iterable[Sheet], headings: Mapping[str, str] | None = None) -> list[Table]:
    """The tables of units; sheets without a column for the name give none.

    `headings` (heading → field) are known besides the usual ones, such as the active language's.
    """
    known = {fold_words(heading): name for heading, name in (headings or {}).items()}
    known |= _FIELD_BY_HEADING
    tables = (_table(sheet, known) for sheet in sheets)
    return [table for table in tables if table is not None]


def _table(sheet: Sheet, known: Mapping[str, str]) -> Table | None:
    found = _header(sheet, known)
    if found is None:
        return None
    start, columns = found
    table = Table(sheet.name)
    for name, indexes in columns.items():
        if name != "number":
            table.columns[name] = column_name(indexes[0])
    used = {index for name, indexes in columns.items() for index in _used(name, indexes)}
    for index, heading in enumerate(sheet.rows[start]):
        if index not in used and tidy(heading):
            table.dropped.append(f"{column_name(index)} “{tidy(heading)}”")
    section = ""
    for number, cells in enumerate(sheet.rows[start + 1 :], start=start + 2):
        row = _row(sheet.name, number, cells, columns)
        if _is_header(cells, columns, known) or not any(map(tidy, cells)):
            continue
        if heading := _section(cells, row):
            section = heading
            table.skipped.append((number, heading))
        elif not row.cells:
            if text := " ".join(filter(None, map(tidy, cells))):
                table.skipped.append((number, text))
        else:
            if section and not row.get("cluster"):
                row.cells["cluster"] = section
            table.rows.append(row)
    return table


def _used(name: str, indexes: list[int]) -> list[int]:
    """Several columns may hold other names; of the other fields, the first column counts."""
    return indexes if name in ("aliases", "number") else indexes[:1]


def _header(sheet: Sheet, known: Mapping[str, str]) -> tuple[int, dict[str, list[int]]] | None:
    """The row among the first ones that names the most columns, the name among them."""
    best: tuple[int, dict[str, list[int]]] | None = None
    for index, cells in enumerate(sheet.rows[:HEADER_ROWS]):
        columns: dict[str, list[int]] = {}
        for position, cell in enumerate(cells):
            if name := _field(cell, known):
                columns.setdefault(name, []).append(position)
        if "name" in columns and (best is None or len(columns) > len(best[1])):
            best = index, columns
    return best


def _field(heading: str, known: Mapping[str, str]) -> str:
    """The field of a heading: of all of it, without what is in brackets, or of all its parts."""
    bare = re.sub(r"\([^)]*\)?", " ", heading)
    for text in (heading, bare):
        if name := known.get(fold_words(text)):
            return name
    parts = {known.get(fold_words(part), "") for part in re.split(r"[/,;\n]", bare) if part.strip()}
    return parts.pop() if len(parts) == 1 else ""


def _is_header(cells: list[str], columns: dict[str, list[int]], known: Mapping[str, str]) -> bool:
    """Whether the header is printed again, as at the top of each sheet of paper."""
    named = [
        (name, cells[index]) for name, indexes in columns.items() for index in indexes
        if index < len(cells) and tidy(cells[index])
    ]  # fmt: skip
    is_numbered = [tidy(cell) for cell in cells if tidy(cell)]
    if len(is_numbered) > 2 and all(
        cell.strip("()") == str(n) for n, cell in enumerate(is_numbered, start=1)
    ):
        return True  # the line (1) (2) (3) … below a header
    return bool(named) and all(_field(cell, known) == name for name, cell in named)


def _row(sheet: str, number: int, cells: list[str], columns: dict[str, list[int]]) -> Row:
    found = {}
    for name, indexes in columns.items():
        texts = [cells[index] for index in _used(name, indexes) if index < len(cells)]
        if name == "aliases":
            lines = [tidy(line) for text in texts for line in re.split(r"[;|\n\r]", text)]
            text = "\n".join(dict.fromkeys(filter(None, lines)))
        else:
            text = tidy(" ".join(texts))
        if text and name != "number":
            found[name] = text
    return Row(sheet, number, found)


def _section(cells: list[str], row: Row) -> str:
    """The cluster that a line such as "I. KHỐI CÁC SỞ" names for the rows below it, or ""."""
    filled = [tidy(cell) for cell in cells if tidy(cell)]
    if len(filled) > 2 or any(name != "name" for name in row.cells):
        return ""
    text = " ".join(filled)
    numbered = re.match(r"(?:[IVXLC]+|[A-H])\b[.)\s/-]*", text)
    if not numbered and (row.cells or len(filled) != 1):
        return ""
    name = text[numbered.end() :] if numbered else text
    return name if fold_words(name).startswith(_SECTION_WORDS) else ""
