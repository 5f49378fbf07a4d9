"""The two steps of the import as forms: a file or pasted cells, then the rows, signed."""

from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import (
    Limits,
    Sheet,
    SpreadsheetError,
    read_spreadsheet,
    read_text,
)

from .plan import column_label
from .reader import FIELDS, Table, read_tables

LIMITS = Limits(rows=1_000, columns=60, cell=2_000)
SALT = "campaigns.units.importing"
MAX_AGE = 12 * 60 * 60
ACCEPT = ".xlsx,.xlsm,.xls,.ods,.csv,.txt"


class ImportForm(forms.Form):
    """`tables` and `ignored_sheets` are there once the form is valid."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("The file is empty.")},
    )
    cells = forms.CharField(
        label=_("Or paste cells"),
        required=False,
        strip=False,
        help_text=_("Copied from Excel together with the line that names the columns."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    tables: list[Table]
    ignored_sheets: list[str]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, cells = cleaned.get("file"), cleaned.get("cells", "")
        if self.errors:
            return cleaned
        if bool(file) == bool(cells.strip()):
            raise forms.ValidationError(_("Choose a file or paste cells: one of the two."))
        name = "file" if file else "cells"
        try:
            self._read(self._sheets(file, cells))
        except SpreadsheetError as error:
            self.add_error(name, spreadsheet_message(error))
        except forms.ValidationError as error:
            self.add_error(name, error)
        return cleaned

    def _sheets(self, file: Any, cells: str) -> list[Sheet]:
        if not file:
            return read_text(cells, limits=LIMITS)
        if file.size > LIMITS.file_size:
            raise SpreadsheetError("too_big", limit=LIMITS.file_size)
        return read_spreadsheet(file.read(), file.name, LIMITS)

    def _read(self, sheets: list[Sheet]) -> None:
        self.tables = read_tables(sheets, {column_label(name): name for name in FIELDS})
        if not self.tables:
            text = _("No line names the columns: one of them must be called “%(name)s”.")
            raise forms.ValidationError(text, params={"name": column_label("name")})
        rows = sum(len(table.rows) for table in self.tables)
        if not rows:
            raise forms.ValidationError(_("Below the line that names the columns, nothing stands."))
        if rows > LIMITS.rows:
            raise SpreadsheetError("too_many_rows", limit=LIMITS.rows)
        read = {table.sheet for table in self.tables}
        self.ignored_sheets = [sheet.name for sheet in sheets if sheet.name not in read]


class ConfirmForm(forms.Form):
    rows = forms.CharField(widget=forms.HiddenInput)
    leave_out = forms.BooleanField(label=_("Leave out the rows with errors"), required=False)


class BadPayload(Exception):
    """The rows that came back are not those that were sent out, or too old; str() says so."""


def sign(tables: list[Table], fingerprint: str, user: Any) -> str:
    """The rows for the trip through the browser of this user, with what they were shown to do."""
    packed = [table.packed() for table in tables]
    signed = signing.dumps([user.pk, fingerprint, packed], salt=SALT, compress=True)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if most is not None and len(signed) > most * 0.9:
        raise SpreadsheetError("too_big", limit=most)
    return signed


def unsign(signed: str, user: Any) -> tuple[list[Table], str]:
    """The rows and the fingerprint that `sign` was given."""
    try:
        pk, fingerprint, packed = signing.loads(signed, salt=SALT, max_age=MAX_AGE)
    except signing.SignatureExpired as error:
        text = gettext("Too much time has passed since the file was read. Choose it again.")
        raise BadPayload(text) from error
    except signing.BadSignature as error:
        raise BadPayload(_changed()) from error
    if pk != user.pk:
        raise BadPayload(_changed())
    return [Table.unpacked(table) for table in packed], fingerprint


def _changed() -> str:
    return gettext("The rows did not come back as they were read. Choose the file again.")
