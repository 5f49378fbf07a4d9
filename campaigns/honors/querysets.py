"""Queries about awards and honor rolls. `public()` is the one way to what readers may see."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import PageManager

from campaigns.campaign.querysets import ReadableQuerySet
from campaigns.registers.enums import RecipientKind

if TYPE_CHECKING:
    from .models.rolls import HonorRollPage


def readable_sources() -> QuerySet:
    """Rolls that readers may open, each by its source: its oldest page that is no alias.

    Translations and aliases read their list through it.
    """
    roll_pages = apps.get_model("campaigns", "HonorRollPage").objects
    oldest = roll_pages.order_by("pk").filter(
        translation_key=OuterRef("translation_key"), alias_of=None
    )
    rolls = roll_pages.order_by().readable()
    return rolls.filter(pk=Subquery(oldest.values("pk")[:1]))


def public_rolls() -> QuerySet:
    """The source pages whose lists readers may see.

    A page that names the list of another roll (a copy, a former alias) shows nothing.
    """
    return readable_sources().filter(award_list__roll=F("translation_key"))


def withheld_keys() -> QuerySet:
    """The keys of awards that nobody but officers may see."""
    return _keys_in_force("withheld")


def annulled_keys() -> QuerySet:
    return _keys_in_force("annulled")


def _keys_in_force(kind: str) -> QuerySet:
    marks = (
        apps.get_model("campaigns", "AwardMark").objects.order_by().filter(kind=kind, in_force=True)
    )
    return marks.values("award_key")


class AwardQuerySet(models.QuerySet):
    def public(self) -> "AwardQuerySet":
        """What readers may see: the public version of each public roll, nobody who is withheld."""
        return self.filter(list_id__in=public_rolls().values("award_list_id")).shown()

    def shown(self) -> "AwardQuerySet":
        """Without those who are withheld."""
        return self.exclude(key__in=withheld_keys())

    def of_draft(self, roll: "HonorRollPage") -> "AwardQuerySet":
        """The rows of the list that `roll`, a page or a draft of it, names; withheld ones too."""
        return self.filter(list_id=roll.award_list_id)

    def with_words(self, folded_words: str) -> "AwardQuerySet":
        """Rows in which every word begins a word of name, unit or award (`fold_words` text)."""
        rows = self
        for word in folded_words.split():
            rows = rows.filter(folded__contains=f" {word}")
        return rows


class AwardManager(models.Manager.from_queryset(AwardQuerySet)):
    """Award rows of every version; start from `public()` for readers."""


class RollQuerySet(ReadableQuerySet):
    def newest_first(self) -> "RollQuerySet":
        """By the decision's date; rolls without a decision last."""
        return self.order_by(
            F("decision__signed_on").desc(nulls_last=True), F("year").desc(nulls_last=True), "-pk"
        )

    def naming(self, translation_key: Any) -> "RollQuerySet":
        """Rolls that name the campaign with this translation key."""
        named = apps.get_model("campaigns", "RollCampaign").objects.filter(
            campaign__translation_key=translation_key
        )
        return self.filter(pk__in=named.values("roll_id"))

    def with_recipient_counts(self) -> "RollQuerySet":
        """Each with `collective_count`, `household_count` and `individual_count`: of the
        recipients whom readers may see, whichever page of the roll this is.
        """
        awards = apps.get_model("campaigns", "Award").objects
        own = awards.public().filter(list__roll=OuterRef("translation_key")).order_by()
        counts = {
            f"{kind}_count": Coalesce(
                Subquery(
                    own.filter(kind=kind)
                    .values("list__roll")
                    .annotate(count=Count("pk"))
                    .values("count")
                ),
                0,
            )
            for kind in RecipientKind
        }
        return self.annotate(**counts)


class RollManager(PageManager.from_queryset(RollQuerySet)):
    """Honor rolls as `Page.objects` gives them."""
