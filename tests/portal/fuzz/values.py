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


#: Fields that take files, where no form says which.
FILES = ("file", "files[]", "import_file", "avatar", "upload", "wagtail__file", "image")
NAMES_OF_FILES = (
    "a.pdf", "", "../../a.xlsx", "\xff.png", "a" * 400 + ".docx", "a\0.docx", "con.csv",
    ".htaccess", "a.php.png", "đợt thi đua.xlsx", "a.svg", 'a;b="c".docx', "\u202efdp.exe", "a.XLS",
    "noname",
)  # fmt: skip
TYPES_OF_FILES = ("image/png", "application/pdf", "", "text/html; charset=nope", "a/b/c", "\xff")
CONTENTS = (
    b"", b"\0", b"%PDF-1.4", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"a,b\n\"c", b"\xff\xfe{",
    b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a\xff\xff\xff\xff\0\0\0", b"RIFF\0\0\0\0WEBPVP8 ",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<?xml version='1.0'?><!DOCTYPE a>",
    b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "Họ và tên\tDanh hiệu\nNguyễn Văn A\tLao động tiên tiến".encode("utf-16"), b"," * 5_000,
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


def multipart(random: Random, fields: list[tuple[str, str]], files: list[str]) -> bytes:
    """A body whose boundary is "x": a form with files that are not what they are called."""
    parts = [
        f'name="{name}"\r\n\r\n{text}'.encode("utf-8", "surrogatepass") for name, text in fields
    ]
    for field in files * random.choice((1, 1, 1, 2)):
        name, kind = random.choice(NAMES_OF_FILES), random.choice(TYPES_OF_FILES)
        head = f'name="{field}"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        parts.append(head.encode() + random.choice(CONTENTS))
    body = b"".join(b"--x\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts)
    return body + b"--x--\r\n"


def json_of(random: Random, fields: list[tuple[str, str]]) -> bytes:
    """The fields as a script would send them, some of another type."""
    types = (lambda text: text, lambda text: [text], lambda text: {text: text}, len, bool)
    data = {name: random.choice(types)(text) for name, text in fields}  # type: ignore[operator]
    return json.dumps(random.choice((data, [data], {"items": [data]}))).encode()


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
            "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_TRANSFER_ENCODING",
            "HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_RANGE", "HTTP_ACCEPT", "HTTP_SEC_FETCH_SITE",
        )
    )  # fmt: skip
    words = (
        "xx,*;q=zzz", "vi-" + "a" * 600, "gzip;q=abc", "\x00", "x" * 10_000, "hôm qua", "*", "",
        "bytes=9-1", "bytes=0-0,5-9,-", "evil.example", "[::1", "localhost:99999", "a b", "٣", "'",
        "sessionid=\x00; csrftoken=%00", "sessionid=" + "a" * 5000, "messages=x; =; ;", "\xff\xfe",
        "application/json", "application/json; indent=a", "text/html;q=0", "*/*;q=a", "bytes=0-99",
        "bytes=-1", "bytes=5-", "bytes=99999999999999999999-", "chunked", "DELETE", "null", "1",
        "django_language=../../a; wagtail_sidebar_collapsed=2", "sessionid=" + "\u0661" * 32,
        "XMLHttpRequest", "W/\"a\", *", "Sun, 99 Nov 0000 99:99:99 GMT", "vi;q=0.8, en",
    )  # fmt: skip
    return name, random.choice(words).encode("utf-8").decode("latin-1")
