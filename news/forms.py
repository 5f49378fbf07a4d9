"""Forms of the public pages, so that no parameter of an address is a 500; editors' widgets."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .address_words import WORDS
from .validators import in_archive

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


class DayForm(forms.Form):
    """Day/month/year as people type it, or what a browser's date field sends.

    In addresses the field has the site's word for a date.
    """

    ngay = forms.DateField(
        label=_("Date"),
        input_formats=DAY_FORMATS,
        validators=[in_archive],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a date."),
            "invalid": _("There is no such date. Write it as day/month/year, such as 04/08/2021."),
        },
    )

    def add_prefix(self, field_name: str) -> str:
        return WORDS["date"]


def counted(limit: int, *, rows: int = 0) -> forms.Widget:
    """A text widget beside which the editor's screen counts characters up to `limit`."""
    attrs = {"data-controller": "vd-counter", "data-vd-counter-limit-value": limit}
    return forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)


class WrappingTextInput(AdminAutoHeightTextInput):
    """One line of text that wraps and shows whole; Enter and pasted line ends make no new line."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        own = {
            "data-controller": "w-autosize w-action",
            "data-action": "keydown.enter->w-action#noop:prevent",
        }
        super().__init__({**own, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return value if value is None else " ".join(value.splitlines())
