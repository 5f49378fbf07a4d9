"""Finds the page of a request by what is kept in memory, and answers addresses that are none."""

import logging
from collections.abc import Callable
from copy import copy
from typing import Any

from django.core.exceptions import BadRequest, ObjectDoesNotExist
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.defaults import bad_request, page_not_found
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Site, get_page_models
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from .page_finding import may_read
from .public_index.memory import kept
from .public_index.wagtails_memory import forget_names_of_locales

logger = logging.getLogger(__name__)


class KeptRoutesMiddleware:
    """Wagtail asks for the site, its root and the root's translation at every request; this does
    so once. Optional: behind `LocaleMiddleware`, for the language must be known.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Wagtail collects a type's routes at its first request, which several threads may be.
        for model in get_page_models():
            if issubclass(model, RoutablePageMixin):
                model.get_resolver()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    # `Any`: Wagtail notes what it has found on the request, in attributes of its own.
    def process_view(self, request: Any, view: object, args: tuple, kwargs: dict) -> None:
        forget_names_of_locales()
        key = ("site", request.META.get("HTTP_HOST"), request.get_port())
        site = request._wagtail_site = kept(key, lambda: Site._find_for_request(request))
        if view is serve and site:
            request._wagtail_route_for_request = self._route(site, request, args[0])

    def _route(self, site: Site, request: HttpRequest, path: str) -> RouteResult | None:
        top = kept(("top", site.pk, get_language()), lambda: site.root_page.localized.specific)
        words = [word for word in path.split("/") if word]
        try:
            return copy(top).route(request, words)
        except Http404:
            return None


#: What a database or a field says of a value that no row can have, and that nobody checked.
_UNREADABLE: tuple[tuple[type[Exception], str], ...] = (
    (ValueError, "expected a number but got"),
    (ValueError, "NUL (0x00)"),
    (OverflowError, "too large to convert to SQLite INTEGER"),
    (DataError, "out of range"),
    (DataError, "NUL"),
    # Nested without end.
    (RecursionError, "while decoding a JSON"),
    # Where to go next, by a name that nothing has.
    (NoReverseMatch, "is not a valid view function or pattern name"),
    (NoReverseMatch, "'wagtailadmin_choose_page_child' with arguments"),
)


READING = ("GET", "HEAD")
#: Whoever is signed in goes on from here to `next`, or to the first screen.
SIGN_IN = "wagtailadmin_login"
#: Views of Wagtail's that fail by themselves where what is sent is not what their own pages send.
_WITHOUT_ITS_FIELDS: dict[str, tuple[type[Exception], ...]] = {
    "wagtailadmin_choose_page_external_link": (AttributeError,),
    # JSON that is no text, is nested without end, or holds what the database does not keep.
    "wagtailadmin_dismissibles": (ValueError, TypeError, RecursionError, DataError),
    # A file that was never sent, or is named with a signature that is none.
    "wagtailredirects:process_import": (KeyError, AttributeError),
    # A second translation into one language.
    "wagtailadmin_api:pages:action": (IntegrityError,),
}


class UnreadableAddressMiddleware:
    """404 for an address of Wagtail's admin that names no page, or none that its reader may see;
    400 for a form that is no form of the admin's.

    Some of Wagtail's views ask the database for what stands in their address as it is, "abc" or
    thirty digits in the place of a key, or read fields of a form that were not sent. The answer to
    a form that fails must not look like an address that is not there. Others name pages without
    asking for rights, see `page_finding`. After the middleware that knows the user.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    @cached_property
    def admin(self) -> str:
        return reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: object, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not request.path.startswith(self.admin):
            return None
        is_signing_in = match.view_name == SIGN_IN
        if is_signing_in and request.method in READING and _leads_nowhere(request):
            return redirect(SIGN_IN)
        if not request.user.is_authenticated and not is_signing_in:
            return None
        if request.method == "POST" and _leads_nowhere(request):
            return bad_request(request, BadRequest("next"))
        if may_read(request, match.view_name, kwargs):
            return None
        return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not request.path.startswith(self.admin):
            return None
        if not _is_unreadable(error) and not _lacks_fields(request, error):
            return None
        if request.method in READING:
            return page_not_found(request, error, template_name="wagtailadmin/404.html")
        logger.warning("A form could not be read at %s: %r", request.path, error)
        return bad_request(request, error)


def _leads_nowhere(request: HttpRequest) -> bool:
    """Whether `next` is no address: views would fail once they have done what was asked."""
    sent = (values.get("next") for values in (request.POST, request.GET))
    return any(target and "/" not in target and "." not in target for target in sent)


def _is_unreadable(error: Exception) -> bool:
    said = str(error)
    return any(isinstance(error, kind) and words in said for kind, words in _UNREADABLE)


def _lacks_fields(request: HttpRequest, error: Exception) -> bool:
    if isinstance(error, MultiValueDictKeyError):
        return True
    name = request.resolver_match.view_name if request.resolver_match else ""
    # A key in a form, of a row that was deleted meanwhile.
    if isinstance(error, ObjectDoesNotExist) and name.startswith("wagtail"):
        return True
    return isinstance(error, _WITHOUT_ITS_FIELDS.get(name, ()))
