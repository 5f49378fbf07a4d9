"""Forms of the public pages, so that no parameter of an address is a 500; editors' widgets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .address_words import WORDS
from .dates import day_input_formats, is_month_first, typed_day
from .validators import in_archive


def _no_such_date() -> str:
    if is_month_first():
        return _g("There is no such date. Write it as month/day/year, such as 08/04/2021.")
    return _g("There is no such date. Write it as day/month/year, such as 04/08/2021.")


class DayInput(forms.DateInput):
    """Shows a day as it is typed."""

    def format_value(self, value: Any) -> Any:
        return typed_day(value) if isinstance(value, date) else value


class DayField(forms.DateField):
    """A day as people type it in the language that is active (`news.dates`)."""

    widget = DayInput
    input_formats = lazy(day_input_formats, list)()
    default_error_messages = {"invalid": lazy(_no_such_date, str)()}


class DayForm(forms.Form):
    """A day as people type it, or what a browser's date field sends.

    In addresses the field has the site's word for a date.
    """

    ngay = DayField(
        label=_("Date"),
        validators=[in_archive],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a date.")},
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
