"""Working days: a country's days off, those that an editor adds, and what is counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from campaigns.checks import check_a_country_is_set, check_holidays
from campaigns.consultations.models import ConsultationSettings
from campaigns.consultations.working_days import (
    Calendar,
    country,
    last_announced,
    read_holidays,
    unannounced_years,
)

pytestmark = pytest.mark.any_database

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
calendars = st.builds(
    Calendar,
    st.frozensets(st.dates(date(2020, 1, 1), date(2030, 12, 31)), max_size=40),
    st.frozensets(st.tuples(st.integers(1, 12), st.integers(1, 28)), max_size=20),
)


@given(calendar=calendars, first=days, number=st.integers(1, 60))
def test_a_period_ends_on_its_last_working_day(
    calendar: Calendar, first: date, number: int
) -> None:
    last = calendar.last_of(first, number)
    assert calendar.is_working_day(last)
    assert calendar.count(first, last) == number
    assert last >= first


@given(calendar=calendars, first=days, number=st.integers(1, 40))
def test_one_more_working_day_ends_later(calendar: Calendar, first: date, number: int) -> None:
    assert calendar.last_of(first, number) < calendar.last_of(first, number + 1)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 2)),  # New Year, and an exchanged day
        (date(2026, 2, 16), date(2026, 2, 20)),  # Tết, from the day before
        (date(2026, 4, 27), date(2026, 4, 27)),  # in lieu of Giỗ Tổ, a Sunday
        (date(2026, 4, 30), date(2026, 5, 1)),
        (date(2026, 8, 31), date(2026, 9, 2)),  # National Day, the day before, an exchanged day
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2025, 4, 7), date(2025, 4, 7)),  # Giỗ Tổ
        (date(2025, 4, 30), date(2025, 5, 2)),
        (date(2025, 9, 1), date(2025, 9, 2)),
        (date(2027, 2, 8), date(2027, 2, 10)),
        (date(2027, 4, 16), date(2027, 4, 16)),
        (date(2027, 5, 3), date(2027, 5, 3)),  # in lieu of 1/5, a Saturday
        (date(2027, 9, 2), date(2027, 9, 3)),
    ],
)
def test_days_off_of_the_law_need_not_be_written_down(first: date, last: date) -> None:
    calendar = Calendar()
    assert calendar.count(first, last) == 0
    assert calendar.count(first - timedelta(days=5), last + timedelta(days=5)) > 0


def test_the_days_beside_them_are_working_days() -> None:
    for day in (date(2026, 1, 5), date(2026, 2, 13), date(2026, 2, 23), date(2026, 4, 28),
                date(2026, 4, 29), date(2026, 5, 4), date(2026, 9, 3)):  # fmt: skip
        assert Calendar().is_working_day(day), day


def test_a_saturday_worked_for_an_exchanged_day_counts() -> None:
    assert last_announced() >= 2026
    for worked in (date(2026, 1, 10), date(2026, 8, 22)):
        assert Calendar().is_working_day(worked)
        assert not Calendar().is_working_day(worked + timedelta(days=7))


@pytest.mark.parametrize(
    ("chosen", "off", "worked"),
    [
        ("FR", [date(2026, 7, 14), date(2026, 5, 14)], [date(2026, 2, 17), date(2026, 9, 2)]),
        ("DE-BY", [date(2026, 1, 6)], [date(2026, 4, 30)]),
        ("DE", [date(2026, 5, 1)], [date(2026, 1, 6)]),
        ("IL", [date(2026, 1, 2)], [date(2026, 1, 4)]),  # Friday and Saturday are its weekend
        ("", [date(2026, 1, 3)], [date(2026, 1, 1)]),
    ],
)
def test_a_site_counts_the_days_off_of_the_country_that_it_names(
    chosen: str, off: list[date], worked: list[date]
) -> None:
    with override_settings(CAMPAIGNS_HOLIDAYS=chosen):
        assert not any(Calendar().is_working_day(day) for day in off)
        assert all(Calendar().is_working_day(day) for day in worked)
        assert check_holidays() == check_a_country_is_set() == []
        # What only Vietnam's government announces each year is asked of nobody else.
        assert unannounced_years(date(2030, 1, 1), date(2030, 12, 31)) == set()


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        ("vi", ["vi", "en"], "VN"),
        ("en", ["en", "vi"], "VN"),
        ("pt-br", ["pt-br"], "BR"),
        ("en-gb", ["en"], "GB"),
        ("en-us", ["en"], ""),
        ("fr", ["fr"], ""),
    ],
)
def test_without_a_setting_the_language_names_the_country(
    language: str, content: list[str], expected: str
) -> None:
    named = [(code, code) for code in content]
    with override_settings(LANGUAGE_CODE=language, WAGTAIL_CONTENT_LANGUAGES=named):
        assert country() == expected
        missing = [one.id for one in check_a_country_is_set()]
        assert missing == ([] if expected else ["campaigns.W012"])
        panel = next(one for one in ConsultationSettings.panels if one.help_text)
        assert ("not know" in str(panel.help_text)) is not bool(expected)


def test_a_country_that_is_none_is_an_error_of_the_settings() -> None:
    for chosen in ("FRA", "fr", "DE-XX"):
        with override_settings(CAMPAIGNS_HOLIDAYS=chosen):
            (error,) = check_holidays()
        assert (error.id, chosen in error.msg) == ("campaigns.E011", True)


def test_a_day_that_is_written_down_and_known_is_off_once() -> None:
    known, twice = Calendar(), read_holidays("01/01\n30/04\n01/05\n02/09")
    year = date(2026, 1, 1), date(2026, 12, 31)
    assert twice.count(*year) == known.count(*year)
    assert read_holidays("05/01/2026").count(*year) == known.count(*year) - 1


def test_weekends_and_holidays_do_not_count() -> None:
    calendar = read_holidays("30/04\n01/05\n04/05/2026 nghỉ bù")
    assert calendar.count(date(2026, 4, 27), date(2026, 5, 5)) == 3
    assert calendar.last_of(date(2026, 4, 29), 2) == date(2026, 5, 5)
    assert not calendar.is_working_day(date(2027, 4, 30))
    assert calendar.is_working_day(date(2027, 5, 4))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("02/09", [(9, 2)]),
        ("2/9 Quốc khánh", [(9, 2)]),
        ("02-09", [(9, 2)]),
        ("01/09 – 02/09", [(9, 1), (9, 2)]),
        ("29/02", [(2, 29)]),
    ],
)
def test_a_day_without_a_year_is_one_every_year(line: str, expected: list) -> None:
    calendar = read_holidays(f"\n  {line}  \n")
    assert (sorted(calendar.yearly), calendar.dates) == (expected, frozenset())


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("17/02/2026", 1),
        ("17.02.2026", 1),
        ("16/02/2026 – 20/02/2026 Tết Bính Ngọ", 5),
        ("16/02/2026-20/02/2026", 5),
        ("16/02/2026 đến 20/02/2026", 5),
        ("29/12/2026 - 03/01/2027", 6),
    ],
)
def test_days_with_a_year_are_holidays_of_that_year(line: str, count: int) -> None:
    calendar = read_holidays(line)
    assert (len(calendar.dates), calendar.yearly) == (count, frozenset())


@pytest.mark.parametrize(
    "line",
    [
        "30/02",
        "29/02/2027",
        "31/04/2026",
        "2026-02-17",
        "Tết",
        "17/02/26",
        "00/00",
        "20/02/2026 – 16/02/2026",
        "16/02/2026 – 20/02",
        "01/01/2026 – 31/12/2026",
        "01/01/0000",
        "17/02/2026 18/02/2026",
    ],
)
def test_a_line_that_is_no_holiday_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_holidays(f"02/09\n\n{line}")
    assert len(refused.value.messages) == 1
    assert "3" in refused.value.messages[0]


def test_every_bad_line_is_named_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        read_holidays("x\n02/09\ny")
    assert len(refused.value.messages) == 2


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["02/09"] * 501),
        "\n".join(f"{day:02}/{month:02}" for month in range(1, 13) for day in range(1, 20)),
        "\n".join(f"01/{month:02}/2027 – 28/{month:02}/2027" for month in range(1, 13)),
    ],
)
def test_a_calendar_without_working_days_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        read_holidays(text)
