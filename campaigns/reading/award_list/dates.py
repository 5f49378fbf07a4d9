"""Dates as officers write them: 28/8/2021, "ngày 05 tháng 10 năm 2021", Excel's serial numbers."""

import re
from datetime import date, timedelta

from .other_languages import is_month_first, named_day_in

FIRST_YEAR, LAST_YEAR = 1945, 2100
MONTHS = 12
_SERIAL_ZERO = date(1899, 12, 30)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:năm|,)\s*(\d{4})", re.I)


class ImpossibleDate(ValueError):
    """No day of the calendar, or one outside 1945 to 2100."""


def date_in(text: str) -> date | None:
    """The first date within `text`, day before month unless the site's lists have it the other way
    round, and the other way round where only that is a date then; None where there is none.

    Raises `ImpossibleDate` for one like 31/02/2021.
    """
    if match := _ISO.search(text):
        year, month, day = map(int, match.groups())
    elif match := _WORDS.search(text):
        day, month, year = map(int, match.groups())
    elif match := _NUMERIC.search(text):
        day, month, year = map(int, match.groups())
        if is_month_first() and day <= MONTHS:
            day, month = month, day
    else:
        return _in_words(text)
    return _made(year + 2000 if year < 100 else year, month, day)


def _in_words(text: str) -> date | None:
    """The date of a text in another language than Vietnamese: "15 janvier 2026"."""
    try:
        return _within(day) if (day := named_day_in(text)) else None
    except ValueError as error:
        raise ImpossibleDate from error


def written_day(day: date) -> str:
    """As `date_in` reads it."""
    return f"{day:%m/%d/%Y}" if is_month_first() else f"{day:%d/%m/%Y}"


def date_of_cell(text: str) -> date | None:
    """The date that fills a cell, None where it is empty; a serial number counts from 1900.

    Raises `ImpossibleDate` for anything else.
    """
    if not text or set(text) <= set("-–/ ."):
        return None
    if re.fullmatch(r"\d{4,5}(\.\d+)?", text) and not 1900 <= float(text) <= LAST_YEAR:
        return _within(_SERIAL_ZERO + timedelta(days=int(float(text))))
    if re.fullmatch(r"\d{8}", text):
        return _made(int(text[4:]), int(text[2:4]), int(text[:2]))
    found = date_in(text)
    if found is None:
        raise ImpossibleDate
    return found


def _made(year: int, month: int, day: int) -> date:
    try:
        return _within(date(year, month, day))
    except ValueError as error:
        raise ImpossibleDate from error


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ImpossibleDate
    return day
