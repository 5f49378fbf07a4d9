"""The forms of the import of awards: a row, what to do with the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.imports.forms import TidyCharField
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from campaigns.registers.widgets import SnippetChooser

from ..models.imports import AwardImportRow
from ..row import Column, editable, imported
from .targets import Target
from .write import ADD, REPLACE


class RowForm(forms.Form):
    """One row, with the columns of `target`, or all. Empty links are looked for by the texts."""

    def __init__(
        self, *args: Any, row: AwardImportRow, target: Target | None = None, **kwargs: Any
    ) -> None:
        self.row = row
        kept = target.columns() if target else imported()
        columns = [column for column in editable() if column in kept]
        initial = {column.field.name: getattr(row, column.name) for column in columns}
        super().__init__(*args, initial=initial, **kwargs)
        for column in columns:
            self.fields[column.field.name] = _field(column)
        if target:
            self.fields["award_text"].label = target.words.award

    def apply(self) -> None:
        """Sets the row to what was typed. A text that changed is looked up anew, unless its link
        was chosen anew, too."""
        for link, text in (("unit", "unit_text"), ("award_type", "award_text")):
            if text in self.changed_data and link not in self.changed_data:
                self.cleaned_data[link] = None
        for name, value in self.cleaned_data.items():
            setattr(self.row, name, value)


def _field(column: Column) -> forms.Field:
    label = column.heading
    if column.name == "unit_id":
        return forms.ModelChoiceField(
            Unit.objects.all(),
            label=label,
            required=False,
            help_text=_("Found by the text where you choose none."),
            widget=SnippetChooser(model=Unit, icon="group"),
        )
    if column.name == "award_type_id":
        return forms.ModelChoiceField(
            AwardType.objects.current(),
            label=label,
            required=False,
            empty_label=_("– found by the text –"),
        )
    if column.field.choices:
        return forms.ChoiceField(label=label, choices=column.field.choices)
    if column.is_date:
        return forms.DateField(
            label=label,
            required=False,
            input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "28/8/2021"}),
            help_text=_("Number and date only where they differ from the roll's decision."),
        )
    return TidyCharField(
        label=label,
        required=not column.field.blank,
        max_length=column.max_length,
        widget=forms.Textarea(attrs={"rows": 3}) if column.is_lines else forms.TextInput(),
    )


class AddedLineForm(forms.Form):
    """The line of the file that an added row belongs to; nonsense is none."""

    sheet = forms.CharField(max_length=1_000, required=False)
    row = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)


MODES = [
    (REPLACE, _("This list replaces it")),
    (ADD, _("This list is added to it: nobody is taken away")),
]


class SaveForm(forms.Form):
    """`token` says which list the officer looked at; `mode` what becomes of its rows; `unread` how
    many rows with doubts, and notes on the file, the officer lets stand unread; `are_honored` that
    a decision honors whom the list only proposes."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    mode = forms.ChoiceField(choices=MODES)
    unread = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)
    are_honored = forms.BooleanField(required=False)
