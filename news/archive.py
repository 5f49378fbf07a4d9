"""“Các tin đã đưa ngày”: what was published on a day, in a month, in a year."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext

from .dates import first_weekday
from .public_index.memory import kept
from .public_index.models import PublicPage
from .validators import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from .models import NewsIndexPage

WEEKDAYS = (
    (gettext_lazy("Mo"), gettext_lazy("Monday")),
    (gettext_lazy("Tu"), gettext_lazy("Tuesday")),
    (gettext_lazy("We"), gettext_lazy("Wednesday")),
    (gettext_lazy("Th"), gettext_lazy("Thursday")),
    (gettext_lazy("Fr"), gettext_lazy("Friday")),
    (gettext_lazy("Sa"), gettext_lazy("Saturday")),
    (gettext_lazy("Su"), gettext_lazy("Sunday")),
)


@dataclass(frozen=True)
class Period:
    """A day, a month or a year that has news; `count` is None where nobody counted."""

    date: date
    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class CalendarCell:
    day: int
    url: str
    count: int
    is_current: bool
    is_today: bool

    @property
    def count_label(self) -> str:
        return ngettext("%(count)s item", "%(count)s items", self.count) % {"count": self.count}


@dataclass(frozen=True)
class Calendar:
    """`key` has all that it shows."""

    key: tuple
    caption: str
    month_url: str
    weekday_labels: list[dict[str, str]]
    weeks: list[list[CalendarCell | None]]
    previous: Period | None
    next: Period | None


class Archive:
    """Questions about the dates of the articles that a news index lists."""

    def __init__(self, index: "NewsIndexPage") -> None:
        self.index = index
        self.articles = index.articles()

    def neighbours(self, kind: str, first: date, last: date) -> tuple[Period | None, Period | None]:
        """The nearest periods with news before `first` and after `last`."""
        days = (
            _day_of(self.articles.published_before(first).first()),
            _day_of(self.articles.published_after(last).oldest()),
        )
        before, after = (self.period(kind, day) if day else None for day in days)
        return before, after

    def nearest_days(self, day: date) -> list[Period]:
        """The days with news just before and just after `day`."""
        return [period for period in self.neighbours("day", day, day) if period]

    def period(self, kind: str, day: date, count: int | None = None) -> Period:
        start = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[kind]
        return Period(start, period_label(kind, start), self.index.date_url(kind, start), count)

    def months_of(self, year: int) -> list[Period]:
        """The twelve months of `year`, with their counts."""
        months = [date(year, month, 1) for month in range(1, 13)]
        counts = self.articles.counts(map(month_bounds, months))
        return [
            self.period("month", month, count) for month, count in zip(months, counts, strict=True)
        ]

    def years(self) -> list[Period]:
        """From the newest year with news to the oldest, by two look-ups of the date index."""
        newest, oldest = map(_day_of, (self.articles.first(), self.articles.oldest()))
        if newest is None or oldest is None:
            return []
        years = range(min(newest.year, LAST_YEAR), max(oldest.year, FIRST_YEAR) - 1, -1)
        return [self.period("year", date(year, 1, 1)) for year in years]

    def calendar(self, month: date, current: date | None = None) -> Calendar:
        """The month of `month`; days with news are links."""
        first, last = month_bounds(_in_archive(month))
        days = [first + timedelta(days=n) for n in range(last.day)]
        counts = tuple(self.articles.counts((day, day) for day in days))
        previous, following = self.neighbours("month", first, last)
        # What it is made of is its key: laying it out takes longer than counting.
        key = (
            "calendar", self.index.pk, get_language(), first, counts, current,
            timezone.localdate(), previous, following,
        )  # fmt: skip
        return kept(key, lambda: self._calendar(key, current))

    def _calendar(self, key: tuple, current: date | None) -> Calendar:
        _, _, _, first, counted, _, _, previous, following = key
        counts = {first + timedelta(days=n): count for n, count in enumerate(counted) if count}
        start = first_weekday()
        weeks = calendar.Calendar(start).monthdatescalendar(first.year, first.month)
        weekdays = (*WEEKDAYS[start:], *WEEKDAYS[:start])
        return Calendar(
            key=key,
            caption=period_label("month", first),
            month_url=self.index.date_url("month", first) if counts else "",
            weekday_labels=[{"short": str(short), "long": str(long)} for short, long in weekdays],
            weeks=[
                [
                    self._cell(day, counts, current) if day.month == first.month else None
                    for day in week
                ]
                for week in weeks
            ],
            previous=previous,
            next=following,
        )

    def _cell(self, day: date, counts: dict[date, int], current: date | None) -> CalendarCell:
        count = counts.get(day, 0)
        url = self.index.date_url("day", day) if count else ""
        is_today = day == timezone.localdate()
        return CalendarCell(day.day, url, count, day == current, is_today)


def _day_of(article: PublicPage | None) -> date | None:
    """The day of an article, in the site's time zone."""
    return timezone.localdate(article.date) if article else None


def _in_archive(day: date) -> date:
    """`day`, or the archive's end that is nearest to it."""
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


def month_bounds(day: date) -> tuple[date, date]:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)


def period_label(kind: str, day: date) -> str:
    if kind == "year":
        return str(day.year)
    if kind == "month":
        return pgettext("month and year", "%(month)s %(year)d") % {
            "month": MONTHS[day.month],
            "year": day.year,
        }
    return date_format(day, "SHORT_DATE_FORMAT")


def parse_day(year: str, month: str = "1", day: str = "1") -> date | None:
    """The date of an address's numbers, None where the calendar has no such day."""
    try:
        parsed = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return parsed if FIRST_YEAR <= parsed.year <= LAST_YEAR else None
