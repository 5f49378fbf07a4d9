"""Where a consultation stands, in Python and in SQL, and how long it is open."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import now

from campaigns.consultations.advice import advice_on_consultation
from campaigns.consultations.context import time_left
from campaigns.consultations.querysets import State, state_of
from campaigns.consultations.working_days import last_announced
from campaigns.factories import ConsultationFactory
from campaigns.models import ConsultationPage, ConsultationSettings
from news.factories import translate
from tests.fixtures import SiteTree

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("opens", "closes", "state"),
    [
        (0, 10, State.OPEN),
        (-10, 0, State.OPEN),
        (0, 0, State.OPEN),
        (1, 10, State.UPCOMING),
        (-10, -1, State.CLOSED),
        (None, None, State.UPCOMING),
        (None, 10, State.UPCOMING),
        (-5, None, State.UPCOMING),
    ],
)
def test_both_ends_are_days_of_the_period_in_python_and_in_sql(
    site_tree: SiteTree, opens: int | None, closes: int | None, state: State
) -> None:
    dates = [None if days is None else TODAY + timedelta(days=days) for days in (opens, closes)]
    assert state_of(*dates, TODAY) == state
    page = ConsultationFactory(parent=site_tree.rolls)
    ConsultationPage.objects.filter(pk=page.pk).update(opens_on=dates[0], closes_on=dates[1])
    for language_of in (None, site_tree.rolls):
        found = ConsultationPage.objects.with_state(TODAY, language_of).get(pk=page.pk)
        assert (found.listed_state, found.first_day, found.last_day) == (state, *dates)


def test_it_closes_at_midnight_of_the_sites_time_zone(
    site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    page = ConsultationFactory(
        parent=site_tree.rolls, opens_on=date(2026, 11, 2), closes_on=date(2026, 11, 20)
    )
    for moment, state in (
        (datetime(2026, 11, 20, 23, 59, tzinfo=zone), State.OPEN),
        (datetime(2026, 11, 21, 0, 0, tzinfo=zone), State.CLOSED),
        (datetime(2026, 11, 1, 23, 59, tzinfo=zone), State.UPCOMING),
        (datetime(2026, 11, 2, 0, 0, tzinfo=zone), State.OPEN),
    ):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert page.state == state, moment
        assert ConsultationPage.objects.with_state().get(pk=page.pk).listed_state == state


def test_open_ones_come_first_then_what_opens_next_then_what_closed_last(
    site_tree: SiteTree,
) -> None:
    def page(title: str, opens: int, closes: int) -> None:
        ConsultationFactory(
            parent=site_tree.rolls,
            title=title,
            opens_on=TODAY + timedelta(days=opens),
            closes_on=TODAY + timedelta(days=closes),
        )

    page("đóng lâu", -90, -80)
    page("đóng vừa xong", -30, -1)
    page("sắp mở sau", 9, 20)
    page("sắp mở trước", 2, 20)
    page("mở, hết sau", -1, 9)
    page("mở, hết trước", -9, 1)
    titles = [row.title for row in ConsultationPage.objects.with_state(TODAY).open_first()]
    assert titles == [
        "mở, hết trước", "mở, hết sau", "sắp mở trước", "sắp mở sau", "đóng vừa xong", "đóng lâu",
    ]  # fmt: skip


def test_the_end_is_counted_where_it_is_left_empty(site_tree: SiteTree) -> None:
    """The opening day does not count; Tết and weekends do not."""
    rules = ConsultationSettings.load()
    rules.holidays = "01/01\n16/02/2026 – 20/02/2026 Tết"
    rules.save()
    for opens, closes in (
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 2, 9), date(2026, 3, 2)),
        (date(2026, 3, 7), date(2026, 3, 20)),
    ):
        page = ConsultationFactory(parent=site_tree.rolls, opens_on=opens, closes_on=None)
        assert (page.closes_on, page.year) == (closes, 2026)
        assert ConsultationSettings.load().length(opens, closes) == 10


def test_the_number_of_days_and_whether_the_first_counts_are_settings(site_tree: SiteTree) -> None:
    rules = ConsultationSettings.load()
    assert rules.working_days == 10
    rules.working_days, rules.counts_first_day = 5, True
    rules.save()
    page = ConsultationFactory(parent=site_tree.rolls, opens_on=date(2026, 3, 2), closes_on=None)
    assert page.closes_on == date(2026, 3, 6)


def test_an_end_that_was_given_stays_and_a_short_one_is_advised_against(
    site_tree: SiteTree,
) -> None:
    page = ConsultationFactory(
        parent=site_tree.rolls, opens_on=date(2026, 6, 1), closes_on=date(2026, 6, 8),
        nominees=["An"], contact="0211",
    )  # fmt: skip
    assert page.closes_on == date(2026, 6, 8)
    (sentence,) = advice_on_consultation(page)
    assert "5" in sentence
    assert "10" in sentence
    page.closes_on = date(2026, 6, 15)
    assert advice_on_consultation(page) == []


def test_advice_names_what_a_notice_lacks(site_tree: SiteTree) -> None:
    page = ConsultationFactory(parent=site_tree.rolls)
    ConsultationPage.objects.filter(pk=page.pk).update(opens_on=None, closes_on=None)
    page = ConsultationPage.objects.get(pk=page.pk)
    assert len(advice_on_consultation(page)) == 3


def test_advice_asks_for_days_off_that_are_not_announced_yet(site_tree: SiteTree) -> None:
    """Around Tết of a later year; not in its summer, and not where an editor wrote some down."""
    year = last_announced() + 1
    page = ConsultationFactory(
        parent=site_tree.rolls, opens_on=date(year, 1, 20), closes_on=date(year, 3, 1),
        nominees=["An"], contact="0211",
    )  # fmt: skip
    (sentence,) = advice_on_consultation(page)
    assert str(year) in sentence
    page.opens_on, page.closes_on = date(year, 6, 1), date(year, 7, 1)
    assert advice_on_consultation(page) == []
    page.opens_on, page.closes_on = date(2026, 1, 20), date(2026, 3, 1)
    assert advice_on_consultation(page) == []
    rules = ConsultationSettings.load()
    rules.holidays = f"05/02/{year} – 11/02/{year}"
    rules.save()
    page.opens_on, page.closes_on = date(year, 1, 20), date(year, 3, 1)
    assert advice_on_consultation(page) == []


def test_an_end_before_the_start_is_refused(site_tree: SiteTree) -> None:
    page = ConsultationFactory(parent=site_tree.rolls)
    page.closes_on = page.opens_on - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == {"closes_on"}


def test_holidays_that_cannot_be_read_are_refused_in_the_settings(site_tree: SiteTree) -> None:
    rules = ConsultationSettings(holidays="30/02")
    with pytest.raises(ValidationError) as refused:
        rules.full_clean()
    assert set(refused.value.message_dict) == {"holidays"}
    ConsultationSettings(holidays="").full_clean()


def test_a_translation_stands_where_its_source_stands(site_tree: SiteTree) -> None:
    page = ConsultationFactory(parent=site_tree.rolls, nominees=["Nguyễn Văn An"])
    english = translate(page, title="Comments")
    assert (english.opens_on, english.closes_on, english.nominees.count()) == (None, None, 0)
    assert english.state == State.OPEN
    assert ConsultationPage.objects.with_state().get(pk=english.pk).listed_state == State.OPEN
    page.closes_on = now().date() - timedelta(days=1)
    page.save_revision().publish()
    english = ConsultationPage.objects.get(pk=english.pk)
    assert english.state == State.CLOSED


@pytest.mark.parametrize(
    ("opens", "closes", "text"),
    [
        (-5, 0, "hôm nay là ngày cuối"),
        (-5, 3, "còn 3 ngày"),
        (2, 9, "mở sau 2 ngày"),
        (-9, -2, ""),
        (2, None, ""),
    ],
)
def test_the_time_that_is_left_is_said_in_days(opens: int, closes: int | None, text: str) -> None:
    dates = [None if days is None else TODAY + timedelta(days=days) for days in (opens, closes)]
    assert time_left(state_of(*dates, TODAY), *dates, TODAY) == text
