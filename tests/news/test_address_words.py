"""Words of addresses: the site's own language on all its pages, or the words it chose."""

import pytest
from django.test import Client, override_settings
from django.utils import translation

from campaigns.registers.facets import PARAMETERS, VALUES
from news.address_words import WORDS, slug_or
from news.factories import ArticleFactory
from news.forms import DayForm
from news.models import NewsIndexPage
from tests.reading import hrefs

pytestmark = pytest.mark.any_database

VIETNAMESE = {
    "phase": "giai_doan", "year": "nam", "scope": "pham_vi", "level": "cap", "award": "danh_hieu",
    "kind": "loai", "unit": "don_vi", "campaign": "phong_trao", "order": "xep",
    "print_version": "ban_in",
}  # fmt: skip


def test_the_words_of_a_vietnamese_site_stay() -> None:
    assert dict(PARAMETERS) == VIETNAMESE
    assert dict(VALUES) == {"other": "khac", "by_name": "ten"}
    assert (WORDS["page"], WORDS["date"]) == ("trang", "ngay")
    assert slug_or("???", "page", 200) == "trang"
    assert slug_or("???", "list", 200) == "danh-sach"


def test_pages_in_another_language_have_the_same_words() -> None:
    with translation.override("en"):
        assert dict(PARAMETERS) == VIETNAMESE


@pytest.mark.parametrize("language", ["en", "en-gb", "ru"])
def test_a_site_without_a_catalogue_has_english_words(language: str) -> None:
    with override_settings(LANGUAGE_CODE=language):
        assert (PARAMETERS["year"], WORDS["page"], VALUES["other"]) == ("year", "page", "other")
        assert slug_or("???", "page", 200) == "page"


def test_every_word_may_stand_in_an_address_and_means_one_thing() -> None:
    for language in ("vi", "en", "fr"):
        with override_settings(LANGUAGE_CODE=language):
            parameters = [*PARAMETERS.values(), WORDS["page"], WORDS["date"], "q"]
        assert len({*parameters}) == len(parameters)
        assert all(word.isidentifier() and word.isascii() for word in parameters)


# Kept pages know this website's words alone; with this fixture they are left out.
@pytest.mark.usefixtures("django_assert_num_queries")
def test_a_site_keeps_the_words_that_it_sets(client: Client, news: NewsIndexPage) -> None:
    ArticleFactory.create_batch(21, parent=news)
    with override_settings(NEWS_ADDRESS_WORDS={"page": "p"}):
        assert f"{news.url}?p=2" in hrefs(client.get(news.url))
        assert client.get(news.url, {"p": "3"}).status_code == 404


def test_the_day_that_an_english_site_leads_to_has_an_english_word() -> None:
    with override_settings(LANGUAGE_CODE="en"):
        form = DayForm({"date": "04/08/2021"})
        assert form.is_valid()
        assert form["ngay"].html_name == "date"
