"""Every listing of the admin, whatever stands in its address: no answer is an error."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from bs4 import Tag
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.generic.base import BaseListingView

from campaigns.factories import CampaignFactory, ConsultationFactory, UnitFactory, public_list
from campaigns.models import CampaignPage
from news.factories import ArticleFactory
from news.models import ArticlePage
from tests.admin_views import admin_views
from tests.reading import soup

pytestmark = pytest.mark.any_database

HUGE = "9" * 30
ODD = ("abc", "-1", "\0")
#: Fields of filters that stand in a form only where there is something to choose.
FILTERS = {
    "edited_by", "owner", "site", "group", "user", "locale", "content_type", "collection_id",
    "tag", "workflow", "task", "requested_by", "last_published_by", "locked_by", "object_type",
}  # fmt: skip
OF_PAGES = ("usage", "history", "workflow_history")


def listings() -> list[str]:
    """Of all kinds; those of one object, such as its history, of some object."""
    article = ArticlePage.objects.first()
    found = [reverse("wagtailadmin_pages:search"), reverse("wagtailadmin_explore_root")]
    found += [reverse(f"wagtailadmin_pages:{name}", args=[article.pk]) for name in OF_PAGES]
    found.append(reverse("wagtailadmin_pages:type_use", args=["news", "articlepage"]))
    for index in (article.get_parent(), CampaignPage.objects.first().get_parent()):
        found.append(reverse("wagtailadmin_explore", args=[index.pk]))
    for view in admin_views():
        is_listing = view.view_class and issubclass(view.view_class, BaseListingView)
        if not is_listing or "results" in view.route:
            continue
        row = view.model.objects.first() if view.model and view.parameters else None
        if row or not view.parameters:
            found.append(view.address(*[row.pk for _parameter in view.parameters] if row else []))
    return sorted(set(found))


def headings(page: Tag) -> Iterator[str]:
    """What its headings sort by, both ways."""
    for link in page.select("th a[href*='ordering=']"):
        (ordering,) = parse_qs(urlsplit(link["href"]).query)["ordering"]
        yield ordering.removeprefix("-")
        yield f"-{ordering.removeprefix('-')}"


def filters(page: Tag) -> set[str]:
    names = {field["name"] for field in page.select("form [name]")}
    return {*names, *FILTERS, "p", "q", "export"} - {"csrfmiddlewaretoken", "next"}


@pytest.fixture
def client(search_index, roll, site_tree, administrator, client_of) -> Client:
    public_list(roll, "Nguyễn Văn An")
    ArticleFactory(parent=site_tree.news, title="Phát động thi đua")
    CampaignFactory(parent=site_tree.campaigns)
    ConsultationFactory(parent=site_tree.rolls)
    UnitFactory(name="Phòng Bổ trợ tư pháp")
    client = client_of(administrator)
    client.raise_request_exception = False
    return client


def ask(client: Client, address: str, faults: list[str], **parameters: str) -> None:
    where = f"{address}?{urlencode(parameters)}"
    if client.get(where).status_code >= 500:
        faults.append(where)


def test_listings_sort_while_they_search_and_bear_whatever_stands_in_their_address(client) -> None:
    faults: list[str] = []
    tried = 0
    for address in listings():
        page = soup(client.get(address))
        for ordering in {*headings(page), "khong-co", "owner__password", "\0"}:
            tried += 1
            ask(client, address, faults, ordering=ordering, q="phong")
        names = filters(page)
        for value in ODD:
            ask(client, address, faults, **dict.fromkeys(names, value))
        # A number is no wrong one for being long: the filter is applied.
        numbers = {field["name"] for field in page.select("form input[type=number]")}
        for some in (FILTERS, *({name} for name in numbers)):
            ask(client, address, faults, **dict.fromkeys(some, HUGE))
        ask(client, address, faults, q="phong", live="true", is_live="true")
    assert not faults, "\n".join(faults)
    assert tried > 200


def test_a_key_that_no_row_can_have_is_a_wrong_choice_of_a_filter(client) -> None:
    asked = [("articles:index", name) for name in ("edited_by", "owner", "site", "author")]
    asked += [("wagtailusers_users:index", "group"), ("articles:index", "categories")]
    for listing, name in asked:
        response = client.get(reverse(listing), {name: HUGE})
        assert response.status_code == 200, name
