"""Dates that name a day or only a month: "từ tháng 6/2021 đến hết tháng 8/2021".

Stored as ISO text of either length, `2021-06-01` or `2021-06`, so that a revision, a copy and a
translation carry the precision with the date. Columns that queries compare are kept beside it by
`EdgeField`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from news.dates import is_month_first, typed_day
from news.validators import in_archive

_ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")
_TYPED = re.compile(r"^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$")


@dataclass(frozen=True, order=False)
class PartialDate:
    """A day, or a whole month where `day` is None."""

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        day = 1 if self.day is None else self.day
        date(self.year, self.month, day)  # a ValueError for what the calendar lacks

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads `01/06/2021`, `6/2021`, `2021-06-01` or `2021-06`; `ValueError` for the rest.

        The first of `01/06/2021` is the month where the active language has it so.
        """
        words = " ".join(text.split()).replace(" ", "")
        if found := _ISO.match(words):
            year, month, day = found.groups()
        elif found := _TYPED.match(words):
            first, second, year = found.groups()
            is_swapped = first is not None and is_month_first()
            month, day = (first, second) if is_swapped else (second, first)
        else:
            raise ValueError(text)
        return cls(int(year), int(month), int(day) if day is not None else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def is_month(self) -> bool:
        return self.day is None

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    @property
    def isoformat(self) -> str:
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    def __str__(self) -> str:
        """As people type it: `06/2021` or `01/06/2021`."""
        return (
            f"{self.month:02d}/{self.year:04d}" if self.day is None else typed_day(self.first_day)
        )

    @property
    def label(self) -> str:
        """As in a running text: "tháng 6/2021" or "01/06/2021"."""
        if self.day is None:
            # Translators: a date format, as it stands within a sentence: "tháng 6/2021".
            return date_format(self.first_day, pgettext("format of a month", "F Y"))
        return date_format(self.first_day, "SHORT_DATE_FORMAT")


def period_label(starts: PartialDate | None, ends: PartialDate | None) -> str:
    """The period in words, as in "Tháng 6/2021 – hết tháng 8/2021"; empty without dates."""
    if starts is None and ends is None:
        return ""
    if ends is None:
        return _("From %(start)s") % {"start": starts.label} if starts else ""
    end = _("the end of %(month)s") % {"month": ends.label} if ends.is_month else ends.label
    if starts is None:
        return _("Until %(end)s") % {"end": end}
    if starts == ends:
        return starts.label[:1].upper() + starts.label[1:]
    label = _("%(start)s – %(end)s") % {"start": starts.label, "end": end}
    return label[:1].upper() + label[1:]


def _no_such_date() -> str:
    if is_month_first():
        return _(
            "There is no such date. Write a day, such as 06/01/2021, or a month, such as 06/2021."
        )
    return _("There is no such date. Write a day, such as 01/06/2021, or a month, such as 06/2021.")


def _as_it_is_typed() -> str:
    if is_month_first():
        return _("month/day/year, or month/year")
    return _("day/month/year, or month/year")


class PartialDateFormField(forms.CharField):
    """Takes a day or a month as people type it."""

    default_error_messages = {"invalid": lazy(_no_such_date, str)()}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.TextInput(
                attrs={
                    "placeholder": lazy(_as_it_is_typed, str)(),
                    "inputmode": "numeric",
                    "autocomplete": "off",
                }
            ),
        )
        kwargs["max_length"] = 20
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def run_validators(self, value: Any) -> None:
        if value is not None:
            in_archive(value.first_day)

    def prepare_value(self, value: Any) -> str:
        if isinstance(value, str):
            try:
                return str(PartialDate.parse(value))
            except ValueError:
                return value
        return str(value) if value else ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != self.prepare_value(data)


if TYPE_CHECKING:
    TextColumn = models.CharField["PartialDate | None", Any]
else:
    TextColumn = models.CharField


class PartialDateField(TextColumn):
    """A `PartialDate`, or None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *args: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.of(value)
        if not str(value).strip():
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError:
            raise ValidationError(
                PartialDateFormField.default_error_messages["invalid"], code="invalid"
            ) from None

    def run_validators(self, value: Any) -> None:
        if value is not None:
            in_archive(value.first_day)

    def get_prep_value(self, value: Any) -> str | None:
        value = self.to_python(value)
        return value.isoformat if value else None

    def value_to_string(self, obj: models.Model) -> str | None:  # type: ignore[override]
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        options = {
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
        }
        kwargs.pop("form_class", None)
        kwargs.pop("max_length", None)
        kwargs.pop("choices_form_class", None)
        return PartialDateFormField(**{**options, **kwargs})


class EdgeField(models.DateField):
    """The first or last day of the `PartialDateField` named `of`, for queries to compare.

    `edge` is "first_day" or "last_day". Written at each save, in bulk too, as `auto_now` does.
    """

    def __init__(self, *args: Any, of: str = "", edge: str = "first_day", **kwargs: Any) -> None:
        self.of, self.edge = of, edge
        kwargs |= {"editable": False, "null": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of, "edge": self.edge}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        field: Any = model_instance._meta.get_field(self.of)
        whole = field.to_python(getattr(model_instance, self.of))
        value = getattr(whole, self.edge) if whole else None
        setattr(model_instance, self.attname, value)
        return value
