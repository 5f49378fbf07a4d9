"""When, where and how far the site reads itself: docs/self-watch.md."""

from typing import Any

from .environment import Environment

env = Environment()


def self_watch(base_url: str) -> dict[str, Any]:
    return {
        "ON": env.bool("SELF_WATCH", default=False),
        # As readers reach it: through whatever stands in front of the site.
        "URL": env("SELF_WATCH_URL", default=base_url),
        # The hour of the day, in TIME_ZONE.
        "HOUR": env.int("SELF_WATCH_HOUR", default=3),
        "PAGES": env.int("SELF_WATCH_PAGES", default=3000),
        # Links to other sites that are tried in a night; 0 tries none.
        "LINKS": env.int("SELF_WATCH_LINKS", default=500),
    }
