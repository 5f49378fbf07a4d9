"""Sends readers of former addresses on."""

from collections.abc import Callable

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)

from .find import new_address


class FormerAddressMiddleware:
    """In the place of `wagtail.contrib.redirects`' middleware, whose redirects it knows, too.

    What is found costs nothing: only an answer of 404 is looked at.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        found = new_address(request)
        if found is None:
            return response
        redirect = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return redirect(found.url)
