"""Compares a page as it came with what the site's rows explain. Knows no database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .models import Kind
from .page import Page, host_of

#: Robots and visitors may be shown a page in two states of the site, a moment apart: so many words
#: of a hundred may differ.
SLACK = 5


@dataclass(frozen=True)
class Known:
    """What the site's rows explain.

    `hosts`: other sites that texts of ours link to; `is_ours` says whether a host is this site's;
    `scripts`: whole addresses of scripts of other sites that settings allow; `own_words`: which of
    some words our own texts have; `is_script`: whether an address of ours is a script that we ship.
    """

    hosts: frozenset[str]
    own_words: Callable[[set[str]], set[str]]
    is_ours: Callable[[str], bool]
    is_script: Callable[[str], bool]
    scripts: frozenset[str] = frozenset()
    share_hosts: frozenset[str] = frozenset()

    def explains(self, address: str) -> bool:
        if not address.lower().startswith(("http:", "https:", "//")):
            return not address.lower().startswith(("javascript:", "data:"))
        host = host_of(address)
        return self.is_ours(host) or host in self.hosts


def unexplained(
    page: Page, known: Known, hostile: Callable[[str], set[str]]
) -> Iterator[tuple[Kind, str]]:
    """Pairs of kind and what. `hostile` finds the hostile words of a text."""
    for address in sorted(page.links):
        if not known.explains(address):
            yield Kind.LINK, address
    for address in sorted(page.scripts):
        if address not in known.scripts and not known.is_script(address):
            yield Kind.SCRIPT, address
    for text in sorted(page.inline):
        yield Kind.SCRIPT, text
    for address in sorted(page.frames):
        if not known.is_ours(host_of(address)):
            yield Kind.FRAME, address
    for address in sorted(page.forms):
        if not known.is_ours(host_of(address)):
            yield Kind.FORM, address
    for address in sorted(page.refreshes):
        yield Kind.REDIRECT, address
    found = hostile(page.text)
    if found and (words := found - known.own_words(found)):
        yield Kind.WORDS, ", ".join(sorted(words))


def differs_for_robots(visitor: Page, robot: Page) -> str:
    """What a robot is shown that a visitor is not; "" where both see the same."""
    more = (robot.links | robot.scripts | robot.frames) - (
        visitor.links | visitor.scripts | visitor.frames
    )
    if more:
        return ", ".join(sorted(more)[:5])
    seen, shown = visitor.text.split(), robot.text.split()
    other = set(shown) - set(seen)
    count = sum(word in other for word in shown)
    return " ".join(sorted(other)[:20]) if count * 100 > SLACK * max(len(shown), 1) else ""
