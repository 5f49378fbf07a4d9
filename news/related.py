"""“Các tin khác”: the other news of an article, and its neighbours in time.

Picked articles first, in the editor's order; then those that share a subject, a tag, a
category; then any. Within each step the nearest in date come first. Every step asks for a few
keys on either side of the article's date, so the work does not grow with the archive.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import IntegerField, OuterRef, Q, Subquery, Value
from django.utils import timezone

from .querysets import ArticleQuerySet

if TYPE_CHECKING:
    from .models import ArticlePage

RELATED_COUNT = 6
PICKED, SUBJECT, TAG, CATEGORY, ANY = range(5)


@dataclass(frozen=True)
class OtherNews:
    """`related`: the list to show; `previous` and `next`: the neighbours by date, if any."""

    related: "list[ArticlePage]"
    previous: "ArticlePage | None"
    next: "ArticlePage | None"


def other_news(article: "ArticlePage") -> OtherNews:
    """Listed articles in the language of `article`, never itself, none twice.

    Reads picks, tags, categories and subjects from the object, so that the preview of a draft
    shows what the draft says. Stable: equally near articles come newer first. One query beside
    those that read the object.
    """
    date = article.published_at or timezone.now()
    position = (date, article.pk or 0)
    picks_of_draft = _picks_of_draft(article)
    found = list(_candidates(article, date, picks_of_draft))
    ranked = sorted(
        found,
        key=lambda other: (
            other.step,
            picks_of_draft.get(other.translation_key, other.place),
            abs(other.published_at - date),
            -other.published_at.timestamp(),
            -other.pk,
        ),
    )
    related = list({other.pk: other for other in ranked}.values())
    around = [other for other in found if other.step == ANY]
    older = [other for other in around if _position(other) < position]
    newer = [other for other in around if _position(other) > position]
    return OtherNews(
        related=related[:RELATED_COUNT],
        previous=max(older, key=_position, default=None),
        next=min(newer, key=_position, default=None),
    )


def _position(article: "ArticlePage") -> tuple[datetime | None, int]:
    return article.published_at, article.pk


def _picks_of_draft(article: "ArticlePage") -> dict[UUID, int]:
    """Translation keys of the picks that only the object knows → their place; else empty."""
    if not article.related_picks.is_deferring:
        return {}
    picks = article.related_picks.all()
    return {pick.article.translation_key: n for n, pick in enumerate(picks) if pick.article_id}


def _candidates(
    article: "ArticlePage", date: datetime, picks_of_draft: dict[UUID, int]
) -> ArticleQuerySet:
    pool = type(article).objects.listed().in_language_of(article)
    if article.pk:
        pool = pool.exclude(pk=article.pk).exclude(alias_of_id=article.pk)
    if article.alias_of_id:
        pool = pool.exclude(pk=article.alias_of_id)

    steps = [(ANY, pool)]
    if article.category_list:
        through = type(article).categories.through.objects
        filed = through.filter(category__in=article.category_list).values("articlepage_id")
        steps.append((CATEGORY, pool.filter(pk__in=filed)))
    if article.tag_list:
        steps.append((TAG, pool.having("tagged_items", tag__in=article.tag_list)))
    if article.subject_pages:
        keys = {subject.translation_key for subject in article.subject_pages}
        steps.append((SUBJECT, pool.having("subjects", page__translation_key__in=keys)))

    same_moment = Q(published_at=date)
    own_key = article.pk or 0
    branches = []
    for step, candidates in steps:
        older = candidates.filter(published_at__lte=date).exclude(same_moment, pk__gt=own_key)
        newer = candidates.filter(published_at__gte=date).exclude(same_moment, pk__lt=own_key)
        branches.append(_branch(step, older.newest_first()[:RELATED_COUNT]))
        branches.append(_branch(step, newer.oldest_first()[:RELATED_COUNT]))
    branches.append(_picked(article, pool, picks_of_draft))
    return branches[0].union(*branches[1:], all=True)


def _picked(
    article: "ArticlePage", pool: ArticleQuerySet, picks_of_draft: dict[UUID, int]
) -> ArticleQuerySet:
    """The picked articles; for a pick in another language, its translation here."""
    if article.related_picks.is_deferring:
        return _branch(PICKED, pool.filter(translation_key__in=list(picks_of_draft)))
    picks = article.related_picks.model.objects.filter(page_id=article.pk)
    place = picks.filter(article__translation_key=OuterRef("translation_key")).values("sort_order")
    keys = picks.values("article__translation_key")
    branch = _branch(PICKED, pool.filter(translation_key__in=keys))
    return branch.annotate(place=Subquery(place[:1], output_field=IntegerField()))


def _branch(step: int, candidates: ArticleQuerySet) -> ArticleQuerySet:
    return (
        candidates.model.objects.filter(pk__in=candidates.values("pk"))
        .order_by()
        .for_lines()
        .annotate(step=Value(step, IntegerField()), place=Value(0, IntegerField()))
    )
