"""The number of several machines: a lost Valkey makes pages slower, never old."""

import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
import redis

from portal.editions import valkey
from portal.editions.valkey import ValkeyNumber

pytestmark = pytest.mark.any_database


@pytest.fixture
def key() -> str:
    return f"editions-{uuid4()}"


@pytest.fixture
def client(valkey_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(valkey_url, decode_responses=True) as client:
        yield client


@pytest.fixture
def number(valkey_url: str, key: str) -> ValkeyNumber:
    """One node's; the first question finds no number yet, and makes one."""
    made = ValkeyNumber(valkey_url, key)
    assert made.current() is None
    return made


@pytest.fixture
def other(valkey_url: str, key: str, number: ValkeyNumber) -> ValkeyNumber:
    """Another node's."""
    return ValkeyNumber(valkey_url, key)


def eventually_known(number: ValkeyNumber) -> int:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if (current := number.current()) is not None:
            return current
        time.sleep(0.02)
    raise AssertionError("the number is not known")


def test_all_nodes_have_one_number(number: ValkeyNumber, other: ValkeyNumber) -> None:
    before = number.current()
    assert other.current() == before is not None
    other.rise()
    assert number.current() == other.current() != before


def test_while_a_commit_is_under_way_no_kept_page_is_served(
    number: ValkeyNumber, other: ValkeyNumber
) -> None:
    before = number.current()
    other.begin()
    assert number.current() is other.current() is None
    other.end()
    assert number.current() not in (None, before)


def test_a_commit_whose_process_died_ends_after_a_while(
    number: ValkeyNumber, other: ValkeyNumber, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = number.current()
    monkeypatch.setattr(valkey, "LEASE", -1)
    other.begin()
    time.sleep(1.1)
    assert number.current() is None
    assert number.current() not in (None, before)


def test_a_number_that_was_lost_is_another_one(
    number: ValkeyNumber, client: redis.Redis, key: str
) -> None:
    before = number.current()
    client.delete(key)
    assert number.current() is None
    assert number.current() not in (None, before)


def test_where_no_valkey_is_nothing_is_known_and_nothing_fails(valkey_url: str) -> None:
    number = ValkeyNumber("redis://127.0.0.1:1/0", "editions")
    number.begin()
    number.end()
    number.rise()
    started = time.monotonic()
    for _ in range(1_000):
        assert number.current() is None
    assert time.monotonic() - started < 5
    number._owed.clear()


def test_a_rise_that_valkey_missed_is_made_up_for(
    number: ValkeyNumber, other: ValkeyNumber, client: redis.Redis
) -> None:
    before = other.current()
    client.client_pause(1_000)
    number.begin()
    number.end()
    assert number.current() is None
    assert eventually_known(number) != before
    assert other.current() == number.current()
