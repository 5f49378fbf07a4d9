"""The forms that all imports share: a file or pasted cells, which rows are shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import Limits, SpreadsheetError
from news.files.scanning import scan
from news.text import nfc

ACCEPT = ".xlsx,.xlsm,.xls,.ods,.csv,.txt,.docx,.xml,.html,.htm,.mht,.mhtml"
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

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, cells = cleaned.get("file"), cleaned.get("cells", "")
        if self.errors:
            return cleaned
        if bool(file) == bool(cells.strip()):
            raise forms.ValidationError(_("Choose a file or paste cells: one of the two."))
        if file and file.size > self.limits.file_size:
            error = SpreadsheetError("too_big", limit=self.limits.file_size)
            self.add_error("file", spreadsheet_message(error))
        elif file and self._is_clean(file):
            self.content, self.filename = file.read(), nfc(file.name)[-255:]
        elif not file:
            self.content, self.filename = cells.encode(errors="replace"), ""
        return cleaned

    def _is_clean(self, file: Any) -> bool:
        try:
            scan(file, file.name)
        except forms.ValidationError as error:
            self.add_error("file", error)
        return "file" not in self.errors


class TidyCharField(forms.CharField):
    """Stored as lists are: NFC, single spaces; lines stay where the widget has lines."""

    def to_python(self, value: Any) -> str:
        text = nfc(super().to_python(value) or "")
        if isinstance(self.widget, forms.Textarea):
            return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
        return " ".join(text.split())


def number_in(text: str) -> int | None:
    """The number that a button or a field sent; None for nonsense."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


class FilterForm(forms.Form):
    """Which rows are shown; nonsense shows all of them."""

    p = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def __init__(self, *args: Any, filters: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, name) for name in filters]
        self.fields["show"] = forms.ChoiceField(choices=choices, required=False)

    def chosen(self) -> tuple[str, int]:
        self.is_valid()
        cleaned = self.cleaned_data
        return cleaned.get("show") or "all", cleaned.get("p") or 1
