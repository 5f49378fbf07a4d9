"""The forms of the import: a file or pasted cells, a row, the acts on rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser

from campaigns.reading.award_list.reader import LIMITS
from campaigns.reading.spreadsheet_messages import spreadsheet_message
from campaigns.reading.spreadsheets import SpreadsheetError
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.text import nfc

from ..models.imports import AwardImportRow
from .check import LONGEST
from .fields import field_label
from .write import ADD, REPLACE

ACCEPT = ".xlsx,.xlsm,.xls,.ods,.csv,.txt,.docx"
MOST_PASTED = 1_000_000
FILTERS = ("all", "error", "warning", "mended", "left_out")


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


class UnitChooser(AdminSnippetChooser):
    """Shows no unit, instead of an error page, where what was posted is none."""

    def get_value_data(self, value: Any) -> dict[str, Any] | None:
        try:
            return super().get_value_data(value)
        except (Unit.DoesNotExist, ValueError):
            return None


class TidyCharField(forms.CharField):
    """Stored as lists are: NFC, single spaces; lines stay where the widget has lines."""

    def to_python(self, value: Any) -> str:
        text = nfc(super().to_python(value) or "")
        if isinstance(self.widget, forms.Textarea):
            return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
        return " ".join(text.split())


class RowForm(forms.Form):
    """One row, mended by hand. Empty links are looked for by the texts."""

    def __init__(self, *args: Any, row: AwardImportRow, **kwargs: Any) -> None:
        self.row = row
        texts = ("honorific", "name", "position", "unit_text", "award_text", "achievement")
        names = (*texts, "kind", "unit", "award_type", "decision_number", "signed_on")
        initial = {name: getattr(row, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
        for name in (*texts, "decision_number"):
            self.fields[name] = _text(name, is_needed=name in ("name", "award_text"))
        self.fields["kind"] = forms.ChoiceField(
            label=field_label("kind"), choices=RecipientKind.choices
        )
        self.fields["unit"] = forms.ModelChoiceField(
            Unit.objects.all(),
            label=field_label("unit"),
            required=False,
            help_text=_("Found by the text where you choose none."),
            widget=UnitChooser(model=Unit, icon="group"),
        )
        self.fields["award_type"] = forms.ModelChoiceField(
            AwardType.objects.current(),
            label=field_label("award_type"),
            required=False,
            empty_label=_("– found by the text –"),
        )
        self.fields["signed_on"] = forms.DateField(
            label=field_label("signed_on"),
            required=False,
            input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "28/8/2021"}),
            help_text=_("Number and date only where they differ from the roll's decision."),
        )
        order = ("kind", "honorific", "name", "position", "unit_text", "unit", "award_text")
        self.order_fields([*order, "award_type", "achievement", "decision_number", "signed_on"])

    def apply(self) -> None:
        """Sets the row to what was typed. A text that changed is looked up anew, unless its link
        was chosen anew, too."""
        for link, text in (("unit", "unit_text"), ("award_type", "award_text")):
            if text in self.changed_data and link not in self.changed_data:
                self.cleaned_data[link] = None
        for name, value in self.cleaned_data.items():
            setattr(self.row, name, value)


def _text(name: str, is_needed: bool) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3}) if name == "achievement" else forms.TextInput()
    return TidyCharField(
        label=field_label(name), required=is_needed, max_length=LONGEST[name], widget=widget
    )


class FilterForm(forms.Form):
    """Which rows are shown; nonsense shows all of them."""

    show = forms.ChoiceField(choices=[(name, name) for name in FILTERS], required=False)
    p = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def chosen(self) -> tuple[str, int]:
        self.is_valid()
        cleaned = self.cleaned_data
        return cleaned.get("show") or "all", cleaned.get("p") or 1


class ActForm(forms.Form):
    """One act on rows: the button that was pressed says which, and on what."""

    leave_out = forms.IntegerField(required=False)
    take_back = forms.IntegerField(required=False)
    up = forms.IntegerField(required=False)
    down = forms.IntegerField(required=False)
    take_unit = forms.IntegerField(required=False)
    take_units_of = forms.IntegerField(required=False)
    take_all_units = forms.BooleanField(required=False)
    leave_out_errors = forms.BooleanField(required=False)
    leave_out_award = forms.CharField(required=False, max_length=400)
    choose_award = forms.CharField(required=False, max_length=400)
    move = forms.IntegerField(required=False)


MODES = [
    (REPLACE, _("This list replaces it")),
    (ADD, _("This list is added to it: nobody is taken away")),
]


class SaveForm(forms.Form):
    """`token` says which list the officer looked at; `mode` what becomes of its rows."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    mode = forms.ChoiceField(choices=MODES)
