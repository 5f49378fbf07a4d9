"""From HTML to lines and tables, in the order of the text."""

import re
from collections import Counter
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import Comment, PreformattedString

from . import lists, styles
from .lists import Item
from .markup import copied_part, without_declarations
from .runs import Run, one_line, tidied

#: Deeper is no text that anybody wrote: its words are taken without their marks.
DEEPEST = 100
_NO_STYLE: frozenset[str] = frozenset()
_NOTE_REFERENCE = re.compile(r"_(?:ftn|edn)(?:ref)?\d+$|sd(?:foot|end)note\d+(?:anc|sym)$")
_IN_THE_NOTE = re.compile(r"_(?:ftn|edn)ref\d+$|anc$")
_COMMENT_REFERENCE = re.compile(r"#(?:_msocom_|_msoanchor_|cmnt)", re.IGNORECASE)


@dataclass
class Line:
    """A paragraph, a heading (`level` from 1), or an item of a list."""

    runs: list[Run]
    level: int = 0
    item: Item | None = None
    is_caption: bool = False


@dataclass
class Cell:
    """`across` and `down`: over how many columns and rows it reaches."""

    lines: list[Line]
    across: int = 1
    down: int = 1
    is_heading: bool = False


@dataclass
class Grid:
    rows: list[list[Cell]]
    caption: str = ""


@dataclass
class _List:
    tag: Tag
    is_ordered: bool
    in_numbers: bool
    number: int


@dataclass
class _Paragraph:
    """What the paragraph is whose words come next."""

    level: int = 0
    item: Item | None = None
    is_caption: bool = False
    word_list: int | None = None
    marker: str = ""
    #: A list's item has begun: what follows within it goes on in it.
    begun: Line | None = None


@dataclass
class Reader:
    """Walks through the HTML; `pieces` is what it found, `left_out` counts what it passed by."""

    left_out: Counter[str] = field(default_factory=Counter)
    pieces: list[Line | Grid] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)

    def read(self, html: str) -> list[Line | Grid]:
        soup = BeautifulSoup(without_declarations(copied_part(html)), "html.parser")
        self.left_out["text_boxes"] += len(re.findall(r"<v:textbox\b", html, re.IGNORECASE))
        self.walk(soup, _NO_STYLE, "", 0)
        self._end()
        return self.pieces

    def walk(self, node: Tag, around: frozenset[str], href: str, depth: int) -> None:
        if depth > DEEPEST:
            self._add(node.get_text(" "), around, href)
            return
        for child in node.children:
            if isinstance(child, Tag):
                self._enter(child, around, href, depth + 1)
            elif isinstance(child, Comment | PreformattedString):
                continue
            elif isinstance(child, NavigableString):
                self._add(str(child), around, href)

    def _enter(self, tag: Tag, around: frozenset[str], href: str, depth: int) -> None:
        name = tag.name.lower()
        declared = styles.css(tag)
        if name in styles.SKIPPED or (name != "o:p" and styles.is_hidden(declared)):
            return
        if self._is_left_out(tag, name, declared):
            return
        if name == "br":
            is_page = "page-break-before" in declared or declared.get("page-break") == "always"
            self._add(" " if is_page else "\n", around, href)
        elif name == "table":
            self._table(tag, depth)
        elif name in ("ul", "ol"):
            self._list(tag, name, declared, around, depth)
        elif name == "li":
            self._item(tag, declared, around, depth)
        elif name in styles.PARAGRAPHS:
            self._block(tag, name, declared, around, depth)
        else:
            if name != "a" and not href and styles.is_coloured(tag, declared):
                self.left_out["colours"] = 1
            if lists.is_marker(declared):
                self._paragraph.marker += tag.get_text()
                return
            inner = styles.styles_of(tag, declared, around)
            target = str(tag.get("href") or "")
            if _NOTE_REFERENCE.search(target):
                self._note(tag, target)
            else:
                own = styles.safe_link(target) if name == "a" else href
                self.walk(tag, inner, own, depth)

    def _is_left_out(self, tag: Tag, name: str, declared: dict[str, str]) -> bool:
        """Counts what cannot come along; whether the tag's text is passed by as well."""
        own = {one.lower() for one in styles.classes(tag)}
        target = str(tag.get("href") or "")
        if name in ("img", "v:imagedata", "picture"):
            self.left_out["images"] += 1
        elif name == "del" or "msodel" in own:
            self.left_out["changes"] += 1
        elif "msocommentreference" in own or _COMMENT_REFERENCE.match(target):
            self.left_out["comments"] += 1
        elif declared.get("mso-element") in ("comment-list", "comment"):
            return True
        elif name in styles.EMBEDDED:
            self.left_out["embedded"] += 1
        elif name in styles.FIELDS:
            self.left_out["fields"] += name != "button" and tag.get("type") != "hidden"
        else:
            if name == "ins" or "msoins" in own:
                self.left_out["changes"] += 1
            return False
        return True

    def _note(self, tag: Tag, target: str) -> None:
        """The number of a footnote, which leads to its text or, before that text, back."""
        number = f"[{''.join(tag.get_text().split()).strip('[]')}]"
        if _IN_THE_NOTE.search(target):
            self._runs.append(Run(f"{number} "))
        else:
            self.left_out["notes"] += 1
            self._runs.append(Run(number))

    # Blocks of text

    def _block(
        self, tag: Tag, name: str, declared: dict[str, str], around: frozenset[str], depth: int
    ) -> None:
        self._end()
        outer = self._paragraph
        level = styles.heading_level(tag) or outer.level
        is_caption = outer.is_caption or "msocaption" in {c.lower() for c in styles.classes(tag)}
        self._paragraph = _Paragraph(level, outer.item, is_caption, begun=outer.begun)
        if (word_list := lists.word_level(declared)) is not None:
            self._paragraph.word_list = word_list
        inner = around if level else styles.styles_of(tag, declared, around)
        self.walk(tag, inner, "", depth)
        self._end()
        outer.begun = self._paragraph.begun if outer.item else None
        self._paragraph = outer

    def _list(
        self, tag: Tag, name: str, declared: dict[str, str], around: frozenset[str], depth: int
    ) -> None:
        self._end()
        outer, self._paragraph = self._paragraph, _Paragraph()
        in_numbers = lists.counts_in_numbers(tag, declared)
        self._lists.append(_List(tag, name == "ol", in_numbers, lists.first_number(tag)))
        self.walk(tag, around, "", depth)
        self._end()
        self._lists.pop()
        self._paragraph = outer

    def _item(self, tag: Tag, declared: dict[str, str], around: frozenset[str], depth: int) -> None:
        self._end()
        outer = self._paragraph
        own = self._lists[-1] if self._lists else _List(tag, False, True, 1)
        level = lists.html_level(tag, len(self._lists))
        marker = ""
        if own.is_ordered:
            in_numbers = own.in_numbers and lists.counts_in_numbers(own.tag, declared)
            lettered = lists.lettered(own.tag, {**styles.css(own.tag), **declared}, own.number)
            marker = f"{own.number}." if in_numbers else lettered
            own.number += 1
        item = Item(level, own.is_ordered, marker)
        self._paragraph = _Paragraph(item=item, level=styles.heading_level(tag))
        self.walk(tag, styles.styles_of(tag, declared, around), "", depth)
        self._end()
        self._paragraph = outer

    def _add(self, text: str, around: frozenset[str], href: str) -> None:
        # What breaks a line in the source is a space; what breaks it in the text came as <br>.
        self._runs.append(Run(text if text == "\n" else re.sub(r"\s", " ", text), around, href))

    def _end(self) -> None:
        """Ends the paragraph that is being read."""
        runs, self._runs = tidied(self._runs), []
        now = self._paragraph
        marker, now.marker = now.marker, ""
        if not runs:
            return
        item = now.item
        if now.word_list is not None:
            if now.level:  # a numbered heading keeps its number as text
                runs = tidied([Run(f"{' '.join(marker.split())} "), *runs])
            elif item is None:
                item = lists.item_of_marker(now.word_list, marker)
        elif marker:
            runs = tidied([Run(f"{' '.join(marker.split())} "), *runs])
        if now.item and now.begun:
            now.begun.runs = tidied([*now.begun.runs, Run("\n"), *runs])
            return
        line = Line(runs, 0 if item and not now.level else now.level, item, now.is_caption)
        if now.level:
            line.item = None
        self.pieces.append(line)
        if now.item:
            now.begun = line

    # Tables

    def _table(self, tag: Tag, depth: int) -> None:
        from .tables import read_grid

        self._end()
        grid = read_grid(tag, self, depth)
        before = self.pieces[-1] if self.pieces else None
        if isinstance(before, Line) and before.is_caption:
            grid.caption = grid.caption or one_line(before.runs)
            self.pieces.pop()
        cells = [cell for row in grid.rows for cell in row]
        if len(cells) == 1:  # a box around a text
            self.pieces.extend(cells[0].lines)
        elif any(cell.lines for cell in cells):
            self.pieces.append(grid)
