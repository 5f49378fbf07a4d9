"""Web pages that are called ".xls", for the corpus."""

import quopri


def page(body: str) -> bytes:
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta '
        'http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
        f"<body>{body}</body></html>"
    ).encode()


def message(body: str) -> bytes:
    """A page packed as Excel packs its "single file web page"."""
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart"\r\n\r\n'
        "------=_NextPart\r\nContent-Location: file:///C:/ds/sheet001.htm\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    )
    return head.encode() + quopri.encodestring(page(body)) + b"\r\n------=_NextPart--\r\n"
