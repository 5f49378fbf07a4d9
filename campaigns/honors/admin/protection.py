"""Keeps what award lists refer to: duplicates are merged, old awards end by date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.models import OfficialDocument

from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage
from ..permissions import EDIT, may

FIELDS = {AwardType: "award_type", Unit: "unit"}


def refuse_deletion_of_listed(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Turns a deletion away, back to the list; None where nothing stands in its way."""
    model = type(instances[0]) if instances else None
    if model is OfficialDocument:
        text = _("Honor rolls stand on “%(names)s”: as their decision, or as one that annuls.")
        named = _decisions(instances)
    elif model in FIELDS:
        text = _(
            "Award lists name “%(names)s”. Merge it into another entry instead of deleting it."
        )
        named = _listed(instances, FIELDS[model])
    else:
        return None
    if not named:
        return None
    messages.error(request, text % {"names": "”, “".join(named)})
    return redirect(model.snippet_viewset.get_url_name("list"))


def say_that_the_list_stays(request: HttpRequest, page: Page) -> None:
    """After an earlier version of a roll was brought back without its list."""
    version = request.resolver_match.kwargs.get("revision_id") if request.resolver_match else None
    if not isinstance(page, HonorRollPage) or version is None:
        return
    former = page.revisions.filter(pk=version).values_list("content__award_list", flat=True)
    if former and former[0] != page.award_list_id and not may(request.user, EDIT, page):
        text = _(
            "The award list stays as it is: you brought back the texts. Lists are brought back by"
            " those who may edit them."
        )
        messages.warning(request, text)


def _listed(entries: list[Any], field: str) -> list[str]:
    used = Award.objects.filter(**{f"{field}__in": entries}).order_by().values(field).distinct()
    return [entry.name for entry in entries if {field: entry.pk} in used]


def _decisions(documents: list[OfficialDocument]) -> list[str]:
    """The numbers of those that a roll's page or a mark on an award names."""
    rolls = HonorRollPage.objects.filter(decision__in=documents)
    marks = AwardMark.objects.filter(document__in=documents)
    used = {
        *rolls.values_list("decision", flat=True),
        *marks.order_by().values_list("document", flat=True),
    }
    return [document.number for document in documents if document.pk in used]
