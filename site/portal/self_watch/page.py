"""What a page of HTML holds, as far as somebody who hijacked it could have put it there."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

#: Types of script elements that run nothing.
DATA = {"application/ld+json", "application/json"}
_FRAMES = {"iframe": "src", "frame": "src", "object": "data", "embed": "src"}
_SPACE = re.compile(r"\s+")


@dataclass
class Page:
    """Addresses are absolute. `inline` are the beginnings of scripts that stand in the page;
    `own_links` stand in its main part.
    """

    links: set[str] = field(default_factory=set)
    own_links: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    inline: set[str] = field(default_factory=set)
    frames: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    refreshes: set[str] = field(default_factory=set)
    text: str = ""


def read(html: str, address: str) -> Page:
    """The page at `address`; a broken one gives what a browser would make of it."""
    soup = BeautifulSoup(html, "html.parser")
    page = Page()

    def absolute(value: object) -> str:
        return urljoin(address, str(value).strip())

    for link in soup.find_all(["a", "area"], href=True):
        page.links.add(absolute(link["href"]).partition("#")[0])
    for link in soup.select("main a[href]"):
        page.own_links.add(absolute(link["href"]).partition("#")[0])
    for script in soup.find_all("script"):
        if script.get("src"):
            page.scripts.add(absolute(script["src"]))
        elif str(script.get("type", "")).lower() not in DATA:
            page.inline.add(_SPACE.sub(" ", script.get_text())[:120].strip())
    for name, attribute in _FRAMES.items():
        for frame in soup.find_all(name):
            page.frames.add(absolute(frame.get(attribute, "")))
    for form in soup.find_all("form"):
        page.forms.add(absolute(form.get("action", "")))
    for meta in soup.find_all("meta", attrs={"http-equiv": True}):
        if str(meta["http-equiv"]).lower() == "refresh":
            target = str(meta.get("content", "")).partition("=")[2].strip(" '\"")
            page.refreshes.add(absolute(target))
    for base in soup.find_all("base", href=True):
        page.refreshes.add(absolute(base["href"]))
    # A hidden block is read as well: that is where foreign links stand.
    for dead in soup(["script", "style", "template"]):
        dead.decompose()
    page.text = _SPACE.sub(" ", soup.get_text(" ")).strip()
    return page


def host_of(address: str) -> str:
    """In small letters, without the port; "" for an address without one, or a broken one."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
