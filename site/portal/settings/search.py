"""What the admin's search asks: the site's own database, or an OpenSearch.

Readers' search is not concerned: it asks the public index, in the database.
"""

from typing import Any

from . import addresses

NAME = "SEARCH_URL"
OPTIONS = ("tls",)
DATABASE: dict[str, Any] = {"BACKEND": "news.search_backend"}
#: Seconds that a screen waits before the database is asked instead.
TIMEOUT = 3


def search_backends(value: str) -> dict[str, dict[str, Any]]:
    """WAGTAILSEARCH_BACKENDS for `opensearch://user:password@host:9200/prefix`, or for ""."""
    if not value.strip():
        return {"default": DATABASE}
    address = addresses.read(NAME, value, ("opensearch",), OPTIONS)
    try:
        tls = address.switch("tls", default=True)
        if not address.host:
            raise ValueError("it names a host: opensearch://user:password@host:9200/prefix")
        if address.path != address.path.lower() or "/" in address.path:
            raise ValueError("the prefix of its indexes is one word in small letters")
    except ValueError as error:
        raise addresses.refused(NAME, error) from None
    host: dict[str, Any] = {
        "host": address.host,
        "port": address.port or 9200,
        "use_ssl": tls,
        "verify_certs": tls,
        "http_auth": (address.user, address.password) if address.user else None,
    }
    return {
        "default": {
            "BACKEND": "news.opensearch",
            "HOSTS": [host],
            "INDEX_PREFIX": f"{address.path or 'vinh-danh'}_",
            "TIMEOUT": TIMEOUT,
            # Answers while OpenSearch does not.
            "FALLBACK": "database",
        },
        "database": DATABASE,
    }
