"""Working days: Monday to Friday without Vietnam's days off and those that an editor adds.

The package `holidays` knows the days of the Labour Code (2019, article 112): 1/1, five days of Tết,
Giỗ Tổ, 30/4, 1/5, 2/9 with the day before or after it, from 2026 on 24/11, and the day off in lieu
of each that falls on a weekend. It also knows most exchanges, such as Monday 31/8/2026 off for work
on Saturday 22/8/2026.

What is announced from year to year reaches the package with a later release, if at all: which days
are Tết's five and National Day's second, and further exchanges. Those are an editor's to add.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from news.extras import is_installed

if TYPE_CHECKING:
    from holidays import HolidayBase

MAX_LINES, LONGEST_RANGE, MOST = 500, 31, 100
_DAY = r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?"
_LINE = re.compile(rf"{_DAY}(?:\s*(?:–|-|đến|to)\s*{_DAY})?(?:\s+\D.*)?", re.IGNORECASE)
LEAP_YEAR = 2000
SATURDAY = 5


def knows_days_off() -> bool:
    """Whether the package is there: sites without it know weekends and the editor's own days."""
    return is_installed("holidays")


@cache
def last_announced() -> int:
    """The last year of which the package knows what was announced."""
    import holidays  # which sites may do without

    return max(holidays.country_holidays("VN").special_public_holidays)


@cache
def days_off(year: int) -> "HolidayBase":
    """Vietnam's days off in a year and those beside it, which may exchange days with it.

    They are never added to later, so that threads can share them.
    """
    import holidays  # as above

    return holidays.country_holidays("VN", years=range(year - 1, year + 2), expand=False)


def unannounced_years(first: date, last: date) -> set[int]:
    """The years of which no more than the law is known, where a period has days off in them."""
    if not knows_days_off():
        return set()
    return {
        day.year
        for day in _days(first, last)
        if day.year > last_announced() and day in days_off(day.year)
    }


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


@dataclass(frozen=True)
class Calendar:
    """The editor's own holidays: `dates` in one year, `yearly` as (month, day) in every one."""

    dates: frozenset[date] = frozenset()
    yearly: frozenset[tuple[int, int]] = frozenset()

    def is_working_day(self, day: date) -> bool:
        is_own = day in self.dates or (day.month, day.day) in self.yearly
        if not knows_days_off():
            return not is_own and day.weekday() < SATURDAY
        return not is_own and days_off(day.year).is_working_day(day)

    def count(self, first: date, last: date) -> int:
        """The working days from `first` to `last`, both counted."""
        return sum(map(self.is_working_day, _days(first, last)))

    def last_of(self, first: date, number: int) -> date:
        """The day that ends `number` working days, the first of which is `first` or comes after."""
        day = first
        while True:
            number -= self.is_working_day(day)
            if number <= 0 and self.is_working_day(day):
                return day
            day += timedelta(days=1)


def read_holidays(text: str) -> Calendar:
    """One holiday or range a line, a note behind it: `02/09 Quốc khánh`, `16/02/2026 – 20/02/2026`.

    Raises a `ValidationError` that names every line it cannot read.
    """
    dates: set[date] = set()
    yearly: set[tuple[int, int]] = set()
    errors: list[str] = []
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise ValidationError(_("Write at most %(limit)d lines.") % {"limit": MAX_LINES})
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            days, is_yearly = _days_of(line.strip())
        except ValueError as error:
            errors.append(_("Line %(number)d: %(reason)s") % {"number": number, "reason": error})
        else:
            dates.update(() if is_yearly else days)
            yearly.update((day.month, day.day) for day in days if is_yearly)
    full = [year for year, days in Counter(day.year for day in dates).items() if days > MOST]
    if len(yearly) > MOST or full:
        text = _("More than %(limit)d holidays a year: that cannot be right.")
        errors.append(text % {"limit": MOST})
    if errors:
        raise ValidationError(errors)
    return Calendar(frozenset(dates), frozenset(yearly))


def _days_of(line: str) -> tuple[list[date], bool]:
    found = _LINE.fullmatch(line)
    if found is None:
        reason = _("“%(text)s” is no date. Write 02/09, 17/02/2026 or 16/02/2026 – 20/02/2026.")
        raise ValueError(reason % {"text": line[:60]})
    first_parts, last_parts = found.groups()[:3], found.groups()[3:]
    is_yearly = first_parts[2] is None
    first = _date(first_parts)
    if last_parts[0] is None:
        return [first], is_yearly
    if (last_parts[2] is None) != is_yearly:
        raise ValueError(_("write the year at both ends of “%(text)s”.") % {"text": line[:60]})
    last = _date(last_parts)
    if not 1 <= (last - first).days + 1 <= LONGEST_RANGE:
        reason = _("“%(text)s” must run forwards, and for at most %(days)d days.")
        raise ValueError(reason % {"text": line[:60], "days": LONGEST_RANGE})
    return list(_days(first, last)), is_yearly


def _date(parts: tuple[str, ...]) -> date:
    day, month, year = parts
    try:
        return date(int(year or LEAP_YEAR), int(month), int(day))
    except ValueError:
        written = "/".join(filter(None, parts))
        raise ValueError(_("there is no %(date)s.") % {"date": written}) from None
