"""“Các tin khác”: the other news of an article, and its neighbours in time.

Picked articles first, in the editor's order; then those that share a subject, a tag, a
category; then any. Within each step the nearest in date come first. Every step asks the public
index for a few rows on either side of the article's date, so the work does not grow with the
archive.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from .public_index.articles import Articles
from .public_index.models import PublicLink, PublicPage
from .public_index.pages import by_keys

if TYPE_CHECKING:
    from .models import ArticlePage

RELATED_COUNT = 6
STEPS = (PublicLink.SUBJECT, PublicLink.TAG, PublicLink.CATEGORY)


@dataclass(frozen=True)
class OtherNews:
    """`related`: the list to show; `previous` and `next`: the neighbours by date, if any."""

    related: list[PublicPage]
    previous: PublicPage | None
    next: PublicPage | None


def other_news(article: "ArticlePage") -> OtherNews:
    """Listed articles in the language of `article`, never itself, none twice.

    The preview of a draft shows what the draft says. Stable: equally near articles come newer
    first.
    """
    position = (article.published_at or timezone.now(), article.pk or 0)
    own_key = article.public_key
    links = article.shown_links
    picks = [target for kind, target in links if kind == PublicLink.PICK]
    index = article.get_parent()
    pool = index.specific.articles() if index else Articles(article.locale_id)
    around = [other for other in _beside(pool, position) if other.key != own_key]
    related: dict[int, PublicPage] = {}
    for step in (_picked(article, picks), *_steps(pool, links, position), around):
        for other in step:
            if other.key != own_key and len(related) < RELATED_COUNT:
                related.setdefault(other.pk, other)
        if len(related) >= RELATED_COUNT:
            break
    older = [other for other in around if _position(other) < position]
    newer = [other for other in around if _position(other) > position]
    return OtherNews(
        related=list(related.values()),
        previous=max(older, key=_position, default=None),
        next=min(newer, key=_position, default=None),
    )


def _steps(
    pool: Articles, links: Iterable[tuple[str, object]], position: tuple[datetime, int]
) -> Iterator[list[PublicPage]]:
    """What shares a subject, a tag, a category: each step is asked only if it is needed."""
    shared = list(links)
    for kind in STEPS:
        found: dict[int, PublicPage] = {}
        for own_kind, target in shared:
            if own_kind == kind:
                found |= {row.pk: row for row in _beside(pool.linked(kind, target), position)}
        yield _nearest_first(found.values(), position)


def _beside(articles: Articles, position: tuple[datetime, int]) -> list[PublicPage]:
    # Two more than are shown, for an article may stand beside its own aliases.
    return _nearest_first(articles.beside(position, RELATED_COUNT + 2), position)


def _nearest_first(
    articles: Iterable[PublicPage], position: tuple[datetime, int]
) -> list[PublicPage]:
    def distance(other: PublicPage) -> tuple[timedelta, float, int]:
        date = other.date or position[0]
        return abs(date - position[0]), -date.timestamp(), -other.pk

    return sorted(articles, key=distance)


def _picked(article: "ArticlePage", picks: list[str]) -> list[PublicPage]:
    """The picked articles; for a pick in another language, its translation here."""
    place = {key: number for number, key in enumerate(picks)}
    rows = (row for row in by_keys(picks) if row.is_listed and row.locale_id == article.locale_id)
    return sorted(rows, key=lambda row: place[row.key])


def _position(article: PublicPage) -> tuple[datetime | None, int]:
    return article.date, article.pk
