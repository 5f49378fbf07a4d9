"""Annulments and restorations that wait for approval, of all rolls that the user may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.bin.tree import not_in_bin

from ...lists import marks
from ...models.awards import Award
from ...models.marks import AwardMark
from ...models.rolls import HonorRollPage
from ...permissions import ALL, ANNUL, APPROVE, may_on
from ..mails import tell_of_decision


@dataclass
class Proposal:
    mark: AwardMark
    roll: HonorRollPage
    award: Award | None
    user: Any

    @property
    def name(self) -> str:
        return self.award.full_name if self.award else self.mark.award_key

    @property
    def label(self) -> str:
        is_annulment = self.mark.kind == AwardMark.Kind.ANNULLED
        return _("Annulment") if is_annulment else _("Restoration")

    @property
    def refuse_label(self) -> str:
        return pgettext("proposal", "Take back") if self.is_own else _("Refuse")

    @property
    def is_own(self) -> bool:
        return self.mark.by_id is not None and self.mark.by_id == self.user.pk

    @property
    def may_approve(self) -> bool:
        return may_on(self.user, APPROVE, self.roll) and (not self.is_own or self.user.is_superuser)

    @property
    def may_refuse(self) -> bool:
        """Or take back."""
        return self.may_approve or (self.is_own and may_on(self.user, ANNUL, self.roll))


def waiting_proposals(user: Any) -> list[Proposal]:
    """Oldest first; in four queries, however many there are."""
    if not any(user.has_perm(right) for right in ALL):
        return []
    found = list(AwardMark.objects.waiting().select_related("document", "by").order_by("at", "pk"))
    rolls = _sources(mark.roll for mark in found)
    visible = {
        key: roll for key, roll in rolls.items() if any(may_on(user, one, roll) for one in ALL)
    }
    awards = _latest_rows([mark.award_key for mark in found])
    return [
        Proposal(mark, visible[mark.roll], awards.get(mark.award_key), user)
        for mark in found
        if mark.roll in visible
    ]


def _sources(keys: Iterable[Any]) -> dict[Any, HonorRollPage]:
    found = HonorRollPage.objects.filter(translation_key__in=set(keys), alias_of=None)
    pages = found.filter(not_in_bin())
    return {page.translation_key: page for page in pages.order_by("-pk")}


def _latest_rows(keys: list[str]) -> dict[str, Award]:
    rows = Award.objects.filter(key__in=keys).select_related("award_type", "list")
    return {row.key: row for row in rows.order_by("list__version")}


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Annulments waiting for approval")
    header_icon = "vd-medal"
    template_name = "campaigns/admin/award_list/proposals.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not any(self.request.user.has_perm(right) for right in ALL):
            raise PermissionDenied
        return super().get_context_data(proposals=waiting_proposals(self.request.user), **kwargs)


class DecideView(View):
    """Approves, refuses or takes back: whatever the pressed button says, and nothing without one.

    A GET comes from the login that interrupted the POST.
    """

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return redirect("award_list:proposals")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mark = get_object_or_404(AwardMark, pk=pk)
        roll = _sources([mark.roll]).get(mark.roll)
        if roll is None:
            raise PermissionDenied
        proposal = Proposal(mark, roll, None, request.user)
        # `marks.approve` says to who proposed it why they cannot approve it.
        may_approve = may_on(request.user, APPROVE, roll)
        if not (may_approve or proposal.may_refuse):
            raise PermissionDenied
        approves = "approve" in request.POST
        if approves == ("refuse" in request.POST):
            messages.warning(request, _("Nothing was decided: press one of the two buttons."))
            return redirect("award_list:proposals")
        if not (may_approve if approves else proposal.may_refuse):
            raise PermissionDenied
        try:
            with transaction.atomic():
                mark = (marks.approve if approves else marks.refuse)(mark, roll, request.user)
                tell_of_decision(mark)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _message(mark, approves, proposal.is_own))
        return redirect("award_list:proposals")


def _message(mark: AwardMark, approves: bool, is_own: bool) -> str:
    if not approves:
        return _("The proposal was taken back.") if is_own else _("The proposal was refused.")
    if mark.kind == AwardMark.Kind.ANNULLED:
        return _("The award is annulled from now on.")
    return _("The award holds again from now on.")
