"""The site's search knows the way on to the search in all award lists."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from campaigns.factories import award_row, public_list
from campaigns.honors.lists import marks
from campaigns.models import Award, HonorRollPage
from home import search
from tests.fixtures import SiteTree
from tests.reading import main_part


@pytest.fixture
def awards(roll: HonorRollPage) -> list[Award]:
    return public_list(roll, "Nguyễn Văn An", award_row("Trần Thị Bình"))


def lead(client: Client, page: Any, query: str) -> Any:
    return client.get(page.url, {"q": query}).context.get("award_lead")


def test_a_name_leads_on_to_the_awards_whatever_the_marks(
    site_tree: SiteTree, awards: list[Award], client: Client
) -> None:
    for typed in ("Nguyễn Văn An", "nguyen van an", "An Nguyễn"):
        found = lead(client, site_tree.search, typed)
        assert (found.count, found.is_cut) == (1, False)
        address = urlsplit(found.url)
        assert address.path == site_tree.rolls.url_of("search")
        assert parse_qs(address.query) == {"q": [typed]}
        assert "Nguyễn Văn An" in main_part(client.get(found.url)).get_text(" ")


def test_nothing_is_said_where_no_award_matches(
    site_tree: SiteTree, awards: list[Award], client: Client
) -> None:
    for typed in ("Lê Hoàng", "", "...", "%"):
        assert lead(client, site_tree.search, typed) is None


def test_withheld_recipients_and_drafts_are_not_counted(
    site_tree: SiteTree,
    roll: HonorRollPage,
    awards: list[Award],
    client: Client,
    administrator: AbstractUser,
) -> None:
    marks.withhold(roll, awards[0].key, administrator, "…")
    assert lead(client, site_tree.search, "nguyen van an") is None
    roll.unpublish()
    assert lead(client, site_tree.search, "binh") is None


def test_the_english_search_leads_to_the_english_one(
    site_tree: SiteTree, awards: list[Award], client: Client
) -> None:
    found = lead(client, site_tree.search_en, "binh")
    assert found.url.startswith("/en/")
    assert "Trần Thị Bình" in main_part(client.get(found.url)).get_text(" ")


def test_counting_stops_somewhere(
    site_tree: SiteTree,
    awards: list[Award],
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "COUNTED_AWARDS", 1)
    found = lead(client, site_tree.search, "van phong so")
    assert (found.count, found.is_cut) == (1, True)
