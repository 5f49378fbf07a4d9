"""What an editor should look at again in an honor roll: warnings that refuse nothing."""

from collections.abc import Iterator

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..lists.edit import source_of
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage


def advice_on_roll(roll: HonorRollPage) -> list[str]:
    """Sentences about `roll`, a draft or a page; a translation's list is not its own."""
    if source_of(roll).pk != roll.pk:
        return []
    return [*_of_decision(roll), *_of_list(roll), *_of_marks(roll)]


def _of_decision(roll: HonorRollPage) -> Iterator[str]:
    if roll.decision is None:
        yield _("The roll names no decision: readers cannot see what it rests on.")
    elif roll.decision.signed_on and roll.decision.signed_on > timezone.localdate():
        yield _("The decision is dated in the future: %(date)s.") % {
            "date": date_format(roll.decision.signed_on, "SHORT_DATE_FORMAT")
        }


def _of_list(roll: HonorRollPage) -> Iterator[str]:
    if roll.award_list is None or not roll.award_list.awards.exists():
        yield _("The award list is empty.")
        return
    rows = roll.award_list.awards.order_by()
    if count := rows.filter(award_type=None).count():
        yield ngettext(
            "%(count)d award is not linked to the catalogue; it has no rank and no level.",
            "%(count)d awards are not linked to the catalogue; they have no rank and no level.",
            count,
        ) % {"count": count}
    today = timezone.localdate()
    latest = rows.filter(Q(signed_on__gt=today)).aggregate(latest=Max("signed_on"))["latest"]
    if latest:
        yield _("A row of the list is dated in the future: %(date)s.") % {
            "date": date_format(latest, "SHORT_DATE_FORMAT")
        }


def _of_marks(roll: HonorRollPage) -> Iterator[str]:
    waiting = AwardMark.objects.of_roll(roll.translation_key).waiting().count()
    if waiting:
        yield ngettext(
            "%(count)d annulment or restoration waits for approval.",
            "%(count)d annulments or restorations wait for approval.",
            waiting,
        ) % {"count": waiting}
