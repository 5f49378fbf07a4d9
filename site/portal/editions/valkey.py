"""The edition number of several machines, in a Valkey (or Redis) that all of them reach.

The key is a hash: the number, and a field for each commit that is under way with the moment until
which it is believed. While there is one no kept page is served, as nobody would notice the death
of a process on another machine; that is for the milliseconds of a commit, or `LEASE` seconds after
a process died in one.

Where Valkey does not answer, pages are rendered anew for each visitor, and nothing that was kept
before is used again. A number that could not be raised is owed: it is tried again until it is, and
this process serves no kept page meanwhile.
"""

import atexit
import logging
import os
import secrets
import threading
import time
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from .number import new_number, tell_of_rise

logger = logging.getLogger(__name__)

NUMBER, FLOOR = "number", "floor"
LEASE = 15
#: How long an answer of Valkey is waited for, and how long it is left alone after none came.
TIMEOUT, PAUSE = 0.25, 1.0
#: How long a process that ends goes on trying to raise the number; seconds.
LAST_CHANCE = 3.0


def _risen(is_addition: bool = False) -> Any:
    number = new_number()
    return {NUMBER: number} if is_addition else {NUMBER: number, FLOOR: number}


class ValkeyNumber:
    def __init__(self, url: str, key: str) -> None:
        self.key = key
        self._client = redis.Redis.from_url(
            url,
            decode_responses=True,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            # A connection that broke may have missed a rise: never tried again in silence.
            retry=Retry(NoBackoff(), 0),
        )
        self._open = threading.local()
        self._owed = threading.Event()
        self._away_until = 0.0
        self._after_fork()
        os.register_at_fork(after_in_child=self._after_fork)
        atexit.register(self._pay_before_exit)

    def current(self) -> int | None:
        if self._owed.is_set() or time.monotonic() < self._away_until:
            return None
        try:
            fields = self._client.hgetall(self.key)
            if NUMBER not in fields:
                self.rise()
                return None
            if fields.keys() - {NUMBER, FLOOR}:
                self._end_broken_off(fields)
                return None
        except redis.RedisError as error:
            self._is_away(error)
            return None
        return int(fields[NUMBER])

    def floor(self) -> int | None:
        try:
            found = self._client.hget(self.key, FLOOR)
        except redis.RedisError as error:
            self._is_away(error)
            return None
        return int(found) if found else None

    def rise(self, is_addition: bool = False) -> None:
        try:
            self._client.hset(self.key, mapping=_risen(is_addition))
        except redis.RedisError as error:
            self._is_away(error)
            self._owed.set()
        tell_of_rise()

    def begin(self) -> None:
        token = self._open.token = secrets.token_hex(8)
        try:
            self._client.hset(self.key, token, self._now() + LEASE)
        except redis.RedisError as error:
            self._is_away(error)

    def end(self, is_addition: bool = False) -> None:
        try:
            with self._client.pipeline() as steps:
                steps.hset(self.key, mapping=_risen(is_addition))
                steps.hdel(self.key, self._open.token)
                steps.execute()
        except redis.RedisError as error:
            self._is_away(error)
            self._owed.set()
        # Also where Valkey was not: the database has the change.
        tell_of_rise()

    def _end_broken_off(self, fields: dict[Any, Any]) -> None:
        """The number rises for commits whose process must be gone."""
        now = self._now()
        commits = {name: until for name, until in fields.items() if name not in (NUMBER, FLOOR)}
        over = [name for name, until in commits.items() if int(until) < now]
        if over:
            with self._client.pipeline() as steps:
                steps.hset(self.key, mapping=_risen())
                steps.hdel(self.key, *over)
                steps.execute()
            tell_of_rise()

    def _now(self) -> int:
        """Valkey's clock, which is one for all machines; seconds."""
        return self._client.time()[0]

    def _is_away(self, error: Exception) -> None:
        if time.monotonic() >= self._away_until:
            logger.warning("Valkey does not answer; pages are not kept: %s", error)
        self._away_until = time.monotonic() + PAUSE

    def _pay(self) -> None:
        while True:
            self._owed.wait()
            try:
                self._client.hset(self.key, mapping=_risen())
                self._owed.clear()
                tell_of_rise()
            except redis.RedisError:
                time.sleep(0.1)

    def _pay_before_exit(self) -> None:
        deadline = time.monotonic() + LAST_CHANCE
        while self._owed.is_set() and time.monotonic() < deadline:
            time.sleep(0.05)
        if self._owed.is_set():
            logger.error("A new edition could not be announced: run manage.py editions --new")

    def _after_fork(self) -> None:
        """Threads stay with the parent."""
        threading.Thread(target=self._pay, daemon=True).start()
