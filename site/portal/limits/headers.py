"""Headers of every answer, whoever gives it: a view, WhiteNoise, an error."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class SecurityHeadersMiddleware:
    """Adds `SECURITY_HEADERS`; one that the view has set stays.

    Stands first: what the middleware behind it answer by themselves has the headers as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = list(settings.SECURITY_HEADERS.items())

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers:
            response.headers.setdefault(name, value)
        return response
