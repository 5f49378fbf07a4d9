"""Gives 503 instead of an error page while the database, the cache or the disk is away."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from . import incomplete
from .answers import unavailable
from .errors import is_outage

logger = logging.getLogger(__name__)

#: Under this name in `request.META` a server puts the error that kept it from storing the body.
BODY_NOT_STORED = "news.outages.body_not_stored"


@receiver(got_request_exception)
def note_outage(request: Any = None, **kwargs: Any) -> None:
    """Of a middleware that failed, Django makes a page before another one hears of it."""
    error = sys.exc_info()[1]
    if request is not None and is_outage(error):
        request._news_outage = error


class OutageMiddleware:
    """Stands before sessions, so that these, messages and forms that fail count as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if (error := request.META.get(BODY_NOT_STORED)) is not None:
            logger.warning("503 for %s: its body could not be stored", request.path)
            return unavailable(request, error)
        incomplete.begin()
        response = self.get_response(request)
        incomplete.keep_out(response)
        if response.status_code == 500 and (error := getattr(request, "_news_outage", None)):
            response.close()
            return unavailable(request, error)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_outage(exception):
            return None
        # Without the text, which may hold a row, and without a traceback for each visitor.
        cause = exception.__cause__ or exception
        logger.warning("503 for %s: %s", request.path, type(cause).__name__)
        return unavailable(request, exception)
