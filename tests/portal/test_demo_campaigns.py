"""The demo's campaigns: all phases at once, whatever the day on which the demo is loaded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.campaign.phases import Phase, phase_of
from portal.demo.campaigns import ROWS
from portal.demo.sources import date_at, day_at, read_all

pytestmark = pytest.mark.any_database

FILES = {data["key"]: data for data in read_all("campaigns")}
PHASES = {
    "loi-hua": Phase.RUNNING,
    "gan-dan": Phase.RUNNING,
    "tram-ngay": Phase.CONCLUDED,
    "ky-nang-so": Phase.UPCOMING,
    "dung-ten": Phase.CONCLUDED,
    "ve-ban": Phase.CONCLUDED,
}
days = st.dates(date(2024, 1, 1), date(2060, 12, 31))


@given(today=days)
def test_phases_hold_on_any_day(today: date) -> None:
    rolls = [roll for roll in read_all("rolls") if not roll.get("draft")]
    crowned = {key for roll in rolls for key in roll["campaigns"]}
    for key, data in FILES.items():
        starts, ends = date_at(data["starts"], today), date_at(data["ends"], today)
        phase = phase_of(
            starts.first_day, ends.last_day, has_roll=key in crowned, override="", today=today
        )
        assert phase == PHASES[key], (key, today)


@given(today=days)
def test_drives_lie_within_their_movement_and_were_over_before_they_were_crowned(
    today: date,
) -> None:
    for data in FILES.values():
        starts, ends = date_at(data["starts"], today), date_at(data["ends"], today)
        assert starts.first_day <= ends.last_day
        if movement := FILES.get(data.get("parent", "")):
            assert date_at(movement["starts"], today).first_day <= starts.first_day
            assert date_at(movement["ends"], today).last_day >= ends.last_day
        if closed_on := data.get("closed_on"):
            assert ends.last_day < day_at(closed_on, today) < today


@given(today=days)
def test_milestones_are_in_order_and_their_states_true(today: date) -> None:
    for data in FILES.values():
        rows = data.get("milestones", [])
        dates = [date_at(row["date"], today) for row in rows]
        assert dates == sorted(dates, key=lambda day: day.last_day)
        for row, day in zip(rows, dates, strict=True):
            is_past = row["state"] in ("done", "cancelled")
            assert day.last_day < today if is_past else day.last_day >= today, (row, today)


def test_score_tables_add_up() -> None:
    for data in FILES.values():
        if rows := data.get("criteria"):
            assert sum(float(row["max_score"]) for row in rows) == data["criteria_total"] == 100


def test_the_running_drive_is_full() -> None:
    data = FILES["gan-dan"]
    counts = {name: len(data.get(name, [])) for name in ROWS}
    assert counts.pop("figures") == 0
    assert min(counts.values()) >= 3, counts
    assert {row["state"] for row in data["milestones"]} == {"done", "planned"}
    assert sum("months" in row["date"] for row in data["milestones"]) == 1
    assert any(row.get("page") for row in data["milestones"])
    assert data["cover"]["alt"]
    assert data["action_page"]


@given(today=days, workday=st.integers(-400, 400))
def test_workdays_are_near_and_no_weekend(today: date, workday: int) -> None:
    day = day_at({"workday": workday}, today)
    assert day.weekday() < 5
    assert timedelta(0) <= today + timedelta(days=workday) - day <= timedelta(days=2)
