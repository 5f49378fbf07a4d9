"""Public pages stay light: style sheets that a reader on an old phone loads."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from campaigns.factories import ConsultationFactory, HonorRollFactory, full_campaign, public_list
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

LIMIT = 40_000


def weight(address: str) -> int:
    """Bytes of all style sheets that the page at `address` links."""
    links = soup(Client().get(address)).select("link[rel=stylesheet]")
    paths = [finders.find(str(link["href"]).removeprefix("/static/")) for link in links]
    return sum(Path(str(path)).stat().st_size for path in paths)


def test_no_page_loads_40_kilobytes_of_style(
    site_tree: SiteTree, full_article: ArticlePage
) -> None:
    drive = full_campaign(site_tree.campaigns)
    roll = HonorRollFactory(parent=site_tree.rolls, campaigns=[full_campaign(site_tree.campaigns)])
    notice = ConsultationFactory(parent=site_tree.rolls, nominees=["Vừ A Lềnh"])
    (award,) = public_list(roll, "Nguyễn Văn An")
    pages = [site_tree.front, site_tree.search, site_tree.news, full_article]
    pages += [site_tree.campaigns, drive]
    addresses = [page.url for page in (*pages, site_tree.rolls, roll, notice)]
    rolls = site_tree.rolls
    addresses += [rolls.url_of("award", key=award.key), rolls.url_of("search"), "/khong-co/"]
    weights = {address: weight(address) for address in addresses}
    assert min(weights.values()) > 5_000
    assert {at: size for at, size in weights.items() if size >= LIMIT} == {}
