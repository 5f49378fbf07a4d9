"""Deleting and restoring in the admin: what is said, who may, and where binned pages are not."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page

from home.factories import ContentPageFactory
from home.models import ContentPage
from news.bin.actions import put_in_bin
from news.bin.models import BinnedPage
from news.factories import ArticleFactory, NewsIndexFactory, translate
from news.models import ArticlePage
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]


@pytest.fixture
def desk(moderator: AbstractUser, client_of: Clients) -> Client:
    return client_of(moderator)


@pytest.fixture
def boss(administrator: AbstractUser, client_of: Clients) -> Client:
    return client_of(administrator)


def said(response: object) -> str:
    """The text of the screen, its messages too."""
    return " ".join(soup(response).get_text(" ").split())


def address(name: str, *args: int) -> str:
    return reverse(f"news_bin:{name}", args=args)


def deletion(page: Page) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk(*pages: Page) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?{ids}"


def test_the_confirmation_says_what_goes_and_what_links_there(
    site_tree, news, boss, reference_index
):
    page = ContentPageFactory(parent=site_tree.front, title="Giới thiệu")
    ContentPageFactory(parent=page, title="Lãnh đạo")
    english = translate(page, title="About us", slug="about-us")
    ArticleFactory(parent=news, title="Tin dẫn tới", subjects=[page])
    text = said(boss.get(deletion(page)))
    for part in ("1 trang con", "About us", "Tin dẫn tới", "30 ngày"):
        assert part in text
    assert english.live


def test_deleting_in_the_admin_leads_into_the_bin(news, moderator, desk):
    article = ArticleFactory(parent=news, title="Xóa nhầm")
    response = desk.post(deletion(article), follow=True)
    assert "thùng rác" in said(response)
    entry = BinnedPage.objects.get()
    assert (entry.page.pk, entry.parent.pk, entry.deleted_by) == (article.pk, news.pk, moderator)
    assert "Xóa nhầm" in said(desk.get(address("list")))
    desk.post(address("restore", entry.pk))
    article.refresh_from_db()
    assert article.live
    assert not BinnedPage.objects.exists()


def test_deleting_many_leads_into_the_bin(site_tree, news, boss):
    page = ContentPageFactory(parent=site_tree.front)
    below = ContentPageFactory(parent=page)
    article = ArticleFactory(parent=news)
    assert "30 ngày" in said(boss.get(bulk(page, below, article)))
    boss.post(bulk(page, below, article))
    assert {entry.page.pk for entry in BinnedPage.objects.all()} == {page.pk, article.pk}
    assert ContentPage.objects.count() == 2


@pytest.mark.parametrize("name", ["before_delete_page", "before_bulk_action"])
def test_guards_of_other_apps_are_asked_before_a_page_goes(news, boss, name):
    from django.http import HttpResponse

    article = ArticleFactory(parent=news)
    with hooks.register_temporarily(name, lambda *args: HttpResponse("no", status=403)):
        way = deletion(article) if name == "before_delete_page" else bulk(article)
        assert boss.post(way).status_code == 403
    assert not BinnedPage.objects.exists()


def test_the_admin_shows_binned_pages_nowhere_else(news, boss, administrator, search_index):
    kept = ArticleFactory(parent=news, title="Tin còn lại")
    gone = ArticleFactory(
        parent=news,
        title="Tin xóa mất",
        locked=True,
        locked_by=administrator,
        locked_at=timezone.now(),
    )
    log(gone, "wagtail.edit", user=administrator)
    assert gone.title in boss.get(reverse("wagtailadmin_home")).content.decode()
    put_in_bin(gone, None)
    for way in (
        reverse("wagtailadmin_explore", args=[news.pk]),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:search") + "?q=Tin",
        reverse("articles:index"),
        reverse("wagtailadmin_choose_page_search") + "?q=Tin",
        reverse("wagtailadmin_choose_page_child", args=[news.pk]),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailadmin_home"),
    ):
        text = boss.get(way).content.decode()
        assert "Tin xóa mất" not in text, way
    assert kept.title in boss.get(reverse("articles:index")).content.decode()


def test_the_site_history_tells_administrators_of_the_deletion(news, boss, moderator):
    article = ArticleFactory(parent=news, title="Tin xóa mất")
    put_in_bin(article, moderator)
    text = said(boss.get(reverse("wagtailadmin_reports:site_history")))
    assert "Tin xóa mất" in text
    assert "Đã chuyển vào thùng rác" in text


def test_old_addresses_of_a_binned_page_lead_to_the_bin(news, boss):
    article = ArticleFactory(parent=news, title="Tin xóa mất")
    put_in_bin(article, None)
    ways = [(name, article.pk) for name in ("edit", "delete", "copy")]
    for name, *numbers in [*ways, ("move_confirm", article.pk, news.pk)]:
        response = boss.get(reverse(f"wagtailadmin_pages:{name}", args=numbers), follow=True)
        assert response.redirect_chain[-1][0] == address("list"), name
    assert boss.post(bulk(article)).status_code in (302, 404)
    save = boss.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {"title": "x"})
    assert save.status_code == 404
    assert ArticlePage.objects.get().title == "Tin xóa mất"


def test_only_those_who_could_delete_a_page_find_it_in_the_bin(
    news, editor, moderator, officer, client_of
):
    entry = put_in_bin(ArticleFactory(parent=news, title="Tin xóa mất"), moderator)
    for user, may in ((moderator, True), (editor, False), (officer, False)):
        client = client_of(user)
        assert ("Tin xóa mất" in client.get(address("list")).content.decode()) == may
        assert (client.get(address("restore", entry.pk)).status_code == 200) == may
        assert (client.get(address("look", entry.pk)).status_code == 200) == may
    assert client_of(editor).post(address("restore", entry.pk)).status_code == 302
    assert BinnedPage.objects.exists()


def test_an_editor_gets_back_the_draft_that_she_deleted(news, editor, client_of):
    draft = ArticleFactory(parent=news, live=False, owner=editor)
    client = client_of(editor)
    client.post(deletion(draft))
    entry = BinnedPage.objects.get()
    client.post(address("restore", entry.pk))
    assert not BinnedPage.objects.exists()


def test_deleting_for_good_is_a_right_of_its_own(news, moderator, desk, boss, client_of):
    entry = put_in_bin(ArticleFactory(parent=news), moderator)
    assert desk.post(address("delete", entry.pk)).status_code == 302
    assert BinnedPage.objects.exists()
    assert "Xóa hẳn" not in desk.get(address("list")).content.decode()
    moderator.user_permissions.add(Permission.objects.get(codename="empty_bin"))
    again = client_of(type(moderator).objects.get(pk=moderator.pk))
    assert "Xóa hẳn" in again.get(address("list")).content.decode()
    again.post(address("delete", entry.pk))
    assert not ArticlePage.objects.exists()


def test_a_taken_address_is_told_and_another_one_offered(news, desk):
    entry = put_in_bin(ArticleFactory(parent=news, slug="tin-mot"), None)
    ArticleFactory(parent=news, slug="tin-mot")
    asked = said(desk.post(address("restore", entry.pk)))
    assert "tin-mot-2" in asked
    data = {"parent": news.pk, "slug": "tin-mot", "use_offered": "tin-mot-2"}
    desk.post(address("restore", entry.pk), data)
    assert ArticlePage.objects.get(slug="tin-mot-2").live


def test_a_place_is_chosen_where_the_old_one_is_gone(site_tree, news, boss):
    index = NewsIndexFactory(parent=site_tree.front, title="Tin cũ")
    entry = put_in_bin(ArticleFactory(parent=index, slug="tin-mot"), None)
    put_in_bin(index, None)
    asked = boss.post(address("restore", entry.pk))
    assert asked.status_code == 200
    assert "thùng rác" in said(asked)
    for wrong in ("", "999999999999999999999", "x", str(site_tree.rolls.pk)):
        data = {"parent": wrong, "slug": "tin-mot"}
        assert boss.post(address("restore", entry.pk), data).status_code == 200
    boss.post(address("restore", entry.pk), {"parent": news.pk, "slug": "tin-mot"})
    assert ArticlePage.objects.get().get_parent().pk == news.pk


@pytest.mark.parametrize("query", ["q=%00", "p=abc", "p=99999999999999999999", "q=" + "a" * 300])
def test_odd_parameters_of_the_bin_are_no_errors(site_tree, boss, query):
    assert boss.get(f"{address('list')}?{query}").status_code == 200


def test_the_bin_is_looked_through_without_marks(news, boss):
    for title in ("Lễ tổng kết", "Hội nghị"):
        put_in_bin(ArticleFactory(parent=news, title=title), None)
    text = boss.get(f"{address('list')}?q=tong+ket").content.decode()
    assert "Lễ tổng kết" in text
    assert "Hội nghị" not in text
