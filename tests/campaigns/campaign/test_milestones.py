"""Milestones on the page, and the calendar files that people add to their own calendars."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone, translation
from icalendar import Calendar
from wagtail.models import Page, Site

from campaigns.campaign.partial_dates import PartialDate
from campaigns.factories import CampaignFactory, around_today
from campaigns.models import CampaignMilestone, CampaignPage
from home.factories import ContentPageFactory
from news.factories import publish, translate
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part, words

pytestmark = pytest.mark.any_database

State = CampaignMilestone.State


def in_days(days: int) -> date:
    return around_today(days).first_day


def shown(client: Client, page: CampaignPage) -> list[dict[str, Any]]:
    return client.get(page.url).context["milestones"]


def test_milestones_stand_in_the_order_of_their_dates(site_tree: SiteTree, client: Client) -> None:
    rows = [("08/2021", "Cả tháng"), ("31/08/2021", "Ngày cuối"), ("01/06/2021", "Đầu"),
            ("15/07/2021", "Giữa"), ("15/07/2021", "Giữa, sau")]  # fmt: skip
    page = CampaignFactory(parent=site_tree.campaigns, milestones=rows)
    expected = ["Đầu", "Giữa", "Giữa, sau", "Ngày cuối", "Cả tháng"]
    assert [item["title"] for item in shown(client, page)] == expected
    headings = main_part(client.get(page.url)).find(id="cac-moc").find_all("h3")
    assert [heading.get_text(strip=True) for heading in headings] == expected


def test_a_milestone_keeps_the_precision_of_its_date(site_tree: SiteTree, client: Client) -> None:
    rows = [("07/2021", "Tháng"), ("15/07/2021", "Ngày")]
    page = CampaignFactory(parent=site_tree.campaigns, milestones=rows)
    times = main_part(client.get(page.url)).find(id="cac-moc").find_all("time")
    assert [time["datetime"] for time in times] == ["2021-07-15", "2021-07"]
    assert times[0].get_text(strip=True) == "15/07/2021"


def test_the_next_one_is_the_first_that_is_planned_and_not_over(
    site_tree: SiteTree, client: Client
) -> None:
    rows = [
        (in_days(-9), "Đã qua", State.PLANNED),
        (in_days(-5), "Đã xong", State.DONE),
        (in_days(1), "Đã hoãn", State.POSTPONED),
        (in_days(2), "Đã bỏ", State.CANCELLED),
        (in_days(3), "Sắp tới", State.PLANNED),
        (in_days(4), "Sau nữa", State.PLANNED),
    ]
    page = CampaignFactory(parent=site_tree.campaigns, milestones=rows)
    items = shown(client, page)
    assert [item["title"] for item in items if item["is_next"]] == ["Sắp tới"]
    assert [item["title"] for item in items if item["is_past"]] == ["Đã qua", "Đã xong"]
    marked = main_part(client.get(page.url)).find_all(class_="is-next")
    assert ["Sắp tới" in item.get_text() for item in marked] == [True]


@pytest.mark.parametrize("days", [0, 1])
def test_todays_milestone_is_still_to_come(site_tree: SiteTree, client: Client, days: int) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[(in_days(days), "Sơ kết")])
    (item,) = shown(client, page)
    assert (item["is_past"], item["is_next"]) == (False, True)


def test_a_month_is_not_over_before_its_last_day(site_tree: SiteTree, client: Client) -> None:
    today = timezone.localdate()
    month = f"{today:%m/%Y}"
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[(month, "Trong tháng")])
    (item,) = shown(client, page)
    assert (item["is_past"], item["is_next"]) == (False, True)


def linked(tree: SiteTree, target: Page | None, url: str = "") -> CampaignPage:
    row = CampaignMilestone(date=around_today(1), title="Sơ kết", link_page=target, link_url=url)
    return CampaignFactory(parent=tree.campaigns, milestones=[row])


def test_a_milestone_links_to_a_page_or_an_address(site_tree: SiteTree, client: Client) -> None:
    target = ContentPageFactory(parent=site_tree.front, title="Kế hoạch sơ kết")
    response = client.get(linked(site_tree, target).url)
    assert target.url in hrefs(response)
    assert "Kế hoạch sơ kết" in words(response)
    assert "https://example.vn/x" in hrefs(
        client.get(linked(site_tree, None, "https://example.vn/x").url)
    )


@pytest.mark.parametrize("trait", [{"live": False}, {"private": True}], ids=["draft", "private"])
def test_a_page_that_readers_cannot_open_is_not_named(
    site_tree: SiteTree, client: Client, trait: dict[str, bool]
) -> None:
    target = ContentPageFactory(parent=site_tree.front, title="Chưa công bố", **trait)
    response = client.get(linked(site_tree, target).url)
    assert response.status_code == 200
    assert "Chưa công bố" not in words(response)


# Calendars


def read(response: HttpResponse) -> list[Any]:
    """The events of a calendar file, as a client reads them."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].endswith('.ics"')
    content = response.content
    assert all(line.endswith(b"\r") for line in content.split(b"\n")[:-1])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert calendar["VERSION"] == "2.0"
    site = Site.objects.get(is_default_site=True)
    assert calendar["PRODID"].startswith(f"-//{site.site_name or site.hostname}//Campaigns//")
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        assert event["UID"]
        assert isinstance(event["DTSTAMP"].dt, datetime)
    return list(calendar.walk("VEVENT"))


def calendar_of(page: CampaignPage) -> str:
    return page.url + page.reverse_subpage("calendar")


def days_of(event: Any) -> tuple[date, date]:
    """First day and last day, the end of a calendar's event being the day after."""
    first, after = event["DTSTART"].dt, event["DTEND"].dt
    assert type(first) is type(after) is date
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    return first, after - timedelta(days=1)


def test_the_calendar_holds_the_period_and_every_milestone_as_whole_days(
    site_tree: SiteTree, client: Client
) -> None:
    rows = [("02/2024", "Cả tháng"), ("31/12/2023", "Cuối năm")]
    page = CampaignFactory(
        parent=site_tree.campaigns, title="Thi đua, “cao điểm”; 28/8", starts="06/2023",
        ends="29/02/2024", milestones=rows,
    )  # fmt: skip
    period, *milestones = read(client.get(calendar_of(page)))
    assert str(period["SUMMARY"]) == page.title
    assert str(period["DESCRIPTION"]) == page.lead
    assert str(period["URL"]) == page.full_url
    assert days_of(period) == (date(2023, 6, 1), date(2024, 2, 29))
    assert [days_of(event) for event in milestones] == [
        (date(2023, 12, 31), date(2023, 12, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
    ]
    assert [
        "Cuối năm" in str(milestones[0]["SUMMARY"]),
        "Cả tháng" in str(milestones[1]["SUMMARY"]),
    ]


def test_events_keep_their_identity_when_the_page_is_published_again(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(
        parent=site_tree.campaigns, milestones=[(in_days(1), "Một"), (in_days(2), "Hai")]
    )
    before = read(client.get(calendar_of(page)))
    page.title, page.ends = "Tên mới", around_today(40)
    page.milestones = [
        CampaignMilestone(pk=m.pk, uuid=m.uuid, date=around_today(9), title=m.title)
        for m in page.milestones.all()
    ]
    page = publish(page)
    after = read(client.get(calendar_of(page)))
    assert [str(e["UID"]) for e in after] == [str(e["UID"]) for e in before]
    assert len({str(event["UID"]) for event in after}) == 3
    assert days_of(after[1]) == (in_days(9), in_days(9))
    assert all(new["SEQUENCE"] >= old["SEQUENCE"] for new, old in zip(after, before, strict=True))


def test_a_copy_of_a_campaign_has_events_of_its_own(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[(in_days(1), "Một")])
    copy = publish(page.copy(update_attrs={"slug": "nam-nay"}))
    ids = [{str(e["UID"]) for e in read(client.get(calendar_of(p)))} for p in (page, copy)]
    assert ids[0].isdisjoint(ids[1])


def test_both_languages_tell_of_the_same_events(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[(in_days(1), "Một")])
    english = translate(page, title="Drive", starts=PartialDate.parse("01/2019"))
    addresses = [calendar_of(page)]
    with translation.override("en"):
        addresses.append(calendar_of(english))
    events = [read(client.get(address)) for address in addresses]
    ids = [[str(event["UID"]) for event in of] for of in events]
    assert ids[0] == ids[1]
    assert [str(of[0]["SUMMARY"]) for of in events] == [page.title, "Drive"]
    assert days_of(events[0][0]) == days_of(events[1][0])


def test_a_cancelled_milestone_is_cancelled_in_calendars(
    site_tree: SiteTree, client: Client
) -> None:
    rows = [(in_days(1), "Bỏ", State.CANCELLED), (in_days(2), "Còn")]
    page = CampaignFactory(parent=site_tree.campaigns, milestones=rows)
    _, cancelled, planned = read(client.get(calendar_of(page)))
    assert str(cancelled["STATUS"]) == "CANCELLED"
    assert "STATUS" not in planned
    assert [bool(item["ics_url"]) for item in shown(client, page)] == [False, True]


def test_a_milestone_can_be_added_alone(site_tree: SiteTree, client: Client) -> None:
    rows = [(in_days(5), "Sau"), (in_days(-5), "Qua"), (in_days(2), "Trước")]
    page = CampaignFactory(parent=site_tree.campaigns, milestones=rows)
    items = shown(client, page)
    assert [(item["title"], bool(item["ics_url"])) for item in items] == [
        ("Qua", False), ("Trước", True), ("Sau", True),
    ]  # fmt: skip
    whole = {str(e["UID"]): e for e in read(client.get(calendar_of(page)))}
    for item in items[1:]:
        assert item["ics_url"] in hrefs(client.get(page.url))
        (event,) = read(client.get(item["ics_url"]))
        assert item["title"] in str(event["SUMMARY"])
        assert days_of(event) == days_of(whole[str(event["UID"])])


@pytest.mark.parametrize("number", [0, 2, 9999])
def test_a_milestone_that_is_not_there_has_no_calendar(
    site_tree: SiteTree, client: Client, number: int
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, milestones=[(in_days(5), "Một")])
    path = page.reverse_subpage("milestone_calendar", kwargs={"number": number})
    assert client.get(page.url + path).status_code == 404


def test_an_open_period_stands_in_calendars_on_its_first_day(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns, starts="01/06/2021", ends=None)
    (event,) = read(client.get(calendar_of(page)))
    assert days_of(event) == (date(2021, 6, 1), date(2021, 6, 1))


def test_without_dates_there_is_nothing_to_add(site_tree: SiteTree, client: Client) -> None:
    page = CampaignFactory(parent=site_tree.campaigns)
    CampaignPage.objects.filter(pk=page.pk).update(starts=None, ends=None)
    assert calendar_of(page) not in hrefs(client.get(page.url))
    assert client.get(calendar_of(page)).status_code == 404


def test_texts_that_calendars_cannot_carry_break_no_file(
    site_tree: SiteTree, client: Client
) -> None:
    page = CampaignFactory(parent=site_tree.campaigns)
    CampaignPage.objects.filter(pk=page.pk).update(
        title="Một\r\nBEGIN:VEVENT\x0b; hai, \\n ba", lead="🏅" * 200
    )
    (event,) = read(client.get(calendar_of(page)))
    assert "BEGIN" in str(event["SUMMARY"])


def test_a_milestone_without_a_date_is_refused(site_tree: SiteTree) -> None:
    with pytest.raises(ValidationError) as refused:
        CampaignMilestone(title="Sơ kết").full_clean(exclude=["campaign"])
    assert "date" in refused.value.message_dict
