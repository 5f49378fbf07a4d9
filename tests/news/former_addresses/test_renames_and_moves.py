"""Whatever is renamed or moved, the addresses that readers have lead to it in one step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from campaigns.factories import HonorRollFactory, public_list
from home.factories import ContentPageFactory
from home.models import HomePage
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    NewsIndexFactory,
    TagFactory,
    publish,
    translate,
)
from news.models import PublicPage
from tests.fixtures import SiteTree


def rename(page: Page, slug: str) -> Page:
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    return publish(page)


def fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)


def leads(client: Client, old: str, new: str, **extra: str) -> None:
    response = client.get(old, **extra)
    assert (response.status_code, response.headers.get("Location")) == (301, new), old
    assert client.get(new, **extra).status_code == 200


@pytest.fixture
def below(site_tree: SiteTree) -> list[str]:
    """Addresses below the news index, of each kind; the index's own address left out."""
    category, tag = CategoryFactory(name="Thi đua"), TagFactory(name="Pháp luật")
    author = AuthorFactory(name="Vũ Xuân Quyết")
    article = ArticleFactory(
        parent=site_tree.news, categories=[category], tags=[tag.name], bylines=[author]
    )
    today = timezone.localdate()
    return [
        "", f"{article.slug}/", "rss/", "atom/", "chuyen-muc/thi-dua/", "chuyen-muc/thi-dua/rss/",
        "the/phap-luat/", "tac-gia/vu-xuan-quyet/", f"{today.year}/", f"{today:%Y/%m}/",
        f"{today:%Y/%m/%d}/", "?trang=1", "chuyen-muc/thi-dua/?trang=1&x=%C4%91%20b",
    ]  # fmt: skip


def test_every_address_below_a_renamed_news_index(
    site_tree: SiteTree, below: list[str], client: Client
) -> None:
    rename(site_tree.news, "ban-tin")
    for rest in below:
        asked = client.get(f"/tin-tuc/{rest}")
        quoted = asked.request["PATH_INFO"], asked.request["QUERY_STRING"]
        new = quoted[0].replace("/tin-tuc/", "/ban-tin/") + ("?" if quoted[1] else "") + quoted[1]
        leads(client, f"/tin-tuc/{rest}", new)


def test_awards_searches_and_downloads_below_a_renamed_index_of_rolls(
    site_tree: SiteTree, client: Client
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    (award,) = public_list(roll, "Trần Thị Thu Hà")
    before = site_tree.rolls.url
    rests = [
        f"khen-thuong/{award.key}/", "tra-cuu/?q=nguyen&trang=1", f"{roll.slug}/",
        f"{roll.slug}/tai-ve/csv/", f"{roll.slug}/?ban_in=1",
    ]  # fmt: skip
    index = rename(site_tree.rolls, "vinh-danh-moi")
    for rest in rests:
        leads(client, before + rest, index.url + rest)


def test_the_same_in_english(site_tree: SiteTree, client: Client) -> None:
    translate(ArticleFactory(parent=site_tree.news), slug="story")
    before = site_tree.news_en.url
    index = rename(site_tree.news_en, "stories")
    for rest in ("", "story/", "rss/", f"{timezone.localdate().year}/"):
        leads(client, before + rest, f"/en/stories/{rest}")
    assert index.url == "/en/stories/"


def test_an_address_without_its_slash_takes_one_step(site_tree: SiteTree, client: Client) -> None:
    rename(site_tree.news, "ban-tin")
    leads(client, "/tin-tuc", "/ban-tin/")


def test_one_step_after_many_changes(site_tree: SiteTree, client: Client) -> None:
    article = ArticleFactory(parent=site_tree.news, slug="mot")
    index = rename(site_tree.news, "hai")
    rename(article, "ba")
    index = rename(index, "bon")
    other = NewsIndexFactory(parent=site_tree.front, slug="khac")
    fresh(article).move(other, pos="last-child")
    for old in ("/tin-tuc/mot/", "/hai/mot/", "/hai/ba/", "/bon/ba/"):
        leads(client, old, "/khac/ba/")
    assert client.get("/tin-tuc/khong-co/").status_code == 404


def test_a_moved_page_takes_those_below_along(site_tree: SiteTree, client: Client) -> None:
    upper = ContentPageFactory(parent=site_tree.front, slug="tren")
    lower = ContentPageFactory(parent=upper, slug="duoi")
    target = ContentPageFactory(parent=site_tree.front, slug="cho-moi")
    upper.move(target, pos="last-child")
    leads(client, "/tren/duoi/", fresh(lower).url)


def test_there_and_back_then_unpublished_is_no_endless_redirect(
    site_tree: SiteTree, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, slug="a")
    article = rename(rename(article, "b"), "a")
    leads(client, "/tin-tuc/b/", "/tin-tuc/a/")
    article.unpublish()
    assert client.get("/tin-tuc/a/").status_code == 404
    assert client.get("/tin-tuc/b/").status_code == 404
    fresh(article).delete()
    assert client.get("/tin-tuc/b/").status_code == 404


def test_redirects_of_a_former_release_and_of_editors_are_never_endless(
    site_tree: SiteTree, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news, slug="a", live=False)
    Redirect.add_redirect("/tin-tuc/a/", article, automatically_created=True)
    Redirect.add_redirect("/mot/", "/hai/")
    Redirect.add_redirect("/hai/", "/mot/")
    Redirect.add_redirect("/ba/", "/mot/")
    Redirect.add_redirect("/bon/", "/tin-tuc/")
    for path in ("/tin-tuc/a/", "/mot/", "/hai/", "/ba/"):
        assert client.get(path).status_code == 404, path
    leads(client, "/bon/?trang=1", "/tin-tuc/?trang=1")


def test_an_editors_redirect_may_lead_elsewhere(site_tree: SiteTree, client: Client) -> None:
    Redirect.add_redirect("/ngoai/", "https://example.vn/x?y=1", is_permanent=False)
    response = client.get("/ngoai/?z=2")
    assert (response.status_code, response["Location"]) == (302, "https://example.vn/x?y=1")


def test_an_address_that_has_a_page_again_is_that_pages(
    site_tree: SiteTree, client: Client
) -> None:
    old = ArticleFactory(parent=site_tree.news, slug="cu")
    rename(site_tree.news, "ban-tin")
    index = NewsIndexFactory(parent=site_tree.front, slug="tin-tuc")
    new = ArticleFactory(parent=index, slug="moi")
    assert client.get(index.url).status_code == client.get(new.url).status_code == 200
    leads(client, "/tin-tuc/cu/", fresh(old).url)


def test_the_front_pages_own_slug_changes_no_address(site_tree: SiteTree, client: Client) -> None:
    article = ArticleFactory(parent=site_tree.news)
    before = article.url
    index = rename(site_tree.news, "ban-tin")
    rename(site_tree.front, "trang-dau-moi")
    assert fresh(index).url == "/ban-tin/"
    leads(client, before, fresh(article).url)


@pytest.mark.parametrize(
    ("make", "route"),
    [(CategoryFactory, "chuyen-muc"), (TagFactory, "the"), (AuthorFactory, "tac-gia")],
)
def test_a_registers_new_slug(
    site_tree: SiteTree, client: Client, make: Callable[..., Any], route: str
) -> None:
    row = make(name="Tên cũ")
    for slug in ("ten-giua", "ten-moi"):
        row.slug = slug
        row.save()
    feeds = ["rss/", "atom/"] if route == "chuyen-muc" else []
    for rest in ("", "?trang=1", *feeds):
        leads(client, f"/tin-tuc/{route}/ten-cu/{rest}", f"/tin-tuc/{route}/ten-moi/{rest}")
    rename(site_tree.news, "ban-tin")
    leads(client, f"/tin-tuc/{route}/ten-giua/", f"/ban-tin/{route}/ten-moi/")
    row.slug = "ten-cu"
    row.save()
    leads(client, f"/ban-tin/{route}/ten-moi/", f"/ban-tin/{route}/ten-cu/")
    row.delete()
    assert client.get(f"/ban-tin/{route}/ten-moi/").status_code == 404


@pytest.fixture
def second_site(site_tree: SiteTree) -> Site:
    root = Page.objects.get(depth=1)
    front = root.add_child(instance=HomePage(title="Trang hai", slug="trang-hai"))
    return Site.objects.create(hostname="hai.example.vn", port=80, root_page=front)


def test_a_second_site_has_former_addresses_of_its_own(
    site_tree: SiteTree, second_site: Site, client: Client
) -> None:
    front = second_site.root_page.specific
    index = NewsIndexFactory(parent=front, slug="tin-tuc")
    ArticleFactory(parent=index, slug="bai")
    rename(index, "ban-tin")
    leads(client, "/tin-tuc/bai/", "/ban-tin/bai/", headers={"host": "hai.example.vn"})
    assert client.get("/ban-tin/bai/").status_code == 404
    assert client.get("/tin-tuc/").status_code == 200


def test_a_page_that_moved_to_another_site_is_found_there(
    site_tree: SiteTree, second_site: Site, client: Client
) -> None:
    index = NewsIndexFactory(parent=second_site.root_page.specific, slug="chuyen")
    article = ArticleFactory(parent=site_tree.news, slug="bai")
    article.move(index, pos="last-child")
    response = client.get("/tin-tuc/bai/")
    assert response["Location"] == "http://hai.example.vn/chuyen/bai/"
    assert client.get("/chuyen/bai/", headers={"host": "hai.example.vn"}).status_code == 200


def test_a_name_that_no_page_ever_had_costs_one_more_question(
    site_tree: SiteTree, client: Client, queries_of: Callable[..., list[str]]
) -> None:
    client.get("/khong-co/")
    asked = queries_of(lambda: client.get("/khong-co-gi/o/day/"))
    assert len([sql for sql in asked if "formeraddress" in sql]) == 1


def test_below_an_index_that_is_not_public(site_tree: SiteTree, client: Client) -> None:
    """The index was never published; what stands below it was."""
    index = NewsIndexFactory(parent=site_tree.front, slug="nhap", live=False)
    article = ArticleFactory(parent=index, slug="bai")
    assert client.get("/nhap/bai/").status_code == 200
    index.slug = "khac"
    index.save()
    leads(client, "/nhap/bai/", "/khac/bai/")
    assert PublicPage.objects.get(pk=article.pk).url == "/khac/bai/"
