"""Caches in front of the site (Varnish) that keep pages and are told of each change."""

from typing import Any
from urllib.parse import urlsplit

from . import addresses

NAME = "PURGE_URLS"
MIDDLEWARE = ["portal.purging.middleware.CacheTagsMiddleware"]
#: For how long a cache may keep a page that it was not told about; seconds.
LONGEST = 60


def purging(urls: str, secret: str) -> dict[str, Any]:
    """The setting PURGING for addresses of caches, separated by commas; {} for none."""
    caches = [url.strip() for url in urls.split(",") if url.strip()]
    for url in caches:
        addresses.read(NAME, url, ("http",), ())
        parts = urlsplit(url)
        if not parts.hostname or parts.path.strip("/") or parts.username:
            raise addresses.refused(NAME, "each is the address of a cache: http://127.0.0.1:6081")
    return {"URLS": caches, "SECRET": secret, "SECONDS": LONGEST} if caches else {}
