"""News about a campaign gathers by itself: on its page, in its feeds, in its form."""

from collections.abc import Callable
from datetime import timedelta

import feedparser
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from bench.content.pages import bulk_articles, bulk_subjects
from campaigns.campaign.context import NEWS_PAGE_SIZE
from campaigns.factories import CampaignFactory, HonorRollFactory
from campaigns.models import CampaignPage
from news.factories import ArticleFactory, AuthorFactory, CategoryFactory, publish
from news.feeds import FEED_LENGTH
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, page_link

pytestmark = pytest.mark.any_database

in_both_kinds = pytest.mark.parametrize("kind", ["rss", "atom"])


@pytest.fixture
def campaign(site_tree: SiteTree) -> CampaignPage:
    return CampaignFactory(parent=site_tree.campaigns, title="Đợt “cao điểm” & <28/8>")


def titles(response: HttpResponse) -> list[str]:
    """The titles of the news, as they stand on the page."""
    cards = main_part(response).find(id="tin-tuc").find_all("article")
    return [card.find("h3").get_text(strip=True) for card in cards]


def feed_of(client: Client, page: CampaignPage, kind: str) -> feedparser.FeedParserDict:
    response = client.get(page.url + page.reverse_subpage(kind))
    assert response.status_code == 200
    feed = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_news_stands_newest_first_and_only_its_own(
    site_tree: SiteTree, campaign: CampaignPage, client: Client
) -> None:
    other = CampaignFactory(parent=site_tree.campaigns)
    now = timezone.now()
    for days in (5, 1, 9):
        ArticleFactory(
            parent=site_tree.news,
            title=f"Trước {days} ngày",
            published_at=now - timedelta(days=days),
            subjects=[campaign],
        )
    ArticleFactory(parent=site_tree.news, subjects=[other])
    both = ArticleFactory(parent=site_tree.news, title="Cả hai", subjects=[other, campaign])
    assert titles(client.get(campaign.url)) == [
        both.title, "Trước 1 ngày", "Trước 5 ngày", "Trước 9 ngày",
    ]  # fmt: skip


@pytest.mark.parametrize("trait", ["draft", "hidden", "kept_out", "over"])
def test_what_is_not_for_lists_is_not_news_about_it(
    site_tree: SiteTree, campaign: CampaignPage, client: Client, trait: str
) -> None:
    ArticleFactory(parent=site_tree.news, subjects=[campaign], **{trait: True})
    response = client.get(campaign.url)
    assert response.context["news"] == []
    assert main_part(response).find(id="tin-tuc") is None
    assert feed_of(client, campaign, "rss").entries == []


def test_an_article_that_turns_to_something_else_leaves_the_page(
    site_tree: SiteTree, campaign: CampaignPage, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, subjects=[campaign])
    assert article.url in hrefs(client.get(campaign.url))
    article.subjects = []
    publish(article)
    assert article.url not in hrefs(client.get(campaign.url))


def test_pages_hold_the_news_without_gap_or_double(
    site_tree: SiteTree, campaign: CampaignPage, client: Client
) -> None:
    bulk_subjects(bulk_articles(site_tree.news, NEWS_PAGE_SIZE * 2 + 1), campaign)
    listed: list[str] = []
    address = campaign.url
    while address:
        response = client.get(address)
        listed += titles(response)
        address = page_link(response, "next")
        assert not address or address.endswith("#tin-tuc")
    assert listed == [f"Tin {n}" for n in range(1, NEWS_PAGE_SIZE * 2 + 2)]


@pytest.mark.parametrize("number", ["2", "0", "-1", "abc", "9" * 40, "1\x00"])
def test_a_page_of_news_that_is_not_there_is_a_404(
    campaign: CampaignPage, client: Client, number: str
) -> None:
    assert client.get(campaign.url, {"trang": number}).status_code == 404


@in_both_kinds
def test_a_feed_holds_the_campaigns_news_alone(
    site_tree: SiteTree, campaign: CampaignPage, client: Client, kind: str
) -> None:
    ArticleFactory(parent=site_tree.news)
    about = ArticleFactory(
        parent=site_tree.news,
        lead="Tóm tắt & <b>",
        subjects=[campaign],
        categories=[CategoryFactory(name="Thi đua")],
        bylines=[AuthorFactory(name="Vũ Xuân Quyết")],
    )
    feed = feed_of(client, campaign, kind)
    (entry,) = feed.entries
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[kind]
    assert feed.feed.language == "vi"
    assert "cao điểm" in feed.feed.title
    assert feed.feed.link == f"http://testserver{campaign.url}"
    assert entry.link == f"http://testserver{about.url}"
    assert [tag.term for tag in entry.tags] == ["Thi đua"]
    assert "Vũ Xuân Quyết" in entry.author


@in_both_kinds
def test_a_campaign_without_news_has_a_valid_feed(
    campaign: CampaignPage, client: Client, kind: str
) -> None:
    assert feed_of(client, campaign, kind).entries == []


@in_both_kinds
def test_a_feed_holds_the_newest(
    site_tree: SiteTree, campaign: CampaignPage, client: Client, kind: str
) -> None:
    bulk_subjects(bulk_articles(site_tree.news, FEED_LENGTH + 5), campaign)
    found = [entry.title for entry in feed_of(client, campaign, kind).entries]
    assert found == [f"Tin {n}" for n in range(1, FEED_LENGTH + 1)]


def test_an_unchanged_feed_is_not_sent_again(
    site_tree: SiteTree, campaign: CampaignPage, client: Client
) -> None:
    ArticleFactory(parent=site_tree.news, subjects=[campaign])
    address = campaign.url + campaign.reverse_subpage("rss")
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    ArticleFactory(parent=site_tree.news, subjects=[campaign])
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


def test_a_feed_costs_the_same_queries_however_much_news_there_is(
    site_tree: SiteTree, campaign: CampaignPage, client: Client, queries_of: Callable
) -> None:
    categories = CategoryFactory.create_batch(2)
    ArticleFactory(
        parent=site_tree.news,
        subjects=[campaign],
        categories=categories,
        bylines=[AuthorFactory()],
    )
    address = campaign.url + campaign.reverse_subpage("rss")

    def count() -> int:
        return len(queries_of(lambda: client.get(address)))

    count()
    few = count()
    bulk_subjects(bulk_articles(site_tree.news, FEED_LENGTH, categories), campaign)
    assert count() == few


def test_the_page_announces_its_feeds(campaign: CampaignPage, client: Client) -> None:
    page = client.get(campaign.url).content.decode()
    for kind in ("rss", "atom"):
        assert f'href="{campaign.url}{campaign.reverse_subpage(kind)}"' in page


def test_news_about_a_drive_is_not_news_about_its_movement(
    site_tree: SiteTree, client: Client
) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True)
    drive = CampaignFactory(parent=movement)
    ArticleFactory(parent=site_tree.news, subjects=[drive])
    assert client.get(movement.url).context["news"] == []
    assert len(client.get(drive.url).context["news"]) == 1


def test_an_article_names_the_campaign_it_is_about(
    site_tree: SiteTree, campaign: CampaignPage, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, subjects=[campaign])
    assert campaign.url in hrefs(client.get(article.url))


def test_a_roll_shows_the_news_about_it(site_tree: SiteTree, client: Client) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    about = ArticleFactory(parent=site_tree.news, subjects=[roll])
    ArticleFactory(parent=site_tree.news)
    assert [row.pk for row in client.get(roll.url).context["news_about"]] == [about.pk]
    assert about.url in hrefs(client.get(roll.url))
    assert roll.url in hrefs(client.get(about.url))
