"""The cache that several machines share, which nothing may depend on.

Django's own raises where the server does not answer, in the middle of whatever asked: a page, a
sign-in. Here nothing is found then and nothing is stored, and for a moment nobody asks again.
"""

import logging
import time
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

#: Seconds: how long an answer is waited for, and how long the server is left alone without one.
TIMEOUT, PAUSE = 0.25, 1.0


class SharedCache(RedisCache):
    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        super().__init__(server, {**params, "OPTIONS": options | params.get("OPTIONS", {})})
        self._away_until = 0.0

    def _ask(self, default: Any, work: Any, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < self._away_until:
            return default
        try:
            return work(*args, **kwargs)
        except RedisError as error:
            self._away_until = time.monotonic() + PAUSE
            logger.warning("The shared cache does not answer; nothing is kept there: %s", error)
            return default

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(default, super().get, key, default, version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return self._ask({}, super().get_many, keys, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self._ask(False, super().has_key, key, version)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        # As if it were new: who counts with it goes on from there.
        return self._ask(True, super().add, key, value, *args, **kwargs)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._ask(None, super().set, key, value, *args, **kwargs)

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return self._ask([], super().set_many, data, *args, **kwargs)

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return self._ask(False, super().touch, key, *args, **kwargs)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return self._ask(delta, super().incr, key, delta, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self._ask(False, super().delete, key, version)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._ask(None, super().delete_many, keys, version)

    def clear(self) -> None:
        self._ask(None, super().clear)
