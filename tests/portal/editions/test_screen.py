"""“Kept pages” under Reports, and the command."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.editions import conf, number
from tests.fixtures import SiteTree
from tests.reading import soup

URL = "/admin/reports/kept-pages/"


@pytest.fixture
def enabled(settings: Any, tmp_path: Path):
    settings.EDITIONS = {**settings.EDITIONS, "ENABLED": True, "FILE": tmp_path / "number"}
    caches = (conf.config, number.number, number.shared_file)
    for cached in caches:
        cached.cache_clear()
    yield number.number()
    for cached in caches:
        cached.cache_clear()


@pytest.fixture
def admin(administrator: Any, client_of: Callable[..., Client]) -> Client:
    return client_of(administrator)


def test_it_says_what_each_process_did(enabled: Any, admin: Client) -> None:
    enabled.start_counting()
    enabled.row[2:7] = memoryview(bytes(40)).cast("Q")
    enabled.row[2], enabled.row[3] = 3_000, 1_000
    page = soup(admin.get(URL))
    cells = [cell.get_text(" ", strip=True) for cell in page.select("table.listing tbody td")]
    assert "hiển thị màn hình này" in cells[0]
    assert cells[2:5] == ["3.000", "1.000", "75,0 %"]
    assert str(enabled.current()) in page.get_text()
    assert b"kept-pages" in admin.get("/admin/").content


def test_the_button_begins_a_new_edition(enabled: Any, admin: Client) -> None:
    before = enabled.current()
    assert admin.post(URL).status_code == 302
    assert enabled.current() > before


def test_it_is_for_administrators(
    enabled: Any, site_tree: SiteTree, editor: Any, client_of: Callable[..., Client]
) -> None:
    before = enabled.current()
    client = client_of(editor)
    assert client.get(URL).status_code == client.post(URL).status_code == 302
    assert b"kept-pages" not in client.get("/admin/").content
    assert enabled.current() == before


def test_without_editions_there_is_no_screen(admin: Client) -> None:
    assert admin.get(URL).status_code == 302
    assert b"kept-pages" not in admin.get("/admin/").content


def test_the_command_shows_and_begins_an_edition(
    enabled: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("editions")
    before = enabled.current()
    assert f"Edition {before}, since {datetime.now():%Y-%m-}" in capsys.readouterr().out
    call_command("editions", "--new")
    assert enabled.current() > before


def test_the_command_needs_editions() -> None:
    with pytest.raises(CommandError, match="not enabled"):
        call_command("editions")
