"""The form of every page type asks once before personal data goes public."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm

from ..publishing_buttons import is_publishing
from .pages import Place, places_in

#: How many places a question names.
NAMED = 5


class AskingForm(WagtailAdminPageForm):
    """Publishing, submitting and approving ask; a draft is saved as it is.

    What readers see already is not asked about again.
    """

    #: Stands for what was asked about, and holds none of it.
    asked_personal = forms.CharField(required=False, widget=forms.HiddenInput)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not is_publishing(self.data):
            return
        found = self._new_places()
        asked = _digest(found)
        if found and self.cleaned_data.get("asked_personal") != asked:
            self.data = self.data.copy()
            self.data[self.add_prefix("asked_personal")] = asked
            self.add_error(None, _question(found))

    def _new_places(self) -> list[Place]:
        page = self.instance
        known = set()
        if page.pk and page.live:
            public = type(page)._default_manager.filter(pk=page.pk).first()
            known = {place.text for place in places_in(public)} if public else set()
        return [place for place in self._places() if place.text not in known]

    def _places(self) -> list[Place]:
        """Child rows come to the page once the form is saved: those that were sent are asked."""
        rows = {
            name: [form.instance for form in formset.forms if _is_kept(form, formset)]
            for name, formset in self.formsets.items()
            if formset.is_valid()
        }
        return places_in(self.instance, rows)


def _is_kept(form: Any, formset: Any) -> bool:
    is_new = form.instance.pk is None
    return form not in formset.deleted_forms and (form.has_changed() or not is_new)


def _digest(places: Iterable[Place]) -> str:
    texts = "\n".join(sorted({place.text for place in places}))
    return hashlib.sha256(texts.encode()).hexdigest()[:32]


def _question(places: list[Place]) -> str:
    return _(
        "%(found)s Take it out, or press the same button once more if readers are to see it."
    ) % {"found": sentence(places)}


def sentence(places: list[Place]) -> str:
    """ "This seems to hold personal data: identity number “…” (Body, block 3)."."""
    named = "; ".join(map(str, places[:NAMED]))
    if more := len(places) - NAMED if len(places) > NAMED else 0:
        named += ngettext("; and %(count)d more", "; and %(count)d more", more) % {"count": more}
    return _("This seems to hold personal data: %(places)s.") % {"places": named}
