"""Whatever changes what a page says begins a new edition; what only editors see does not."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_factories import ImageFactory

from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory, public_list
from campaigns.honors.lists.marks import withhold
from campaigns.models import UnitImport
from home.models import SiteImage
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
)
from news.models import ArticlePage
from portal.editions.conf import UNREAD_TABLES
from portal.editions.drafts import save_drafts_quietly
from portal.editions.shared_file import SharedFile
from portal.editions.writes import ConnectionWatch
from tests import indexes
from tests.fixtures import PASSWORD, SiteTree
from tests.forms import article_form, campaign_form

Began = Callable[[Callable[[], Any]], bool]
EVERYTHING_UNREAD = UNREAD_TABLES | {*settings.EDITIONS["UNREAD_TABLES"]}


@pytest.fixture
def watch(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConnectionWatch]:
    monkeypatch.setattr(Page, "save", Page.save)
    save_drafts_quietly()
    watch = ConnectionWatch(connection, SharedFile(tmp_path / "number"), EVERYTHING_UNREAD)
    yield watch
    connection.execute_wrappers.remove(watch)
    del connection.commit


@pytest.fixture
def began(watch: ConnectionWatch) -> Began:
    """Whether some work would begin a new edition when it is committed."""

    def run(work: Callable[[], Any]) -> bool:
        watch.has_changed = False
        work()
        return watch.has_changed

    return run


@pytest.fixture
def draft(site_tree: SiteTree) -> ArticlePage:
    page = ArticlePage(title="Nháp", slug="nhap", live=False)
    site_tree.news.add_child(instance=page)
    page.save_revision()
    return page


def test_pages(site_tree: SiteTree, article: ArticlePage, began: Began) -> None:
    revision = article.save_revision()
    assert began(revision.publish)
    assert began(article.unpublish)
    assert began(lambda: article.save_revision().publish())
    assert began(lambda: article.move(site_tree.news_en, pos="last-child"))
    assert began(lambda: article.copy(update_attrs={"slug": "ban-sao"}, keep_live=True))
    assert began(lambda: article.create_alias(update_slug="bi-danh"))
    assert began(lambda: ArticlePage.objects.get(slug="bi-danh").delete())


def test_bulk_writes_and_raw_statements(article: ArticlePage, began: Began) -> None:
    articles = ArticlePage.objects.filter(pk=article.pk)
    assert began(lambda: articles.update(lead="Mới"))
    assert began(lambda: ArticlePage.objects.bulk_update([article], ["lead"]))
    assert began(lambda: articles.update(lead=F("lead")))
    with connection.cursor() as cursor:
        assert began(lambda: cursor.execute("UPDATE news_articlepage SET lead = 'x'"))
        assert began(lambda: cursor.execute("DELETE FROM news_articletag"))


@pytest.mark.parametrize(
    "register", [CategoryFactory, AuthorFactory, UnitFactory, ImageFactory, DocumentFactory]
)
def test_registers_images_and_documents(began: Began, register: Any) -> None:
    entry = register()
    assert began(entry.save)
    assert began(entry.delete)


def test_a_list_of_units_that_waits_begins_none_but_its_save_does(
    administrator: Any, client_of: Callable, settings: Any, tmp_path: Path, began: Began
) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    desk = client_of(administrator)
    text = {"cells": "Tên đơn vị\nSở A\nSở B\n"}
    assert not began(lambda: desk.post(reverse("unit_import:start"), text))
    staged = UnitImport.objects.get()
    address = reverse("unit_import:save", args=[staged.pk])
    first = {"leave_out": staged.rows.first().pk}
    assert not began(lambda: desk.post(reverse("unit_import:act", args=[staged.pk]), first))
    staged.refresh_from_db()
    assert began(lambda: desk.post(address, {"token": staged.found["plan"]}))


def test_settings_sites_languages_and_redirects(
    site_tree: SiteTree, article: ArticlePage, began: Began
) -> None:
    assert began(site_tree.identity.save)
    assert began(site_tree.site.save)
    assert began(lambda: Locale.objects.create(language_code="fr"))
    assert began(lambda: Redirect.add_redirect("/cu/", article))


def test_who_may_see_a_page(article: ArticlePage, began: Began) -> None:
    restrictions = PageViewRestriction.objects
    assert began(lambda: restrictions.create(page=article, restriction_type="login"))
    assert began(lambda: restrictions.all().delete())


def test_awards_and_their_marks(site_tree: SiteTree, administrator: Any, began: Began) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    assert began(lambda: public_list(roll, "Nguyễn Văn An"))
    (award,) = roll.award_list.awards.all()
    assert began(lambda: withhold(roll, award.key, administrator, "Nhầm"))


def test_scheduled_publishing(site_tree: SiteTree, draft: ArticlePage, began: Began) -> None:
    assert not began(lambda: call_command("publish_scheduled"))
    draft.go_live_at = timezone.now() + timedelta(seconds=-1)
    revision = draft.save_revision()
    revision.approved_go_live_at = draft.go_live_at
    revision.save()
    assert began(lambda: call_command("publish_scheduled"))
    live = ArticleFactory(parent=site_tree.news)
    ArticlePage.objects.filter(pk=live.pk).update(expire_at=timezone.now() - timedelta(days=1))
    assert began(lambda: call_command("publish_scheduled"))


def test_what_a_rolled_back_block_changed_counts_once_too_often(
    article: ArticlePage, watch: ConnectionWatch
) -> None:
    watch.has_changed = False
    with transaction.atomic():
        article.save()
        transaction.set_rollback(True)
    assert watch.has_changed


# What only editors see


@pytest.fixture
def admin(administrator: Any, client_of: Callable[..., Client]) -> Client:
    return client_of(administrator)


def save(admin: Client, page: Page, form: dict[str, Any]) -> Any:
    """What the editor's browser sends by itself after half a second of quiet."""
    headers = {"accept": "application/json"}
    address = f"{settings.ADMIN_PREFIX}pages/{page.pk}/edit/"
    response = admin.post(address, form, headers=headers)
    assert json.loads(response.content)["success"], response.content
    return response


def test_logging_in_and_out(editor: Any, began: Began) -> None:
    browser = Client()
    login = {"username": editor.username, "password": PASSWORD}
    address = f"{settings.ADMIN_PREFIX}login/"
    assert not began(lambda: browser.post(address, login))
    assert not began(lambda: browser.get(settings.ADMIN_PREFIX))
    assert not began(lambda: browser.post(f"{settings.ADMIN_PREFIX}logout/"))


def test_saving_the_draft_of_a_live_article(
    article: ArticlePage, admin: Client, began: Began
) -> None:
    form = article_form(title="Chữ mới", slug=article.slug)
    admin.get(f"{settings.ADMIN_PREFIX}pages/{article.pk}/edit/")
    assert not began(lambda: save(admin, article, form))
    article.refresh_from_db()
    assert article.draft_title == "Chữ mới"
    assert article.has_unpublished_changes
    assert began(
        lambda: admin.post(
            f"{settings.ADMIN_PREFIX}pages/{article.pk}/edit/",
            {**form, "action-publish": "1"},
        )
    )


def test_saving_a_draft_that_was_never_published(
    draft: ArticlePage, admin: Client, began: Began
) -> None:
    """Wagtail writes the page itself here, and its child rows."""
    author = AuthorFactory()
    byline = {"author": str(author.pk), "name": "", "id": "", "ORDER": "1", "DELETE": ""}
    form = article_form(title="Chữ mới", slug="nhap")
    form |= {"bylines-TOTAL_FORMS": "1", **{f"bylines-0-{k}": v for k, v in byline.items()}}
    assert not began(lambda: save(admin, draft, form))
    draft = ArticlePage.objects.get(pk=draft.pk)
    assert draft.title == "Chữ mới"
    assert draft.bylines.count() == 1
    assert not began(lambda: save(admin, draft, article_form(title="Không ai", slug="nhap")))
    assert began(lambda: draft.save_revision().publish())


def test_the_first_saving_of_a_new_page(site_tree: SiteTree, admin: Client, began: Began) -> None:
    address = f"{settings.ADMIN_PREFIX}pages/add/news/articlepage/{site_tree.news.pk}/"
    form = article_form(title="Bài mới", slug="bai-moi")
    assert not began(lambda: admin.post(address, form, headers={"accept": "application/json"}))
    assert ArticlePage.objects.filter(slug="bai-moi", live=False).exists()


def test_saving_the_draft_of_a_campaign(site_tree: SiteTree, admin: Client, began: Began) -> None:
    campaign = CampaignFactory(parent=site_tree.campaigns)
    form = campaign_form(slug=campaign.slug)
    assert not began(lambda: save(admin, campaign, form))


def test_a_hidden_page_above_others_may_be_named_by_them(
    draft: ArticlePage, site_tree: SiteTree, began: Began
) -> None:
    Page.objects.filter(pk=draft.pk).update(numchild=1)
    assert began(draft.save)


def test_a_page_that_says_it_is_hidden_but_is_not_yet(article: ArticlePage, began: Began) -> None:
    article.live = False
    assert began(article.save)


def test_writes_beside_a_draft_count_though_they_happen_while_it_is_saved(
    draft: ArticlePage, began: Began
) -> None:
    def save_with_category(**kwargs: Any) -> None:
        CategoryFactory()

    from django.db.models.signals import post_save

    post_save.connect(save_with_category, sender=ArticlePage)
    try:
        assert began(draft.save)
    finally:
        post_save.disconnect(save_with_category, sender=ArticlePage)


def test_indexing_locking_and_comments(article: ArticlePage, began: Began) -> None:
    with indexes.search_index():
        from wagtail.search.index import insert_or_update_object

        assert not began(lambda: insert_or_update_object(article))
    article.locked = True
    assert not began(lambda: article.save(update_fields=["locked"]))


@pytest.mark.parametrize(
    "command",
    [
        ["publish_scheduled"],
        ["clearsessions"],
        ["tidy_award_lists"],
        ["tidy_award_lists", "--files"],
        ["run_scheduled", "--once"],
    ],
    ids=" ".join,
)
def test_the_background_process_with_nothing_to_do(began: Began, command: list[str]) -> None:
    assert not began(lambda: call_command(*command, verbosity=0))


def test_renditions(began: Began) -> None:
    image = ImageFactory()
    assert isinstance(image, SiteImage)
    assert not began(lambda: image.get_rendition("width-30"))
