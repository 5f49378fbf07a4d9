"""What a file is, by its first bytes and not by its name."""

import re

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_PAGE = re.compile(rb"<(?:html|!doctype html|head|body|table|meta|style)\b")
_OTHERS = (
    ("pdf", re.compile(rb"%pdf-")),
    ("rtf", re.compile(rb"\{\\rtf")),
    (
        "picture",
        re.compile(rb"\x89png|\xff\xd8\xff|gif8|ii\*\x00|mm\x00\*|bm.{4}\x00{4}|.{4}ftyphei"),
    ),
)


def make_of(data: bytes) -> str:
    """One of: zip, old_office, excel_2003, page, message, pdf, rtf, picture, text.

    "text" is whatever is none of the others. A "message" is a web page packed with its parts.
    """
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(OLD_OFFICE):
        return "old_office"
    raw = data[:4_000].lower()
    for make, pattern in _OTHERS:
        if pattern.match(raw):
            return make
    start = raw.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"mime-version:"):
        return "message"
    if not start.startswith(b"<"):
        return "text"
    if _EXCEL_2003 in start and b"<html" not in start:
        return "excel_2003"
    return "page" if _PAGE.search(start) else "text"
