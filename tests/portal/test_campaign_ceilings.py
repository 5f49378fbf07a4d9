"""How many queries the pages of campaigns and rolls may cost, whatever hangs on them."""

from dataclasses import dataclass

import pytest

from campaigns.factories import (
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    around_today,
    full_campaign,
)
from campaigns.models import CampaignPage
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from tests.bulk import (
    bulk_articles,
    bulk_campaigns,
    bulk_milestones,
    bulk_rolls,
    bulk_subjects,
    bulk_units,
)
from tests.fixtures import SiteTree
from tests.portal.test_query_ceilings import Queries, cold_queries, shown
from tests.samples import body_with_every_block, fill_identity

CEILINGS = {
    "drive": 32,
    "movement": 32,
    "index": 22,
    "index, filtered": 22,
    "index, nothing found": 22,
    "roll": 26,
    "rolls": 24,
    "front": 28,
}
FEW, MANY = 10, 1_000


@dataclass(frozen=True)
class Filled:
    """A movement with a drive that shows everything, and where each page is."""

    tree: SiteTree
    movement: CampaignPage
    drive: CampaignPage
    addresses: dict[str, str]

    def grow(self, count: int) -> None:
        """`count` more articles, milestones, units, campaigns and rolls."""
        tree = self.tree
        units = bulk_units(count, ClusterFactory.create_batch(2))
        bulk_subjects(bulk_articles(tree.news, count), self.drive)
        bulk_milestones(self.drive, count)
        through = CampaignPage.units.through
        through.objects.bulk_create(
            through(campaignpage_id=self.drive.pk, unit_id=unit.pk) for unit in units
        )
        bulk_campaigns(tree.campaigns, count, units[:3], cover=self.drive.cover)
        bulk_campaigns(self.movement, count, units[:3])
        bulk_rolls(tree.rolls, count, [self.drive], year=2021)


@pytest.fixture
def filled(site_tree: SiteTree) -> Filled:
    article = ArticleFactory(parent=site_tree.news, illustrated=True)
    fill_identity(site_tree, site_tree.campaigns)
    movement = CampaignFactory(
        parent=site_tree.campaigns, movement=True, illustrated=True, title="Phong trào năm"
    )
    linked = f'<p><a linktype="page" id="{article.pk}">Xem thêm</a></p>'
    drive = full_campaign(
        movement,
        body=body_with_every_block(article, site_tree.front),
        aims=linked,
        audience=linked,
        organisation=linked,
        milestones=[(around_today(n).first_day, f"Mốc {n}") for n in range(-3, 3)],
        action_page=site_tree.front,
        action_url="",
    )
    drive.milestones.update(link_page=article)
    ArticleFactory(parent=site_tree.news, illustrated=True, subjects=[drive])
    document = OfficialDocumentFactory(with_file=True)
    roll = HonorRollFactory(
        parent=site_tree.rolls,
        campaigns=[drive, movement],
        decision=document,
        body=body_with_every_block(article, site_tree.front),
    )
    ArticleFactory(parent=site_tree.news, illustrated=True, subjects=[roll])
    index = site_tree.campaigns.url
    unit = drive.units.first()
    addresses = {
        "drive": drive.url,
        "movement": movement.url,
        "index": index,
        "index, filtered": f"{index}?pham_vi=ministry_province&don_vi={unit.slug}",
        "index, nothing found": f"{index}?giai_doan=upcoming&nam=2001&don_vi={unit.slug}",
        "roll": roll.url,
        "rolls": site_tree.rolls.url,
        "front": "/",
    }
    return Filled(site_tree, movement, drive, addresses)


def test_each_page_stays_under_its_ceiling_and_does_not_grow(
    filled: Filled, queries_of: Queries
) -> None:
    filled.grow(FEW)
    few = {kind: cold_queries(queries_of, at) for kind, at in filled.addresses.items()}
    for kind, queries in few.items():
        assert len(queries) <= CEILINGS[kind], f"{kind}\n{shown(queries)}"
    filled.grow(MANY)
    many = {kind: cold_queries(queries_of, at) for kind, at in filled.addresses.items()}
    grown = {kind: shown(many[kind]) for kind in many if len(many[kind]) > len(few[kind])}
    assert grown == {}


def test_english_pages_stay_under_their_ceilings(filled: Filled, queries_of: Queries) -> None:
    movement = translate(filled.movement, title="Yearly movement")
    drive = translate(filled.drive, title="Peak drive")
    ArticleFactory.create_batch(3, parent=filled.tree.news_en, subjects=[filled.drive])
    addresses = {
        "drive": drive.url,
        "movement": movement.url,
        "index": filled.tree.campaigns_en.url,
    }
    for kind, address in addresses.items():
        queries = cold_queries(queries_of, address)
        assert len(queries) <= CEILINGS[kind], f"{kind}\n{shown(queries)}"
