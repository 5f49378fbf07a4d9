"""Sites in any language: codes with a region, words of routes, links that share."""

import pytest
from django.test import Client, override_settings
from django.utils import translation

from campaigns.campaign.models.campaign import CampaignPage
from campaigns.honors.models.rolls import HonorRollIndexPage
from news.checks import check_share
from news.factories import ArticleFactory
from news.languages import active_language, default_language
from news.models import NewsIndexPage
from news.sharing import share_links
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

QUOTED = "A%20%26%20B%20https%3A%2F%2Fexample.org%2Fa%2F%3Fb%3D1"
BRAZIL = {"LANGUAGE_CODE": "pt-br", "WAGTAIL_CONTENT_LANGUAGES": [("pt-br", "Português")],
          "LANGUAGES": [("pt-br", "Português"), ("en", "English")]}  # fmt: skip


@pytest.fixture
def content_languages():
    """Wagtail remembers which languages content may have."""
    from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

    for remembered in (get_content_languages, get_supported_content_language_variant):
        remembered.cache_clear()
    yield
    for remembered in (get_content_languages, get_supported_content_language_variant):
        remembered.cache_clear()


def test_a_region_may_be_part_of_the_content_s_language(content_languages: None) -> None:
    with override_settings(**BRAZIL), translation.override("pt-br"):
        assert (default_language(), active_language()) == ("pt-br", "pt-br")


def test_the_content_s_language_may_say_less_than_the_site_s(content_languages: None) -> None:
    chosen = {"LANGUAGE_CODE": "en-us", "WAGTAIL_CONTENT_LANGUAGES": [("en", "English")]}
    with override_settings(**chosen), translation.override("en-us"):
        assert (default_language(), active_language()) == ("en", "en")


def test_routes_take_the_words_of_the_site_s_languages() -> None:
    assert NewsIndexPage.route_words == {
        "rss", "atom", "chuyen-muc", "category", "the", "tag", "tac-gia", "author",
    }  # fmt: skip
    assert CampaignPage.route_words == {"rss", "atom", "lich", "calendar"}
    assert HonorRollIndexPage.route_words == {"tra-cuu", "search", "khen-thuong", "award"}


def test_zalo_is_offered_where_pages_are_vietnamese(content_languages: None) -> None:
    assert "zalo" in [link.key for link in share_links("A", "https://example.org/")]
    chosen = {"LANGUAGE_CODE": "en", "WAGTAIL_CONTENT_LANGUAGES": [("en", "English")]}
    with override_settings(**chosen):
        from wagtail.coreutils import get_content_languages

        get_content_languages.cache_clear()
        keys = [link.key for link in share_links("A", "https://example.org/")]
    assert keys == ["copy", "email", "facebook"]


def test_links_that_share_are_those_of_the_setting() -> None:
    own = ("Mastodon", "https://example.org/share?text={title}%20{url}")
    with override_settings(NEWS_SHARE=["copy", "whatsapp", own]):
        copy, whatsapp, mastodon = share_links("A & B", "https://example.org/a/?b=1")
    assert (copy.key, copy.url, copy.is_elsewhere) == ("copy", "https://example.org/a/?b=1", False)
    assert whatsapp.url == f"https://wa.me/?text={QUOTED}"
    assert (mastodon.label, mastodon.is_elsewhere) == ("Mastodon", True)
    assert mastodon.url.endswith(f"text={QUOTED}")


def test_a_service_that_is_not_known_is_an_error_of_the_settings() -> None:
    with override_settings(NEWS_SHARE=["email", "pigeon"]):
        (error,) = check_share()
        assert [link.key for link in share_links("A", "https://example.org/")] == ["email"]
    assert (error.id, "pigeon" in error.msg) == ("news.E011", True)


def test_a_service_without_a_picture_shows_its_name(client: Client, site_tree: SiteTree) -> None:
    article = ArticleFactory(parent=site_tree.news)
    with override_settings(NEWS_SHARE=["email", "linkedin"]):
        email, linkedin = soup(client.get(article.url)).select("[data-share-key]")
    assert email.svg
    assert (linkedin.get_text(strip=True), linkedin.svg) == ("LinkedIn", None)
