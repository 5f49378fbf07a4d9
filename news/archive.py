"""“Các tin đã đưa ngày”: what was published on a day, in a month, in a year."""

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, ngettext, pgettext

from .querysets import ArticleQuerySet
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
        """The nearest periods with news before `first` and after `last`, in one query."""
        return self._around(kind, self._days_of(*self._beside(first, last)), first, last)

    def nearest_days(self, day: date) -> list[Period]:
        """The days with news just before and just after `day`."""
        return [period for period in self.neighbours("day", day, day) if period]

    def period(self, kind: str, day: date, count: int | None = None) -> Period:
        start = {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[kind]
        return Period(start, period_label(kind, start), self.index.date_url(kind, start), count)

    def months_of(self, year: int) -> list[Period]:
        """The twelve months of `year`, with their counts."""
        rows = (
            self.articles.published_between(date(year, 1, 1), date(year, 12, 31))
            .order_by()
            .annotate(month=TruncMonth("published_at"))
            .values("month")
            .annotate(n=Count("pk"))
            .values_list("month", "n")
        )
        counts = {timezone.localdate(month).month: n for month, n in rows}
        return [self.period("month", date(year, m, 1), counts.get(m, 0)) for m in range(1, 13)]

    def years(self) -> list[Period]:
        """From the newest year with news to the oldest, by two look-ups of the date index."""
        newest, oldest = map(_day_of, (self.articles.newest_first(), self.articles.oldest_first()))
        if newest is None or oldest is None:
            return []
        years = range(min(newest.year, LAST_YEAR), max(oldest.year, FIRST_YEAR) - 1, -1)
        return [self.period("year", date(year, 1, 1)) for year in years]

    def calendar(self, month: date, current: date | None = None) -> Calendar:
        """The month of `month`; days with news are links. One query."""
        first, last = month_bounds(_in_archive(month))
        in_month = self.articles.published_between(first, last).values("pk")
        days = self._days_of(in_month, *self._beside(first, last))
        counts = Counter(day for day in days if first <= day <= last)
        previous, following = self._around("month", days, first, last)
        weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
        return Calendar(
            caption=period_label("month", first),
            month_url=self.index.date_url("month", first) if counts else "",
            weekday_labels=[{"short": str(short), "long": str(long)} for short, long in WEEKDAYS],
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

    def _cell(self, day: date, counts: Counter[date], current: date | None) -> CalendarCell:
        url = self.index.date_url("day", day) if counts[day] else ""
        is_today = day == timezone.localdate()
        return CalendarCell(day.day, url, counts[day], day == current, is_today)

    def _around(
        self, kind: str, days: list[date], first: date, last: date
    ) -> tuple[Period | None, Period | None]:
        previous = next((self.period(kind, day) for day in days if day < first), None)
        following = next((self.period(kind, day) for day in days if day > last), None)
        return previous, following

    def _beside(self, first: date, last: date) -> list[ArticleQuerySet]:
        return [
            self.articles.published_before(first).newest_first().values("pk")[:1],
            self.articles.published_after(last).oldest_first().values("pk")[:1],
        ]

    def _days_of(self, *keys: ArticleQuerySet) -> list[date]:
        """The days, in the site's time zone, of the articles that `keys` name; one query."""
        rows = self.articles.model.objects.order_by()
        dates = [rows.filter(pk__in=some).values_list("published_at") for some in keys]
        return [timezone.localdate(moment) for (moment,) in dates[0].union(*dates[1:], all=True)]


def _day_of(articles: ArticleQuerySet) -> date | None:
    """The day of the first of `articles`."""
    moment = articles.values_list("published_at", flat=True).first()
    return timezone.localdate(moment) if moment else None


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
