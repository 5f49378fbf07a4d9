"""What visitors and editors did to break the newsroom, and what happens now."""

from collections.abc import Callable
from datetime import date

import feedparser
import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import PageViewRestriction

from home.factories import ContentPageFactory
from news.article_date import AHEAD, FIRST_YEAR
from news.factories import ArticleFactory, AuthorFactory, byline, moment
from news.models import ArticlePage, ArticleSubject, NewsIndexPage, OfficialDocument
from news.public_index.writer import refresh
from tests.fixtures import SiteTree
from tests.forms import article_form
from tests.reading import hrefs, sitemap, words
from tests.samples import call_to_action

Clients = Callable[[AbstractUser], Client]


@pytest.mark.parametrize(
    "typed", ["31/12/9999 23:59", "01/01/0001 08:00", "04/08/0021", "1/1/1800"]
)
def test_a_mistyped_year_is_refused_with_the_years_that_are_meant(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients, typed: str
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    form = article_form(published_at=typed) | {"action-publish": "1"}
    response = client_of(moderator).post(add, form)
    last = date_format(timezone.localdate() + AHEAD, "SHORT_DATE_FORMAT")
    assert f"từ năm {FIRST_YEAR} đến ngày {last}" in response.content.decode()
    assert not ArticlePage.objects.filter(slug="phat-dong").exists()


@pytest.mark.parametrize("year", [21, 1800, 9999])
def test_an_odd_date_that_got_in_all_the_same_breaks_no_list(
    news: NewsIndexPage, client: Client, year: int
) -> None:
    article = ArticleFactory(parent=news)
    ArticlePage.objects.filter(pk=article.pk).update(published_at=moment(year, 12, 30))
    for address in (news.url, article.url, f"{news.url}?ngay=abc"):
        assert client.get(address).status_code == 200
    assert len(hrefs(client.get(news.url))) < 500


def test_control_characters_are_not_stored_and_break_no_feed(
    news: NewsIndexPage, client: Client
) -> None:
    article = ArticleFactory(parent=news)
    article.title, article.lead = "Dòng một\x0bdòng hai", "Tóm\x00 tắt\x0b"
    article.full_clean()
    assert (article.title, article.lead) == ("Dòng một dòng hai", "Tóm  tắt ")
    ArticlePage.objects.filter(pk=article.pk).update(lead="Cũ\x0btừ trước", title="Xưa\x0bkia")
    refresh([article.pk])
    for kind in ("rss", "atom"):
        feed = feedparser.parse(client.get(f"{news.url}{kind}/").content)
        assert not feed.bozo
        assert feed.entries[0].title == "Xưa kia"


def test_the_lead_reaches_feed_readers_as_text(news: NewsIndexPage, client: Client) -> None:
    ArticleFactory(parent=news, lead="A <b>đậm</b> & 3 < 5")
    entry = feedparser.parse(client.get(f"{news.url}atom/").content).entries[0]
    assert entry.summary == "A &lt;b&gt;đậm&lt;/b&gt; &amp; 3 &lt; 5"
    assert entry.id.startswith("urn:uuid:")


def test_an_alias_of_an_article_made_private_is_in_no_list(
    news: NewsIndexPage, client: Client
) -> None:
    source = ArticleFactory(parent=news)
    alias = source.create_alias(update_slug="ban-khac")
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert list(ArticlePage.objects.listed()) == []
    assert client.get(alias.url).status_code == 302
    assert client.get(source.url).status_code == 302


def test_a_restriction_on_the_root_of_the_tree_closes_every_article(
    news: NewsIndexPage, client: Client
) -> None:
    article = ArticleFactory(parent=news)
    PageViewRestriction.objects.create(page=article.get_root(), restriction_type="login")
    assert client.get(article.url).status_code == 302


@pytest.mark.parametrize("slug", ["rss", "2021", "chuyen-muc"])
def test_copying_onto_a_route_is_refused_with_a_message(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients, slug: str
) -> None:
    article = ArticleFactory(parent=news)
    form = {"new_title": "Bản sao", "new_slug": slug, "new_parent_page": str(news.pk)}
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    response = client_of(moderator).post(address, form, follow=True)
    assert response.status_code == 200
    assert slug in " ".join(str(message) for message in response.context["messages"])
    assert not ArticlePage.objects.filter(slug=slug).exists()


def test_moving_onto_an_address_of_the_site_is_refused(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    above = ContentPageFactory(parent=site_tree.front, title="Giới thiệu", slug="gioi-thieu")
    page = ContentPageFactory(parent=above, title="Quản trị", slug="admin")
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, site_tree.front.pk])
    client_of(administrator).post(address)
    page.refresh_from_db()
    assert page.get_parent().pk == above.pk


def test_publishing_a_draft_without_a_date_dates_it_today(news: NewsIndexPage) -> None:
    article = ArticleFactory(parent=news, live=False, published_at=None)
    article.save_revision().publish()
    article.refresh_from_db()
    assert timezone.localdate(article.published_at) == timezone.localdate()


def test_a_subject_that_needs_a_password_is_not_named(site_tree: SiteTree, client: Client) -> None:
    subject = ContentPageFactory(parent=site_tree.front, title="Hồ sơ nội bộ")
    article = ArticleFactory(parent=site_tree.news)
    ArticleSubject.objects.create(article=article, page=subject, sort_order=0)
    assert "Hồ sơ nội bộ" in words(client.get(article.url))
    PageViewRestriction.objects.create(page=subject, restriction_type="login")
    assert "Hồ sơ nội bộ" not in words(client.get(article.url))


def test_an_unlisted_article_is_not_in_the_sitemap_and_asks_not_to_be_indexed(
    news: NewsIndexPage, client: Client
) -> None:
    open_one = ArticleFactory(parent=news)
    hidden = ArticleFactory(parent=news, unlisted=True)
    found = sitemap(client)
    assert open_one.slug in found
    assert f"{hidden.slug}/" not in found
    assert 'content="noindex"' in client.get(hidden.url).content.decode()


def test_a_button_to_a_draft_is_left_out(site_tree: SiteTree, client: Client) -> None:
    draft = ContentPageFactory(parent=site_tree.front, slug="con-nhap", live=False)
    article = ArticleFactory(parent=site_tree.news, body=[call_to_action("Xem ngay", page=draft)])
    response = client.get(article.url)
    assert "con-nhap" not in response.content.decode()
    assert "Xem ngay" not in words(response)


def test_a_document_without_a_date_is_registered_once(db: None) -> None:
    fields = {"number": "5/TB-STP", "issuing_body": "Sở Tư pháp"}
    OfficialDocument.objects.create(**fields)
    with pytest.raises(ValidationError):
        OfficialDocument(**fields).full_clean()
    OfficialDocument(**fields, signed_on=date(2021, 8, 4)).full_clean()


def test_the_name_of_a_deleted_author_stays_on_what_they_wrote(
    news: NewsIndexPage, client: Client
) -> None:
    author = AuthorFactory(name="Lường Thị Mây")
    article = ArticleFactory(parent=news)
    article.bylines = [byline(author), byline(author)]
    article.save()
    assert words(client.get(article.url)).count("Lường Thị Mây") == 1
    author.delete()
    assert "Lường Thị Mây" in words(client.get(article.url))


def test_a_title_of_signs_alone_can_be_published(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    form = article_form(title="🎉🎉", slug="") | {"action-publish": "1"}
    assert client_of(moderator).post(add, form).status_code == 302
    assert ArticlePage.objects.get(title="🎉🎉").live


def test_a_slug_typed_with_marks_becomes_an_address_without(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    client_of(moderator).post(add, article_form(slug="đẹp-lắm"))
    assert ArticlePage.objects.filter(slug="dep-lam").exists()


@pytest.mark.parametrize("typed", ["01/01/0001", "31/12/9999", "31/02/2021", "rác"])
def test_an_odd_date_in_a_filter_of_the_admin_shows_the_list(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients, typed: str
) -> None:
    editor = client_of(moderator)
    for address in ("/admin/articles/", reverse("wagtailadmin_explore", args=[news.pk])):
        for end in ("from", "to"):
            assert editor.get(address, {f"published_at_{end}": typed}).status_code == 200
