"""What a date in the newsroom may be: the archive has an address for each of its years."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2199


def year_in_archive(value: int) -> None:
    """Raises `ValidationError` for a year that is most likely mistyped."""
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValidationError(
            _("Write a year from %(first)d to %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def in_archive(value: date | datetime) -> None:
    """Raises `ValidationError` for a date in such a year."""
    year_in_archive(value.year)
