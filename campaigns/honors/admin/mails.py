"""Letters about annulments and restorations: to who may approve a proposal, and to who made it.

A letter leaves the site: it names no recipient who is withheld, and then gives no reason either,
which may name them.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile

from news.publishing import enqueue

from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage
from ..permissions import APPROVE, may_on

logger = logging.getLogger("campaigns.mails")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_of_proposal(mark: AwardMark) -> None:
    """Has the approvers told, once the proposal is stored."""
    enqueue(mail_proposal, mark.pk)


def tell_of_decision(mark: AwardMark) -> None:
    """Has the proposer told, unless it was they who took the proposal back."""
    enqueue(mail_decision, mark.pk)


@task()
def mail_proposal(pk: int) -> None:
    """For a proposal that still waits."""
    mark = AwardMark.objects.waiting().filter(pk=pk).select_related("document", "by").first()
    roll = mark and _roll(mark)
    if mark and roll:
        _send(approvers(roll, mark.by), "proposal", "submitted", mark, roll)


@task()
def mail_decision(pk: int) -> None:
    found = AwardMark.objects.filter(pk=pk).select_related("document", "by", "decided_by")
    mark = found.first()
    roll = mark and _roll(mark)
    if mark and roll and mark.by and mark.by_id != mark.decided_by_id:
        setting = "approved" if mark.is_approved else "rejected"
        _send([mark.by], "decision", setting, mark, roll)


def approvers(roll: HonorRollPage, proposer: Any) -> list[Any]:
    """Who may approve a proposal on `roll` that `proposer` made; administrators where nobody else
    may.
    """
    users = get_user_model()._default_manager
    granted = users.with_perm(APPROVE, include_superusers=False, backend=BACKEND)
    found = [
        user for user in granted.distinct() if user != proposer and may_on(user, APPROVE, roll)
    ]
    return found or [user for user in users.filter(is_superuser=True) if user != proposer]


def _roll(mark: AwardMark) -> HonorRollPage | None:
    pages = HonorRollPage.objects.filter(translation_key=mark.roll, alias_of=None)
    return pages.order_by("pk").first()


def _send(
    users: Iterable[Any], letter: str, setting: str, mark: AwardMark, roll: HonorRollPage
) -> None:
    award = Award.objects.filter(key=mark.award_key).order_by("-list__version").first()
    withheld = AwardMark.objects.withheld().filter(award_key=mark.award_key).exists()
    context = {
        "mark": mark,
        "roll": roll,
        "award": None if withheld else award,
        "is_annulment": mark.kind == AwardMark.Kind.ANNULLED,
        "is_approved": mark.is_approved,
        "url": f"{get_admin_base_url()}{_address(letter, roll)}",
    }
    for user in users:
        profile = UserProfile.get_for_user(user)
        if not (user.is_active and user.email and getattr(profile, f"{setting}_notifications")):
            continue
        with override(profile.get_preferred_language()):
            subject = _subject(letter, mark) % {"roll": roll.get_admin_display_title()}
            text = render_to_string(f"campaigns/mails/{letter}.txt", {**context, "user": user})
        try:
            send_mail(" ".join(subject.split()), text.strip() + "\n", [user.email])
        except OSError:  # as Wagtail: the next one may be reached
            logger.exception("A letter to user %s was not sent", user.pk)


def _subject(letter: str, mark: AwardMark) -> str:
    is_annulment = mark.kind == AwardMark.Kind.ANNULLED
    if letter == "proposal":
        if is_annulment:
            return _("An annulment waits for your approval: %(roll)s")
        return _("A restoration waits for your approval: %(roll)s")
    if mark.is_approved:
        return _("Your proposal was approved: %(roll)s")
    return _("Your proposal was refused: %(roll)s")


def _address(letter: str, roll: HonorRollPage) -> str:
    if letter == "proposal":
        return reverse("award_list:proposals")
    return reverse("award_list:list", args=[roll.pk])
