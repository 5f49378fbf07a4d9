"""Working days: those of the week without a country's days off and those that an editor adds.

The package `holidays` knows the days off of each country's law, as of Vietnam the Labour Code
(2019, article 112): 1/1, five days of Tết, Giỗ Tổ, 30/4, 1/5, 2/9 with the day before or after it,
from 2026 on 24/11, and the day off in lieu of each that falls on a weekend. It also knows most
exchanges, such as Monday 31/8/2026 off for work on Saturday 22/8/2026; `days_off.toml` has those
that it lacks.

What is announced from year to year reaches the package with a later release, if at all: in
Vietnam which days are Tết's five and National Day's second, and further exchanges. Those are an
editor's to add.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import global_settings, settings
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


def country() -> str:
    """Whose days off count: a code as "VN" or, with a part of the country, "DE-BY"; "" for none.

    The setting `CAMPAIGNS_HOLIDAYS`, else Vietnam where Vietnamese is a language of the site, else
    the country that `LANGUAGE_CODE` names: "pt-br" is Brazil's. "en-us", Django's default, is what
    every site has that said nothing, and names none.
    """
    chosen = getattr(settings, "CAMPAIGNS_HOLIDAYS", None)
    if chosen is not None:
        return str(chosen)
    content = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", None) or ()
    if "vi" in (settings.LANGUAGE_CODE, *(code for code, _name in content)):
        return "VN"
    if settings.LANGUAGE_CODE == global_settings.LANGUAGE_CODE:
        return ""
    return settings.LANGUAGE_CODE.partition("-")[2].upper()


def knows_days_off() -> bool:
    """Whether the site knows a country's days off, and not only weekends and an editor's own."""
    return is_installed("holidays") and is_known(country())


@cache
def is_known(code: str) -> bool:
    """Whether the package has the country, and its part. It must be installed."""
    import holidays  # which sites may do without

    name, _sign, part = code.partition("-")
    parts = holidays.list_supported_countries(include_aliases=False).get(name)
    return parts is not None and (not part or part in parts)


@cache
def _announced() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("days_off.toml").read_text("utf-8"))


@cache
def days_off(code: str, year: int) -> "HolidayBase":
    """A country's days off in a year and those beside it, which may exchange days with it.

    They are never added to later, so that threads can share them.
    """
    import holidays  # as above

    name, _sign, part = code.partition("-")
    years = range(year - 1, year + 2)
    found = holidays.country_holidays(name, subdiv=part or None, years=years, expand=False)
    more = _announced().get(name, {})
    found.update({day: found.get(day) or "announced" for day in more.get("off", ())})
    found.weekend_workdays = {*found.weekend_workdays, *more.get("worked", ())}
    return found


@cache
def last_announced(code: str = "VN") -> int | None:
    """The last year of which all is known; None where nothing is announced from year to year."""
    import holidays  # as above

    name = code.partition("-")[0]
    more = _announced().get(name, {})
    if not more.get("is_announced_yearly"):
        return None
    known = max(holidays.country_holidays(name).special_public_holidays)
    return max(known, *(day.year for day in more.get("off", ())))


def unannounced_years(first: date, last: date) -> set[int]:
    """The years of which no more than the law is known, where a period has days off in them."""
    code = country()
    if not knows_days_off() or (until := last_announced(code)) is None:
        return set()
    return {
        day.year
        for day in _days(first, last)
        if day.year > until and day in days_off(code, day.year)
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
        return not is_own and days_off(country(), day.year).is_working_day(day)

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
