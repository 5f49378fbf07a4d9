"""What search engines, and sites on which pages are shared, are told of every page."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail_factories import ImageFactory

from campaigns.factories import (
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    public_list,
)
from home.factories import ContentPageFactory
from home.publisher import LOGO
from news.factories import ArticleFactory, translate
from tests.fixtures import SiteTree
from tests.reading import sitemap, soup
from tests.samples import fill_identity

pytestmark = pytest.mark.any_database


@pytest.fixture
def pages(site_tree: SiteTree) -> dict[str, Any]:
    """A page of each kind; article, campaign and plain page in English, too."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    public_list(roll, "Trần Thị Thu Hà")
    made = {
        "article": ArticleFactory(parent=site_tree.news, illustrated=True),
        "plain": ContentPageFactory(parent=site_tree.front),
        "campaign": CampaignFactory(parent=site_tree.campaigns),
        "roll": roll,
        "consultation": ConsultationFactory(parent=site_tree.rolls),
        "unlisted": ArticleFactory(parent=site_tree.news, unlisted=True),
    }
    for name in ("article", "plain", "campaign"):
        translate(made[name])
    return made


def paths_in_sitemap(client: Client) -> list[str]:
    found = re.findall("<url><loc>(.*?)</loc>", sitemap(client))
    return [urlsplit(address).path for address in found]


def meta(page: BeautifulSoup, name: str) -> str:
    element = page.find("meta", attrs={"name": name}) or page.find("meta", property=name)
    return str(element["content"]).strip() if element else ""


def linked(page: BeautifulSoup) -> dict[str, Any]:
    return json.loads(page.find("script", type="application/ld+json").string)


def test_the_sitemap_has_both_languages_and_nothing_that_asks_not_to_be_indexed(
    pages: dict[str, Any], client: Client
) -> None:
    paths = paths_in_sitemap(client)
    assert len(paths) == len(set(paths))
    for path in (
        "/",
        "/en/",
        "/tin-tuc/",
        "/en/news/",
        *(pages[n].url for n in ("article", "roll")),
    ):
        assert path in paths
    assert f"/en/news/{pages['article'].slug}/" in paths
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        robots = meta(soup(response), "robots") + response.headers.get("X-Robots-Tag", "")
        assert "noindex" not in robots, path
    # And what does, is not in it.
    for page in (SiteTree().search, SiteTree().search_en, pages["consultation"], pages["unlisted"]):
        assert "noindex" in meta(soup(client.get(page.url)), "robots")
        assert page.url not in paths


def test_every_page_of_the_sitemap_describes_itself(pages: dict[str, Any], client: Client) -> None:
    for path in paths_in_sitemap(client):
        page = soup(client.get(path))
        for name in (
            "description", "og:title", "og:description", "og:type", "og:image", "twitter:card",
        ):  # fmt: skip
            assert meta(page, name), f"{path} {name}"
            assert len(page.find_all("meta", attrs={"name": name})) < 2
            assert len(page.find_all("meta", property=name)) < 2
        assert urlsplit(meta(page, "og:url")).path == path
        assert urlsplit(page.find("link", rel="canonical")["href"]).path == path
        assert urlsplit(meta(page, "og:image")).netloc


def test_articles_and_rolls_name_a_picture_the_publisher_and_its_logo(
    site_tree: SiteTree, pages: dict[str, Any], client: Client
) -> None:
    identity = site_tree.identity
    fill_identity(site_tree, pages["plain"])
    assert finders.find(LOGO)
    for logo in (None, ImageFactory()):
        identity.refresh_from_db()
        identity.logo = logo
        identity.save()
        for name in ("article", "roll"):
            data = linked(soup(client.get(pages[name].url)))
            publisher = data["publisher"]
            assert publisher["name"] == identity.name
            address = publisher["logo"]["url"]
            assert address.startswith("http")
            assert ("logo.png" in address) == (logo is None)
            assert data["image"]
        shown = soup(client.get(pages["article"].url))
        assert linked(shown)["image"] == [meta(shown, "og:image")]
        english = client.get(f"/en/news/{pages['article'].slug}/")
        assert linked(soup(english))["publisher"]["name"] == identity.text_in("en", "name")


def test_a_damaged_logo_is_none(site_tree: SiteTree, client: Client) -> None:
    logo = ImageFactory()
    Path(logo.file.path).write_bytes(b"no picture")
    identity = site_tree.identity
    identity.logo = logo
    identity.save()
    article = ArticleFactory(parent=site_tree.news)
    data = linked(soup(client.get(article.url)))
    assert data["publisher"]["logo"]["url"].endswith((".png", ".svg"))
