"""The sections of a landing page: results, tasks, criteria, awards, units, drives, rolls."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
)
from news.factories import OfficialDocumentFactory
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, words

pytestmark = pytest.mark.any_database

# Results

RESULTS = {"figures": [("Hồ sơ", 1204, 1000)], "results_summary": "<p>Vượt chỉ tiêu.</p>"}


@pytest.mark.parametrize(("days", "is_shown"), [(None, False), (1, False), (0, True), (-9, True)])
def test_results_are_there_from_the_day_of_the_final_review(
    site_tree: SiteTree, client: Client, days: int | None, is_shown: bool
) -> None:
    closed_on = None if days is None else timezone.localdate() + timedelta(days=days)
    page = CampaignFactory(parent=site_tree.campaigns, closed_on=closed_on, **RESULTS)
    response = client.get(page.url)
    assert (main_part(response).find(id="ket-qua") is not None) is is_shown
    assert ("Vượt chỉ tiêu." in words(response)) is is_shown
    assert ("1.204" in words(response)) is is_shown


def test_a_closed_campaign_without_results_has_no_section_of_them(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns,
        closed_on=timezone.localdate(),
        figures=[("Chưa có số", None, 10)],
    )
    assert main_part(client.get(page.url)).find("section") is None


def test_the_chart_and_the_table_beside_it_say_the_same(
    site_tree: SiteTree, client: Client
) -> None:
    figures = [("Đạt", 1204, 1000), ("Chưa đạt", 48, 60), ("Không chỉ tiêu", 7, None)]
    page = CampaignFactory(
        parent=site_tree.campaigns, closed_on=timezone.localdate(), figures=figures
    )
    results = main_part(client.get(page.url)).find(id="ket-qua")
    rows = [row.get_text(" ", strip=True) for row in results.find("tbody").find_all("tr")]
    assert [name for name, *_ in figures] == [
        row.find("th").get_text(strip=True) for row in results.find("tbody").find_all("tr")
    ]
    assert "120%" in rows[0]
    assert "80%" in rows[1]
    assert "%" not in rows[2]
    reached, missed = results.select(".vd-chart li")
    assert reached.get_text(" ", strip=True) == "Đạt 1.204 hồ sơ · 120%"
    assert missed.get_text(" ", strip=True) == "Chưa đạt 48 hồ sơ · 80% chưa đạt"
    assert [len(item.select("rect.is-missed")) for item in (reached, missed)] == [0, 1]


def test_bars_share_one_scale_that_ends_beyond_the_target(
    site_tree: SiteTree, client: Client
) -> None:
    figures = [("Gấp nhiều lần", 900, 100), ("Vừa đủ", 50, 50), ("Một nửa", 10, 20)]
    page = CampaignFactory(
        parent=site_tree.campaigns, closed_on=timezone.localdate(), figures=figures
    )
    shown = client.get(page.url).context["results"]["bars"]
    assert [bar.width for bar in shown] == [600, 500, 250]
    assert {bar.target_x for bar in shown} == {500}
    page.figures.exclude(name="Một nửa").delete()
    (short,) = client.get(page.url).context["results"]["bars"]
    assert 0 < short.width < short.target_x < 600


def test_figures_without_any_target_have_no_column_for_it(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns, closed_on=timezone.localdate(), figures=[("Hồ sơ", 7, None)]
    )
    results = main_part(client.get(page.url)).find(id="ket-qua")
    assert len(results.find("thead").find_all("th")) == 2
    assert results.find(class_="vd-chart") is None


@pytest.mark.parametrize(("value", "target"), [(0, 0), (0, 5), (5, 0), ("0.5", "0.25")])
def test_odd_figures_break_no_page(
    site_tree: SiteTree, client: Client, value: Any, target: Any
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns,
        closed_on=timezone.localdate(),
        figures=[("Số lạ", value, target)],
    )
    response = client.get(page.url)
    assert response.status_code == 200
    widths = [rect["width"] for rect in main_part(response).select("rect.vd-bar[height='16']")]
    assert all(0 <= int(width) <= 600 for width in widths)


# Tasks, criteria, awards


def test_tasks_are_numbered_by_the_site(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, tasks=["Một việc", "Hai việc"])
    page.tasks.update(indicators="Đúng hạn 100%\n\n  Không quá hạn  ")
    response = client.get(page.url)
    tasks = response.context["tasks"]
    assert [task["number"] for task in tasks] == [1, 2]
    assert tasks[0]["indicators"] == ["Đúng hạn 100%", "Không quá hạn"]
    assert tasks[0]["ordinal_label"] in words(response)


def test_the_score_table_shows_its_sum(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns,
        criteria=[("Chuyên môn", 60), ("Kỷ cương", "30.5"), ("Khác", None)],
    )
    table = main_part(client.get(page.url)).find("table")
    assert table.find("tfoot").find("td").get_text(strip=True) == "90,5"
    assert [cell.get_text() for cell in table.find("tbody").find_all("td", class_="htRight")] == [
        "60", "30,5", "",
    ]  # fmt: skip


def test_criteria_without_scores_have_no_column_for_them(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, criteria=[("Kỷ cương", None)])
    table = main_part(client.get(page.url)).find("table")
    assert table.find("tfoot") is None
    assert table.find(class_="htRight") is None


def test_an_award_that_was_merged_stands_under_its_new_name(
    site_tree: SiteTree, client: Client
) -> None:
    now = AwardTypeFactory(name="Bằng khen của Bộ trưởng")
    old = AwardTypeFactory(name="Bằng khen Bộ", merged_into=now)
    page = CampaignFactory(parent=site_tree.campaigns, quotas=[old])
    text = words(client.get(page.url))
    assert "Bằng khen của Bộ trưởng" in text
    assert "Bằng khen Bộ " not in text


# Who takes part


def test_units_stand_under_their_clusters_those_without_one_last(
    site_tree: SiteTree, client: Client
) -> None:
    second, first = (ClusterFactory(name=name, sort_order=n) for name, n in (("B", 2), ("A", 1)))
    units = [
        UnitFactory(name="Lẻ"),
        UnitFactory(name="Hai", cluster=first),
        UnitFactory(name="Ba", cluster=second),
        UnitFactory(name="Bốn", cluster=first),
    ]
    page = CampaignFactory(parent=site_tree.campaigns, units=units)
    shown = client.get(page.url).context["participants"]
    clusters = [(c["label"], [u.name for u in c["units"]]) for c in shown["clusters"]]
    assert clusters == [("A", ["Bốn", "Hai"]), ("B", ["Ba"]), ("", ["Lẻ"])]
    assert (shown["unit_count"], shown["cluster_count"]) == (4, 2)


def test_doubles_are_one_unit_under_the_name_that_stayed(
    site_tree: SiteTree, client: Client
) -> None:
    winner = UnitFactory(name="Phòng Tư pháp Quang Bình", cluster=ClusterFactory(name="Cụm I"))
    doubles = [UnitFactory(name=f"P. Tư pháp QB {n}", merged_into=winner) for n in (1, 2)]
    page = CampaignFactory(parent=site_tree.campaigns, units=[winner, *doubles])
    only_double = CampaignFactory(parent=site_tree.campaigns, units=doubles[:1])
    for campaign in (page, only_double):
        response = client.get(campaign.url)
        section = main_part(response).find(id="tham-gia").get_text(" ")
        assert section.count("Phòng Tư pháp Quang Bình") == 1
        assert "QB" not in section
        assert response.context["participants"]["unit_count"] == 1


# Around it


def test_a_document_cited_twice_is_shown_once(site_tree: SiteTree, client: Client) -> None:
    first, second = OfficialDocumentFactory.create_batch(2)
    page = CampaignFactory(parent=site_tree.campaigns, legal_basis=[first, second, first])
    shown = [row.document for row in client.get(page.url).context["legal_basis"]]
    assert shown == [first, second]


def test_drives_stand_under_their_movement_running_ones_first(
    site_tree: SiteTree, client: Client
) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True, title="Phong trào")
    for trait in ("ended", "upcoming"):
        CampaignFactory(parent=movement, title=trait, **{trait: True})
    running = CampaignFactory(parent=movement, title="running")
    for trait in ("draft", "hidden"):
        CampaignFactory(parent=movement, title=trait, **{trait: True})
    response = client.get(movement.url)
    assert [d.title for d in response.context["drives"]] == ["running", "upcoming", "ended"]
    assert "hidden" not in words(response)
    below = client.get(running.url)
    assert movement.url in hrefs(below)
    assert [crumb.title for crumb in below.context["breadcrumbs"]][-2:] == ["Phong trào", "running"]


def test_a_drive_does_not_name_a_movement_that_readers_cannot_open(
    site_tree: SiteTree, client: Client
) -> None:
    movement = CampaignFactory(parent=site_tree.campaigns, movement=True, title="Chưa công bố")
    drive = CampaignFactory(parent=movement)
    movement.unpublish()
    response = client.get(drive.url)
    assert response.status_code == 200
    assert "Chưa công bố" not in [fact["text"] for fact in response.context["facts"]]


def test_rolls_that_crown_it_are_listed_newest_decision_first(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns)
    day = timezone.localdate()
    for days in (30, 5, 90):
        decision = OfficialDocumentFactory(signed_on=day - timedelta(days=days))
        title = f"Trước {days} ngày"
        HonorRollFactory(parent=site_tree.rolls, title=title, decision=decision, campaigns=[page])
    for fields in ({"live": False}, {"private": True}):
        HonorRollFactory(parent=site_tree.rolls, campaigns=[page], **fields)
    response = client.get(page.url)
    titles = [roll.title for roll in response.context["rolls"]]
    assert titles == ["Trước 5 ngày", "Trước 30 ngày", "Trước 90 ngày"]
    assert {roll.url for roll in response.context["rolls"]} <= set(hrefs(response))
