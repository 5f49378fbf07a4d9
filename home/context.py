"""`chrome` in every template: identity, menu, languages, addresses of the search page and feed."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .chrome import SiteChrome


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """A context processor; nothing is asked of the database until a template asks."""
    return {"chrome": SimpleLazyObject(lambda: SiteChrome.for_request(request))}
