"""How many queries the pages of campaigns and rolls may cost, whatever hangs on them."""

from copy import deepcopy
from dataclasses import dataclass

import pytest

from bench.content.pages import (
    analyse,
    bulk_articles,
    bulk_campaigns,
    bulk_milestones,
    bulk_rolls,
    bulk_subjects,
    bulk_units,
)
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    around_today,
    award_row,
    full_campaign,
    public_list,
)
from campaigns.models import CampaignIndexPage, CampaignPage, HonorRollIndexPage, HonorRollPage
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from news.models import NewsIndexPage
from tests.fixtures import SiteTree
from tests.portal.test_query_ceilings import Queries, cold_queries, shown
from tests.samples import body_with_every_block, fill_identity

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

# Small queries: one that joins all of them costs more to build than they do together.
CEILINGS = {
    "drive": 37,
    "movement": 37,
    "index": 22,
    "index, filtered": 22,
    "index, nothing found": 22,
    "roll": 34,
    "rolls": 24,
    "front": 28,
}
FEW, MANY = 10, 200


@dataclass(frozen=True)
class Filled:
    """A movement with a drive that shows everything, and where each page is."""

    tree: SiteTree
    movement: CampaignPage
    drive: CampaignPage
    roll: HonorRollPage
    language: str = "vi"

    @property
    def indexes(self) -> tuple[NewsIndexPage, CampaignIndexPage, HonorRollIndexPage]:
        tree = self.tree
        if self.language == "en":
            return tree.news_en, tree.campaigns_en, tree.rolls_en
        return tree.news, tree.campaigns, tree.rolls

    @property
    def addresses(self) -> dict[str, str]:
        _, campaigns, rolls = self.indexes
        unit = self.drive.units.first().slug
        nothing = f"giai_doan=upcoming&nam=2001&pham_vi=unit&don_vi={unit}"
        return {
            "drive": self.drive.url,
            "movement": self.movement.url,
            "index": campaigns.url,
            "index, filtered": f"{campaigns.url}?pham_vi=ministry_province&don_vi={unit}",
            "index, nothing found": f"{campaigns.url}?{nothing}",
            "roll": self.roll.url,
            "rolls": rolls.url,
            "front": "/en/" if self.language == "en" else "/",
        }

    def grow(self, count: int) -> None:
        """`count` more articles, milestones, units, campaigns and rolls."""
        news, campaigns, rolls = self.indexes
        units = bulk_units(count, ClusterFactory.create_batch(2))
        bulk_subjects(bulk_articles(news, count), self.drive)
        bulk_milestones(self.drive, count)
        through = CampaignPage.units.through
        through.objects.bulk_create(
            through(campaignpage_id=self.drive.pk, unit_id=unit.pk) for unit in units
        )
        bulk_campaigns(campaigns, count, units[:3], cover=self.drive.cover)
        bulk_campaigns(self.movement, count, units[:3])
        bulk_rolls(rolls, count, [self.drive], year=2021)
        analyse()


@pytest.fixture(scope="module")
def made(module_db: None) -> Filled:
    site_tree = SiteTree()
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
    return Filled(site_tree, movement, drive, roll)


@pytest.fixture
def filled(made: Filled, db: None) -> Filled:
    return deepcopy(made)


def with_awards(site: Filled) -> Filled:
    """The roll gives three awards of the catalogue."""
    awards = AwardTypeFactory.create_batch(3)
    public_list(site.roll, *(award_row(f"Người {award.pk}", award_type=award) for award in awards))
    return site


def in_english(filled: Filled) -> Filled:
    ArticleFactory.create_batch(3, parent=filled.tree.news_en, subjects=[filled.drive])
    pages = (filled.movement, filled.drive, filled.roll)
    return Filled(filled.tree, *(translate(page, title=f"EN {page.pk}") for page in pages), "en")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_page_stays_under_its_ceiling_and_does_not_grow(
    filled: Filled, queries_of: Queries, language: str
) -> None:
    site = in_english(filled) if language == "en" else filled
    site.grow(FEW)
    few = {kind: cold_queries(queries_of, at) for kind, at in site.addresses.items()}
    for kind, queries in few.items():
        assert len(queries) <= CEILINGS[kind], f"{kind}\n{shown(queries)}"
    site.grow(MANY)
    many = {kind: cold_queries(queries_of, at) for kind, at in site.addresses.items()}
    grown = {kind: shown(many[kind]) for kind in many if len(many[kind]) > len(few[kind])}
    assert grown == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_awards_bring_no_campaign_over_its_ceiling(
    filled: Filled, queries_of: Queries, language: str
) -> None:
    given = with_awards(filled)
    site = in_english(given) if language == "en" else given
    for kind in ("drive", "movement", "front"):
        queries = cold_queries(queries_of, site.addresses[kind])
        assert len(queries) <= CEILINGS[kind], f"{kind}\n{shown(queries)}"
