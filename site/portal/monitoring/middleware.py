"""What Django alone knows of a request, for the line in the log."""

from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponseBase

from . import metrics
from .layer import FACTS


class FactsMiddleware:
    """The number of who is signed in (no name) and the view. The last one in MIDDLEWARE.

    Nobody is asked for: a user that nothing needed to know stays unknown.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        facts = request.META.get(FACTS)
        if facts is not None:
            user = getattr(request, "_cached_user", None)
            facts["user"] = user.pk if user is not None else None
            match = request.resolver_match
            facts["view"] = match.view_name if match else None
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if isinstance(error, Error):
            metrics.note_database_error()
