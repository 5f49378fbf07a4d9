"""The site's guide for editors, from Markdown, inside the admin.

The setting NEWS_GUIDE names the file, and which chapter explains which field and block:

    NEWS_GUIDE = {
        "FILE": PROJECT_DIR / "docs/guide.md",
        "FIELDS": {"cover": "4-pictures"},   # of page forms; "homepage.body" for one page type
        "BLOCKS": {"image": "4-pictures"},   # of stream fields, by type
    }

A chapter's anchor is what GitHub makes of its heading, so that the file's own links work in both
places. Pictures lie beside the file or below it; so do further pages, which are Markdown as well.
Without the setting there is no guide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from PIL import Image

from ..extras import is_installed

if TYPE_CHECKING:
    from markdown_it.token import Token

#: The paragraph below this comment lists the chapters; the screen has a list of its own.
OWN_CONTENTS = "<!-- contents -->"
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
PAGE = ".md"
#: Samples to download.
SAMPLES = (".csv", ".docx", ".ods", ".pdf", ".xlsx")


@dataclass(frozen=True)
class Chapter:
    anchor: str
    heading: str

    @property
    def title(self) -> str:
        """The heading without its number."""
        return re.sub(r"^\d+\.\s*", "", self.heading)


@dataclass
class Guide:
    title: str = ""
    html: str = ""
    chapters: list[Chapter] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    #: Pictures and samples, as the guide names them: nothing else beside it is served.
    files: set[str] = field(default_factory=set)
    #: Further Markdown files that it leads to, as it names them.
    pages: set[str] = field(default_factory=set)


def conf() -> dict[str, Any]:
    return {"FILE": None, "FIELDS": {}, "BLOCKS": {}, **getattr(settings, "NEWS_GUIDE", {})}


def guide(page: str = "") -> Guide | None:
    """The guide as it stands in its file now, or a further `page` that it leads to; None where
    the site names none, it is gone, or the package that reads Markdown is not installed."""
    if not conf()["FILE"] or not is_installed("markdown_it"):
        return None
    path = Path(conf()["FILE"])
    if page:
        found = guide()
        if found is None or page not in found.pages:
            return None
        path = path.parent / page
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else None


def files() -> set[str]:
    """The pictures and samples of the guide and of its further pages."""
    found = guide()
    pages = [found, *map(guide, found.pages)] if found else []
    return {name for page in pages if page for name in page.files}


@lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> Guide:
    return render(path.read_text(encoding="utf-8"), path.parent)


def render(text: str, folder: Path) -> Guide:
    """The Markdown as a screen; its pictures lie in `folder` or below."""
    from markdown_it import MarkdownIt  # which sites without a guide do without

    parser = MarkdownIt("commonmark").enable("table")
    found = Guide()
    tokens = list(_shown(parser.parse(text), found, folder))
    found.html = mark_safe(parser.renderer.render(tokens, parser.options, {}))  # noqa: S308
    return found


def _shown(tokens: "list[Token]", found: Guide, folder: Path) -> "Iterator[Token]":
    """The tokens with anchors and addresses; what they hold is noted in `found`."""
    leaving_out = ""
    is_in_title = False
    for number, token in enumerate(tokens):
        if token.type == "html_block" and token.content.strip() == OWN_CONTENTS:
            leaving_out = "paragraph_close"
        if leaving_out:
            leaving_out = "" if token.type == leaving_out else leaving_out
            continue
        if token.type == "heading_open":
            heading = _plain(tokens[number + 1])
            if token.tag == "h1":
                found.title, is_in_title = heading, True
            else:
                anchor = anchor_of(heading)
                token.attrSet("id", anchor)
                found.anchors.add(anchor)
                if token.tag == "h2":
                    found.chapters.append(Chapter(anchor, heading))
        if is_in_title:
            is_in_title = token.type != "heading_close"
            continue
        for child in token.children or ():
            if child.type == "image":
                name = unquote(str(child.attrGet("src")))
                found.files.add(name)
                child.attrSet("src", reverse("news_guide_file", args=[name]))
                child.attrSet("loading", "lazy")
                _keep_room(child, folder / name)
            elif child.type == "link_open":
                name = unquote(str(child.attrGet("href")))
                page, sign, anchor = name.partition("#")
                if "://" not in name and name.lower().endswith(SAMPLES):
                    found.files.add(name)
                    child.attrSet("href", reverse("news_guide_file", args=[name]))
                elif "://" not in name and page.lower().endswith(PAGE):
                    child.attrSet("href", f"{_page_address(page, found)}{sign}{anchor}")
        if token.type == "table_open":
            token.attrSet("class", "listing")
        yield token


def _page_address(name: str, found: Guide) -> str:
    """Where a Markdown file is shown: the guide itself, or a further page."""
    if name == Path(conf()["FILE"] or "").name:
        return reverse("news_guide")
    found.pages.add(name)
    return reverse("news_guide_file", args=[name])


def _plain(inline: "Token") -> str:
    """A heading's words without its marks."""
    return "".join(child.content for child in inline.children or ())


def _keep_room(picture: "Token", path: Path) -> None:
    """A picture that comes late must not push away the chapter that was asked for."""
    try:
        with Image.open(path) as image:
            width, height = image.size
    except OSError:
        return  # missing or damaged: the guide shows its alternative text
    picture.attrSet("width", width)
    picture.attrSet("height", height)


def anchor_of(heading: str) -> str:
    """As GitHub makes it: letters, digits and hyphens, in lower case."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def links() -> dict[str, dict[str, dict[str, str]]]:
    """For the form: the address and the title of the chapter on each field and block."""
    found = guide()
    if found is None:
        return {}
    titles = {chapter.anchor: chapter.title for chapter in found.chapters}
    start = reverse("news_guide")
    return {
        kind.lower(): {
            name: {"address": f"{start}#{anchor}", "title": titles.get(anchor, found.title)}
            # Those of one page type first: a field gets one link.
            for name, anchor in sorted(conf()[kind].items(), key=lambda one: "." not in one[0])
        }
        for kind in ("FIELDS", "BLOCKS")
    }
