"""Pieces of text that share one style, and how they are written as rich text or plain text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from ..text import nfc

_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
#: Style → the tag of rich text, the outermost first.
TAGS = {"bold": "b", "italic": "i", "raised": "sup", "lowered": "sub"}


@dataclass(frozen=True)
class Run:
    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""

    def html(self) -> str:
        """The text with its tags; everything is escaped, a line's end is `<br/>`."""
        html = escape(self.text).replace("\n", "<br/>")
        for name in reversed([name for name in TAGS if name in self.styles]):
            html = f"<{TAGS[name]}>{html}</{TAGS[name]}>"
        return f'<a href="{escape(self.href)}">{html}</a>' if self.href else html

    def plain(self) -> str:
        """The text where no tags can be: "m²" keeps its sign where there is one."""
        for style, signs in (("raised", _RAISED), ("lowered", _LOWERED)):
            if style in self.styles and self.text and all(char in signs for char in self.text):
                return "".join(signs[char] for char in self.text)
        return self.text


def tidied(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one style joined, spaces single, none at either end or at an end of a line."""
    joined: list[Run] = []
    for run in runs:
        text = nfc(run.text)
        if joined and (joined[-1].styles, joined[-1].href) == (run.styles, run.href):
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    result: list[Run] = []
    after_space = True
    for run in joined:
        text = re.sub(r" ?\n ?", "\n", _SPACES.sub(" ", run.text))
        if after_space:
            text = text.lstrip(" ")
        if not text:
            continue
        after_space = text[-1] in " \n"
        result.append(replace(run, text=text))
    return _without_ends(result)


def _without_ends(runs: list[Run]) -> list[Run]:
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return runs


def html_of(runs: Iterable[Run]) -> str:
    return "".join(run.html() for run in runs)


def plain_of(runs: Iterable[Run]) -> str:
    return "".join(run.plain() for run in runs)


def one_line(runs: Iterable[Run]) -> str:
    return " ".join(plain_of(runs).split())
