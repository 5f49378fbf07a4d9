"""The edit form of a row with texts in further languages: a field for each of them."""

from typing import Any

from django import forms
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import formfield_for_dbfield

from ..personal_data.forms import AskingMixin


class TranslationsForm(AskingMixin, WagtailAdminModelForm):
    """Beside each translated field, one for each further language of the site, never required.

    Registers and settings with such texts are what readers see: the form asks about personal data.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Any = self.instance
        self.translations = [one for one in row.translation_fields() if one.field in self.fields]
        for one in self.translations:
            self.fields[one.name] = _form_field(one)
            self.initial.setdefault(one.name, row.text_in(one.language, one.field))

    def _post_clean(self) -> None:
        """The row is checked with what was typed. A text whose field was not sent stays."""
        row: Any = self.instance
        for one in self.translations:
            if self.add_prefix(one.name) in self.data and one.name in self.cleaned_data:
                row.set_text_in(one.language, one.field, self.cleaned_data[one.name])
        super()._post_clean()


def _form_field(translation: Any) -> forms.Field:
    """As the main language's, with the label of its own and without the explanation."""
    field: models.Field = translation.model._meta.get_field(translation.field)
    made = formfield_for_dbfield(field, required=False, initial=None, help_text="")
    made.label = translation.heading
    return made
