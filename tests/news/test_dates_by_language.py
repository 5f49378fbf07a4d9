"""Days are typed and read with the month first where the language says so."""

from datetime import date

import pytest
from django.test import override_settings
from django.utils import translation

from campaigns.campaign.partial_dates import PartialDate, PartialDateFormField
from campaigns.reading.award_list.dates import date_in, written_day
from campaigns.reading.languages import read_as, reading_in
from news.archive import Archive
from news.dates import is_month_first, typed_day
from news.exports import office_value
from news.forms import DayField, DayForm
from news.models import NewsIndexPage

pytestmark = pytest.mark.any_database

APRIL, AUGUST = date(2021, 4, 8), date(2021, 8, 4)
#: Django's own formats, as of a site that sets none.
PLAIN = override_settings(FORMAT_MODULE_PATH=None)


@pytest.fixture
def american():
    """Formats are remembered by Django."""
    from django.utils.formats import reset_format_cache

    with PLAIN, translation.override("en-us"):
        reset_format_cache()
        yield
    reset_format_cache()


def test_this_site_has_the_day_first_in_both_languages() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert not is_month_first()
            assert DayField().clean("04/08/2021") == AUGUST


@pytest.mark.parametrize("language", ["en-gb", "fr", "de", "pt-br", "es", "zh-hans", "hu"])
def test_other_languages_have_the_day_first(american: None, language: str) -> None:
    with translation.override(language):
        assert not is_month_first()


def test_american_english_has_the_month_first(american: None) -> None:
    assert DayField().clean("04/08/2021") == APRIL
    assert typed_day(APRIL) == "04/08/2021"
    assert DayField().widget.format_value(APRIL) == "04/08/2021"
    assert DayForm({DayForm().add_prefix("ngay"): "04/08/2021"}).is_valid()
    wrong = DayForm({DayForm().add_prefix("ngay"): "28/08/2021"})
    assert "month/day/year" in str(wrong.errors)
    assert office_value(_Csv, "day", APRIL, "csv") == "04/08/2021"


def test_so_have_the_dates_of_a_campaign(american: None) -> None:
    assert PartialDate.parse("04/08/2021") == PartialDate(2021, 4, 8)
    assert str(PartialDate(2021, 4, 8)) == "04/08/2021"
    assert PartialDate.parse("08/2021") == PartialDate(2021, 8)
    field = PartialDateFormField()
    assert field.prepare_value("2021-04-08") == "04/08/2021"
    assert str(field.widget.attrs["placeholder"]).startswith("month")


def test_an_american_week_begins_on_sunday(news: NewsIndexPage, american: None) -> None:
    month = Archive(news).calendar(date(2026, 11, 1))
    assert month.weekday_labels[0]["long"] == "Sunday"
    assert [cell and cell.day for cell in month.weeks[0]] == [1, 2, 3, 4, 5, 6, 7]


def test_a_vietnamese_week_begins_on_monday(news: NewsIndexPage) -> None:
    month = Archive(news).calendar(date(2026, 11, 1))
    assert [cell and cell.day for cell in month.weeks[0]] == [None] * 6 + [1]


def test_lists_have_the_month_first_where_their_words_say_so(tmp_path) -> None:
    words = tmp_path / "american.toml"
    words.write_text("[values]\nmonth_first = true\n", "utf-8")
    with reading_in("en"):
        assert date_in("04/08/2021") == AUGUST
        read_as(lambda: (("en",), (words,)))
        assert (date_in("04/08/2021"), date_in("28/8/2021")) == (APRIL, date(2021, 8, 28))
        assert date_in(written_day(APRIL)) == APRIL
        read_as(lambda: (("vi", "en"), (words,)))
        assert date_in("04/08/2021") == AUGUST


class _Csv:
    FORMAT_CSV = "csv"
