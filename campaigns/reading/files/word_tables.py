"""The tables of a Word document (.docx) with the paragraphs before, between and after them.

Read as a stream of XML events, row by row, so that a list of 20,000 people needs little memory;
defusedxml refuses entities. Runs in the child process of `spreadsheets`.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from defusedxml import ElementTree

from .old_encodings import FontDecoder
from .spreadsheets import WORD, Limits, Sheet, SpreadsheetError, check_row

TABLE_NAME = "Bảng {number}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LEFT_OUT = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "tcPr", "footnoteReference"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_PARAGRAPHS = 20_000
_MOST_EVENTS = 6_000_000
_DEEPEST = 300
_MOST_STYLES = 8 * 1024 * 1024


def read(data: bytes, limits: Limits) -> list[Sheet]:
    """A sheet for each table, and one without rows for what follows the last table.

    Raises `SpreadsheetError` where there is nothing or too much, and whatever the parser raises.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        fonts: dict[str, str] = {}
        if styles := names.get("word/styles.xml"):
            with archive.open(styles) as opened:
                fonts = _style_fonts(opened.read(_MOST_STYLES))
        decoder = FontDecoder()
        with archive.open(names[WORD]) as document:
            sheets = _Reader(fonts, decoder, limits).read(document)
    for sheet in sheets:
        sheet.old_encodings.extend(sorted(decoder.encodings))
    if not sheets:
        raise SpreadsheetError("empty")
    return sheets


class _Reader:
    def __init__(self, fonts: dict[str, str], decoder: FontDecoder, limits: Limits) -> None:
        self.fonts = fonts
        self.decoder = decoder
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.above: list[str] = []
        self.open_merges: dict[int, list[int]] = {}
        self.numbers: Counter[str] = Counter()
        self.row_count = 0

    def read(self, document: IO[bytes]) -> list[Sheet]:
        """Elements leave the tree as soon as they are read: it never holds more than a row."""
        tables = paragraphs = 0
        open_elements: list[Any] = []
        for count, (event, element) in enumerate(ElementTree.iterparse(document, ("start", "end"))):
            if count > _MOST_EVENTS or len(open_elements) > _DEEPEST:
                raise SpreadsheetError("unpacks_too_big", limit=self.limits.unpacked_size)
            tag = _tag(element)
            if event == "start":
                open_elements.append(element)
            else:
                open_elements.pop()
            step = 1 if event == "start" else -1
            if tag == "tbl":
                tables += step
                if event == "start" and tables == 1:
                    self._start_table()
            elif tag == "p":
                paragraphs += step
                if event == "end" and not paragraphs and not tables:
                    self._add_paragraph(element)
            elif tag == "tr" and event == "end" and tables == 1:
                self._add_row(element)
            is_read = event == "end" and not paragraphs and not tables
            if open_elements and (is_read or (tag == "tr" and event == "end" and tables == 1)):
                open_elements[-1].remove(element)
        if self.above:
            self.sheets.append(Sheet("", above=self.above, is_of_document=True))
        return [sheet for sheet in self.sheets if sheet.above or any(map(any, sheet.rows))]

    def _start_table(self) -> None:
        name = TABLE_NAME.format(number=len(self.sheets) + 1)
        self.sheets.append(Sheet(name, above=self.above, is_of_document=True))
        self.above, self.open_merges = [], {}

    def _add_paragraph(self, paragraph: Any) -> None:
        text = self._text(paragraph, "").strip()
        if not text:
            return
        if len(text) > self.limits.cell * 4:
            raise SpreadsheetError("cell_too_long", limit=self.limits.cell * 4)
        self.above.append(text)
        if len(self.above) > _MOST_PARAGRAPHS:
            raise SpreadsheetError("too_many_rows", limit=_MOST_PARAGRAPHS)

    def _add_row(self, row: Any) -> None:
        sheet = self.sheets[-1]
        number = len(sheet.rows)
        before = _number(_find(row, "trPr", "gridBefore"), 0)
        if before > self.limits.columns:
            raise SpreadsheetError("too_many_columns", limit=self.limits.columns, sheet=sheet.name)
        cells = [""] * before
        for cell in _cells(row):
            span = _number(_find(cell, "tcPr", "gridSpan"), 1)
            merge = _find(cell, "tcPr", "vMerge")
            column = len(cells)
            if column + span > self.limits.columns:
                limit = self.limits.columns
                raise SpreadsheetError("too_many_columns", limit=limit, sheet=sheet.name)
            continues = merge is not None and _value(merge) != "restart"
            cells.extend(["" if continues else self._cell_text(cell), *[""] * (span - 1)])
            self._merge(sheet, number, column, span, merge, continues)
        while cells and not cells[-1].strip():
            cells.pop()
        self.row_count += 1
        if self.row_count > self.limits.rows:
            raise SpreadsheetError("too_many_rows", limit=self.limits.rows, sheet=sheet.name)
        check_row(sheet.name, number + 1, cells, self.limits)
        sheet.rows.append(cells)

    def _merge(
        self, sheet: Sheet, row: int, column: int, span: int, merge: Any, continues: bool
    ) -> None:
        if continues and column in self.open_merges:
            self.open_merges[column][2] = row
            return
        self.open_merges.pop(column, None)
        if span > 1 or merge is not None:
            area = [row, column, row, column + span - 1]
            sheet.merged.append(area)
            if merge is not None:
                self.open_merges[column] = area

    def _cell_text(self, cell: Any) -> str:
        """A cell that Word numbers by itself holds no text: it gets its place in the count."""
        text = self._text(cell, "").strip()
        if not text:
            numbering = next((e for e in cell.iter() if _tag(e) == "numId"), None)
            if numbering is not None:
                self.numbers[_value(numbering)] += 1
                return str(self.numbers[_value(numbering)])
        return text

    def _text(self, element: Any, font: str) -> str:
        tag = _tag(element)
        if tag == "t":
            return self.decoder(element.text or "", font or self.fonts.get("", ""))
        if tag in ("p", "r"):
            font = self._font(element, tag) or font
        parts = [
            self._text(child, font) for child in element if _tag(child) not in _LEFT_OUT
        ]  # fmt: skip
        return _SIGNS.get(tag, "") + "".join(parts) + ("\n" if tag == "p" else "")

    def _font(self, element: Any, tag: str) -> str:
        properties = _find(element, f"{tag}Pr")
        if properties is None:
            return ""
        if tag == "r" and (own := _own_font(properties)):
            return own
        style = _find(properties, f"{tag}Style")
        return self.fonts.get(_value(style), "") if style is not None else ""


def _style_fonts(content: bytes) -> dict[str, str]:
    """The font of each style by its id; the document's own under ""."""
    root = ElementTree.fromstring(content)
    fonts: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in root:
        if _tag(style) == "docDefaults":
            properties = _find(style, "rPrDefault", "rPr")
            fonts[""] = _own_font(properties) if properties is not None else ""
        elif _tag(style) == "style":
            name = _attribute(style, "styleId")
            properties = _find(style, "rPr")
            fonts[name] = _own_font(properties) if properties is not None else ""
            base = _find(style, "basedOn")
            bases[name] = _value(base) if base is not None else ""
            if _attribute(style, "type") == "paragraph" and _attribute(style, "default") == "1":
                bases["\0"] = name
    for name in list(fonts):
        step, seen = name, set()
        while not fonts[name] and bases.get(step) and step not in seen:
            seen.add(step)
            step = bases[step]
            fonts[name] = fonts.get(step, "")
    fonts[""] = fonts.get(bases.get("\0", ""), "") or fonts.get("", "")
    return fonts


def _own_font(properties: Any) -> str:
    found = _find(properties, "rFonts")
    if found is None:
        return ""
    return _attribute(found, "ascii") or _attribute(found, "hAnsi")


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, also those inside content controls."""
    for child in row:
        if _tag(child) == "tc":
            yield child
        elif _tag(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _cells(child)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _find(element: Any, *path: str) -> Any:
    for name in path:
        element = next((child for child in element if _tag(child) == name), None)
        if element is None:
            return None
    return element


def _attribute(element: Any, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


def _value(element: Any) -> str:
    return _attribute(element, "val")


def _number(element: Any, otherwise: int) -> int:
    text = _value(element) if element is not None else ""
    return int(text[:7]) if text.isdecimal() else otherwise
