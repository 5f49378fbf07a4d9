"""Dates of the demo: counted from the day on which it is loaded, so that they never age."""

from datetime import date, timedelta

from campaigns.partial_dates import PartialDate

FRIDAY = 4


def date_at(offset: dict[str, int], today: date) -> PartialDate:
    """`{days = -2}`, `{workday = 8}` (a Friday instead of a weekend) or `{months = 2}`, a month."""
    if "months" in offset:
        months = today.year * 12 + today.month - 1 + offset["months"]
        return PartialDate(months // 12, months % 12 + 1)
    if "days" in offset:
        return PartialDate.of(today + timedelta(days=offset["days"]))
    day = today + timedelta(days=offset["workday"])
    return PartialDate.of(day - timedelta(days=max(0, day.weekday() - FRIDAY)))


def day_at(offset: dict[str, int], today: date) -> date:
    return date_at(offset, today).first_day
