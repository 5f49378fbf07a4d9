"""What Wagtail keeps in the cache of each process, for as long as the site's structure is the same.

With Django's default cache every process has its own, and only the one that makes a change empties
it: the others served `href="None"` for an hour after the front page's slug had changed.
"""

from threading import Lock
from typing import Any

from django.core.cache import cache
from wagtail.models import Site

from .memory import kept

_lock = Lock()


def connect() -> None:
    """Called once: whoever asks Wagtail for the root paths of sites gets those of now."""
    sites: Any = Site
    find = sites.get_site_root_paths

    def fresh() -> list[Any]:
        # One at a time: another thread's answer may be from before the change.
        with _lock:
            Site.clear_site_root_paths_cache()
            return find()

    sites.get_site_root_paths = staticmethod(lambda: kept("site root paths", fresh))


def forget_names_of_locales() -> None:
    """To be called with each request: empties what was cached before the last change."""
    kept("names of locales", lambda: cache.delete("wagtail_locales_display_name"))
