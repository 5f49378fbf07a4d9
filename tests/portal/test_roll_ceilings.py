"""How many queries an honor roll, an award and their index may cost, whatever is in the lists."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Max
from django.test import Client
from django.utils import translation
from wagtail_factories import ImageFactory

from bench.content.pages import analyse, bulk_articles, bulk_rolls, bulk_units
from campaigns.factories import (
    AwardTypeFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    full_campaign,
    public_list,
    publish,
)
from campaigns.honors.lists.edit import add_rows, edit
from campaigns.honors.public.corrections import CORRECTIONS
from campaigns.models import (
    Award,
    AwardListPublication,
    AwardMark,
    AwardStory,
    HonorRollIndexPage,
    HonorRollPage,
)
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from tests.fixtures import SiteTree
from tests.portal.test_query_ceilings import Queries, cold_queries, shown
from tests.samples import body_with_every_block, fill_identity

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

# Small queries: one that joins all of them costs more to build than they do together.
CEILINGS = {
    "roll": 34,
    "roll, page 2": 28,
    "roll, filtered": 28,
    "roll, nothing found": 26,
    "roll, by name": 34,
    "award": 21,
    "award, annulled": 21,
    "award, gone": 20,
    "index": 24,
    "index, a year": 24,
}
FEW, MANY = 130, 300


@dataclass(frozen=True)
class Filled:
    """A roll with everything on it; its source, its page in the language, and three awards."""

    tree: SiteTree
    source: HonorRollPage
    page: HonorRollPage
    keys: list[str]
    types: list[Any]
    language: str = "vi"

    @property
    def index(self) -> HonorRollIndexPage:
        return self.tree.rolls_en if self.language == "en" else self.tree.rolls

    @property
    def addresses(self) -> dict[str, str]:
        roll, index = self.page.url, self.index
        unit = Award.objects.public().exclude(unit=None).first().unit.slug
        chosen = f"?q=nguyen&danh_hieu={self.types[0].pk}&don_vi={unit}&loai=individual"
        with translation.override(self.language):
            award, annulled, gone = (index.url_of("award", key=key) for key in self.keys)
        return {
            "roll": roll,
            "roll, page 2": f"{roll}?trang=2",
            "roll, filtered": f"{roll}{chosen}",
            "roll, nothing found": f"{roll}?q=zzz&danh_hieu={self.types[0].pk}",
            "roll, by name": f"{roll}?xep=ten",
            "award": award,
            "award, annulled": annulled,
            "award, gone": gone,
            "index": index.url,
            "index, a year": f"{index.url}?nam=2021",
        }

    def grow(self, count: int) -> None:
        """`count` more rows of many awards and units, marks, stories, corrections and rolls."""
        double = UnitFactory(merged_into=UnitFactory())
        units = [double, *bulk_units(count // 4)]
        rows = [
            award_row(
                f"Nguyễn Văn {n}",
                award_type=self.types[n % len(self.types)],
                unit=units[n % len(units)],
                kind=("individual", "collective", "household")[n % 3],
            )
            for n in range(count)
        ]
        for number, row in enumerate(rows[:20]):
            row.award_type, row.award_text = None, f"Kỷ niệm chương {number}"
        edit(self.source, None, lambda target: add_rows(target, rows))
        publish(self.source)
        self._mark(rows)
        self._publish_again(count // 12)
        bulk_rolls(self.index, count // 4, year=2021)
        analyse()

    def _mark(self, rows: list[Award]) -> None:
        roll = self.source.translation_key
        document = OfficialDocumentFactory(with_file=True)
        AwardMark.objects.bulk_create(
            AwardMark(
                roll=roll,
                award_key=row.key,
                kind=("annulled", "withheld")[number % 2],
                in_force=True,
                document=document,
            )
            for number, row in enumerate(rows[: len(rows) // 5])
        )
        articles = bulk_articles(self.tree.news, len(rows) // 5)
        AwardStory.objects.bulk_create(
            AwardStory(roll=roll, award_key=row.key, article_id=article)
            for row, article in zip(rows[-len(articles) :], articles, strict=True)
        )

    def _publish_again(self, count: int) -> None:
        last = AwardListPublication.objects.filter(roll=self.source.translation_key).last()
        for _ in range(count):
            last.pk = None
            last.save(force_insert=True)


@pytest.fixture(scope="module")
def made(module_db: None) -> Filled:
    site_tree = SiteTree()
    article = ArticleFactory(parent=site_tree.news, illustrated=True)
    fill_identity(site_tree, site_tree.rolls)
    campaigns = [full_campaign(site_tree.campaigns, title=title) for title in ("Một", "Hai")]
    roll = HonorRollFactory(
        parent=site_tree.rolls,
        campaigns=campaigns,
        decision=OfficialDocumentFactory(with_file=True),
        body=body_with_every_block(article, site_tree.front),
        contact="tdkt@example.vn",
    )
    ArticleFactory(parent=site_tree.news, illustrated=True, subjects=[roll])
    types = [AwardTypeFactory(precedence=n, emblem=ImageFactory()) for n in range(5)]
    types.append(AwardTypeFactory(merged_into=types[0], emblem=ImageFactory()))
    unit = UnitFactory(merged_into=UnitFactory())
    rows = [
        award_row(name, award_type=types[-1], unit=unit, photo=ImageFactory())
        for name in ("Nguyễn An", "Nguyễn Bình", "Nguyễn Chi")
    ]
    awards = public_list(roll, *rows)
    AwardMark.objects.create(
        roll=roll.translation_key,
        award_key=awards[1].key,
        kind=AwardMark.Kind.ANNULLED,
        in_force=True,
        document=OfficialDocumentFactory(with_file=True),
    )
    AwardMark.objects.create(
        roll=roll.translation_key,
        award_key=awards[2].key,
        kind=AwardMark.Kind.WITHHELD,
        in_force=True,
    )
    AwardStory.objects.create(roll=roll.translation_key, award_key=awards[0].key, article=article)
    return Filled(site_tree, roll, roll, [award.key for award in awards], types)


@pytest.fixture
def filled(made: Filled, db: None) -> Filled:
    return deepcopy(made)


def in_english(filled: Filled) -> Filled:
    for named in filled.source.campaigns.all():
        translate(named.campaign, title=f"EN {named.campaign_id}")
    story = AwardStory.objects.get().article
    translate(story, title="The story")
    page = translate(filled.source, title="Certificates")
    ArticleFactory(parent=filled.tree.news_en, illustrated=True, subjects=[filled.source])
    return Filled(filled.tree, filled.source, page, filled.keys, filled.types, "en")


def queries(site: Filled, queries_of: Queries) -> dict[str, list[str]]:
    addresses = site.addresses
    gone = addresses.pop("award, gone")
    made = {kind: cold_queries(queries_of, at) for kind, at in addresses.items()}
    assert Client().get(gone).status_code == 410
    return made | {"award, gone": queries_of(lambda: Client().get(gone))}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rolls_awards_and_index_stay_under_their_ceilings_and_do_not_grow(
    filled: Filled, queries_of: Queries, language: str
) -> None:
    site = in_english(filled) if language == "en" else filled
    site.grow(FEW)
    few = queries(site, queries_of)
    for kind, made in few.items():
        assert len(made) <= CEILINGS[kind], f"{kind}\n{shown(made)}"
    site.grow(MANY)
    assert AwardListPublication.objects.count() > CORRECTIONS
    assert Award.objects.aggregate(last=Max("place"))["last"] > MANY
    many = queries(site, queries_of)
    grown = {kind: shown(many[kind]) for kind in many if len(many[kind]) > len(few[kind])}
    assert grown == {}
