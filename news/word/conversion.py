"""The one way in: HTML from elsewhere, blocks of a body out."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from . import plain_fields, writing
from .reading import Grid, Line, Reader

#: Fifty pages of Word's HTML have about half of it; pictures within are none of the text.
MOST_CHARACTERS = 1_000_000


class TooLong(ValueError):
    """More HTML than is read."""


@dataclass(frozen=True)
class Converted:
    """What a text from elsewhere becomes.

    `blocks`: as a StreamField stores them, `{"type": …, "value": …}`, of the types "paragraph",
    "heading", "ordered_section" and "table" of `news.blocks.BodyStreamBlock`. All HTML in them is
    made here, of the tags p, b, i, sup, sub, a, ul, ol, li and br, everything else escaped; links
    lead to http, https, mailto or tel.
    `taken`: how many headings, sections, tables, lists and paragraphs there are.
    `left_out`: how often something could not come along: images, text_boxes, comments, changes (of
    a tracked document: what was inserted is in, what was deleted is not), notes (footnotes, whose
    texts stand at the end), embedded, fields, inner_tables, rows, colours (0 or 1).
    """

    pieces: list[Line | Grid]
    blocks: list[dict[str, Any]]
    taken: Counter[str]
    left_out: Counter[str]

    @property
    def has_structure(self) -> bool:
        """Whether one rich text cannot hold it."""
        return any(block["type"] != "paragraph" for block in self.blocks)

    def rich_text(self, features: Collection[str]) -> tuple[str, Counter[str]]:
        """All of it as one rich text of these features of Wagtail's, and what had to become plain
        paragraphs for that: headings, tables, lists.
        """
        return plain_fields.rich_text(self.pieces, features)


def convert(html: str) -> Converted:
    """What `html` says as blocks. Raises `TooLong` beyond `MOST_CHARACTERS`; any other input,
    broken or hostile, is read as far as it makes sense.
    """
    if len(html) > MOST_CHARACTERS:
        raise TooLong
    reader = Reader()
    pieces = reader.read(html)
    blocks, taken = writing.blocks_of(pieces)
    return Converted(pieces, blocks, taken, +reader.left_out)
