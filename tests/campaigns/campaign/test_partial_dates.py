"""Dates that name a day or a whole month: typed, stored, compared, shown."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import example, given
from hypothesis import strategies as st

from bench.content.pages import bulk_campaigns
from campaigns.campaign.partial_dates import PartialDate, PartialDateFormField, period_label
from campaigns.factories import CampaignFactory
from campaigns.models import CampaignMilestone, CampaignPage
from news.factories import publish
from tests.fixtures import SiteTree

WRONG = "There is no such date. Write a day, such as 01/06/2021, or a month, such as 06/2021."

months = st.builds(PartialDate, st.integers(1900, 2199), st.integers(1, 12))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(PartialDate.of)
partial_dates = st.one_of(months, days)


@pytest.mark.parametrize(
    ("typed", "year", "month", "day"),
    [
        ("01/06/2021", 2021, 6, 1),
        ("1/6/2021", 2021, 6, 1),
        ("1-6-2021", 2021, 6, 1),
        ("01.06.2021", 2021, 6, 1),
        (" 01 / 06 / 2021 ", 2021, 6, 1),
        ("06/2021", 2021, 6, None),
        ("6/2021", 2021, 6, None),
        ("6-2021", 2021, 6, None),
        ("2021-06", 2021, 6, None),
        ("2021-06-01", 2021, 6, 1),
        ("29/02/2024", 2024, 2, 29),
        ("31/12/2021", 2021, 12, 31),
    ],
)
def test_a_date_is_read_as_people_type_it(
    typed: str, year: int, month: int, day: int | None
) -> None:
    assert PartialDate.parse(typed) == PartialDate(year, month, day)


@pytest.mark.parametrize(
    "typed",
    [
        "29/02/2023",
        "31/04/2021",
        "31/02/2021",
        "00/06/2021",
        "32/01/2021",
        "13/2021",
        "0/2021",
        "00/2021",
        "06/0000",
        "2021",
        "06/21",
        "01/06/21",
        "tháng 6/2021",
        "01/06/2021 08:00",
        "01/06/20211",
        "2021-6",
        "2021/06/01",
        "1/2/3/2021",
        "06//2021",
        "x",
        "-06/2021",
        "\x00",
    ],
)
def test_what_is_no_date_is_refused_with_a_message_that_shows_how(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(typed)
    for read in (PartialDateFormField().clean, CampaignPage._meta.get_field("starts").to_python):
        with pytest.raises(ValidationError) as refused:
            read(typed)
        assert refused.value.messages == [gettext(WRONG)]


@pytest.mark.parametrize("typed", ["06/1899", "01/01/2200", "04/08/0021", "12/9999"])
def test_a_mistyped_year_is_refused_with_the_years_that_are_meant(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PartialDateFormField().clean(typed)
    (message,) = refused.value.messages
    assert "1900" in message
    assert "2199" in message


@pytest.mark.parametrize("typed", ["٠٦/٢٠٢١", "０６/２０２１"])
def test_digits_of_other_scripts_are_the_same_numbers_or_refused(typed: str) -> None:
    try:
        read = PartialDate.parse(typed)
    except ValueError:
        return
    assert read == PartialDate(2021, 6)
    assert read.isoformat == "2021-06"


@given(partial_dates)
@example(PartialDate(2024, 2))
@example(PartialDate(2024, 2, 29))
@example(PartialDate(1900, 2))
def test_what_is_printed_is_read_as_the_same_date(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert PartialDate.parse(value.isoformat) == value
    assert PartialDateFormField().clean(PartialDateFormField().prepare_value(value)) == value


@given(st.text(st.sampled_from("0123456789/-. tháng"), max_size=12))
@example("31/02/2021")
@example("00/2021")
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        value = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(str(value)) == value


@given(partial_dates)
def test_the_edges_enclose_the_date(value: PartialDate) -> None:
    length = (value.last_day - value.first_day).days + 1
    if value.is_month:
        assert length == monthrange(value.year, value.month)[1]
        assert value.first_day.day == 1
        assert (value.last_day + timedelta(days=1)).day == 1
    else:
        assert length == 1
        assert PartialDate.of(value.first_day) == value


@pytest.mark.parametrize(
    ("typed", "last"),
    [("02/2024", 29), ("02/2023", 28), ("02/1900", 28), ("02/2000", 29), ("04/2021", 30),
     ("12/2021", 31)],
)  # fmt: skip
def test_a_month_ends_with_its_last_day(typed: str, last: int) -> None:
    assert PartialDate.parse(typed).last_day.day == last


def test_a_day_that_the_calendar_lacks_cannot_be_made() -> None:
    for parts in ((2023, 2, 29), (2021, 6, 0), (2021, 13, None), (2021, 0, None), (0, 1, None)):
        with pytest.raises(ValueError, match=r".*"):
            PartialDate(*parts)


def test_a_month_and_its_first_day_are_different_dates() -> None:
    month, day = PartialDate.parse("06/2021"), PartialDate.parse("01/06/2021")
    assert month.first_day == day.first_day
    assert month != day
    field = PartialDateFormField()
    assert field.has_changed(month, "01/06/2021")
    assert not field.has_changed(month, "6/2021")
    assert not field.has_changed(None, "")


@pytest.mark.parametrize(
    ("starts", "ends", "label"),
    [
        ("06/2021", "08/2021", "June 2021 – the end of August 2021"),
        ("01/06/2021", "31/08/2021", "01/06/2021 – 31/08/2021"),
        ("06/2021", "15/08/2021", "June 2021 – 15/08/2021"),
        ("06/2021", "06/2021", "June 2021"),
        ("04/08/2021", "04/08/2021", "04/08/2021"),
        ("06/2021", None, "From June 2021"),
        (None, "08/2021", "Until the end of August 2021"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_with_the_precision_it_was_given(
    starts: str | None, ends: str | None, label: str
) -> None:
    dates = [PartialDate.parse(text) if text else None for text in (starts, ends)]
    with translation.override("en"):
        assert period_label(*dates) == label


# In the database

STORED = [("06/2021", "2021-06"), ("01/06/2021", "2021-06-01"), ("29/02/2024", "2024-02-29")]


def raw(page: CampaignPage, column: str) -> Any:
    """What stands in the table, without the field's reading."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(CampaignPage._meta.db_table)
        cursor.execute(f"SELECT {column} FROM {table} WHERE page_ptr_id = %s", [page.pk])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("typed", "stored"), STORED)
def test_the_precision_is_stored_with_the_date(
    site_tree: SiteTree, typed: str, stored: str
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, starts=typed, ends=None)
    assert raw(page, "starts") == stored
    assert page.starts == PartialDate.parse(typed)
    assert page.ends is None


@pytest.mark.parametrize("typed", [typed for typed, _ in STORED])
def test_a_revision_keeps_the_precision(site_tree: SiteTree, typed: str) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns, starts="05/2021", ends="12/2024", milestones=[(typed, "Mốc")]
    )
    page.starts = PartialDate.parse(typed)
    page.save_revision()
    draft = CampaignPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.starts == PartialDate.parse(typed)
    assert draft.ends == PartialDate.parse("12/2024")
    assert draft.milestones.get().date == PartialDate.parse(typed)
    assert CampaignPage.objects.get(pk=page.pk).starts == PartialDate.parse("05/2021")
    assert publish(draft).starts == PartialDate.parse(typed)


def test_the_days_that_queries_compare_follow_each_save(site_tree: SiteTree) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, starts="06/2021", ends="02/2024")
    assert (page.starts_on, page.ends_on) == (date(2021, 6, 1), date(2024, 2, 29))
    page.starts, page.ends = PartialDate.parse("15/06/2021"), None
    page = publish(page)
    assert (page.starts_on, page.ends_on) == (date(2021, 6, 15), None)


def test_a_date_in_a_draft_moves_no_query_yet(site_tree: SiteTree) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, starts="06/2021", ends="08/2021")
    page.ends = PartialDate.parse("12/2021")
    page.save_revision()
    page = CampaignPage.objects.get(pk=page.pk)
    assert page.ends_on == date(2021, 8, 31)


def test_rows_made_in_bulk_have_their_days_too(site_tree: SiteTree) -> None:
    period = {"starts": PartialDate.parse("06/2021"), "ends": PartialDate.parse("02/2024")}
    bulk_campaigns(site_tree.campaigns, 2, **period)
    rows = CampaignPage.objects.values_list("starts_on", "ends_on")
    assert list(rows) == [(date(2021, 6, 1), date(2024, 2, 29))] * 2


def test_dates_are_found_by_what_people_type(site_tree: SiteTree) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[("07/2021", "Sơ kết")])
    for value in ("07/2021", "2021-07", PartialDate(2021, 7)):
        assert CampaignMilestone.objects.get(date=value).campaign_id == page.pk
    assert not CampaignMilestone.objects.filter(date=date(2021, 7, 1)).exists()
