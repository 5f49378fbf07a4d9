"""Days as people type and read them: the day first, or the month where the language says so.

Which of them follows from how Django shows a day in the language that is active, with the formats
of the site's `FORMAT_MODULE_PATH`: "m/d/Y" is American English, "d/m/Y" British.
"""

from datetime import date

from django.utils.formats import get_format

_MONTHS = "bEFmMnN"


def is_month_first() -> bool:
    """Whether 04/08/2021 is the eighth of April."""
    letters = [char for char in get_format("SHORT_DATE_FORMAT") if char.isalpha()]
    months = [place for place, char in enumerate(letters) if char in _MONTHS]
    days = [place for place, char in enumerate(letters) if char in "djS"]
    years = [place for place, char in enumerate(letters) if char in "yYo"]
    return bool(months and days and months < days < years)


def day_input_formats() -> list[str]:
    """What is taken for a day, and what a browser's date field sends."""
    if is_month_first():
        return ["%m/%d/%Y", "%Y-%m-%d", "%m-%d-%Y", "%m.%d.%Y"]
    return ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


def typed_day(day: date) -> str:
    """As it is typed: 04/08/2021."""
    first, second = (day.month, day.day) if is_month_first() else (day.day, day.month)
    return f"{first:02d}/{second:02d}/{day.year:04d}"


def first_weekday() -> int:
    """With what day a week begins, as Python counts: 0 is Monday, 6 Sunday."""
    return (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
