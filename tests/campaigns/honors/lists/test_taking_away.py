"""A campaign goes, by deletion or out of sight: what spoke of it stays whole."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from campaigns.campaign.phases import Phase
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    HonorRollFactory,
    UnitFactory,
    full_campaign,
)
from campaigns.models import CampaignPage, HonorRollPage
from home.factories import ContentPageFactory
from news.factories import ArticleFactory, OfficialDocumentFactory, publish, translate
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.indexes import search_index
from tests.reading import hrefs, sitemap, words
from tests.samples import call_to_action, paragraph

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
WORDS = "Đợt cao điểm mùa thu"


@pytest.fixture(scope="module")
def made(module_db: None) -> CampaignPage:
    with search_index():
        page = full_campaign(SiteTree().campaigns, title=WORDS, movement=True)
        translate(page, title="Autumn drive")
        CampaignFactory(parent=page, title=f"{WORDS}: đợt một")
    return page


@pytest.fixture
def campaign(made: CampaignPage, db: None) -> CampaignPage:
    return deepcopy(made)


@pytest.fixture
def article(site_tree: SiteTree, campaign: CampaignPage) -> ArticlePage:
    """Names the campaign as its subject."""
    return ArticleFactory(parent=site_tree.news, subjects=[campaign])


@pytest.fixture
def roll(site_tree: SiteTree, campaign: CampaignPage) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])


def delete(page: CampaignPage) -> None:
    page.delete()


def delete_in_the_admin(page: CampaignPage) -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "q@example.vn", "x"))
    path = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert client.post(path).status_code == 302


def unpublish(page: CampaignPage) -> None:
    page.unpublish()


def close(page: CampaignPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


WAYS = {
    "deleted": delete,
    "deleted in the admin": delete_in_the_admin,
    "unpublished": unpublish,
    "made private": close,
}


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("way", WAYS)
def test_nothing_else_breaks_or_names_it(
    site_tree: SiteTree,
    campaign: CampaignPage,
    article: ArticlePage,
    roll: HonorRollPage,
    client: Client,
    way: str,
) -> None:
    url = campaign.url
    pages = {
        "article": article.url,
        "roll": roll.url,
        "rolls": site_tree.rolls.url,
        "index": site_tree.campaigns.url,
        "English index": site_tree.campaigns_en.url,
        "front page": "/",
        "English front page": "/en/",
        "news": site_tree.news.url,
        "search": f"/tim-kiem/?q={WORDS}",
    }
    assert url in hrefs(client.get(article.url))
    WAYS[way](campaign)
    for name, address in pages.items():
        response = client.get(address)
        assert response.status_code == 200, name
        assert url not in hrefs(response), name
        if name != "search":
            assert f"{WORDS} " not in f"{words(response)} ".replace(f"{WORDS}: đợt", ""), name
    for kind in ("rss", "atom"):
        feed = client.get(f"{site_tree.news.url}{kind}/")
        assert feed.status_code == 200
        assert article.title in feed.content.decode()
    assert client.get("/sitemap.xml").status_code == 200
    assert f"{url}</loc>" not in sitemap(client)
    assert client.get(url).status_code in ({302} if way == "made private" else {404})


@pytest.mark.parametrize("way", ["deleted", "unpublished"])
def test_links_and_buttons_in_texts_break_no_page(
    site_tree: SiteTree, campaign: CampaignPage, client: Client, way: str
) -> None:
    link = f'<p><a linktype="page" id="{campaign.pk}">kế hoạch</a></p>'
    body = [paragraph(link), call_to_action("Xem đợt thi đua", page=campaign)]
    pages = [
        ArticleFactory(parent=site_tree.news, body=body),
        HonorRollFactory(parent=site_tree.rolls, body=body),
        CampaignFactory(parent=site_tree.campaigns, body=body, aims=link),
    ]
    for page in pages:
        assert hrefs(client.get(page.url)).count(campaign.url) >= 2
    WAYS[way](campaign)
    for page in pages:
        text = words(client.get(page.url))
        assert "kế hoạch" in text
        assert "Xem đợt thi đua" not in text


def test_an_article_about_a_deleted_campaign_can_be_edited_and_published(
    campaign: CampaignPage, article: ArticlePage, administrator: AbstractUser, client_of: Clients
) -> None:
    article.save_revision()
    campaign.delete()
    path = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert client_of(administrator).get(path).status_code == 200
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert publish(draft).live
    assert Client().get(article.url).status_code == 200


def test_a_roll_of_a_deleted_campaign_can_be_edited_and_published(
    campaign: CampaignPage, roll: HonorRollPage, administrator: AbstractUser, client_of: Clients
) -> None:
    roll.save_revision()
    campaign.delete()
    path = reverse("wagtailadmin_pages:edit", args=[roll.pk])
    assert client_of(administrator).get(path).status_code == 200
    draft = HonorRollPage.objects.get(pk=roll.pk).get_latest_revision_as_object()
    assert publish(draft).live
    assert Client().get(roll.url).status_code == 200


def test_an_old_revision_of_a_roll_still_loads(
    site_tree: SiteTree, campaign: CampaignPage, roll: HonorRollPage
) -> None:
    revision = roll.save_revision()
    campaign.delete()
    old = revision.as_object()
    assert old.title == roll.title
    assert old.make_preview_request().status_code == 200


def test_published_again_it_is_back_everywhere(
    site_tree: SiteTree,
    campaign: CampaignPage,
    article: ArticlePage,
    roll: HonorRollPage,
    client: Client,
) -> None:
    campaign.unpublish()
    publish(CampaignPage.objects.get(pk=campaign.pk))
    for address in (article.url, roll.url, site_tree.campaigns.url):
        assert campaign.url in hrefs(client.get(address))


@pytest.mark.parametrize("way", ["deleted", "unpublished", "made private"])
def test_without_its_roll_a_campaign_is_under_review_again(
    site_tree: SiteTree, client: Client, way: str
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, ended=True)
    roll = HonorRollFactory(parent=site_tree.rolls, campaigns=[page])
    assert client.get(page.url).context["phase"] == Phase.CONCLUDED
    WAYS[way](roll)
    response = client.get(page.url)
    assert response.context["phase"] == Phase.UNDER_REVIEW
    assert roll.url not in hrefs(response)


# What a campaign rests on


def test_a_campaign_outlives_what_it_names(site_tree: SiteTree, client: Client) -> None:
    unit, award = UnitFactory(), AwardTypeFactory()
    document = OfficialDocumentFactory(with_file=True)
    target = ContentPageFactory(parent=site_tree.front)
    page = CampaignFactory(
        parent=site_tree.campaigns,
        illustrated=True,
        units=[unit],
        quotas=[award],
        legal_basis=[document],
        action_label="Đăng ký",
        action_page=target,
    )
    revision = page.save_revision()
    for row in (unit, award, document, target, page.cover):
        row.delete()
    response = client.get(page.url)
    assert response.status_code == 200
    assert response.context["action"] is None
    assert response.context["participants"] is None
    old = revision.as_object()
    assert old.make_preview_request().status_code == 200
    assert publish(old).live
    assert client.get(page.url).status_code == 200


def test_a_roll_outlives_its_decision(site_tree: SiteTree, client: Client) -> None:
    document = OfficialDocumentFactory(with_file=True)
    roll = HonorRollFactory(parent=site_tree.rolls, decision=document)
    document.delete()
    for address in (roll.url, site_tree.rolls.url):
        assert client.get(address).status_code == 200
