"""An alias is public only while its source is, and stands once in a language beside it."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from campaigns.factories import CampaignFactory, ConsultationFactory, HonorRollFactory
from home.factories import ContentPageFactory
from news.factories import ArticleFactory
from news.models import PublicPage
from news.public_index.check import differences
from tests.fixtures import SiteTree
from tests.reading import soup

MAKERS = {
    "article": (ArticleFactory, "news"),
    "campaign": (CampaignFactory, "campaigns"),
    "roll": (HonorRollFactory, "rolls"),
    "consultation": (ConsultationFactory, "rolls"),
    "plain page": (ContentPageFactory, "front"),
}


def made(kind: str, tree: SiteTree, live: bool = True) -> Page:
    factory, parent = MAKERS[kind]
    return factory(parent=getattr(tree, parent), title="Lễ công bố tối mật", live=live)


def scheduled(page: Page) -> Page:
    """Its publication is approved for tomorrow."""
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def let_a_day_pass(page: Page) -> None:
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)


def alias_of(page: Page, slug: str = "bi-danh", **how: object) -> Page:
    action = CreatePageAliasAction(page, update_slug=slug, **how)
    return action.execute(skip_permission_checks=True)


def is_hidden(alias: Page) -> bool:
    alias = Page.objects.get(pk=alias.pk)
    response = Client().get(alias.specific.url)
    has_row = PublicPage.objects.filter(pk=alias.pk).exists()
    assert list(differences()) == []
    return not alias.live and response.status_code == 404 and not has_row


@pytest.mark.parametrize("kind", MAKERS)
def test_an_alias_of_a_scheduled_draft_waits_with_it(kind: str, site_tree: SiteTree) -> None:
    page = made(kind, site_tree, live=False)
    before = alias_of(page)
    scheduled(page)
    after = alias_of(page, "bi-danh-khac")
    of_alias = alias_of(before, "bi-danh-nua")
    aliases = (before, after, of_alias)
    assert all(is_hidden(alias) for alias in aliases)
    let_a_day_pass(page)
    page.refresh_from_db()
    assert page.live
    assert not any(is_hidden(alias) for alias in aliases)
    page.unpublish()
    assert all(is_hidden(alias) for alias in aliases)


def test_an_alias_in_the_other_language_waits_too(site_tree: SiteTree) -> None:
    page = made("article", site_tree, live=False)
    mirrored = page.copy_for_translation(site_tree.news_en.locale, alias=True)
    scheduled(page)
    assert is_hidden(mirrored)
    let_a_day_pass(page)
    assert not is_hidden(mirrored)
    row = PublicPage.objects.get(pk=mirrored.pk)
    assert row.is_listed
    assert row.in_sitemap


def test_an_alias_made_with_the_form_that_copies_waits_too(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True)
    drive = scheduled(CampaignFactory(parent=movement, live=False))
    form = {
        "new_title": "Năm nay",
        "new_slug": "nam-nay",
        "new_parent_page": str(site_tree.campaigns.pk),
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "on",
    }
    client_of(administrator).post(reverse("wagtailadmin_pages:copy", args=[movement.pk]), form)
    (alias,) = Page.objects.filter(alias_of=drive)
    assert Page.objects.get(slug="nam-nay").live
    assert is_hidden(alias)


def test_a_page_that_is_saved_as_a_draft_takes_its_aliases_along(site_tree: SiteTree) -> None:
    page = made("article", site_tree)
    alias = alias_of(page)
    assert not is_hidden(alias)
    page.live = False
    page.save()
    assert is_hidden(alias)


def test_an_alias_of_an_alias_follows_the_source_of_both(site_tree: SiteTree) -> None:
    page = made("article", site_tree)
    second = alias_of(alias_of(page), "bi-danh-hai")
    assert second.alias_of_id == page.pk
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not PublicPage.objects.filter(pk=second.pk).exists()


def test_pages_are_not_published_over_the_head_of_their_source(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    """Nor is it an error to try, with many at once."""
    page = made("article", site_tree, live=False)
    alias = alias_of(page)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client_of(administrator).post(f"{address}?id={alias.pk}", {"include_descendants": "on"})
    assert is_hidden(alias)
    address = f"{address}?id={site_tree.news.pk}"
    client_of(administrator).post(address, {"include_descendants": "on"})
    page.refresh_from_db()
    assert page.live
    assert not is_hidden(alias)


@pytest.mark.parametrize("kind", MAKERS)
def test_beside_its_source_an_alias_is_in_no_list(kind: str, site_tree: SiteTree) -> None:
    page = made(kind, site_tree)
    older, younger = alias_of(page), alias_of(page, "bi-danh-hai")
    source = PublicPage.objects.select_related("text").get(pk=page.pk)
    for row in PublicPage.objects.filter(pk__in=[older.pk, younger.pk]).select_related("text"):
        assert not any((row.is_listed, row.in_sitemap, row.text.place))
    assert source.in_sitemap or kind == "consultation"
    for where in ("/tim-kiem/?q=toi+mat", "/sitemap-0.xml", "/tin-tuc/", "/tin-tuc/rss/", "/",
                  "/bang-vang/", "/phong-trao-thi-dua/"):  # fmt: skip
        assert "bi-danh" not in Client().get(where).content.decode(), where
    assert list(differences()) == []


@pytest.mark.parametrize("kind", MAKERS)
def test_an_alias_names_its_source_as_canonical(kind: str, site_tree: SiteTree) -> None:
    page = made(kind, site_tree)
    alias = alias_of(page)
    for shown in (page, alias):
        head = soup(Client().get(shown.specific.url)).head
        assert head.find("link", rel="canonical")["href"] == page.full_url
        social = head.find("meta", property="og:url")
        assert social is None or social["content"] == page.full_url


def test_an_alias_in_the_other_language_is_its_own_canonical(site_tree: SiteTree) -> None:
    page = made("article", site_tree)
    mirrored = page.copy_for_translation(site_tree.news_en.locale, alias=True)
    head = soup(Client().get(mirrored.specific.url)).head
    assert head.find("link", rel="canonical")["href"] == mirrored.full_url


def test_of_two_aliases_in_a_language_the_older_one_is_listed(site_tree: SiteTree) -> None:
    page = made("article", site_tree)
    english = site_tree.news_en
    first = page.copy_for_translation(english.locale, alias=True)
    second = alias_of(page, "again", parent=english, update_locale=english.locale)
    shown = [row.pk for row in english.articles()[:5]]
    assert shown == [first.pk]
    first.unpublish()
    assert [row.pk for row in english.articles()[:5]] == [second.pk]
    assert list(differences()) == []


def test_a_drive_stands_under_each_of_two_movements_and_once_under_one(
    site_tree: SiteTree, client: Client
) -> None:
    one, two = CampaignFactory.create_batch(2, parent=site_tree.campaigns, movement=True)
    drive = CampaignFactory(parent=one)
    beside, elsewhere = alias_of(drive, "ben-canh"), alias_of(drive, "noi-khac", parent=two)
    assert [row.pk for row in client.get(one.url).context["drives"]] == [drive.pk]
    assert [row.pk for row in client.get(two.url).context["drives"]] == [elsewhere.pk]
    listed = client.get(site_tree.campaigns.url).content.decode()
    assert beside.slug not in listed
    assert elsewhere.slug not in listed


def test_what_was_published_too_early_is_hidden_when_the_site_is_updated(
    site_tree: SiteTree,
) -> None:
    page = made("article", site_tree, live=False)
    first = alias_of(page)
    second = alias_of(page, "bi-danh-hai")
    third = alias_of(page, "bi-danh-ba")
    Page.objects.filter(pk__in=[first.pk, second.pk, third.pk]).update(live=True)
    Page.objects.filter(pk=second.pk).update(alias_of=first)
    Page.objects.filter(pk=third.pk).update(alias_of=second)
    migration = import_module("news.migrations.0006_aliases_follow_their_source")
    migration.follow(apps, SimpleNamespace(connection=connection))
    for alias in Page.objects.filter(pk__in=[first.pk, second.pk, third.pk]):
        assert (alias.alias_of_id, alias.live) == (page.pk, False)
