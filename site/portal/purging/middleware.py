"""Marks answers for caches: with the site, the page and the kind of page that they show."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from . import SITE_TAG

HEADER = "X-Cache-Tags"
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class CacheTagsMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(settings.ADMIN_PREFIX):
            response.headers.setdefault(HEADER, " ".join(tags_of(request)))
        return response


def tags_of(request: HttpRequest) -> Iterator[str]:
    yield SITE_TAG
    # Wagtail notes here which page the address led to.
    if route := getattr(request, "_wagtail_route_for_request", None):
        yield f"page-{route.page.pk}"
        yield f"kind-{route.page._meta.model_name}"
