"""Queries about awards, their marks and honor rolls.

`AwardQuerySet.public()` is the one way to what readers may see, and `AwardMarkQuerySet` the one
place that knows which marks count: nothing else filters marks by kind, state or force.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from wagtail.images import get_image_model
from wagtail.models import PageManager

from news.files.references import Files, files_of
from news.querysets import ReadableQuerySet
from news.text import other_spelling


def roll_pages() -> "RollQuerySet":
    """`HonorRollPage.objects`, for the views that the page itself imports."""
    return apps.get_model("campaigns", "HonorRollPage").objects.all()


def source_pages() -> "RollQuerySet":
    """Each roll by its source: its oldest page that is no alias.

    Translations and aliases read their list through it.
    """
    oldest = roll_pages().filter(translation_key=OuterRef("translation_key"), alias_of=None)
    return roll_pages().order_by().filter(pk=Subquery(oldest.order_by("pk").values("pk")[:1]))


def readable_sources() -> "RollQuerySet":
    """Rolls that readers may open, each by its source."""
    return source_pages().readable()


def public_rolls() -> "RollQuerySet":
    """The source pages whose lists readers may see.

    A page that names the list of another roll (a copy, a former alias) shows nothing.
    """
    return readable_sources().filter(award_list__roll=F("translation_key"))


def campaigns_with_rolls(keys: Collection[UUID] | None = None) -> QuerySet:
    """Translation keys (of `keys`, or all) of the campaigns that readable rolls name."""
    named = apps.get_model("campaigns", "RollCampaign").objects.order_by()
    if keys is not None:
        named = named.filter(campaign__translation_key__in=keys)
    rolls = roll_pages().order_by().readable().values("pk")
    return named.filter(roll__in=rolls).values_list("campaign__translation_key", flat=True)


def public_lists_of(pages: Collection[Any], *columns: str) -> dict[UUID, tuple[Any, ...]]:
    """Translation key → the key and other `columns` of the list that readers see, of rolls whose
    `pages` were found readable.

    One query; one more where the page that holds a list is not among `pages`.
    """
    sources: dict[UUID, tuple[Any, ...]] = {}
    found = roll_pages().filter(translation_key__in={page.translation_key for page in pages})
    wanted = ("translation_key", "pk", "award_list__roll", "award_list_id")
    columns = (*wanted, *(f"award_list__{column}" for column in columns))
    # Of several pages with one key a dict keeps the last, which is the oldest.
    for key, *source in found.filter(alias_of=None).order_by("-pk").values_list(*columns):
        sources[key] = tuple(source)
    readable = {page.pk for page in pages}
    others = [pk for pk, *_list in sources.values() if pk not in readable]
    if others:
        readable |= set(roll_pages().readable().filter(pk__in=others).values_list("pk", flat=True))
    return {
        key: tuple(award_list)
        for key, (pk, roll, *award_list) in sources.items()
        if pk in readable and roll == key
    }


def files_of_list(roll: Any) -> Files:
    """The photos of those whom readers see in the list that `roll` holds, and the decisions that
    annulled or restored awards in it.
    """
    if not public_rolls().filter(pk=roll.pk).exists():
        return Files()
    photos = photos_of_list(roll).values_list("pk", flat=True)
    marks = award_marks().of_roll(roll.translation_key).annulled_or_restored()
    documents = apps.get_model("news", "OfficialDocument").objects.filter(
        pk__in=marks.values("document")
    )
    images = {str(key) for key in photos}
    return Files(images=images) | files_of(*documents)


def photos_of_list(roll: Any) -> QuerySet:
    """Those of the recipients in the list that `roll` holds who are not withheld."""
    awards = apps.get_model("campaigns", "Award").objects.filter(list_id=roll.award_list_id)
    photos = awards.not_withheld().filter(photo__isnull=False).order_by()
    return get_image_model().objects.filter(pk__in=photos.values("photo"))


class AwardMarkQuerySet(models.QuerySet):
    """A mark is in force from its approval until a later one of its pair replaces it."""

    model: Any

    def of_roll(self, roll: UUID) -> "AwardMarkQuerySet":
        return self.filter(roll=roll)

    def in_force(self) -> "AwardMarkQuerySet":
        return self.filter(in_force=True)

    def withheld(self) -> "AwardMarkQuerySet":
        """On awards that nobody but officers may see."""
        return self.in_force().filter(kind=self.model.Kind.WITHHELD)

    def annulled(self) -> "AwardMarkQuerySet":
        """On awards that readers see struck through."""
        return self.in_force().filter(kind=self.model.Kind.ANNULLED)

    def withheld_or_annulled(self) -> "AwardMarkQuerySet":
        """On awards that no figure counts."""
        kinds = (self.model.Kind.WITHHELD, self.model.Kind.ANNULLED)
        return self.in_force().filter(kind__in=kinds)

    def annulled_or_restored(self) -> "AwardMarkQuerySet":
        """On awards that are annulled, or were until they were restored."""
        kinds = (self.model.Kind.ANNULLED, self.model.Kind.RESTORED)
        return self.in_force().filter(kind__in=kinds)

    def waiting(self) -> "AwardMarkQuerySet":
        """Proposals that nobody has approved or refused yet."""
        return self.filter(state=self.model.State.PROPOSED)

    def noteworthy(self) -> "AwardMarkQuerySet":
        """Withheld, annulled or proposed to be: officers see it, and no list may lose the award."""
        kinds = (self.model.Kind.ANNULLED, self.model.Kind.WITHHELD)
        is_waiting = Q(state=self.model.State.PROPOSED)
        return self.filter(Q(in_force=True, kind__in=kinds) | is_waiting)

    def award_keys(self) -> QuerySet:
        """For `key__in`."""
        return self.order_by().values("award_key")


def award_marks() -> AwardMarkQuerySet:
    return apps.get_model("campaigns", "AwardMark").objects.all()


class AwardQuerySet(models.QuerySet):
    """Rows of every version; start from `public()` for readers."""

    def public(self) -> "AwardQuerySet":
        """What readers may see: the public version of each public roll, nobody who is withheld."""
        return self.filter(list_id__in=public_rolls().values("award_list_id")).not_withheld()

    def not_withheld(self) -> "AwardQuerySet":
        """For rows of a list whose readers were checked already; otherwise start at `public()`."""
        return self.exclude(key__in=award_marks().withheld().award_keys())

    def not_annulled(self) -> "AwardQuerySet":
        return self.exclude(key__in=award_marks().annulled().award_keys())

    def with_words(self, folded_words: str) -> "AwardQuerySet":
        """Rows in which every word begins a word of name, unit or award (`fold_words` text), or is
        one of them in its other spelling: "Lí" finds "Lý".
        """
        rows = self
        for word in folded_words.split():
            found = Q(folded__contains=f" {word}")
            if other := other_spelling(word):
                found |= Q(folded__contains=f" {other} ") | Q(folded__endswith=f" {other}")
            rows = rows.filter(found)
        return rows


class RollQuerySet(ReadableQuerySet):
    def newest_first(self) -> "RollQuerySet":
        """By the decision's date; rolls without a decision last."""
        return self.order_by(
            F("decision__signed_on").desc(nulls_last=True), F("year").desc(nulls_last=True), "-pk"
        )


class RollManager(PageManager.from_queryset(RollQuerySet)):
    """Honor rolls as `Page.objects` gives them."""
