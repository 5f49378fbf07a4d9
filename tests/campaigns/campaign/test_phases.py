"""The phase of a campaign: the same table for SQL and for Python, in both languages."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from campaigns.campaign.partial_dates import PartialDate
from campaigns.campaign.phases import Phase, progress_of
from campaigns.factories import CampaignFactory, HonorRollFactory
from campaigns.models import CampaignPage, HonorRollPage
from news.factories import publish, translate
from tests.fixtures import SiteTree

RUNNING, UPCOMING = Phase.RUNNING, Phase.UPCOMING
UNDER_REVIEW, CONCLUDED = Phase.UNDER_REVIEW, Phase.CONCLUDED

#: starts, ends, today, phase
PERIODS = [
    ("01/06/2021", "31/08/2021", date(2021, 5, 31), UPCOMING),
    ("01/06/2021", "31/08/2021", date(2021, 6, 1), RUNNING),
    ("01/06/2021", "31/08/2021", date(2021, 8, 31), RUNNING),
    ("01/06/2021", "31/08/2021", date(2021, 9, 1), UNDER_REVIEW),
    ("04/08/2021", "04/08/2021", date(2021, 8, 3), UPCOMING),
    ("04/08/2021", "04/08/2021", date(2021, 8, 4), RUNNING),
    ("04/08/2021", "04/08/2021", date(2021, 8, 5), UNDER_REVIEW),
    # A month begins on its first day and runs to its last.
    ("06/2021", "08/2021", date(2021, 5, 31), UPCOMING),
    ("06/2021", "08/2021", date(2021, 6, 1), RUNNING),
    ("06/2021", "08/2021", date(2021, 8, 31), RUNNING),
    ("06/2021", "08/2021", date(2021, 9, 1), UNDER_REVIEW),
    ("04/2021", "04/2021", date(2021, 4, 30), RUNNING),
    ("04/2021", "04/2021", date(2021, 5, 1), UNDER_REVIEW),
    ("12/2021", "12/2021", date(2021, 12, 31), RUNNING),
    ("12/2021", "12/2021", date(2022, 1, 1), UNDER_REVIEW),
    # February, in a leap year and not.
    ("02/2024", "02/2024", date(2024, 2, 29), RUNNING),
    ("02/2024", "02/2024", date(2024, 3, 1), UNDER_REVIEW),
    ("02/2023", "02/2023", date(2023, 2, 28), RUNNING),
    ("02/2023", "02/2023", date(2023, 3, 1), UNDER_REVIEW),
    ("29/02/2024", "28/02/2025", date(2024, 2, 28), UPCOMING),
    ("29/02/2024", "28/02/2025", date(2024, 2, 29), RUNNING),
    ("28/02/2023", "29/02/2024", date(2024, 2, 29), RUNNING),
    ("28/02/2023", "29/02/2024", date(2024, 3, 1), UNDER_REVIEW),
    # One end by the day, the other by the month.
    ("15/06/2021", "08/2021", date(2021, 6, 14), UPCOMING),
    ("15/06/2021", "08/2021", date(2021, 8, 31), RUNNING),
    ("06/2021", "15/08/2021", date(2021, 8, 16), UNDER_REVIEW),
    # An open end, no start, no dates at all.
    ("06/2021", None, date(2021, 5, 31), UPCOMING),
    ("06/2021", None, date(2021, 6, 1), RUNNING),
    ("06/2021", None, date(2099, 1, 1), RUNNING),
    (None, "08/2021", date(2021, 6, 1), UPCOMING),
    (None, "08/2021", date(2099, 1, 1), UPCOMING),
    (None, None, date(2021, 6, 1), UPCOMING),
]

DAY_BEFORE, DAY_WITHIN, DAY_AFTER = date(2021, 5, 31), date(2021, 7, 1), date(2021, 9, 1)
#: A roll, and whether it concludes a campaign.
ROLLS: dict[str, bool] = {
    "none": False,
    "stands": True,
    "draft": False,
    "taken back": False,
    "private": False,
    "expired": False,
    "expires tomorrow": True,
    "deleted": False,
    "names another": False,
    "names only the English page": True,
    "is only in English": True,
}


def parsed(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def campaign_in_both_languages(tree: SiteTree, **fields: Any) -> tuple[CampaignPage, CampaignPage]:
    campaign = CampaignFactory(parent=tree.campaigns, **fields)
    return campaign, translate(campaign, title="In English")


def set_period(page: CampaignPage, starts: PartialDate | None, ends: PartialDate | None) -> None:
    """Also what the form refuses and an import might write."""
    page.starts, page.ends = starts, ends
    page.save(clean=False)


def both_answers(page: CampaignPage, today: date) -> tuple[Phase, str]:
    """The phase from Python and from SQL."""
    python = CampaignPage.objects.get(pk=page.pk).phase_on(today)
    return python, CampaignPage.objects.with_phase(today).get(pk=page.pk).phase


def make_roll(tree: SiteTree, kind: str, campaign: CampaignPage, english: CampaignPage) -> None:
    now = timezone.now()
    if kind == "none":
        return
    fields = {
        "draft": {"live": False},
        "private": {"private": True},
        "expired": {"expire_at": now - timedelta(hours=1)},
        "expires tomorrow": {"expire_at": now + timedelta(days=1)},
        "names another": {"campaigns": [CampaignFactory(parent=tree.campaigns)]},
        "names only the English page": {"campaigns": [english]},
        "is only in English": {"parent": tree.rolls_en},
    }.get(kind, {})
    roll = HonorRollFactory(**{"parent": tree.rolls, "campaigns": [campaign]} | fields)
    if kind == "taken back":
        roll.unpublish()
    elif kind == "deleted":
        roll.delete()


class TestOneCampaign:
    """In both languages; each test changes it within its own transaction."""

    @pytest.fixture(scope="class")
    def pages(self, class_db: None) -> tuple[CampaignPage, CampaignPage]:
        return campaign_in_both_languages(SiteTree(), starts="06/2021", ends="08/2021")

    @pytest.mark.parametrize(("starts", "ends", "today", "phase"), PERIODS)
    def test_the_phase_follows_from_the_dates(
        self,
        pages: tuple[CampaignPage, CampaignPage],
        db: None,
        starts: str | None,
        ends: str | None,
        today: date,
        phase: Phase,
    ) -> None:
        set_period(deepcopy(pages[0]), parsed(starts), parsed(ends))
        for page in pages:
            assert both_answers(page, today) == (phase, phase)

    @pytest.mark.parametrize("kind", ROLLS)
    def test_a_roll_that_readers_can_open_concludes_a_campaign(
        self, pages: tuple[CampaignPage, CampaignPage], site_tree: SiteTree, kind: str
    ) -> None:
        make_roll(site_tree, kind, *pages)
        by_date = {DAY_BEFORE: UPCOMING, DAY_WITHIN: RUNNING, DAY_AFTER: UNDER_REVIEW}
        for page in pages:
            for today, phase in by_date.items():
                expected = CONCLUDED if ROLLS[kind] else phase
                assert both_answers(page, today) == (expected, expected)


@pytest.mark.parametrize("override", Phase)
@pytest.mark.parametrize("has_roll", [False, True])
def test_what_an_editor_set_by_hand_counts_more_than_dates_and_rolls(
    site_tree: SiteTree, override: Phase, has_roll: bool
) -> None:
    pages = campaign_in_both_languages(
        site_tree, starts="06/2021", ends="08/2021", phase_override=override
    )
    if has_roll:
        HonorRollFactory(parent=site_tree.rolls, campaigns=[pages[0]])
    for page in pages:
        for today in (DAY_BEFORE, DAY_WITHIN, DAY_AFTER):
            assert both_answers(page, today) == (override, override)


def test_a_roll_under_a_private_index_concludes_nothing(site_tree: SiteTree) -> None:
    campaign = CampaignFactory(parent=site_tree.campaigns, ended=True)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])
    assert both_answers(campaign, timezone.localdate()) == (CONCLUDED, CONCLUDED)
    PageViewRestriction.objects.create(page=site_tree.rolls, restriction_type="login")
    assert both_answers(campaign, timezone.localdate()) == (UNDER_REVIEW, UNDER_REVIEW)


def test_a_roll_that_names_the_drive_does_not_conclude_its_movement(site_tree: SiteTree) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True)
    drive = CampaignFactory(parent=movement, ended=True)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[drive])
    today = timezone.localdate()
    assert both_answers(drive, today) == (CONCLUDED, CONCLUDED)
    assert both_answers(movement, today) == (RUNNING, RUNNING)


# Any dates at all

in_months = st.builds(PartialDate, st.integers(2019, 2026), st.integers(1, 12))
any_day = st.dates(date(2019, 1, 1), date(2026, 12, 31))
in_days = any_day.map(PartialDate.of)
ends_of_months = in_months.map(lambda month: PartialDate.of(month.last_day))
maybe_dates = st.one_of(st.none(), in_months, in_days, ends_of_months)
states = st.fixed_dictionaries(
    {
        "starts": maybe_dates,
        "ends": maybe_dates,
        "phase_override": st.sampled_from(["", "", "", *Phase]),
    }
)
rolls = st.fixed_dictionaries(
    {
        "campaign": st.sampled_from(["vi", "en", "alone"]),
        "live": st.booleans(),
        "private": st.booleans(),
        "expires_in": st.sampled_from([None, -1, 1]),
    }
)


@pytest.fixture
def pages(site_tree: SiteTree) -> dict[str, CampaignPage]:
    """A campaign in both languages, and one that is told in English alone."""
    vi, en = campaign_in_both_languages(site_tree)
    return {"vi": vi, "en": en, "alone": CampaignFactory(parent=site_tree.campaigns_en)}


@pytest.fixture
def roll(site_tree: SiteTree, pages: dict[str, CampaignPage]) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, campaigns=[pages["vi"]])


def put(roll: HonorRollPage, page: CampaignPage, state: dict[str, Any]) -> None:
    roll.campaigns.update(campaign=page)
    days = state["expires_in"]
    expires = timezone.now() + timedelta(days=days) if days else None
    HonorRollPage.objects.filter(pk=roll.pk).update(live=state["live"], expire_at=expires)
    restrictions = PageViewRestriction.objects.filter(page=roll)
    if not state["private"]:
        restrictions.delete()
    elif not restrictions.exists():
        PageViewRestriction.objects.create(page=roll, restriction_type="login")


def edges(state: dict[str, Any]) -> list[date]:
    """The days on which a phase may turn, and their neighbours."""
    days = [day.first_day for day in (state["starts"], state["ends"]) if day]
    days += [day.last_day for day in (state["starts"], state["ends"]) if day]
    return sorted({day + timedelta(days=n) for day in days for n in (-1, 0, 1)})


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), roll_state=rolls)
def test_sql_and_python_give_the_same_answer(
    pages: dict[str, CampaignPage], roll: HonorRollPage, data: st.DataObject, roll_state: dict
) -> None:
    days = []
    for page in pages.values():
        state = data.draw(states)
        days += edges(state)
        page.phase_override = state["phase_override"]
        set_period(page, state["starts"], state["ends"])
    put(roll, pages[roll_state["campaign"]], roll_state)
    turning = data.draw(st.lists(st.sampled_from(days or [DAY_WITHIN]), max_size=3))
    for today in [data.draw(any_day), *turning]:
        answers = {name: both_answers(page, today) for name, page in pages.items()}
        assert all(python == sql for python, sql in answers.values()), (today, answers)
        assert answers["vi"] == answers["en"]
        for page in (pages["vi"], pages["alone"]):
            known = CampaignPage.objects.with_phase(today, language_of=page).in_language_of(page)
            assert known.get(pk=page.pk).phase == both_answers(page, today)[0]


def test_the_facts_of_a_list_are_those_of_a_single_page(site_tree: SiteTree) -> None:
    pages = campaign_in_both_languages(
        site_tree, starts="06/2021", ends="15/08/2021", phase_override=RUNNING
    )
    HonorRollFactory(parent=site_tree.rolls, campaigns=[pages[0]])
    for page in pages:
        alone = CampaignPage.objects.get(pk=page.pk).facts
        assert CampaignPage.objects.with_facts().get(pk=page.pk).facts == alone
        assert (alone.starts, alone.ends) == (parsed("06/2021"), parsed("15/08/2021"))


# Today

LAST_MOMENT = datetime(2021, 8, 31, 16, 59, tzinfo=UTC)  # 23:59 in Vietnam
NEXT_DAY = datetime(2021, 8, 31, 17, 30, tzinfo=UTC)  # 00:30 on September 1st in Vietnam


def at(moment: datetime, work: Callable[[], Any]) -> Any:
    with patch("django.utils.timezone.now", return_value=moment):
        return work()


@pytest.mark.parametrize(
    ("moment", "phase"), [(LAST_MOMENT, RUNNING), (NEXT_DAY, UNDER_REVIEW)], ids=["before", "after"]
)
def test_today_is_the_day_in_vietnam(
    site_tree: SiteTree, client: Client, moment: datetime, phase: Phase
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, starts="06/2021", ends="08/2021")
    response = at(moment, lambda: client.get(page.url))
    assert response.context["phase"] == phase
    index = at(moment, lambda: client.get(site_tree.campaigns.url))
    assert [group["phase"] for group in index.context["groups"]] == [phase]
    assert at(moment, lambda: CampaignPage.objects.with_phase().get(pk=page.pk).phase) == phase


# How far

#: starts, ends, today, percent: of the days of the period, how many have come
PROGRESS = [
    ("01/06/2021", "10/06/2021", date(2021, 6, 1), 10),
    ("01/06/2021", "10/06/2021", date(2021, 6, 5), 50),
    ("01/06/2021", "10/06/2021", date(2021, 6, 10), 100),
    ("02/2024", "02/2024", date(2024, 2, 29), 100),
    ("01/06/2021", "01/06/2021", date(2021, 6, 1), 100),
    ("06/2021", None, date(2021, 6, 5), None),
]


@pytest.mark.parametrize(("starts", "ends", "today", "percent"), PROGRESS)
def test_progress_counts_the_days_of_the_period(
    starts: str, ends: str | None, today: date, percent: int | None
) -> None:
    progress = progress_of(RUNNING, parsed(starts), parsed(ends), today)
    assert progress is not None
    assert progress.percent == percent
    assert progress.text


@given(starts=in_days, length=st.integers(0, 800), passed=st.integers(0, 800))
def test_progress_stays_between_0_and_100_and_never_turns_back(
    starts: PartialDate, length: int, passed: int
) -> None:
    ends = PartialDate.of(starts.first_day + timedelta(days=length))
    days = [starts.first_day + timedelta(days=n) for n in (min(passed, length), length)]
    now, last = (progress_of(RUNNING, starts, ends, day).percent for day in days)
    assert 0 <= now <= last
    assert last == 100


@pytest.mark.parametrize("phase", [UNDER_REVIEW, CONCLUDED])
def test_what_is_over_shows_no_progress(phase: Phase) -> None:
    assert progress_of(phase, parsed("06/2021"), parsed("08/2021"), DAY_AFTER) is None


def test_a_phase_that_contradicts_the_dates_shows_no_progress() -> None:
    period = parsed("06/2021"), parsed("08/2021")
    assert progress_of(RUNNING, *period, DAY_BEFORE) is None
    assert progress_of(RUNNING, *period, DAY_AFTER) is None
    assert progress_of(UPCOMING, *period, DAY_WITHIN) is None


def test_a_phase_set_by_hand_is_shown_from_its_publication(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns)
    page.phase_override = CONCLUDED
    page.save_revision()
    assert client.get(page.url).context["phase"] == RUNNING
    assert client.get(publish(page).url).context["phase"] == CONCLUDED
