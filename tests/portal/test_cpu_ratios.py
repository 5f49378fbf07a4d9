"""No public page costs much more CPU than it did when `cpu_ratios.json` was recorded.

After a change that is meant, `make cpu-ratios` records anew.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bench.content.articles import BulkArticles
from bench.content.awards import BulkAwards, office_units
from bench.content.pages import analyse, bulk_campaigns
from campaigns.factories import full_campaign
from campaigns.models import AwardType, HonorRollPage
from home.factories import ContentPageFactory
from news.factories import publish
from news.models import ArticlePage, Category
from tests.cpu import ratios
from tests.fixtures import SiteTree
from tests.portal.test_query_ceilings import front_page
from tests.samples import fill_identity

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

RECORD = Path(__file__).with_name("cpu_ratios.json")
RECORDING = os.environ.get("CPU_RATIOS") == "record"
#: That many times the recorded ratio is too much.
ALLOWED = 1.5
ARTICLES, CAMPAIGNS, AWARDS = 400, 20, 500
SMALL = (320, 180)


@pytest.fixture(scope="module")
def addresses(module_db: None) -> dict[str, str]:
    """Kind of page → where one is, on a site with some hundred whole articles."""
    tree = SiteTree()
    campaign = full_campaign(tree.campaigns)
    campaigns = [campaign, *bulk_campaigns(tree.campaigns, CAMPAIGNS)]
    keys = BulkArticles(tree.news, campaigns, picture_size=SMALL).make(ARTICLES)
    types = list(AwardType.objects.all())
    BulkAwards(tree.rolls, types, office_units(), campaigns).make(AWARDS)
    article = ArticlePage.objects.get(pk=keys[len(keys) // 2])
    fill_identity(tree, ContentPageFactory(parent=tree.front))
    tree.front.body = front_page(tree.search, article, list(Category.objects.all()[:3]))
    publish(tree.front)
    analyse()
    call_command("update_index", verbosity=0)
    day = timezone.localtime(article.published_at)
    awards = tree.rolls.url_of("search")
    return {
        "front": "/",
        "article": article.url,
        "news index": tree.news.url,
        "deep page": f"{tree.news.url}?trang=15",
        "day": f"{tree.news.url}{day:%Y/%m/%d}/",
        "category": tree.news.url_of("category", slug=article.main_category.slug),
        "campaign index": tree.campaigns.url,
        "landing": campaign.url,
        "honor roll index": tree.rolls.url,
        "roll": HonorRollPage.objects.order_by("pk").first().url,
        "award search": f"{awards}?q=nguyen",
        "site search, a name": f"{tree.search.url}?q=Tam Đảo",
        "site search, a common word": f"{tree.search.url}?q=thi đua",
        "feed": f"{tree.news.url}rss/",
        "sitemap": "/sitemap-0.xml",
    }


@pytest.fixture
def visits(addresses: dict[str, str], db: None) -> dict[str, Callable[[], object]]:
    client = Client()

    def visit(address: str) -> Callable[[], object]:
        def go() -> None:
            response = client.get(address)
            assert response.status_code == 200, address
            assert response.getvalue()

        return go

    return {kind: visit(address) for kind, address in addresses.items()}


def test_no_page_costs_half_as_much_again_as_recorded(
    visits: dict[str, Callable[[], object]], pytestconfig: pytest.Config
) -> None:
    if pytestconfig.pluginmanager.hasplugin("_cov"):
        pytest.skip("coverage slows down our code, and the yardstick not")
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() and not RECORDING else {}
    limits = {kind: ALLOWED * ratio for kind, ratio in recorded.items()}
    found = ratios(visits, limits)
    if RECORDING:
        rounded = {kind: round(ratio, 2) for kind, ratio in found.items()}
        RECORD.write_text(json.dumps(rounded, indent=2) + "\n")
        return
    assert found.keys() == recorded.keys(), "make cpu-ratios records what each page costs"
    dearer = {
        kind: f"{found[kind]:.2f} yardsticks, recorded {recorded[kind]:.2f}"
        for kind in found
        if found[kind] > limits[kind]
    }
    assert not dearer
