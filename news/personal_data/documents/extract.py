"""The texts of a document, piece by piece, each with where it stands. Knows nothing of Django.

What programs do not show is text as well: comments, and what a tracked change took out.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any

from defusedxml import ElementTree

from ...extras import is_installed

#: A text and where it stands: the kind of place, and its number or name.
Piece = tuple[str, str, str]

PAGE, SHEET, SLIDE, COMMENTS, DELETED, TEXT = (
    "page", "sheet", "slide", "comments", "deleted", "text",
)  # fmt: skip
#: Pages of a PDF that are read.
MOST_PAGES = 200
#: Rows of a spreadsheet that are read, and signs of a plain text.
MOST_ROWS, MOST_SIGNS = 20_000, 4_000_000
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml")
#: Bytes that a part of a packed file may have when it is unpacked.
MOST_BYTES = 64 * 1024 * 1024


class TooLarge(Exception):
    """A part is larger than what is read."""


def pieces_of(file: IO[bytes], kind: str) -> Iterator[Piece]:
    """Of a file of this kind, as `news.files.documents.kind_of` tells it; raises whatever the
    reading library raises for one that is damaged or locked.
    """
    return _READERS[kind](file)


def can_read(kind: str) -> bool:
    if kind == "pdf":
        return is_installed("pypdf")
    if kind in ("xlsx", "xls", "ods"):
        return is_installed("python_calamine")
    return kind in _READERS


def _pdf(file: IO[bytes]) -> Iterator[Piece]:
    import pypdf

    for number, page in enumerate(pypdf.PdfReader(file).pages, start=1):
        if number > MOST_PAGES:
            return
        yield PAGE, str(number), page.extract_text()


def _docx(file: IO[bytes]) -> Iterator[Piece]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|(foot|end)notes|header\d*|footer\d*)\.xml", name):
                yield from _word_texts(archive, name)
            elif re.fullmatch(r"word/comments\w*\.xml", name):
                yield from ((COMMENTS, "", text) for text in _paragraphs(archive, name))


def _word_texts(archive: zipfile.ZipFile, name: str) -> Iterator[Piece]:
    """Pages are as the program broke them when the file was saved."""
    page, shown, deleted = 1, [], []
    for element in _elements(archive, name):
        tag = _local(element.tag)
        if tag == "t":
            shown.append(element.text or "")
        elif tag == "delText":
            deleted.append(element.text or "")
        elif tag in ("tab", "br", "cr"):
            shown.append(" ")
            page += tag == "br" and "page" in element.attrib.values()
        elif tag == "lastRenderedPageBreak":
            page += 1
        elif tag == "p":
            yield PAGE, str(page), "".join(shown)
            yield DELETED, str(page), "".join(deleted)
            shown, deleted = [], []


def _slides(file: IO[bytes]) -> Iterator[Piece]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if found := re.fullmatch(
                r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml", name
            ):
                yield from ((SLIDE, found[1], text) for text in _paragraphs(archive, name))
            elif re.match(r"ppt/comments/.*\.xml", name):
                yield from ((COMMENTS, "", text) for text in _paragraphs(archive, name))


def _open_document(file: IO[bytes]) -> Iterator[Piece]:
    with zipfile.ZipFile(file) as archive:
        yield from ((TEXT, "", text) for text in _paragraphs(archive, "content.xml"))


def _spreadsheet(file: IO[bytes]) -> Iterator[Piece]:
    """Rows with the heading before each cell, so that a bare date says what it is."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(file)
    for name in book.sheet_names:
        headings: list[str] = []
        for row in book.get_sheet_by_name(name).to_python(nrows=MOST_ROWS):
            cells = [_cell(value) for value in row]
            if not headings and sum(any(map(str.isalpha, cell)) for cell in cells) > 1:
                headings = cells
            named = zip(headings or cells, cells, strict=True)
            parts = [f"{head}: {cell}" if head != cell else cell for head, cell in named if cell]
            yield SHEET, name, " | ".join(parts)


def _cell(value: Any) -> str:
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if is_whole else value).strip()


def _plain(file: IO[bytes]) -> Iterator[Piece]:
    yield TEXT, "", file.read(MOST_SIGNS).decode("utf-8", errors="replace")


def _paragraphs(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The text of each paragraph of a part, whatever its format calls the pieces of one."""
    for element in _elements(archive, name, keep={"p", "h"}):
        if _local(element.tag) in ("p", "h", "text"):
            yield "".join(element.itertext())
            element.clear()


def _elements(archive: zipfile.ZipFile, name: str, keep: set[str] | None = None) -> Iterator[Any]:
    """Each element of a part once it is closed, emptied afterwards; those below `keep` with it."""
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise TooLarge(name)
    with archive.open(name) as part:
        inside = 0
        for event, element in ElementTree.iterparse(part, events=("start", "end")):
            is_kept = keep is not None and _local(element.tag) in keep
            inside += is_kept and (1 if event == "start" else -1)
            if event == "end":
                yield element
                if not inside:
                    element.clear()


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


_READERS: dict[str, Callable[[IO[bytes]], Iterator[Piece]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "pptx": _slides,
    "odt": _open_document,
    "odp": _open_document,
    "xlsx": _spreadsheet,
    "xls": _spreadsheet,
    "ods": _spreadsheet,
    "text": _plain,
}
