"""Who asks for more than a person can is told when to go on; nobody else notices."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.log import log_response
from django.utils.translation import override

from news import costly as costly_answers
from news.costly import costly, not_now, seconds_to_wait
from portal.client_address import ClientAddressLayer
from portal.editions.layer import EditionsLayer
from tests.fixtures import SiteTree
from tests.portal.editions.conftest import layer as layer

#: Fifteen seconds into a minute.
NOW = 1_699_999_995.0
Clients = Callable[[AbstractUser], Client]


@pytest.fixture(autouse=True)
def few(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.NEWS_COSTLY_A_MINUTE, settings.NEWS_COSTLY_AT_ONCE = 5, 4
    monkeypatch.setattr("news.costly.time.time", lambda: NOW)
    costly_answers._own_memory.clear()


def asked(address: str = "192.0.2.1", **headers: str) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


class Page:
    @costly
    def serve(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("found")


def test_each_address_has_its_own_count() -> None:
    for address in ("192.0.2.1", "192.0.2.2", "2001:db8::1"):
        statuses = [Page().serve(asked(address)).status_code for _ in range(6)]
        assert statuses == [200] * 4 + [429] * 2


def test_neighbours_in_one_network_of_the_newer_kind_are_one() -> None:
    for last in range(4):
        assert seconds_to_wait(asked(f"2001:db8::{last}")) == 0
    assert seconds_to_wait(asked("2001:db8::9")) > 0
    assert seconds_to_wait(asked("2001:db9::1")) == 0


def test_it_goes_on_after_the_time_that_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        assert seconds_to_wait(asked()) == 0
    wait = seconds_to_wait(asked())
    assert 1 <= wait <= 10
    monkeypatch.setattr("news.costly.time.time", lambda: NOW + wait - 1)
    assert seconds_to_wait(asked()) == 1
    monkeypatch.setattr("news.costly.time.time", lambda: NOW + wait)
    assert seconds_to_wait(asked()) == 0
    # Five in the minute are enough.
    wait_longer = seconds_to_wait(asked())
    assert wait_longer > 10
    monkeypatch.setattr("news.costly.time.time", lambda: NOW + wait + wait_longer)
    assert seconds_to_wait(asked()) == 0


def test_people_get_a_page_and_programs_a_line() -> None:
    for _ in range(4):
        seconds_to_wait(asked())
    page = Page().serve(asked(Accept="text/html,*/*"))
    assert (page["Retry-After"], page["Cache-Control"]) == ("6", "no-store")
    assert "Quá nhiều yêu cầu" in page.content.decode()
    line = Page().serve(asked(Accept="*/*"))
    assert line["Content-Type"].startswith("text/plain")


def test_searches_and_files_are_bounded_pages_are_not(site_tree: SiteTree, client: Client) -> None:
    search = site_tree.rolls.url_of("search")
    file = site_tree.rolls.url_of("search_download", file_format="json")
    asked = [search, site_tree.search.url, file, search, search, file, site_tree.search.url]
    # A word of its own for each: a page that is kept before Django is not counted.
    words = [f"{url}?q={number}" for number, url in enumerate(asked)]
    assert [client.get(url).status_code for url in words] == [200] * 4 + [429] * 3
    assert client.get("/").status_code == 200


def test_a_kept_page_is_not_counted_and_a_refusal_not_kept(
    layer: EditionsLayer, site_tree: SiteTree
) -> None:
    client, search = Client(), f"{site_tree.rolls.url_of('search')}?q=hoa"
    assert [client.get(search).status_code for _ in range(9)] == [200] * 9
    for number in range(3):
        client.get(f"{search}{number}")
    late = f"{search}9"
    assert client.get(late).status_code == 429
    assert client.get(search).status_code == 200
    # Another visitor has it rendered, and then it is kept.
    assert client.get(late, REMOTE_ADDR="192.0.2.9").status_code == 200
    assert client.get(late).status_code == 200


def test_a_cache_that_is_away_closes_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(costly_answers._own_memory, "get_many", away)
    assert [Page().serve(asked()).status_code for _ in range(9)] == [200] * 9
    assert "does not answer" in caplog.text


@pytest.mark.parametrize(
    ("hops", "address"), [(1, "198.51.100.7"), (2, "203.0.113.5"), (5, "127.0.0.1")]
)
def test_behind_a_proxy_only_what_it_saw_is_believed(hops: int, address: str) -> None:
    seen: list[str] = []
    application = ClientAddressLayer(lambda given, _: seen.append(given["REMOTE_ADDR"]), hops)
    given = "10.0.0.1, 203.0.113.5, 198.51.100.7"
    application({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": given}, None)
    assert seen == [address]


def test_strangers_without_number_do_not_push_out_who_goes_on_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(costly_answers._own_memory, "_max_entries", 60)
    for number in range(200):
        assert seconds_to_wait(asked(f"198.51.{number}.1")) == 0
        refused = seconds_to_wait(asked("192.0.2.1"))
        assert bool(refused) == (number >= 4)


def test_counts_take_no_room_from_what_the_site_keeps_in_its_cache() -> None:
    caches["default"].set("of-the-site", "kept", 600)
    for number in range(400):
        seconds_to_wait(asked(f"198.51.{number % 250}.{number // 250}"))
    # Django's memory holds 300 entries.
    assert caches["default"].get("of-the-site") == "kept"


def test_a_cache_named_for_counts_is_used(settings: Any) -> None:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {
        "default": {"BACKEND": backend},
        "news_costly": {"BACKEND": backend, "LOCATION": "counts"},
    }
    seconds_to_wait(asked())
    counts = caches["news_costly"]
    assert isinstance(counts, LocMemCache)
    assert len(counts._cache) == 2
    counts.clear()


def test_an_answer_that_is_put_off_says_when_to_ask_again() -> None:
    answer = not_now(HttpResponse("busy"), 7)
    assert (answer.status_code, answer["Retry-After"]) == (503, "7")
    assert answer["Cache-Control"] == "no-store"


def test_an_answer_that_is_put_off_raises_no_alarm(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/list/csv/")
    answer = not_now(HttpResponse("busy"), 7, request)
    # What Django does with each answer of 400 or more.
    log_response("%s: %s", "Service Unavailable", "/list/csv/", response=answer, request=request)
    (line,) = caplog.records
    assert line.levelname == "WARNING"
    assert "/list/csv/" in line.getMessage()


def test_who_is_told_to_wait_finds_the_way_back_to_what_was_typed(
    site_tree: SiteTree, client: Client
) -> None:
    for number in range(4):
        client.get(site_tree.search.url, {"q": f"hoa {number}"})
    page = client.get(site_tree.search.url, {"q": "hoa sen"})
    assert page.status_code == 429
    said = page.content.decode()
    assert f'<a href="{site_tree.search.url}?q=hoa+sen">Thử lại</a>' in said
    assert 'href="/"' in said
    english = RequestFactory().get("/en/search/", {"q": "a"}, REMOTE_ADDR="192.0.2.1")
    with override("en"):
        page = costly_answers.too_many(english, 3)
    assert 'href="/en/"' in page.content.decode()
    assert "Vinh Danh" in page.content.decode(), "the site says its name"
    assert "Front page</span>" not in page.content.decode()
    assert "3 seconds" in page.content.decode()


def test_a_program_reads_the_refusal_in_vietnamese() -> None:
    """Without a charset it would take the text for Latin."""
    asked = RequestFactory().get("/tim-kiem/", headers={"accept": "application/json"})
    answer = costly_answers.too_many(asked, 3)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "từ địa chỉ của bạn" in answer.content.decode()
