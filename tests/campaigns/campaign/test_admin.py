"""What the admin shows of campaigns, rolls and awards, and who may do what with them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.campaign.phases import Phase
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
    around_today,
)
from news.factories import OfficialDocumentFactory, translate
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]

LISTS = (
    "campaigns:index", "honor_rolls:index", "wagtailsnippets_campaigns_awardtype:list",
    "wagtailsnippets_campaigns_unit:list", "wagtailsnippets_campaigns_cluster:list",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_editors_see_the_lists_and_visitors_do_not(
    site_tree: SiteTree, desk: Client, client: Client, name: str
) -> None:
    assert desk.get(reverse(name)).status_code == 200
    response = client.get(reverse(name))
    assert (response.status_code, "/admin/login/" in response["Location"]) == (302, True)


@pytest.mark.parametrize("model", ["unit", "cluster", "awardtype"])
def test_editors_add_rows_of_registers_but_delete_none(
    editor: AbstractUser, moderator: AbstractUser, client_of: Clients, model: str
) -> None:
    factories = {"unit": UnitFactory, "cluster": ClusterFactory, "awardtype": AwardTypeFactory}
    row = factories[model]()
    urls = f"wagtailsnippets_campaigns_{model}"
    for user, may_delete in ((editor, False), (moderator, True)):
        client = client_of(user)
        assert client.get(reverse(f"{urls}:add")).status_code == 200
        assert client.get(reverse(f"{urls}:edit", args=[row.pk])).status_code == 200
        answer = client.get(reverse(f"{urls}:delete", args=[row.pk]))
        assert (answer.status_code == 200) is may_delete


def row_text(client: Client, address: str, title: str) -> str:
    table = soup(client.get(address)).find("table", class_="listing")
    rows = [row.get_text(" ", strip=True) for row in table.find("tbody").find_all("tr")]
    return next(text for text in rows if title in text)


def test_lists_show_period_and_phase(site_tree: SiteTree, desk: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, title="Đợt cao điểm", ended=True)
    english = translate(page, title="Peak drive")
    addresses = [
        reverse("campaigns:index"),
        reverse("wagtailadmin_explore", args=[site_tree.campaigns.pk]),
    ]
    for address in addresses:
        text = row_text(desk, address, "Đợt cao điểm")
        assert page.period_label in text
        assert str(Phase.UNDER_REVIEW.label) in text
    assert str(Phase.UNDER_REVIEW.label) in row_text(desk, addresses[0], english.title)


@pytest.mark.parametrize("phase", Phase)
def test_campaigns_are_filtered_by_phase(site_tree: SiteTree, desk: Client, phase: Phase) -> None:
    titles = {Phase.RUNNING: "chạy", Phase.UPCOMING: "sắp", Phase.UNDER_REVIEW: "chờ"}
    CampaignFactory(parent=site_tree.campaigns, title="chạy", draft=True)
    CampaignFactory(parent=site_tree.campaigns, title="sắp", upcoming=True)
    CampaignFactory(parent=site_tree.campaigns, title="chờ", ended=True)
    concluded = CampaignFactory(parent=site_tree.campaigns, title="xong", ended=True)
    HonorRollFactory(parent=site_tree.rolls, campaigns=[concluded])
    response = desk.get(reverse("campaigns:index"), {"phase": phase.value})
    assert [row.title for row in response.context["object_list"]] == [titles.get(phase, "xong")]


def test_a_phase_that_is_none_filters_nothing_and_says_so(
    site_tree: SiteTree, desk: Client
) -> None:
    CampaignFactory(parent=site_tree.campaigns)
    response = desk.get(reverse("campaigns:index"), {"phase": "xong"})
    assert response.status_code == 200
    assert len(response.context["object_list"]) == 1


def exported(client: Client, name: str) -> list[tuple[Any, ...]]:
    response = client.get(reverse(name), {"export": "xlsx"})
    header, *rows = load_workbook(BytesIO(response.getvalue())).active.iter_rows(values_only=True)
    assert all(header)
    return rows


def test_exports_hold_what_the_lists_show_and_no_telephone(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    client = client_of(administrator)
    page = CampaignFactory(
        parent=site_tree.campaigns, title="Đợt cao điểm", launched_by="Bộ", contacts=["Văn phòng"]
    )
    (row,) = exported(client, "campaigns:index")
    for expected in (page.title, page.kind_label, page.period_label, "Bộ", page.full_url):
        assert expected in row
    assert str(Phase.RUNNING.label) in row
    assert "0211" not in " ".join(str(cell) for cell in row)
    decision = OfficialDocumentFactory(number="911/QĐ-UBND")
    roll = HonorRollFactory(parent=site_tree.rolls, decision=decision, year=2021)
    (row,) = exported(client, "honor_rolls:index")
    assert roll.title in row
    assert 2021 in row
    assert "911/QĐ-UBND" in " ".join(str(cell) for cell in row)


@pytest.mark.parametrize("name", ["campaigns:index", "honor_rolls:index"])
def test_a_list_costs_the_same_with_few_and_many_rows(
    site_tree: SiteTree,
    administrator: AbstractUser,
    client_of: Clients,
    queries_of: Callable,
    name: str,
) -> None:
    client = client_of(administrator)

    def count() -> int:
        return len(queries_of(lambda: client.get(reverse(name))))

    def more(number: int) -> None:
        for _ in range(number):
            page = CampaignFactory(parent=site_tree.campaigns, units=[UnitFactory()])
            translate(page, title=f"EN {page.pk}")
            HonorRollFactory(parent=site_tree.rolls, campaigns=[page])

    more(2)
    count()
    few = count()
    more(6)
    count()
    assert count() <= few


def test_the_first_screen_shows_what_runs_and_where_to_begin(
    site_tree: SiteTree, desk: Client
) -> None:
    for title, fields in {
        "Đang chạy": {"ends": around_today(9)},
        "Sắp tới": {"upcoming": True},
        "Chờ kết quả": {"ended": True},
        "Bản nháp": {"draft": True},
        "Đã xong": {"phase_override": Phase.CONCLUDED},
    }.items():
        CampaignFactory(parent=site_tree.campaigns, title=title, **fields)
    page = soup(desk.get(reverse("wagtailadmin_home")))
    lines = [line.find("a").get_text() for line in page.find_all("li", class_="vd-campaign")]
    assert lines == ["Đang chạy", "Sắp tới", "Chờ kết quả"]
    names = ["campaigns", "campaignpage", site_tree.campaigns.pk]
    assert page.find("a", href=reverse("wagtailadmin_pages:add", args=names))
