"""The forms of the import of awards: a row, what to do with the list."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.imports.forms import TidyCharField
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.learned import LearnedValue
from campaigns.registers.models.units import Unit
from campaigns.registers.widgets import SnippetChooser
from news.dates import typed_day
from news.forms import DayField, DayInput

from ..models.imports import AwardImportRow
from ..row import Column, column, editable, imported
from .targets import Target
from .write import ADD, REPLACE


class RowForm(forms.Form):
    """One row, with the columns of `target`, or all. Empty links are looked for by the texts."""

    def __init__(
        self, *args: Any, row: AwardImportRow, target: Target | None = None, **kwargs: Any
    ) -> None:
        self.row = row
        kept = target.columns() if target else imported()
        columns = [one for one in editable() if one in kept]
        initial = {one.field.name: getattr(row, one.name) for one in columns}
        super().__init__(*args, initial=initial, **kwargs)
        for one in columns:
            self.fields[one.field.name] = _field(one)
        if target:
            self.fields["award_text"].label = str(target.words.award)

    def apply(self) -> None:
        """Sets the row to what was typed. A text that changed is looked up anew, unless its link
        was chosen anew, too."""
        for link, text in (("unit", "unit_text"), ("award_type", "award_text")):
            if text in self.changed_data and link not in self.changed_data:
                self.cleaned_data[link] = None
        for name, value in self.cleaned_data.items():
            setattr(self.row, name, value)


def _field(one: Column) -> forms.Field:
    label = one.heading
    if one.name == "unit_id":
        return forms.ModelChoiceField(
            Unit.objects.all(),
            label=label,
            required=False,
            help_text=_("Found by the text where you choose none."),
            widget=SnippetChooser(model=Unit, icon="group"),
        )
    if one.name == "award_type_id":
        return forms.ModelChoiceField(
            AwardType.objects.current(),
            label=label,
            required=False,
            empty_label=_("– found by the text –"),
        )
    if one.field.choices:
        return forms.ChoiceField(label=label, choices=one.field.choices)
    if one.is_date:
        return DayField(
            label=label,
            required=False,
            widget=DayInput(attrs={"placeholder": typed_day(date(2021, 8, 28))}),
            help_text=_("Number and date only where they differ from the roll's decision."),
        )
    return TidyCharField(
        label=label,
        required=not one.field.blank,
        max_length=one.max_length,
        widget=forms.Textarea(attrs={"rows": 3}) if one.is_lines else forms.TextInput(),
    )


class ValuesForm(forms.Form):
    """Of which column the texts are shown; nonsense shows the first one's."""

    FIELDS = tuple(LearnedValue.Field.values)

    field = forms.ChoiceField(choices=[(name, name) for name in FIELDS], required=False)
    p = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def chosen(self) -> tuple[str, int]:
        self.is_valid()
        cleaned = self.cleaned_data
        return cleaned.get("field") or self.FIELDS[0], cleaned.get("p") or 1


class ValueForm(forms.Form):
    """What `text`, wherever it stands in a column, is to be. `link_name` is what of a
    `LearnedValue` names the entry that is meant."""

    LINKS = {"unit_text": ("unit", "unit_id"), "award_text": ("award_type", "award_type_id")}

    remember = forms.BooleanField(
        label=_("Remember this for the next lists"), required=False, initial=True
    )

    def __init__(self, field: str, text: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"new_text": text}, **kwargs)
        self.fields["new_text"] = _field(column(field))
        self.fields["new_text"].required = True
        self.link_name, link = self.LINKS.get(field, ("", ""))
        if link:
            self.fields["link"] = _field(column(link))
        self.order_fields(["new_text", "link", "remember"])


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
