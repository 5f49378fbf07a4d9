"""The headings of a page never skip a level, whatever blocks stand in its body, in any order."""

from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from wagtail.rich_text import RichText

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    HonorRollFactory,
    award_row,
    public_list,
)
from home.factories import ContentPageFactory
from news.blocks import BodyStreamBlock
from news.body import Body
from news.factories import ArticleFactory
from tests.fixtures import SiteTree
from tests.samples import body_with_every_block, heading

pytestmark = pytest.mark.any_database


@pytest.fixture
def blocks(site_tree: SiteTree) -> list[tuple[str, Any]]:
    """A block of each kind, and a subheading."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    (award,) = public_list(roll, award_row("Nguyễn Văn An", award_type=AwardTypeFactory()))
    other = ArticleFactory(parent=site_tree.news)
    callout = {"kind": "note", "title": "Lưu ý", "text": RichText("<p>Xin lưu ý.</p>")}
    found = [
        *body_with_every_block(other, site_tree.front),
        ("callout", callout),
        ("honor_roll", {"roll": roll}),
        ("award", {"key": award.key}),
    ]
    kinds = {name: (name, value) for name, value in found}
    assert set(kinds) == set(BodyStreamBlock().child_blocks)
    return [heading("Nơi liên hệ", "h3"), *kinds.values()]


def levels(soup: BeautifulSoup) -> list[int]:
    return [int(found.name[1]) for found in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]


def skips(found: list[int]) -> bool:
    return any(after > before + 1 for before, after in pairwise(found))


def test_no_order_of_blocks_skips_a_level(
    blocks: list[tuple[str, Any]], site_tree: SiteTree
) -> None:
    """Any two after the title of the page, and any one alone."""
    stream = BodyStreamBlock()
    request = RequestFactory().get("/")
    for first in blocks:
        for second in blocks:
            body = Body(stream.to_python(stream.get_prep_value(stream.normalize([first, second]))))
            html = body.render({"request": request, "page": site_tree.news}).html
            assert not skips([1, *levels(BeautifulSoup(html, "html.parser"))]), (first, second)


def test_whole_pages_with_all_blocks_skip_none(
    blocks: list[tuple[str, Any]], site_tree: SiteTree, client: Client
) -> None:
    backwards = [*reversed(blocks)]
    pages = [
        ArticleFactory(parent=site_tree.news, body=blocks),
        ArticleFactory(parent=site_tree.news, body=backwards),
        ContentPageFactory(parent=site_tree.front, body=blocks),
        ContentPageFactory(parent=site_tree.front, body=backwards),
        CampaignFactory(parent=site_tree.campaigns, body=blocks),
        CampaignFactory(parent=site_tree.campaigns, body=backwards),
        HonorRollFactory(parent=site_tree.rolls, body=blocks),
        HonorRollFactory(parent=site_tree.rolls, body=backwards),
    ]
    for page in pages:
        found = levels(BeautifulSoup(client.get(page.url).content, "html.parser"))
        assert found.count(1) == 1
        assert not skips(found), (page, found)


def test_a_subheading_below_a_heading_stays_one(site_tree: SiteTree, client: Client) -> None:
    body = [heading("Một"), heading("Một chấm một", "h3"), heading("Hai"), heading("Ba", "h3")]
    article = ArticleFactory(parent=site_tree.news, body=body)
    prose = BeautifulSoup(client.get(article.url).content, "html.parser").select(
        ".vd-block-heading"
    )
    assert [found.name for found in prose] == ["h2", "h3", "h2", "h3"]
