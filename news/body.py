"""Rendering a body: anchors, numbered sections, table of contents, few queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .ordinals import ordinal_label
from .text import slug_from

HEADINGS_FOR_CONTENTS = 3


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


def render_body(stream: StreamValue, context: dict[str, Any]) -> RenderedBody:
    """Renders `stream` with `context` (which must hold `request` and `page`)."""
    _prefetch(stream)
    entries: list[TocEntry] = []
    used: set[str] = set()
    html: list[str] = []
    ordinal = 0
    for child in stream:
        extra: dict[str, Any] = {}
        if child.block_type == "heading":
            level = 3 if child.value["level"] == "h3" else 2
            ordinal = 0 if level == 2 else ordinal
            extra["anchor"] = _anchor(child.value["text"], used)
            entries.append(TocEntry(level, child.value["text"], extra["anchor"]))
        elif child.block_type == "ordered_section":
            ordinal += 1
            extra["ordinal"], extra["ordinal_label"] = ordinal, ordinal_label(ordinal)
            extra["anchor"] = _anchor(child.value["heading"], used)
            entries.append(TocEntry(2, child.value["heading"], extra["anchor"]))
        html.append(str(child.block.render(child.value, context={**context, **extra})))
    toc = entries if len(entries) >= HEADINGS_FOR_CONTENTS else []
    return RenderedBody(mark_safe("\n".join(html)), toc)  # noqa: S308 - blocks escape their values


def _anchor(text: str, used: set[str]) -> str:
    base = slug_from(text or "")[:60].strip("-") or "muc"
    anchor, number = base, 2
    while anchor in used:
        anchor, number = f"{base}-{number}", number + 1
    used.add(anchor)
    return anchor


def _prefetch(stream: StreamValue) -> None:
    """Loads what all blocks point to at once: a query a kind, not a query a block."""
    by_field: dict[str, list[Model]] = {"image": [], "document": []}
    for child in stream:
        for name, value in _chosen(child.value):
            if name in by_field and value is not None:
                by_field[name].append(value)
    if by_field["image"]:
        prefetch_related_objects(by_field["image"], "renditions")
    official = [row for row in by_field["document"] if hasattr(row, "issuing_body")]
    if official:
        prefetch_related_objects(official, "file")


def _chosen(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, StructValue):
        for name, inner in value.items():
            yield name, inner
            yield from _chosen(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from _chosen(inner)
