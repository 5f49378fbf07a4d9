"""Values that no form asks for, and bodies that are none."""

import json
from random import Random

WORDS = (
    "", " ", "0", "-1", "1e9", "9" * 20, "9" * 400, "-" + "9" * 30, "1.5", "NaN", "inf", "abc",
    "\0", "1\0", "\x1b[0m", "\r\nSet-Cookie: a=b", "\u202e", "\ufeff", "\ud800", "a\udfffb",
    "e\u0302\u0301", "Nguye\u0302\u0303n", "đ", "🏅", "٣", "２", "①", "Ⅷ", "½",
    "31/02/2021", "2021-02-31", "0000-00-00", "99999-01-01", "01/01/0001", "10000-12-31", "24:61",
    "'", '"', "';--", "%", "%00", "%ED%A0%80", "\\", "../../etc/passwd", "a" * 300, "x" * 70_000,
    "*", "NEAR(", 'a AND "', "(", "[", "{", "${7*7}", "{{7*7}}", "<script>alert(1)</script>",
    "all", "None", "null", "true", "on", "[]", "{}", "[1,2,3]", '{"a":', "__all__", "pk__in",
    "title__regex", "-pk", "user__password", "javascript:alert(1)", "//evil.example", "/admin/",
    "http://[::1", "mailto:", "page", "articlepage", "news", "live", "draft", "csv", "xlsx",
)  # fmt: skip
NAMES = (
    "q", "p", "page", "trang", "ngay", "id", "pk", "next", "ordering", "export", "childOf",
    "term", "parent_page", "parent_page_id", "new_parent_page", "locale", "language", "type",
    "content_type", "fields", "limit", "offset", "order", "search", "child_of",
    "descendant_of", "translation_of", "in_preview_panel", "mode", "action", "action-publish",
    "nam", "don_vi", "danh_hieu", "cap", "giai_doan", "pham_vi", "collection_id", "tag",
    "multiple", "to", "is_list", "back", "token", "date", "go_live_at", "expire_at", "results",
    "usage", "state", "status", "user", "object_type", "timestamp_after", "timestamp_before",
    "comments-TOTAL_FORMS", "body-count", "__proto__", "a[]", "format", "filter_spec", "url",
    "loaded_revision_id", "overwrite_revision_id",
)  # fmt: skip


def value(random: Random) -> str:
    """Any of the above, or a mixture of letters from all over Unicode."""
    if random.random() < 0.75:
        return random.choice(WORDS)
    length = random.choice((1, 3, 20, 200))
    return "".join(chr(random.choice((random.randrange(1, 0x250), random.randrange(1, 0x10FFFF))))
                   for _ in range(length))  # fmt: skip


def changed(random: Random, text: str) -> str:
    """A value of a form, spoiled a little."""
    ways = (
        lambda: value(random),
        lambda: text + value(random),
        lambda: text[: len(text) // 2],
        lambda: text * 2,
        lambda: f"-{text}",
    )
    return random.choice(ways)()


def broken_json(random: Random) -> bytes:
    data: object = {random.choice(NAMES): value(random) for _ in range(3)}
    data = random.choice((data, [data], None, 1, "a", [[[[]]]] * 3, {"a": {"b": [1, None]}}))
    text = json.dumps(data).encode()
    return random.choice((text, text[: len(text) // 2], b"[" * 2000, b"\xff\xfe{", b""))


def broken_multipart(random: Random) -> tuple[str, bytes]:
    """A content type and a body that do not fit."""
    part = (
        b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n'
        b"Content-Type: %s\r\n\r\n%s\r\n--x--\r\n"
    ) % (
        random.choice(NAMES).encode(),
        random.choice((b"a.pdf", b"", b"../../a.xlsx", b"\xff.png", b"a" * 400, b"a\0.docx")),
        random.choice((b"image/png", b"application/pdf", b"", b"text/html; charset=nope")),
        random.choice((b"", b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\0")),
    )
    content_type = random.choice(
        (
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=y",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "z" * 300,
            "multipart/mixed; boundary=x",
        )
    )
    return content_type, random.choice((part, part[: len(part) // 2], part[:-4], b"--x", b""))


def header(random: Random) -> tuple[str, str]:
    """The name as WSGI writes it. Values are Latin 1, as servers give them."""
    name = random.choice(
        (
            "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE",
            "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT", "HTTP_X_REQUESTED_WITH", "HTTP_HOST",
            "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO",
            "HTTP_REFERER", "HTTP_ORIGIN", "HTTP_USER_AGENT", "HTTP_COOKIE", "HTTP_CONNECTION",
            "HTTP_CONTENT_ENCODING", "HTTP_X_CSRFTOKEN", "HTTP_FORWARDED", "HTTP_X_REAL_IP",
        )
    )  # fmt: skip
    words = (
        "xx,*;q=zzz", "vi-" + "a" * 600, "gzip;q=abc", "\x00", "x" * 10_000, "hôm qua", "*", "",
        "bytes=9-1", "bytes=0-0,5-9,-", "evil.example", "[::1", "localhost:99999", "a b", "٣", "'",
        "sessionid=\x00; csrftoken=%00", "sessionid=" + "a" * 5000, "messages=x; =; ;", "\xff\xfe",
        "XMLHttpRequest", "W/\"a\", *", "Sun, 99 Nov 0000 99:99:99 GMT", "vi;q=0.8, en",
    )  # fmt: skip
    return name, random.choice(words).encode("utf-8").decode("latin-1")
