"""Rendering a body: anchors, numbered sections, table of contents, few queries."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import get_text_for_indexing

from .address_words import WORDS
from .blocks import GatheredBlock
from .ordinals import ordinal_label
from .pictures import load_missing
from .public_index.pages import in_language
from .text import slug_by_sound

HEADINGS_FOR_CONTENTS = 3
#: Blocks that show nothing but what is typed into them, and what would show more within.
PLAIN_BLOCKS = frozenset({"paragraph", "heading", "ordered_section", "quote", "callout", "table"})
ANCHORED_BLOCKS = frozenset({"heading", "ordered_section"})
_REFERENCE = re.compile(r"linktype|<embed")
#: Parts of a block's stored value that no reader reads.
NOT_WORDS = frozenset({"id", "key", "type", "kind", "level", "url", "table_header_choice"})


@dataclass(frozen=True)
class TocEntry:
    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class RenderedBody:
    """`html` is safe to print; `toc` is empty for an article with fewer than three headings."""

    html: SafeString
    toc: list[TocEntry]

    def __bool__(self) -> bool:
        return bool(self.html)


@dataclass(frozen=True)
class KeptBody:
    """What was rendered when the page was published: the HTML of each block, None for those that
    are rendered when they are shown; and the headings.
    """

    blocks: list[str | None]
    headings: list[TocEntry]


class Body:
    """A page's body, with all that its blocks point to loaded at once: a query a kind.

    With `kept`, only the blocks that it does not hold are looked at.
    """

    def __init__(self, stream: StreamValue, kept: KeptBody | None = None) -> None:
        if kept is not None and len(kept.blocks) != len(stream):
            kept = None
        self.stream, self.kept = stream, kept
        self.children = {
            place: stream[place]
            for place in range(len(stream))
            if kept is None or kept.blocks[place] is None
        }
        values = (child.value for child in self.children.values())
        chosen = [pair for value in values for pair in _chosen(value) if pair[1] is not None]
        self.articles = [value for name, value in chosen if name == "article"]
        self.pages = [value for name, value in chosen if name in ("article", "page")]
        self.images = [value for name, value in chosen if name == "image"]
        self.official_documents = [value for _, value in chosen if hasattr(value, "issuing_body")]

    @cached_property
    def gathered(self) -> dict[int, Any]:
        """Place in the body → what the `GatheredBlock` at that place shows."""
        places: dict[str, list[int]] = {}
        for place, child in self.children.items():
            if isinstance(child.block, GatheredBlock):
                places.setdefault(child.block_type, []).append(place)
        found: dict[int, Any] = {}
        for own in places.values():
            block = self.stream[own[0]].block
            answers = block.gather([self.stream[place].value for place in own])
            found |= dict(zip(own, answers, strict=True))
        return found

    def prefetch(self, articles: Iterable[Model] = (), images: Iterable[Model | None] = ()) -> None:
        """Loads categories and renditions, also of what the page shows around it: two queries."""
        covers = (article.cover for article in self.articles)
        pictured = (getattr(shown, "image", None) for shown in self.gathered.values())
        wanted = (*self.images, *covers, *pictured, *images)
        shown = [image for image in wanted if image is not None]
        prefetch_related_objects([*self.articles, *articles], "categories")
        prefetch_related_objects(shown, "renditions")

    def render(self, context: dict[str, Any]) -> RenderedBody:
        """The HTML and the table of contents; `context` must hold `request` and `page`."""
        blocks, entries = self._render_blocks(context)
        if self.kept:
            kept = enumerate(self.kept.blocks)
            blocks = {place: html for place, html in kept if html is not None} | blocks
            entries = self.kept.headings
        toc = entries if len(entries) >= HEADINGS_FOR_CONTENTS else []
        html = (blocks[place] for place in sorted(blocks))
        return RenderedBody(mark_safe("\n".join(html)), toc)  # noqa: S308 - blocks escape their values

    def keep(self, context: dict[str, Any]) -> KeptBody | None:
        """What can be kept of it: None where headings depend on what others write."""
        raw = list(self.stream.raw_data)
        plain = {place for place, child in enumerate(raw) if child and _is_plain(child)}
        anchored = {
            place for place, child in enumerate(raw) if child and child["type"] in ANCHORED_BLOCKS
        }
        if not plain or anchored - plain:
            return None
        self.children = {place: self.stream[place] for place in sorted(plain)}
        blocks, entries = self._render_blocks(context)
        return KeptBody([blocks.get(place) for place in range(len(raw))], entries)

    def _render_blocks(self, context: dict[str, Any]) -> tuple[dict[int, str], list[TocEntry]]:
        """Place → HTML of the blocks that are looked at, and their headings."""
        locale_id = getattr(context.get("page"), "locale_id", None)
        translations = in_language(self.pages, locale_id)
        load_missing(translations.values())
        entries: list[TocEntry] = []
        used: set[str] = set()
        html: dict[int, str] = {}
        ordinal = 0
        for place, child in self.children.items():
            extra: dict[str, Any] = {}
            if place in self.gathered:
                extra["shown"] = self.gathered[place]
                if extra["shown"] is None:
                    continue
            # Of the article or page that a block leads to, in the language of this page.
            extra["translation"] = translations.get(getattr(_page_of(child.value), "pk", 0))
            if child.block_type == "article_card" and not (
                extra["translation"] or _is_readable(child.value["article"])
            ):
                continue
            if child.block_type == "heading":
                # A subheading that stands below no heading is one itself: no level is skipped.
                level = 3 if child.value["level"] == "h3" and entries else 2
                ordinal = 0 if level == 2 else ordinal
                extra["level"] = f"h{level}"
                extra["anchor"] = _anchor(child.value["text"], used)
                entries.append(TocEntry(level, child.value["text"], extra["anchor"]))
            elif child.block_type == "ordered_section":
                ordinal += 1
                extra["ordinal"], extra["ordinal_label"] = ordinal, ordinal_label(ordinal)
                extra["anchor"] = _anchor(child.value["heading"], used)
                entries.append(TocEntry(2, child.value["heading"], extra["anchor"]))
            html[place] = str(child.block.render(child.value, context={**context, **extra}))
        return html, entries


def _page_of(value: Any) -> Any:
    """The article or page that is chosen in a block."""
    is_struct = isinstance(value, StructValue)
    return (value.get("article") or value.get("page")) if is_struct else None


def _is_plain(child: dict[str, Any]) -> bool:
    """Whether a stored block shows the same until it is edited."""
    is_known = child["type"] in PLAIN_BLOCKS
    return is_known and not _REFERENCE.search(json.dumps(child["value"], ensure_ascii=False))


def plain_text(stream: StreamValue) -> str:
    """The words of a body as a reader sees them; nothing that blocks point to is loaded."""
    texts = (_words(child["value"]) for child in stream.raw_data if child)
    return " ".join(" ".join(words) for words in texts)


def _words(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name not in NOT_WORDS and value:
            yield get_text_for_indexing(value) if "</" in value else value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, name)


def _is_readable(article: Any) -> bool:
    """Whether a visitor may follow a card; in a draft's preview, whether it is live."""
    return article is not None and getattr(article, "is_readable", article.live)


def _anchor(text: str, used: set[str]) -> str:
    """An id of the page's text; the page's own ids never begin like this."""
    base = f"{WORDS['section']}-{slug_by_sound(text or '')[:60]}".strip("-")
    anchor, number = base, 2
    while anchor in used:
        anchor, number = f"{base}-{number}", number + 1
    used.add(anchor)
    return anchor


def _chosen(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, StructValue):
        for name, inner in value.items():
            yield name, inner
            yield from _chosen(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from _chosen(inner)
