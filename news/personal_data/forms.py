"""Forms ask once before personal data goes public: those of every page type, of images and
documents, of registers and of settings.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from taggit.forms import TagField
from wagtail.admin.forms import WagtailAdminPageForm

from ..publishing_buttons import is_publishing
from .pages import Place, places_in

#: How many places a question names.
NAMED = 5
#: The hidden field that stands for what was asked about, and holds none of it.
ASKED = "asked_personal"


class AskingMixin:
    """For forms of what is public once it is saved. Those that were shown ask: what code fills in
    has nobody to answer.

    What readers see already is not asked about again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        form.fields[ASKED] = forms.CharField(required=False, widget=forms.HiddenInput)

    def _post_clean(self) -> None:
        form: Any = self
        super()._post_clean()
        if form.errors or not self.is_going_public():
            return
        found = self._new_places()
        asked = _digest(found)
        if found and form.cleaned_data.get(ASKED) != asked:
            form.data = form.data.copy()
            form.data[form.add_prefix(ASKED)] = asked
            form.add_error(None, self.personal_question(found))

    def is_going_public(self) -> bool:
        form: Any = self
        return form.add_prefix(ASKED) in form.data

    def personal_question(self, places: list[Place]) -> str:
        return _(
            "%(found)s Take it out, or press the same button once more if readers are to see it."
        ) % {"found": sentence(places)}

    def _new_places(self) -> list[Place]:
        form: Any = self
        row = form.instance
        stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
        known = set()
        if stored is not None and self.is_public(stored):
            known = {place.identity for place in places_in(stored)}
        return [place for place in self._places() if place.identity not in known]

    def is_public(self, stored: Any) -> bool:
        """Whether readers see what the database has of it."""
        return getattr(stored, "live", True)

    def _places(self) -> list[Place]:
        """Child rows and tags come to the row once the form is saved: those that were sent are
        asked about."""
        form: Any = self
        rows = {
            name: [one.instance for one in formset.forms if _is_kept(one, formset)]
            for name, formset in getattr(form, "formsets", {}).items()
            if formset.is_valid()
        }
        tags = {
            name: form.cleaned_data.get(name) or []
            for name, field in form.fields.items()
            if isinstance(field, TagField)
        }
        return places_in(form.instance, rows, tags)


class AskingForm(AskingMixin, WagtailAdminPageForm):
    """Of pages: publishing, submitting and approving ask; a draft is saved as it is."""

    def is_going_public(self) -> bool:
        return is_publishing(self.data)


def _is_kept(form: Any, formset: Any) -> bool:
    is_new = form.instance.pk is None
    return form not in formset.deleted_forms and (form.has_changed() or not is_new)


def _digest(places: Iterable[Place]) -> str:
    texts = "\n".join(sorted({place.identity for place in places}))
    return hashlib.sha256(texts.encode()).hexdigest()[:32]


def sentence(places: list[Place]) -> str:
    """ "This seems to hold personal data: identity number “…” (Body, block 3)."."""
    named = "; ".join(map(str, places[:NAMED]))
    if (more := len(places) - NAMED) > 0:
        named += ngettext("; and %(count)d more", "; and %(count)d more", more) % {"count": more}
    return _("This seems to hold personal data: %(places)s.") % {"places": named}
