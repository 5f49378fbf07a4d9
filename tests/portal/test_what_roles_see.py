"""What the listings of pages show to whom, and that every link on them leads somewhere."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from campaigns.factories import (
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    public_list,
)
from news.factories import ArticleFactory
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

LISTINGS = ("articles:index", "campaigns:index", "honor_rolls:index", "consultations:index")
ROLES = ("editor", "officer", "moderator")


@pytest.fixture
def client_as(request: pytest.FixtureRequest, client_of) -> Callable[[str], Client]:
    return lambda role: client_of(request.getfixturevalue(role))


@pytest.fixture
def content(site_tree: SiteTree) -> None:
    """Something live, something of a draft, something kept from readers in every listing."""
    for kind, parent in (
        (ArticleFactory, site_tree.news),
        (CampaignFactory, site_tree.campaigns),
        (HonorRollFactory, site_tree.rolls),
        (ConsultationFactory, site_tree.rolls),
    ):
        kind(parent=parent, title="Trang công khai")
        kind(parent=parent, title="Bản đang viết", live=False)
        kind(parent=parent, title="Trang nội bộ", private=True)
    movement = CampaignFactory(parent=site_tree.campaigns, title="Phong trào cả năm", movement=True)
    CampaignFactory(parent=movement, title="Đợt cao điểm")
    public_list(HonorRollFactory(parent=site_tree.rolls), "Nguyễn Văn An")


def titles(client: Client, listing: str) -> set[str]:
    page = soup(client.get(reverse(listing)))
    return {cell.get_text(" ", strip=True) for cell in page.select("td .title-wrapper > a")}


def test_an_officer_reads_all_campaigns_and_writes_rolls(content, client_as) -> None:
    client = client_as("officer")
    page = soup(client.get(reverse("campaigns:index")))
    found = {link.get_text(strip=True): link["href"] for link in page.select(".title-wrapper a")}
    assert found["Trang công khai"] == "/phong-trao-thi-dua/trang-cong-khai/"
    assert {"Phong trào cả năm", "Đợt cao điểm"} < found.keys()
    assert not {"Bản đang viết", "Trang nội bộ"} & found.keys()
    assert not page.select("table input[type=checkbox]")
    some = soup(client.get(reverse("honor_rolls:index"))).select("table input[type=checkbox]")
    assert len(some) > 2
    rolls = titles(client, "honor_rolls:index")
    assert {"Trang công khai", "Bản đang viết", "Trang nội bộ"} <= rolls


def test_nobody_reads_titles_of_drafts_that_they_may_not_open(content, client_as) -> None:
    for listing in ("articles:index", "campaigns:index"):
        for parameters in ({}, {"q": "viet"}, {"state": "draft"}, {"export": "csv"}):
            response = client_as("officer").get(reverse(listing), parameters)
            body = b"".join(response) if response.streaming else response.content
            assert "Bản đang viết" not in body.decode("utf-8", "replace")
        assert "Bản đang viết" in client_as("editor").get(reverse(listing)).content.decode()


def test_who_may_add_nothing_is_offered_nothing(content, client_as) -> None:
    client = client_as("officer")
    for listing, may_add in (("campaigns", False), ("articles", False), ("honor_rolls", True)):
        page = soup(client.get(reverse(f"{listing}:index")))
        parent = reverse(f"{listing}:choose_parent")
        links = page.select(f"a[href^='{parent}']")
        assert bool(links) is may_add, listing
    refused = client.get(reverse("campaigns:choose_parent"), follow=True)
    assert refused.request["PATH_INFO"] == reverse("campaigns:index")
    assert "chưa được cấp quyền" in refused.content.decode()


def test_parents_are_named_by_their_way_and_are_those_that_take_a_page(
    content, client_as, site_tree: SiteTree
) -> None:
    page = soup(client_as("editor").get(reverse("campaigns:choose_parent")))
    options = [option.get_text() for option in page.select("select[name=parent_page] option")]
    assert "Phong trào thi đua (Tiếng Việt)" in options
    assert "Phong trào thi đua › Phong trào cả năm (Tiếng Việt)" in options
    assert not [option for option in options if "Đợt cao điểm" in option]
    chosen = client_as("officer").post(
        reverse("honor_rolls:choose_parent"), {"parent_page": site_tree.rolls.pk}
    )
    assert chosen.url.endswith(f"/{site_tree.rolls.pk}/")
    stray = client_as("officer").post(
        reverse("honor_rolls:choose_parent"), {"parent_page": site_tree.news.pk}
    )
    assert stray.status_code == 200
    assert stray.context["form"].errors


def links(client: Client, address: str) -> Iterator[str]:
    main = soup(client.get(address)).find("main")
    for link in main.select("a[href^='/']") if main else []:
        yield link["href"].split("#")[0]


@pytest.mark.parametrize("role", ROLES)
def test_every_link_on_the_first_screen_and_on_listings_opens(role, content, client_as) -> None:
    client = client_as(role)
    screens = ["/admin/", "/admin/pages/", *(reverse(name) for name in LISTINGS)]
    found = {link for screen in screens for link in links(client, screen)}
    refused = []
    for link in sorted(found - {"/admin/"}):
        if any(word in link for word in ("export=", "ordering=", "logout", "/bulk/")):
            continue
        response = client.get(link)
        if response.status_code not in (200, 302) or response.get("Location") == "/admin/":
            refused.append(link)
    assert refused == []
    assert len(found) > 10


@pytest.fixture
def draft(search_index: None, site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Tối mật", live=False)


@pytest.fixture
def visitor(django_user_model: type[AbstractUser]) -> AbstractUser:
    """Let into the admin, and granted nothing there."""
    user = django_user_model.objects.create_user("khach")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def test_choosers_of_pages_offer_what_one_may_find(
    draft: ArticlePage,
    site_tree: SiteTree,
    visitor: AbstractUser,
    officer: AbstractUser,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    shown = ArticleFactory(parent=site_tree.news, title="Tin công khai mat")
    closed = ArticleFactory(parent=site_tree.news, title="Tin nội bộ mat")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    browse = reverse("wagtailadmin_choose_page_child", args=[site_tree.news.pk])
    search = reverse("wagtailadmin_choose_page_search")
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    for user, finds_all in ((visitor, False), (officer, False), (editor, True)):
        client = client_of(user)
        for address in (browse, search):
            found = client.get(address, {"q": "mat"}).content.decode()
            assert "khai" in found
            assert ("Tin n" in found.replace("\\u1ed9", "ộ")) is finds_all
        for page, is_found in ((shown, True), (closed, finds_all), (draft, finds_all)):
            response = client.get(chosen, {"id": page.pk})
            assert (response.status_code == 200) is is_found
        both = client.get(chosen, {"id": [shown.pk, draft.pk]})
        assert (both.status_code == 200) is finds_all


def test_a_report_over_all_pages_is_for_those_who_see_all(
    draft: ArticlePage,
    officer: AbstractUser,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    report = reverse("wagtailadmin_reports:page_types_usage")
    assert client_of(editor).get(report).status_code == 200
    refused = client_of(officer)
    assert refused.get(report).status_code == 404
    assert report not in refused.get("/admin/").content.decode()
