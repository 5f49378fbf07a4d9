"""“Các tin khác”: the other news of an article, and its neighbours in time.

Picked articles first, in the editor's order; then those that share a subject, a tag, a
category; then any. Within each step the nearest in date come first. Every step asks for a few
keys on either side of the article's date, so the work does not grow with the archive.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, OuterRef, Q, Subquery, Value
from django.utils import timezone

from .models import ArticlePage, ArticleSubject, ArticleTag, RelatedArticle
from .querysets import ArticleQuerySet

RELATED_COUNT = 6
PICKED, SUBJECT, TAG, CATEGORY, ANY = range(5)


@dataclass(frozen=True)
class OtherNews:
    """`related`: the list to show; `previous` and `next`: the neighbours by date, if any."""

    related: list[ArticlePage] = field(default_factory=list)
    previous: ArticlePage | None = None
    next: ArticlePage | None = None


def other_news(
    article: ArticlePage, listed: ArticleQuerySet | None = None, count: int = RELATED_COUNT
) -> OtherNews:
    """Up to `count` listed articles in the language of `article`, never itself, none twice.

    `listed` may be given by a caller that has it at hand. Reads picks, tags, categories and
    subjects from the object, so that the preview of a draft shows what the draft says. Stable:
    equally near articles come newer first. One query beside those that read the object.
    """
    date = article.published_at or timezone.now()
    position = (date, article.pk or 0)
    pool = (ArticlePage.objects.listed() if listed is None else listed).in_language_of(article)
    pool = _without_itself(pool, article)
    found = list(_candidates(article, pool, date, count))
    draft_order = _draft_picks(article)
    ranked = sorted(
        found,
        key=lambda other: (
            other.step,
            draft_order.get(other.translation_key, other.place),
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
        related=related[:count],
        previous=max(older, key=_position, default=None),
        next=min(newer, key=_position, default=None),
    )


def _position(article: ArticlePage) -> tuple[datetime | None, int]:
    return article.published_at, article.pk


def _without_itself(pool: ArticleQuerySet, article: ArticlePage) -> ArticleQuerySet:
    """Neither the article nor an alias that shows the same text."""
    if article.pk:
        pool = pool.exclude(pk=article.pk).exclude(alias_of_id=article.pk)
    if article.alias_of_id:
        pool = pool.exclude(pk=article.alias_of_id)
    return pool


def _draft_picks(article: ArticlePage) -> dict:
    """Translation keys of the picks that only the object knows → their place; else empty."""
    if not article.related_picks.is_deferring:
        return {}
    picks = article.related_picks.all()
    return {pick.article.translation_key: n for n, pick in enumerate(picks) if pick.article_id}


def _candidates(
    article: ArticlePage, pool: ArticleQuerySet, date: datetime, count: int
) -> ArticleQuerySet:
    steps = [(ANY, pool)]
    if article.category_list:
        through = ArticlePage.categories.through.objects.filter(category__in=article.category_list)
        steps.append((CATEGORY, pool.filter(pk__in=through.values("articlepage_id"))))
    if article.tag_list:
        tagged = ArticleTag.objects.filter(tag__in=article.tag_list)
        steps.append((TAG, pool.filter(pk__in=tagged.values("content_object_id"))))
    if article.subject_pages:
        keys = {subject.translation_key for subject in article.subject_pages}
        about = ArticleSubject.objects.filter(page__translation_key__in=keys)
        steps.append((SUBJECT, pool.filter(pk__in=about.values("article_id"))))
    same_moment = Q(published_at=date)
    own_key = article.pk or 0
    branches = []
    for step, candidates in steps:
        older = candidates.filter(published_at__lte=date).exclude(same_moment, pk__gt=own_key)
        newer = candidates.filter(published_at__gte=date).exclude(same_moment, pk__lt=own_key)
        branches.append(_branch(step, older.newest_first().values("pk")[:count]))
        branches.append(_branch(step, newer.oldest_first().values("pk")[:count]))
    branches.append(_picked(article, pool))
    return branches[0].union(*branches[1:], all=True)


def _picked(article: ArticlePage, pool: ArticleQuerySet) -> ArticleQuerySet:
    """The picked articles; a pick in another language stands for its translation here."""
    if article.related_picks.is_deferring:
        keys: Any = list(_draft_picks(article))
        return _branch(PICKED, pool.filter(translation_key__in=keys).values("pk"))
    picks = RelatedArticle.objects.filter(page_id=article.pk)
    keys = picks.values("article__translation_key")
    place = picks.filter(article__translation_key=OuterRef("translation_key")).values("sort_order")
    branch = _branch(PICKED, pool.filter(translation_key__in=keys).values("pk"))
    return branch.annotate(place=Subquery(place[:1], output_field=IntegerField()))


def _branch(step: int, keys: ArticleQuerySet) -> ArticleQuerySet:
    return (
        ArticlePage.objects.filter(pk__in=keys)
        .order_by()
        .for_lines()
        .annotate(step=Value(step, IntegerField()), place=Value(0, IntegerField()))
    )
