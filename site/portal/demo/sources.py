"""The TOML files of the demo, and what their dates mean."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from campaigns.campaign.partial_dates import PartialDate

CONTENT = Path(__file__).parent / "content"
FRIDAY = 4
#: Years are counted from the one in which this day lies: that of the newest decision.
NEWEST = {"workday": -13}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every file of `folder`, by name."""
    return [read(f"{folder}/{path.name}") for path in sorted((CONTENT / folder).glob("*.toml"))]


def register_rows(name: str, kind: str) -> list[dict[str, Any]]:
    """The rows of a register; what a file has as `name_en` stands in their `translations`."""
    rows = read(name)[kind]
    for row in rows:
        english = {key: row.pop(key) for key in list(row) if key.endswith("_en")}
        texts = {key.removesuffix("_en"): text for key, text in english.items()}
        row["translations"] = {"en": texts} if texts else {}
    return rows


def date_at(offset: dict[str, int], today: date) -> PartialDate:
    """A day, or a whole month, counted from the day of loading, so that the demo never ages.

    `{days = -2}`, `{workday = 8}` (a Friday instead of a weekend), `{months = 2}` (a month),
    `{year = -1, month = 11}` (a month) or `{year = -1, month = 12, day = 18}`.
    """
    if "year" in offset:
        year = day_at(NEWEST, today).year + offset["year"]
        return PartialDate(year, offset["month"], offset.get("day"))
    if "months" in offset:
        months = today.year * 12 + today.month - 1 + offset["months"]
        return PartialDate(months // 12, months % 12 + 1)
    if "days" in offset:
        return PartialDate.of(today + timedelta(days=offset["days"]))
    day = today + timedelta(days=offset["workday"])
    return PartialDate.of(day - timedelta(days=max(0, day.weekday() - FRIDAY)))


def day_at(offset: dict[str, int], today: date) -> date:
    return date_at(offset, today).first_day
