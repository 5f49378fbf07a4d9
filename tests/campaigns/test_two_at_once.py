"""Two officers at the same moment, each on a connection of their own: PostgreSQL's locks decide.

The first stops right after its first lock; the second must wait for it, and finds what it did.
Answers are read as text: the context that a test client keeps mixes what both threads render.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from campaigns.factories import UnitFactory, public_list
from campaigns.models import AwardImport, AwardMark, Unit
from campaigns.registers.merging import UNIT_MERGING
from news.factories import OfficialDocumentFactory
from tests.campaigns.honors.admin.test_list_screen import address, names, row_form, said, token
from tests.campaigns.honors.imports import asking
from tests.campaigns.registers import test_unit_import as unit_import
from tests.fixtures import SiteTree
from tests.reading import soup

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="two writers are tried on PostgreSQL"
    ),
    pytest.mark.django_db(transaction=True),
]

PATIENCE = 120


def at_once(first: Callable[[], Any], second: Callable[[], Any]) -> tuple[Any, Any]:
    """What both return, or raise. Fails if the first takes no lock or the second does not wait."""
    is_locked, may_go_on = Event(), Event()

    def stop_after_lock(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.endswith(("FOR UPDATE", "FOR NO KEY UPDATE")) and not is_locked.is_set():
            is_locked.set()
            may_go_on.wait(PATIENCE)
        return result

    def stopping() -> Any:
        with connection.execute_wrapper(stop_after_lock):
            return first()

    with ThreadPoolExecutor(2) as pool:
        try:
            one = pool.submit(_and_disconnect, stopping)
            assert is_locked.wait(PATIENCE), _outcome(one)
            other = pool.submit(_and_disconnect, second)
            _wait_until_one_waits(other)
        finally:
            may_go_on.set()
        return _outcome(one), _outcome(other)


def _and_disconnect(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()


def _wait_until_one_waits(other: Future) -> None:
    waiting = (
        "SELECT 1 FROM pg_stat_activity "
        "WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert not other.done(), f"it did not wait: {_outcome(other)}"
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone():
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def messages(answer: HttpResponse) -> list[str]:
    """The levels of the messages on a page."""
    return [item["class"][0] for item in soup(answer).select(".messages > ul > li")]


def _outcome(future: Future) -> Any:
    return future.exception() or future.result()


@pytest.fixture
def officers(site_tree: SiteTree, client_of: Callable[..., Client]) -> tuple[Client, Client]:
    """The clients of Hoa and Lan, who may do everything."""
    users = get_user_model().objects
    one, other = (
        client_of(users.create_superuser(name, f"{name}@example.vn")) for name in ("hoa", "lan")
    )
    return one, other


def test_of_two_edits_of_one_list_the_later_is_refused(roll, officers) -> None:
    an, binh = public_list(roll, "An", "Bình")
    seen = token(roll)

    def edit(client: Client, row: Any, name: str) -> HttpResponse:
        form = row_form(row, name=name, token=seen)
        return client.post(address("edit", roll, row.key), form)

    hoa, lan = officers
    done, refused = at_once(lambda: edit(hoa, an, "Ân"), lambda: edit(lan, binh, "Bính"))
    assert done.status_code == 302
    assert refused.status_code == 409
    text = said(refused)
    assert "hoa" in text
    assert "Ân" in text
    assert names(roll) == ["Ân", "Bình"]


@pytest.fixture
def opened(roll, officers, settings: Any, tmp_path: Path) -> list[AwardImport]:
    """Of each officer an import for the roll: Lê An, Vũ Bình."""
    settings.AWARD_IMPORT_DIR = tmp_path
    made = []
    for client, name in zip(officers, ("Lê An", "Vũ Bình"), strict=True):
        asking.send(client, roll, asking.file_of(asking.person(name)))
        made.append(asking.latest())
    return made


def save(client: Client, award_import: AwardImport, seen: str) -> HttpResponse:
    data = {"token": seen, "mode": "replace"}
    return client.post(reverse("award_import:save", args=[award_import.pk]), data)


def test_of_two_imports_the_later_shows_what_it_would_do_to_the_first(
    roll, officers, opened
) -> None:
    (hoa, lan), (first, second) = officers, opened
    seen = token(roll)
    done, refused = at_once(lambda: save(hoa, first, seen), lambda: save(lan, second, seen))
    assert done.status_code == 302
    assert refused.status_code == 409
    text = said(refused)
    assert "Lê An" in text
    assert "Vũ Bình" in text
    assert names(roll) == ["Lê An"]
    assert AwardImport.objects.get() == second


def test_an_import_that_is_saved_twice_is_saved_once(roll, officers, opened) -> None:
    (hoa, _lan), (first, _second) = officers, opened
    seen = token(roll)
    done, again = at_once(lambda: save(hoa, first, seen), lambda: save(hoa, first, seen))
    assert done.status_code == 302
    assert again.status_code in (302, 404)
    assert names(roll) == ["Lê An"]
    assert PageLogEntry.objects.filter(action="campaigns.award_list_imported").count() == 1


def test_of_two_imports_of_units_the_later_is_shown_again(officers) -> None:
    previews = [unit_import.send(client, "Tên đơn vị\nSở Tư pháp\n") for client in officers]
    hoa, lan = officers
    done, refused = at_once(
        lambda: unit_import.confirm(hoa, previews[0]),
        lambda: unit_import.confirm(lan, previews[1]),
    )
    assert done.redirect_chain
    assert messages(refused) == ["error"]
    assert Unit.objects.count() == 1


@pytest.mark.parametrize("later", ["approve", "refuse"])
def test_a_proposal_is_decided_once(roll, officers, administrator, client_of, later: str) -> None:
    (an,) = public_list(roll, "An")
    annul = {"document": OfficialDocumentFactory().pk, "reason": "Khai man"}
    client_of(administrator).post(address("annul", roll, an.key), annul)
    mark = AwardMark.objects.get()
    decide = reverse("award_list:decide", args=[mark.pk])
    hoa, lan = officers
    done, refused = at_once(
        lambda: hoa.post(decide, {"approve": "1"}, follow=True),
        lambda: lan.post(decide, {later: "1"}, follow=True),
    )
    assert messages(done) == ["success"]
    assert messages(refused) == ["error"]
    mark.refresh_from_db()
    assert (mark.state, mark.in_force, mark.decided_by.username) == ("approved", True, "hoa")
    assert PageLogEntry.objects.filter(action="campaigns.award_annulled_approved").count() == 1


def test_a_recipient_is_withheld_once(roll, officers) -> None:
    (an,) = public_list(roll, "An")
    url, data = address("withhold", roll, an.key), {"reason": "Theo đề nghị"}
    hoa, lan = officers
    done, refused = at_once(lambda: hoa.post(url, data), lambda: lan.post(url, data))
    assert done.status_code == 302
    assert refused.status_code == 200
    assert AwardMark.objects.count() == 1


def test_two_units_are_not_merged_into_each_other(site_tree: SiteTree) -> None:
    one, other = UnitFactory(), UnitFactory()
    _winner, error = at_once(
        lambda: UNIT_MERGING.merge(one, other, None), lambda: UNIT_MERGING.merge(other, one, None)
    )
    assert isinstance(error, ValidationError)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.merged_into, other.merged_into) == (other, None)
