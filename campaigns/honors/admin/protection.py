"""Refuses to delete what award lists refer to: duplicates are merged, old awards end by date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.models import OfficialDocument

from ..models.awards import Award
from ..models.marks import AwardMark
from ..models.rolls import HonorRollPage

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
