"""Walks through a document: paragraphs, tables, tables within tables, text boxes.

Read as a stream of XML events, row by row, so that a list of 20,000 people needs little memory;
defusedxml refuses entities.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from defusedxml import ElementTree

from ..old_encodings import FontDecoder
from ..spreadsheets import WORD, Limits, Note, Sheet, SpreadsheetError, check_row
from .flows import TABLE_NAME, Flow, Rows, Text
from .numbers import Numbering, read_numbering
from .styles import Styles, read_styles
from .texts import (
    DELETED,
    HIDDEN,
    STRUCK,
    Found,
    Paragraph,
    Texts,
    boxes,
    found_in,
    is_fallback,
    is_placeholder,
)
from .xml import find, local, number, switch, tag, value

_MOST_EVENTS = 6_000_000
_DEEPEST = 300
_MOST_BESIDE = 8 * 1024 * 1024  # of styles and numbering
_ARTICLE = re.compile(r"điều\s+\d{1,2}\b", re.I)
_CONTAINERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice",
               "Fallback"}  # fmt: skip
_SHOWN_NUMBERS = ("I", "V", "X", "L", "C", "A", "B", "D", "E", "F", "G", "H")


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """A sheet for each table, and one without rows for what follows the last table.

    Raises `SpreadsheetError` where there is nothing or too much, and whatever the parser raises.
    """
    decoder = FontDecoder()
    flow = _read_once(data, limits, decoder)
    sheets = flow.sheets(sorted(decoder.encodings))
    if not sheets:
        raise SpreadsheetError("empty")
    return sheets


def _read_once(data: bytes, limits: Limits, decoder: FontDecoder) -> Flow:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}

        def content(name: str) -> bytes:
            if name not in names:
                return b""
            with archive.open(names[name]) as opened:
                return opened.read(_MOST_BESIDE)

        styles, numbers = content("word/styles.xml"), content("word/numbering.xml")
        texts = Texts(
            read_styles(styles) if styles else Styles(),
            read_numbering(numbers) if numbers else Numbering(),
            decoder,
        )
        with archive.open(names[WORD]) as document:
            return _Reader(texts, limits).read(document)


@dataclass
class _Table:
    """A table being read: into the document, or into a flow of its own where it lies in a cell."""

    flow: Flow
    part: Rows | None = None
    open_merges: dict[int, list[int]] = field(default_factory=dict)

    def close_part(self) -> None:
        self.part, self.open_merges = None, {}


class _Reader:
    def __init__(self, texts: Texts, limits: Limits) -> None:
        self.texts = texts
        self.limits = limits
        self.flow = Flow()
        self.tables: list[_Table] = []
        self.within: dict[Any, Flow] = {}
        self.waiting: list[Paragraph] = []
        self.skipped: Any = None
        self.has_boxes = False
        self.part_count = self.row_count = 0

    def read(self, document: IO[bytes]) -> Flow:
        """Elements leave the tree as soon as they are read: it never holds more than a row."""
        paragraphs = 0
        open_elements: list[Any] = []
        for count, (event, element) in enumerate(ElementTree.iterparse(document, ("start", "end"))):
            if count > _MOST_EVENTS or len(open_elements) > _DEEPEST:
                raise SpreadsheetError("unpacks_too_big", limit=self.limits.unpacked_size)
            name = local(element.tag)
            if event == "start":
                if name == "Fallback" and open_elements and self.skipped is None:
                    self.skipped = element if is_fallback(element, open_elements[-1]) else None
                open_elements.append(element)
                if self.skipped is None and name == "tbl":
                    self._start_table(is_within=bool(paragraphs or self.tables))
                paragraphs += name == "p"
                self.has_boxes |= name == "txbxContent"
                continue
            open_elements.pop()
            paragraphs -= name == "p"
            if self.skipped is not None:
                if element is self.skipped:
                    element.clear()
                    self.skipped = None
                continue
            if name == "tr" and self.tables:
                self._end_row(element)
                open_elements[-1].remove(element)
                continue
            if name == "tbl" and self.tables:
                self._end_table(element)
            if open_elements and not paragraphs and not self.tables:
                if name == "p":
                    self.texts.come_near(element)
                    self._add_blocks(self.flow, self._paragraph_blocks(element))
                open_elements[-1].remove(element)
        self._flush(self.flow)
        return self.flow

    def _start_table(self, is_within: bool) -> None:
        if not is_within:
            self._flush(self.flow)
        self.tables.append(_Table(Flow() if is_within else self.flow))

    def _end_table(self, element: Any) -> None:
        table = self.tables.pop()
        if table.flow is not self.flow:
            self.within[element] = table.flow

    def _blocks(self, element: Any) -> Iterator[Paragraph | Flow]:
        """The paragraphs and tables within a cell or a text box, also in content controls."""
        for child in element:
            name = tag(child)
            if name == "p":
                yield from self._paragraph_blocks(child)
            elif name == "tbl":
                if (flow := self.within.pop(child, None)) is not None:
                    yield flow
            elif name not in _CONTAINERS or is_fallback(child, element):
                continue
            elif name != "sdt" or not is_placeholder(child):
                yield from self._blocks(child)

    def _paragraph_blocks(self, element: Any) -> Iterator[Paragraph | Flow]:
        yield self.texts.paragraph(element)
        if self.has_boxes:
            for box in boxes(element):
                yield from self._blocks(box)

    def _add_blocks(self, flow: Flow, blocks: Iterator[Paragraph | Flow]) -> None:
        for block in blocks:
            if isinstance(block, Flow):
                self._flush(flow)
                flow.parts.extend(block.parts)
                continue
            self.waiting.append(block)
            if not block.goes_on:
                self._flush(flow)

    def _flush(self, flow: Flow) -> None:
        """Adds the paragraph that waits; several are one where a deletion joined them."""
        waiting, self.waiting = self.waiting, []
        found = found_in(waiting)
        if found.text:
            number_ = next((p.number for p in waiting if p.number), "")
            text = f"{number_} {found.text}" if number_ else found.text
            notes = [(-1, found.code, "")] if found.code else []
            notes.extend((0, code, taken) for code, taken in found.taken)
            flow.add(Text(text, notes), self.limits)
        elif found.taken:
            flow.add(Text(found.taken[0][1], [(-1, DELETED, "")]), self.limits)

    def _end_row(self, row: Any) -> None:
        table = self.tables[-1]
        self.texts.come_near(row)
        cells = [(cell, list(self._blocks(cell))) for cell in _cells(row)]
        if _is_layout([blocks for _, blocks in cells]):
            table.close_part()
            for _, blocks in cells:
                self._add_blocks(table.flow, iter(blocks))
                self._flush(table.flow)
        else:
            self._add_row(table, row, cells)

    def _add_row(
        self, table: _Table, row: Any, cells: list[tuple[Any, list[Paragraph | Flow]]]
    ) -> None:
        if table.part is None:
            table.part = Rows()
            table.flow.parts.append(table.part)
            self.part_count += 1
        name = TABLE_NAME.format(number=self.part_count)
        properties = find(row, "trPr")
        before = number(find(row, "trPr", "gridBefore"), 0)
        if before > self.limits.columns:
            raise SpreadsheetError("too_many_columns", limit=self.limits.columns, sheet=name)
        found: dict[int, Found] = {}
        numbers: dict[int, str] = {}
        width, place = before, len(table.part.rows)
        for cell, blocks in cells:
            span = number(find(cell, "tcPr", "gridSpan"), 1)
            merge = find(cell, "tcPr", "vMerge")
            if width + span > self.limits.columns:
                raise SpreadsheetError("too_many_columns", limit=self.limits.columns, sheet=name)
            continues = merge is not None and value(merge) != "restart"
            if not continues:
                paragraphs = [_as_paragraph(block) for block in blocks]
                found[width] = found_in(paragraphs)
                numbers[width] = next((p.number for p in paragraphs if p.number), "")
            _merge(table, place, width, span, merge, continues)
            width += span
        texts = [""] * width
        notes = self._resolved(texts, found, properties)
        for index, drawn in numbers.items():
            if not drawn or (notes and notes[0] == (-1, DELETED, "")):
                continue
            if not texts[index]:
                texts[index] = "" if drawn == "-" else drawn.strip(" .)")
            elif drawn[0] in _SHOWN_NUMBERS:
                texts[index] = f"{drawn} {texts[index]}"
        while texts and not texts[-1].strip():
            texts.pop()
        self.row_count += 1
        if self.row_count > self.limits.rows:
            raise SpreadsheetError("too_many_rows", limit=self.limits.rows, sheet=name)
        check_row(name, place + 1, texts, self.limits)
        notes.extend(self._doubts(texts))
        table.part.notes.extend(Note(place, column, code, taken) for column, code, taken in notes)
        table.part.rows.append(texts)

    def _doubts(self, texts: list[str]) -> list[tuple[int, str, str]]:
        """Notes of the texts of a row that their font does not tell for sure."""
        doubts, self.texts.decoder.doubts = self.texts.decoder.doubts, []
        return [
            (column, "encoding_doubtful", cell.replace(text, other))
            for text, other in doubts
            for column, cell in enumerate(texts)
            if text in cell
        ]

    def _resolved(
        self, texts: list[str], found: dict[int, Found], properties: Any
    ) -> list[tuple[int, str, str]]:
        """Fills the texts of a row; returns its notes, of the whole row with the column -1.

        A deleted row keeps the texts that stood in it.
        """
        stands = any(cell.text for cell in found.values())
        deleted = {
            index: text
            for index, cell in found.items()
            for code, text in cell.taken
            if code == DELETED
        }
        is_deleted = properties is not None and find(properties, "del") is not None
        if is_deleted or (deleted and not stands):
            for index, cell in found.items():
                texts[index] = cell.text or deleted.get(index, "")
            return [(-1, DELETED, "")] if any(texts) else []
        for index, cell in found.items():
            texts[index] = cell.text
        worded = [cell for cell in found.values() if any(map(str.isalpha, cell.text))]
        notes = []
        if worded and properties is not None and switch(properties, "hidden"):
            notes.append((-1, HIDDEN, ""))
        for code in (STRUCK, HIDDEN):
            if worded and all(cell.code == code for cell in worded):
                notes.append((-1, code, ""))
        for index, cell in found.items():
            if cell.code and (-1, cell.code, "") not in notes:
                notes.append((index, cell.code, ""))
            notes.extend((index, code, taken) for code, taken in cell.taken)
        return notes


def _merge(table: _Table, row: int, column: int, span: int, merge: Any, continues: bool) -> None:
    if continues and column in table.open_merges:
        table.open_merges[column][2] = row
        return
    table.open_merges.pop(column, None)
    if (span > 1 or merge is not None) and table.part is not None:
        area = [row, column, row, column + span - 1]
        table.part.merged.append(area)
        if merge is not None:
            table.open_merges[column] = area


def _as_paragraph(block: Paragraph | Flow) -> Paragraph:
    return Paragraph([(block.as_text(), "")]) if isinstance(block, Flow) else block


def _is_layout(cells: list[list[Paragraph | Flow]]) -> bool:
    """Whether a row only places other things: a list stands in a cell, with hardly a text beside
    it; or its only cell holds many paragraphs."""
    if len(cells) == 1:
        texts = [b.text("", STRUCK).strip() for b in cells[0] if isinstance(b, Paragraph)]
        if sum(map(bool, texts)) > 2 or any(map(_ARTICLE.match, texts)):
            return True
    with_list = [any(isinstance(b, Flow) and b.is_list for b in blocks) for blocks in cells]
    if not any(with_list):
        return False
    others = [
        blocks for blocks, is_list in zip(cells, with_list, strict=True)
        if not is_list and found_in(map(_as_paragraph, blocks)).text
    ]  # fmt: skip
    return len(others) < 2


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, also those inside content controls."""
    for child in row:
        if tag(child) == "tc":
            yield child
        elif tag(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cells(child)
