"""The forms of the import: a file or pasted cells, a row, what to do with the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import SpreadsheetError
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from campaigns.registers.widgets import SnippetChooser
from news.text import nfc

from ..models.imports import AwardImportRow
from ..row import Column, editable
from .workbench import FILTERS
from .write import ADD, REPLACE

ACCEPT = ".xlsx,.xlsm,.xls,.ods,.csv,.txt,.docx"
MOST_PASTED = 1_000_000


class StartForm(forms.Form):
    """`content` and `filename` are there once the form is valid; pasted cells have no file name."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Excel (.xlsx, .xls), Word (.docx), OpenDocument (.ods) or CSV."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("The file is empty.")},
    )
    cells = forms.CharField(
        label=_("Or paste cells"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        help_text=_("Copied from Excel together with the line that names the columns."),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )

    content: bytes
    filename: str

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, cells = cleaned.get("file"), cleaned.get("cells", "")
        if self.errors:
            return cleaned
        if bool(file) == bool(cells.strip()):
            raise forms.ValidationError(_("Choose a file or paste cells: one of the two."))
        if file and file.size > LIMITS.file_size:
            error = SpreadsheetError("too_big", limit=LIMITS.file_size)
            self.add_error("file", spreadsheet_message(error))
        elif file:
            self.content, self.filename = file.read(), nfc(file.name)[-255:]
        else:
            self.content, self.filename = cells.encode(errors="replace"), ""
        return cleaned


class TidyCharField(forms.CharField):
    """Stored as lists are: NFC, single spaces; lines stay where the widget has lines."""

    def to_python(self, value: Any) -> str:
        text = nfc(super().to_python(value) or "")
        if isinstance(self.widget, forms.Textarea):
            return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
        return " ".join(text.split())


class RowForm(forms.Form):
    """One row. Empty links are looked for by the texts."""

    def __init__(self, *args: Any, row: AwardImportRow, **kwargs: Any) -> None:
        self.row = row
        columns = [column for column in editable() if column.in_imports]
        initial = {column.field.name: getattr(row, column.name) for column in columns}
        super().__init__(*args, initial=initial, **kwargs)
        for column in columns:
            self.fields[column.field.name] = _field(column)

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


def number_in(text: str) -> int | None:
    """The number that a button or a field sent; None for nonsense."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


class FilterForm(forms.Form):
    """Which rows are shown; nonsense shows all of them."""

    show = forms.ChoiceField(choices=[(name, name) for name in FILTERS], required=False)
    p = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def chosen(self) -> tuple[str, int]:
        self.is_valid()
        cleaned = self.cleaned_data
        return cleaned.get("show") or "all", cleaned.get("p") or 1


MODES = [
    (REPLACE, _("This list replaces it")),
    (ADD, _("This list is added to it: nobody is taken away")),
]


class SaveForm(forms.Form):
    """`token` says which list the officer looked at; `mode` what becomes of its rows."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    mode = forms.ChoiceField(choices=MODES)
