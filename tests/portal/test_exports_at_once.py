"""Exports of the admin are made one at a time, and once for who presses the button again."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log

from campaigns.factories import UnitFactory
from news import exports
from news.built_files import Busy

pytestmark = pytest.mark.any_database

UNITS = "wagtailsnippets_campaigns_unit:list"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.NEWS_BUILT_FILES = tmp_path / "built"
    return settings.NEWS_BUILT_FILES


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each file that is written."""
    lines: list[str] = []
    stock = exports.office_csv

    def noted(view: Any, queryset: Any) -> Any:
        lines.append(view.request.user.username)
        return stock(view, queryset)

    monkeypatch.setattr(exports.SpreadsheetExportMixin, "stream_csv", noted)
    return lines


def content(response: Any) -> str:
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_who_presses_the_button_again_gets_the_file_that_is_there(
    administrator: AbstractUser, client_of: Callable[..., Client], made: list[str]
) -> None:
    UnitFactory(name="Sở Tư pháp")
    client, address = client_of(administrator), reverse(UNITS)
    files = [content(client.get(address, {"export": "csv"})) for _ in range(12)]
    assert set(files) == {files[0]}
    assert "Sở Tư pháp" in files[0]
    assert len(made) == 1
    # Another order is another file, and another sign-in, too.
    client.get(address, {"export": "csv", "ordering": "-name"})
    client_of(administrator).get(address, {"export": "csv"})
    assert len(made) == 3


def test_what_was_done_meanwhile_is_in_the_file(
    administrator: AbstractUser, client_of: Callable[..., Client]
) -> None:
    client = client_of(administrator)
    history = reverse("wagtailadmin_reports:site_history")
    for address in (reverse(UNITS), history):
        content(client.get(address, {"export": "csv"}))
    unit = UnitFactory(name="Phòng Công chứng")
    log(unit, "wagtail.create", user=administrator)
    assert "Phòng Công chứng" in content(client.get(reverse(UNITS), {"export": "csv"}))
    assert "Phòng Công chứng" in content(client.get(history, {"export": "csv"}))


def test_while_others_are_made_a_page_says_when_to_come_again(
    administrator: AbstractUser,
    client_of: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client, address = client_of(administrator), reverse(UNITS)
    # As many wait already as may.
    monkeypatch.setattr(exports.exports, "_waiting", threading.Semaphore(0))
    with exports.exports._making:
        answer = client.get(address, {"export": "xlsx", "q": "Sở"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, str(Busy.retry_after))
    assert "Tệp chưa sẵn sàng" in page
    assert f"{Busy.retry_after} giây" in page
    # The same file again, and the list as it was.
    assert f'href="{address}?export=xlsx&amp;q=S%E1%BB%9F"' in page
    assert f'href="{address}?q=S%E1%BB%9F"' in page
    # The list itself is there meanwhile.
    with exports.exports._making:
        assert client.get(address).status_code == 200


def test_who_may_not_see_a_list_gets_no_file_of_it(
    editor: AbstractUser, client_of: Callable[..., Client], made: list[str]
) -> None:
    answer = client_of(editor).get(reverse("wagtailusers_users:index"), {"export": "csv"})
    assert answer.status_code == 302
    assert made == []
