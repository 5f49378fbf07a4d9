"""What a paragraph says, and what of it was deleted, struck through or hidden."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ..old_encodings import FontDecoder
from .numbers import Numbering
from .styles import Look, Styles, list_of, look_of
from .xml import attribute, find, switch, tag, value

#: States of text, as the codes of a `Note`; "" for text that stands.
DELETED, STRUCK, HIDDEN = "deleted", "struck", "hidden_row"
_LEFT_OUT = {
    "moveFrom", "instrText", "delInstrText", "pPr", "rPr", "tcPr", "sdtPr", "footnoteReference",
    "endnoteReference", "txbxContent", "tbl",
}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MARK = re.compile(r"\s*\(?(\d{1,2}|[*†‡]{1,3})\)?\s*")
_MOST_CHOICES = 4
_SQUARED = {"2": "²", "3": "³"}
_MEASURES = re.compile(r"(?:\d|\b)[kdcm]?m$", re.I)


@dataclass
class Paragraph:
    """Texts with their states. `number` is the one that Word draws; `goes_on`: its end was
    deleted, so that the next paragraph follows in the same line."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    number: str = ""
    goes_on: bool = False

    def text(self, *states: str) -> str:
        return "".join(text for text, state in self.pieces if state in states)

    @property
    def is_deleted(self) -> bool:
        """Whether it had text, and nothing is left of it."""
        return bool(self.text(DELETED).strip()) and not self.text("", STRUCK, HIDDEN).strip()


@dataclass(frozen=True)
class Found:
    """The text of a cell or a paragraph. `code`: all of it has that state; `taken`: the texts
    that are left out of it by the code of their state."""

    text: str
    code: str = ""
    taken: tuple[tuple[str, str], ...] = ()


def found_in(paragraphs: Iterable[Paragraph]) -> Found:
    """What stands in paragraphs. Struck or hidden text stays where nothing else does."""
    paragraphs = list(paragraphs)
    if not any(state for paragraph in paragraphs for _, state in paragraph.pieces):
        lines = ["".join(text for text, _ in paragraph.pieces) for paragraph in paragraphs]
        if len(lines) < 2:
            return Found(lines[0].strip() if lines else "")
    texts = {"": "", STRUCK: "", HIDDEN: "", DELETED: ""}
    for paragraph in paragraphs:
        for text, state in paragraph.pieces:
            texts[state] += text
        for state, text in texts.items():
            if not paragraph.goes_on and not text.endswith("\n"):
                texts[state] = f"{text}\n"
    texts = {state: text.strip() for state, text in texts.items()}
    kept = next((state for state in texts if any(map(str.isalnum, texts[state]))), "")
    if kept == DELETED:
        return Found("", "", ((DELETED, texts[DELETED]),))
    taken = [
        (state, text)
        for state, text in texts.items()
        if state not in ("", kept) and any(map(str.isalnum, text))
    ]
    return Found(texts[kept], kept, tuple(taken))


class Texts:
    """Reads paragraphs; `styles` and `numbering` are the document's."""

    def __init__(self, styles: Styles, numbering: Numbering, decoder: FontDecoder) -> None:
        self.styles = styles
        self.numbering = numbering
        self.decoder = decoder

    def come_near(self, element: Any) -> None:
        """Lets a row or a paragraph tell in which encoding those of its texts are that can be
        read in two ways."""
        self.decoder.near = sum(
            self.decoder.lean_of(text.text or "", self._run_look(run, look).font)
            for paragraph in element.iter()
            if tag(paragraph) == "p"
            for look in (self._paragraph_look(paragraph),)
            for run in paragraph.iter()
            if tag(run) == "r"
            for text in run
            if tag(text) == "t"
        )

    def _paragraph_look(self, element: Any) -> Look:
        properties = find(element, "pPr")
        style = value(find(properties, "pStyle")) if properties is not None else ""
        return self.styles.look(style).over(self.styles.look(""))

    def paragraph(self, element: Any) -> Paragraph:
        made = Paragraph()
        properties = find(element, "pPr")
        style = value(find(properties, "pStyle")) if properties is not None else ""
        look = self._paragraph_look(element)
        self._collect(element, look, "", made.pieces)
        if properties is None:
            listed = None
        else:
            listed = list_of(properties) or self.styles.lists.get(style)
            mark = find(properties, "rPr")
            made.goes_on = mark is not None and find(mark, "del") is not None
        if listed and not made.is_deleted:
            made.number = self.numbering.next(*listed)
        return made

    def _collect(self, element: Any, look: Look, state: str, found: list[tuple[str, str]]) -> None:
        name = tag(element)
        if name in ("t", "delText"):
            state = state or (DELETED if name == "delText" else _state(look))
            found.append((self.decoder(element.text or "", look.font), state))
            return
        if name == "sym":
            sign = attribute(element, "char")
            if re.fullmatch("[0-9A-Fa-f]{4}", sign) and not "D800" <= sign.upper() <= "DFFF":
                found.append((chr(int(sign, 16)), state or _state(look)))
            return
        if name in _SIGNS:
            found.append((_SIGNS[name], state or _state(look)))
            return
        if name == "r" and (properties := find(element, "rPr")) is not None:
            look = self._run_look(element, look)
            if value(find(properties, "vertAlign")) == "superscript":
                self._collect_raised(element, look, state, found)
                return
        elif name == "del":
            state = DELETED
        elif name == "sdt" and is_placeholder(element):
            return
        for child in element:
            if tag(child) not in _LEFT_OUT and not is_fallback(child, element):
                self._collect(child, look, state, found)

    def _run_look(self, run: Any, look: Look) -> Look:
        properties = find(run, "rPr")
        if properties is None:
            return look
        style = find(properties, "rStyle")
        if style is not None:
            look = self.styles.look(value(style)).over(look)
        return look_of(properties).over(look)

    def _collect_raised(
        self, run: Any, look: Look, state: str, found: list[tuple[str, str]]
    ) -> None:
        """Raised text: the mark of a footnote is no part of the word before it, unlike "m²"."""
        raised: list[tuple[str, str]] = []
        for child in run:
            if tag(child) not in _LEFT_OUT:
                self._collect(child, look, state, raised)
        text = "".join(text for text, _ in raised)
        match = _MARK.fullmatch(text)
        before = found[-1][0] if found else ""
        if not match or not before.strip():
            found.extend(raised)
        elif match[1] in _SQUARED and _MEASURES.search(before):
            found.append((_SQUARED[match[1]], found[-1][1]))


def _state(look: Look) -> str:
    return HIDDEN if look.hidden else STRUCK if look.struck else ""


def boxes(element: Any) -> Iterator[Any]:
    """The contents of the text boxes within a paragraph, each once."""
    for child in element:
        if tag(child) == "txbxContent":
            yield child
        elif tag(child) not in ("tbl", "t") and not is_fallback(child, element):
            yield from boxes(child)


def is_fallback(element: Any, parent: Any) -> bool:
    """Whether an element says once more, for old programs, what the choice beside it says."""
    if tag(element) != "Fallback":
        return False
    choices = islice((child for child in parent if tag(child) == "Choice"), _MOST_CHOICES)
    return any(tag(inner) in ("t", "txbxContent") for choice in choices for inner in choice.iter())


def is_placeholder(element: Any) -> bool:
    """Whether a content control still shows "Click here to enter text"."""
    properties = find(element, "sdtPr")
    return properties is not None and bool(switch(properties, "showingPlcHdr"))
