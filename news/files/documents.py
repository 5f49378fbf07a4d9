"""Which documents are accepted: told by what is in them, never by their names alone.

Programs, web pages and drawings with scripts would run in a reader's browser or on her machine
under the name of the office; so would macros. What a file is called must fit what it is, for that
is how it is handed out.
"""

import os
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Ending → what is in such a file. What is not here is refused.
KINDS = {
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "xlsx",
    "pptx": "pptx",
    "doc": "doc",
    "xls": "xls",
    "ppt": "ppt",
    "odt": "odt",
    "ods": "ods",
    "odp": "odp",
    "rtf": "rtf",
    "txt": "text",
    "csv": "text",
}
#: As editors read it.
ACCEPTED = "PDF, DOCX, DOC, XLSX, XLS, PPTX, PPT, ODT, ODS, ODP, RTF, TXT, CSV"

# What the list of contents of an Office file says of its main part.
_OOXML = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
    b"presentationml.slideshow.main+xml": "pptx",
}
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# Streams of the old Office formats, as their directory names them.
_OLE = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES_OF_A_PART = 1_000_000
#: In bytes: the mark of the end stands in the last 1,024, but some programs write on behind it.
_END_OF_A_PDF = 16 * 1024
_MACRO, _UNKNOWN = "macro", ""
_MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)", re.IGNORECASE)


def check_document(file: Any, name: str) -> None:
    """Raises `ValidationError`, in words for editors, for a file that is not accepted."""
    base = PurePath(name.replace("\\", "/")).name
    ending = PurePath(base).suffix.lower().removeprefix(".")
    found = kind_of(file)
    if found == _MACRO:
        text = _(
            "“%(name)s” contains macros, which could do harm on readers' machines. "
            "Save it without macros (as .docx or .xlsx), or as PDF."
        )
    elif found == _UNKNOWN and KINDS.get(ending, "text") != "text":
        text = _(
            "“%(name)s” is not accepted: it is damaged, or something else than its name says. Open "
            "it in the program that made it and save it anew. Accepted are: %(accepted)s."
        )
    elif ending not in KINDS or found == _UNKNOWN:
        text = _("Files like “%(name)s” are not accepted. Accepted are: %(accepted)s.")
    elif KINDS[ending] != found:
        text = _(
            "“%(name)s” is not what its name says: there is a file of the kind %(kind)s in it. "
            "Save it anew from the program that made it."
        )
    else:
        return
    values = {"name": base, "accepted": ACCEPTED, "kind": found.upper()}
    raise ValidationError(text % values, code="document_not_accepted")


def check_end(file: Any, name: str) -> None:
    """Raises `ValidationError` for a PDF that ends too early, as after a broken download."""
    try:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - _END_OF_A_PDF))
        end = file.read()
    finally:
        file.seek(0)
    if kind_of(file) == "pdf" and not (b"%%EOF" in end or b"startxref" in end):
        text = _(
            "“%(name)s” is not accepted: it is damaged, its end is missing. Open it, save it anew "
            "as PDF and upload that."
        )
        base = PurePath(name.replace("\\", "/")).name
        raise ValidationError(text % {"name": base}, code="document_damaged")


def kind_of(file: Any) -> str:
    """One of the values of `KINDS`; "macro"; or "" for anything else. Reads from the beginning
    and leaves the file there.
    """
    try:
        file.seek(0)
        head = file.read(1024)
        if head.startswith(b"PK\x03\x04"):
            return _kind_of_archive(file)
        file.seek(0)
        if b"%PDF-" in head:
            return "pdf"
        if head.startswith(_OLE_MAGIC):
            return _kind_of_ole(file.read())
        if head.startswith(b"{\\rtf"):
            content = file.read().lower()
            return _MACRO if b"\\objdata" in content or b"\\objupdate" in content else "rtf"
        return "text" if _is_text(file.read()) else _UNKNOWN
    finally:
        file.seek(0)


def _kind_of_archive(file: Any) -> str:
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            if _has_macros(names):
                return _MACRO
            if "[Content_Types].xml" in names:
                types = _part(archive, "[Content_Types].xml")
                if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
                    return _MACRO
                return next((kind for key, kind in _OOXML.items() if key in types), _UNKNOWN)
            if "mimetype" in names:
                return _ODF.get(_part(archive, "mimetype").strip(), _UNKNOWN)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        pass  # damaged, or encrypted: then nobody can know what is in it
    return _UNKNOWN


def _part(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST_BYTES_OF_A_PART)


def _has_macros(names: Iterable[str]) -> bool:
    folded = [name.lower() for name in names]
    return any(
        "vbaproject" in name or "macrosheets/" in name or name.startswith(("basic/", "scripts/"))
        for name in folded
    )


def _kind_of_ole(content: bytes) -> str:
    if _utf16("_VBA_PROJECT") in content:
        return _MACRO
    return next((kind for name, kind in _OLE.items() if _utf16(name) in content), _UNKNOWN)


def _utf16(name: str) -> bytes:
    """With the end of the name, as a directory has it."""
    return name.encode("utf-16-le") + b"\0\0"


def _is_text(content: bytes) -> bool:
    if not content:
        return False
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not _MARKUP.search(text[:100_000].encode())
