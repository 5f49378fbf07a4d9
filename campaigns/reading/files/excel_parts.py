"""The parts of an .xlsx around its sheets: which sheets there are, styles, shared strings."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import NamedTuple

from .xml_events import Events, is_true

_GENERAL = "General"


class Run(NamedTuple):
    """A piece of a text; `font` and `is_struck` are None where the cell's style decides."""

    text: str
    font: str | None = None
    is_struck: bool | None = None


@dataclass(frozen=True)
class Style:
    """What a cell's style says of its text."""

    font: str = ""
    is_struck: bool = False
    format: str = _GENERAL


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook, and the name of its part in the archive."""

    name: str
    part: str
    hidden: bool


class Workbook(Events):
    """`sheets` in their order; dates count from 1904 where `is_from_1904`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__()
        self.is_from_1904 = False
        self._found: list[tuple[str, str, bool]] = []
        self.read(archive.read("xl/workbook.xml"))
        targets = _Relations().of(archive, "xl/_rels/workbook.xml.rels")
        names = set(archive.namelist())
        self.sheets = [
            SheetPart(name, targets[relation], hidden)
            for name, relation, hidden in self._found
            if targets.get(relation) in names
        ]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.is_from_1904 = is_true(attributes.get("date1904"))
        elif name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self._found.append((attributes.get("name", ""), attributes.get("id", ""), hidden))


class _Relations(Events):
    """The parts that hold sheets with cells, by the ids of their relations."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def of(self, archive: zipfile.ZipFile, part: str) -> dict[str, str]:
        self.read(archive.read(part))
        return self.targets

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self.targets[attributes.get("Id", "")] = target.lstrip("/")


class Styles(Events):
    """`cells` gives a `Style` for each number that a cell's attribute "s" may hold; `formats`
    are the number formats that the workbook brings."""

    def __init__(self, content: bytes, known_formats: dict[int, str]) -> None:
        super().__init__()
        self.cells: list[Style] = []
        self._fonts: list[tuple[str, bool]] = []
        self.formats: list[str] = []
        self._formats = dict(known_formats)
        self._path: list[str] = []
        if content:
            self.read(content)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        section = self._path[1] if len(self._path) > 1 else ""
        if section == "numFmts" and name == "numFmt":
            number = attributes.get("numFmtId", "")
            self.formats.append(attributes.get("formatCode", _GENERAL))
            self._formats[int(number)] = self.formats[-1]
        elif section == "fonts" and name == "font":
            self._fonts.append(("", False))
        elif section == "fonts" and name in ("name", "strike"):
            font, is_struck = self._fonts[-1]
            value = attributes.get("val")
            if name == "name":
                font = value or ""
            else:
                is_struck = value is None or is_true(value)
            self._fonts[-1] = (font, is_struck)
        elif section == "cellXfs" and name == "xf":
            font, is_struck = self._fonts[int(attributes.get("fontId", "0"))]
            code = self._formats.get(int(attributes.get("numFmtId", "0")), _GENERAL)
            self.cells.append(Style(font, is_struck, code))

    def end(self, name: str) -> None:
        self._path.pop()


class RichText(Events):
    """Gathers the runs of a shared or an inline string; phonetic readings are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._font: str | None = None
        self._is_struck: bool | None = None
        self._is_phonetic = False

    def start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t" and not self._is_phonetic:
            self.open_text()
        elif name == "r":
            self._font = self._is_struck = None
        elif name == "rPr":
            self._is_struck = False
        elif name == "rFont":
            self._font = attributes.get("val")
        elif name == "strike":
            self._is_struck = "val" not in attributes or is_true(attributes["val"])
        elif name == "rPh":
            self._is_phonetic = True

    def end_text(self, name: str) -> None:
        if name == "t" and not self._is_phonetic:
            text = unescaped(self.taken_text())
            self.runs.append(Run(text, self._font, self._is_struck))
        elif name == "r":
            self._font = self._is_struck = None
        elif name == "rPh":
            self._is_phonetic = False

    def taken_runs(self) -> list[Run]:
        runs, self.runs = self.runs, []
        return runs


class SharedStrings(RichText):
    """`strings` by their number: the runs of each."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.strings: list[list[Run]] = []
        if content:
            self.read(content)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.start_text(name, attributes)

    def end(self, name: str) -> None:
        self.end_text(name)
        if name == "si":
            self.strings.append(self.taken_runs())


def unescaped(text: str) -> str:
    """Excel writes signs that XML forbids as "_x000D_"."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
