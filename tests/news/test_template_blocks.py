"""A host adds to our pages by a template of the same name that fills their blocks."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from campaigns.factories import (
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    award_row,
    public_list,
)
from news.factories import ArticleFactory
from news.models import BasePage
from tests.fixtures import SiteTree
from tests.reading import main_part

pytestmark = pytest.mark.any_database

#: In the order in which a page shows them
BLOCKS = ("vd_head", "vd_before_text", "vd_after_text", "vd_end")
WITH_ASIDE = {"article_page", "news_index_page", "archive_day", "archive_month", "archive_year"}


@pytest.fixture
def fill(tmp_path: Path, settings: LazySettings) -> "Filler":
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine.get("DIRS", [])]}]
    return Filler(tmp_path)


class Filler:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, name: str) -> list[str]:
        """A template that extends the one of the same name; the marks it puts into the blocks."""
        blocks = [*BLOCKS, "vd_aside"] if name.split("/")[1] in WITH_ASIDE else [*BLOCKS]
        filled = "".join(
            f'{{% block {block} %}}<i id="{block}"></i>{{{{ block.super }}}}{{% endblock %}}'
            for block in blocks
        )
        path = self.folder / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{{% extends "{name}.html" %}}{filled}')
        return blocks


def pages_of(tree: SiteTree) -> dict[str, str]:
    """An address for every template that readers see."""
    article = ArticleFactory(parent=tree.news, published_at="2021-08-04 09:00+07:00")
    roll = HonorRollFactory(parent=tree.rolls)
    (award,) = public_list(roll, award_row("Phòng 1", kind="collective"))
    pages: dict[str, BasePage] = {
        "news/article_page": article,
        "news/news_index_page": tree.news,
        "campaigns/campaign_page": CampaignFactory(parent=tree.campaigns),
        "campaigns/campaign_index_page": tree.campaigns,
        "campaigns/honor_roll_page": roll,
        "campaigns/honor_roll_index_page": tree.rolls,
        "campaigns/consultation_page": ConsultationFactory(parent=tree.rolls),
    }
    return {name: page.url for name, page in pages.items()} | {
        "news/archive_day": tree.news.url + "2021/8/4/",
        "news/archive_month": tree.news.url + "2021/8/",
        "news/archive_year": tree.news.url + "2021/",
        "campaigns/award_page": tree.rolls.url_of("award", key=award.key),
        "campaigns/award_search": tree.rolls.url_of("search"),
    }


# It follows redirects, which kept pages give without the attribute that the client reads.
@pytest.mark.usefixtures("django_assert_num_queries")
def test_each_block_of_each_page_is_filled_once_and_in_its_place(
    site_tree: SiteTree, client: Client, fill: Filler
) -> None:
    for name, address in pages_of(site_tree).items():
        blocks = fill(name)
        main = main_part(client.get(address, follow=True))
        found = [str(mark["id"]) for mark in main.select("i[id^=vd_]")]
        assert sorted(found) == sorted(blocks), name
        assert [block for block in found if block != "vd_aside"] == list(BLOCKS), name


def test_the_text_stands_between_its_blocks(
    site_tree: SiteTree, client: Client, fill: Filler
) -> None:
    article = ArticleFactory(parent=site_tree.news, body=[("paragraph", "<p>Chữ trong bài</p>")])
    fill("news/article_page")
    html = client.get(article.url).content.decode()
    places = [html.index(word) for word in ("<h1", "vd_before_text", "Chữ trong bài", "vd_after_")]
    assert places == sorted(places)


def test_the_guide_names_every_block() -> None:
    guide = Path("docs/site-builders-guide.md").read_text()
    missing = [block for block in (*BLOCKS, "vd_aside") if f"`{block}`" not in guide]
    assert missing == []
