"""Forms of the public pages, so that no parameter of an address is a 500; an editor's widget."""

from django import forms
from django.http import HttpRequest
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


class PageNumberForm(forms.Form):
    trang = forms.IntegerField(min_value=1, max_value=100_000, required=False)


def page_number(request: HttpRequest) -> int | None:
    """The page that `?trang=` asks for, 1 if it is absent, None if it is no page number."""
    form = PageNumberForm(request.GET)
    return (form.cleaned_data["trang"] or 1) if form.is_valid() else None


def counted(limit: int, *, rows: int = 0) -> forms.Widget:
    """A text widget beside which the editor's screen counts characters up to `limit`."""
    attrs = {"data-controller": "vd-counter", "data-vd-counter-limit-value": limit}
    return forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
