"""Requests by chance: a seed and a number always make the same one of the same site."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from tests.portal.rights.addresses import Address, addresses
from tests.portal.rights.objects import World
from tests.portal.rights.roles import ADMINISTRATOR, ANONYMOUS, ROLES
from tests.portal.rights.table import row_of

from . import values

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
FIELD = re.compile(r"<(?:input|textarea|select|button)\b[^>]*\bname=\"([^\"]+)\"[^>]*?>")
FILE = re.compile(r"<input\b(?=[^>]*\btype=\"file\")[^>]*\bname=\"([^\"]+)\"")
VALUE = re.compile(r"\bvalue=\"([^\"]*)\"")
LINK = re.compile(r"(?:href|action)=\"(/[^\"#]*)")
#: Of the pages that are crawled before anything is sent.
CRAWLED = 120
#: There to fail.
OMITTED = ("wagtailadmin_error_test",)
METHODS = ("GET",) * 20 + ("POST",) * 15 + (
    "HEAD", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "PATCH", "TRACE", "LINK",
)  # fmt: skip
#: Addresses that no page links to.
UNLINKED = (
    "/sitemap.xml", "/sitemap-1.xml", "/robots.txt", "/.well-known/security.txt", "/favicon.ico",
    "/documents/1/a.pdf", "/media/original_images/a.png", "/media/documents/zqfilezq.pdf",
    "/_util/login/", "/_util/root/", "/mat-khau/", "/static/news/news.css", "/en/news/rss/",
    "/tim-kiem/?q=bimat", "/en/search/?q=bimat", "/tin-tuc/rss/", "/tin-tuc/?ngay=2021-02",
)  # fmt: skip
#: Of objects that are gone.
GONE = dict.fromkeys(("page", "pk", "key", "row", "revision_id", "task_state_id"), 987_654)


@dataclass
class Request:
    role: str
    method: str
    #: As it is sent: quoted, with its query.
    path: str
    query: str = ""
    content_type: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"{self.method} {self.path}?{self.query} by {self.role}"]
        lines += [f"  {name}: {text!r}" for name, text in self.headers.items()]
        if self.body:
            lines.append(f"  {self.content_type}: {self.body[:2000]!r}")
        return "\n".join(lines)


class Requests:
    """`get` answers a path for a role with text, for the fields of forms and the links of pages."""

    def __init__(self, world: World, get: Callable[[str, str], str]) -> None:
        self.world = world
        self.get = get
        self.admin = [one for one in addresses() if one.name not in OMITTED]
        self.things = [thing for kind in world.objects.values() for thing in kind.values()]
        self.things.append(GONE)
        self.files: dict[str, list[str]] = {}
        self.fields: dict[str, list[tuple[str, str]]] = {}
        self.public = self._crawl()

    def number(self, seed: int, number: int) -> Request:
        random = Random(f"{seed} {number}")
        if random.random() < 0.4:
            return self._public(random)
        return self._admin(random)

    def _public(self, random: Random) -> Request:
        path, _mark, query = random.choice(self.public).partition("?")
        if random.random() < 0.4:
            steps = path.strip("/").split("/")
            steps.insert(random.randrange(len(steps) + 1), _quoted(values.value(random)[:3000]))
            path = "/" + "/".join(steps[: random.choice((1, 2, 9))]) + random.choice(("/", ""))
        request = Request(self._role(random, 0.7), random.choice(METHODS), path, query)
        self._fill(random, request, path, [])
        return request

    def _admin(self, random: Random) -> Request:
        address = random.choice(self.admin)
        thing = self._thing(random, address)
        if random.random() < 0.3:
            spoiled = {name: _quoted(values.value(random)[:2000]) for name in _some(random, thing)}
            thing = {**thing, **spoiled}
        path = address.about(thing)
        if random.random() < 0.05:
            path = path.rstrip("/") + "/" + _quoted(values.value(random)[:2000])
        request = Request(self._role(random, 0.05), random.choice(METHODS), _ascii(path))
        row = row_of(address.name)
        sends = row.sent_about(_Default(thing)) if row and row.sends else {}
        self._fill(random, request, path, [*sends.items()])
        if "id=" not in request.query and random.random() < 0.5:
            request.query += f"&id={thing.get('pk', thing.get('page', 1))}"
        return request

    def _thing(self, random: Random, address: Address) -> dict[str, Any]:
        row = row_of(address.name)
        of_kind = self.world.objects.get(row.takes) if row and row.takes else None
        if of_kind and random.random() < 0.8:
            return random.choice([*of_kind.values()])
        if of_kind and random.random() < 0.3:
            return random.choice([*of_kind.values()]) | GONE
        return random.choice(self.things)

    def _role(self, random: Random, strangers: float) -> str:
        if random.random() < strangers:
            return ANONYMOUS
        return ADMINISTRATOR if random.random() < 0.5 else random.choice(ROLES)

    def _fill(
        self, random: Random, request: Request, path: str, sends: list[tuple[str, str]]
    ) -> None:
        if random.random() < 0.7:
            query = [(random.choice(values.NAMES), values.value(random)) for _ in range(2)]
            if random.random() < 0.5:
                query += self._spoiled(random, path, sends)[:6]
            more = urlencode(query, errors="surrogatepass")
            request.query = "&".join(filter(None, (request.query, more)))
            if random.random() < 0.1:
                request.query += random.choice(("&%ED%A0%80=%FF", "&&=&=a", "&q=%", "&q[]=1&q[]=2"))
        if request.method in ("POST", "PUT", "PATCH"):
            self._body(random, request, path, sends)
        for _ in range(random.choice((0, 0, 0, 1, 2))):
            name, text = values.header(random)
            request.headers[name] = text

    def _body(
        self, random: Random, request: Request, path: str, sends: list[tuple[str, str]]
    ) -> None:
        kind = random.random()
        fields = self._spoiled(random, path, sends)
        files = self.files.get(path, [])
        if kind < (0.6 if files else 0.1):
            request.content_type = MULTIPART
            request.body = values.multipart(random, fields, files or [random.choice(values.FILES)])
        elif kind < 0.65:
            request.content_type = FORM
            request.body = urlencode(fields, errors="surrogatepass").encode()
        elif kind < 0.72:
            request.content_type = "application/json"
            request.body = values.json_of(random, fields)
        elif kind < 0.82:
            request.content_type, request.body = values.broken_multipart(random)
        else:
            types = ("application/json", FORM, "text/plain", "", "application/json; charset=nope")
            request.content_type, request.body = random.choice(types), values.broken_json(random)

    def _spoiled(
        self, random: Random, path: str, sends: list[tuple[str, str]]
    ) -> list[tuple[str, str]]:
        """`sends` and the fields of the form at `path`, with some left out, spoiled, repeated or
        unknown.
        """
        fields = [*sends, *self._fields_at(path)]
        for _ in range(random.choice((0, 1, 1, 2, 5))):
            act = random.random()
            if fields and act < 0.55:
                at = random.randrange(len(fields))
                name, text = fields[at]
                fields[at] = (name, values.changed(random, text))
            elif fields and act < 0.75:
                del fields[random.randrange(len(fields))]
            elif fields and act < 0.85:
                fields.append(random.choice(fields))
            else:
                fields.append((random.choice(values.NAMES), values.value(random)))
        return fields

    def _fields_at(self, path: str) -> list[tuple[str, str]]:
        if path not in self.fields:
            html = self.get(ADMINISTRATOR, path)
            self.fields[path] = _fields(html)
            self.files[path] = [unescape(name) for name in FILE.findall(html)]
        return self.fields[path]

    def _crawl(self) -> list[str]:
        waiting = ["/", "/en/", *UNLINKED]
        found: list[str] = []
        kinds: dict[str, int] = {}
        while waiting and len(found) < CRAWLED:
            path = waiting.pop(0)
            kind = re.sub(r"\d+|=[^&]*", "", path)
            kinds[kind] = kinds.get(kind, 0) + 1
            if path in found or kinds[kind] > 3 or path.startswith("/admin/"):
                continue
            found.append(path)
            waiting += map(unescape, LINK.findall(self.get(ANONYMOUS, path)))
        return found


class _Default(dict[str, Any]):
    """Of an object of another kind: what it lacks is 1."""

    def __missing__(self, name: str) -> int:
        return 1


def _fields(html: str) -> list[tuple[str, str]]:
    found = []
    for match in FIELD.finditer(html):
        text = VALUE.search(match[0])
        found.append((unescape(match[1]), unescape(text[1]) if text else ""))
    return [pair for pair in found if pair[0] != "csrfmiddlewaretoken"]


def _some(random: Random, thing: dict[str, Any]) -> list[str]:
    return random.sample([*thing], random.randrange(1, len(thing) + 1))


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def _ascii(path: str) -> str:
    return quote(path.encode("utf-8", "surrogatepass"), safe="/%:+.,()")
