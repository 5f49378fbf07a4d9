"""Forms of the public pages, so that no parameter of an address is a 500; an editor's widget."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .validators import in_archive

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


class DayForm(forms.Form):
    """“Ngày”: day/month/year as people type it, or what a browser's date field sends."""

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


def counted(limit: int, *, rows: int = 0) -> forms.Widget:
    """A text widget beside which the editor's screen counts characters up to `limit`."""
    attrs = {"data-controller": "vd-counter", "data-vd-counter-limit-value": limit}
    return forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
