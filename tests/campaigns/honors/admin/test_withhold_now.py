"""Withholding is not put off: behind whoever keeps the database locked it is the next to write."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection, connections
from django.test import Client
from django.urls import reverse

from campaigns.factories import HonorRollFactory, public_list
from campaigns.honors.lists import marks
from tests.fixtures import SiteTree
from tests.reading import words

pytestmark = pytest.mark.skipif(
    connection.vendor not in ("sqlite", "postgresql"), reason="two ways to lock are tried"
)

#: Seconds for which the other one writes: longer than anything else waits here.
LOCKED_FOR = 1.5
IMPATIENT = {"sqlite": "PRAGMA busy_timeout = 100", "postgresql": "SET lock_timeout = 100"}
LOCK = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "BEGIN; LOCK TABLE campaigns_awardmark IN EXCLUSIVE MODE",
}


@contextmanager
def somebody_writes() -> Iterator[None]:
    """For a while, in another connection, as the end of a long import does."""
    is_locked = threading.Event()

    def write() -> None:
        other = connections.create_connection("default")
        with other.cursor() as cursor:
            cursor.execute(LOCK[connection.vendor])
            is_locked.set()
            time.sleep(LOCKED_FOR)
            cursor.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=write)
    thread.start()
    assert is_locked.wait(30)
    yield
    thread.join()


@pytest.fixture
def desk(transactional_db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("quan-tri", "a@example.vn"))
    return client


@pytest.mark.parametrize("name", ["withhold", "withhold_many"])
def test_it_waits_for_the_lock_where_others_give_up(name: str, desk: Client) -> None:
    roll = HonorRollFactory(parent=SiteTree().rolls)
    an, binh = public_list(roll, "Trần Văn An", "Lê Thị Bình")
    desk.get(reverse("award_list:list", args=[roll.pk]))  # notes who is signed in where
    act: dict[str, Callable[[], tuple]] = {
        "withhold": lambda: (reverse("award_list:withhold", args=[roll.pk, an.key]), {}),
        "withhold_many": lambda: (
            reverse("award_list:withhold_many", args=[roll.pk]),
            {"key": [an.key], "sure": "1"},
        ),
    }
    url, form = act[name]()
    with connection.cursor() as cursor:
        cursor.execute(IMPATIENT[connection.vendor])
    with somebody_writes():
        with pytest.raises(OperationalError):
            marks.withhold(roll, binh.key, None, "Không ai chờ")
        answer = desk.post(url, form | {"reason": "Theo yêu cầu"})
    assert answer.status_code == 302
    page = words(Client().get(roll.url))
    assert "Lê Thị Bình" in page
    assert "Trần Văn An" not in page
    with connection.cursor() as cursor:  # as patient as before
        cursor.execute(
            "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"
        )
        assert str(cursor.fetchone()[0]).startswith("100")
