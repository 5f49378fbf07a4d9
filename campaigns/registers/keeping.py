"""What award lists name is not deleted: a double is merged, an old award ends by its date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..models import Award, AwardType, Unit

FIELDS = {AwardType: "award_type", Unit: "unit"}


def keep_what_lists_name(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Turns a deletion away, back to the list; None where nothing stands in its way."""
    field = FIELDS.get(type(instances[0])) if instances else None
    if field is None:
        return None
    used = Award.objects.filter(**{f"{field}__in": instances}).order_by().values(field).distinct()
    named = [entry.name for entry in instances if {field: entry.pk} in used]
    if not named:
        return None
    text = _("Award lists name “%(names)s”. Merge it into another entry instead of deleting it.")
    messages.error(request, text % {"names": "”, “".join(named)})
    return redirect(type(instances[0]).snippet_viewset.get_url_name("list"))
