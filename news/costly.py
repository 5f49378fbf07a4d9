"""Answers that cost much, bounded for each visitor: 429 with `Retry-After`, by address.

    class SomePage(Page):
        @costly
        def serve(self, request): …

Answers that are kept before Django, or in a cache in front of it, are not counted. Counted in the
cache "news_costly" if the site has one, else in "default": on one machine each process counts for
itself, with Valkey all of them together. Settings: `NEWS_COSTLY_A_MINUTE` (60; 0 counts nothing),
`NEWS_COSTLY_AT_ONCE` (30 within ten seconds).

The address is `REMOTE_ADDR`: where a proxy stands in front, the server has to set it from what the
proxy says, as `site/portal/client_address.py` does.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.loader import select_template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

logger = logging.getLogger(__name__)

A_MINUTE, AT_ONCE = 60, 30
CACHE = "news_costly"
TEMPLATES = ("429.html", "news/429.html")

View = TypeVar("View", bound=Callable[..., Any])


def costly(view: View) -> View:
    """For methods of pages that answer a request: the page first, then the request."""

    @wraps(view)
    def bounded(page: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if seconds := seconds_to_wait(request):
            return too_many(request, seconds)
        return view(page, request, *args, **kwargs)

    return cast(View, bounded)


def seconds_to_wait(request: HttpRequest) -> int:
    """0 for a request that may be answered, which is counted; else when it may be sent again."""
    who = _who(request)
    if not who or not (a_minute := getattr(settings, "NEWS_COSTLY_A_MINUTE", A_MINUTE)):
        return 0
    at_once = getattr(settings, "NEWS_COSTLY_AT_ONCE", AT_ONCE)
    cache, now = caches[CACHE if CACHE in settings.CACHES else "default"], time.time()
    windows = [(10, at_once), (60, a_minute)]
    try:
        found = cache.get_many(
            [_key(who, seconds, now - ago) for seconds, _most in windows for ago in (0, seconds)]
        )
        for seconds, most in windows:
            share = 1 - now % seconds / seconds
            former = found.get(_key(who, seconds, now - seconds), 0)
            if found.get(_key(who, seconds, now), 0) + former * share >= most:
                return max(1, ceil(seconds * share))
        for seconds, _most in windows:
            _count(cache, _key(who, seconds, now), 2 * seconds)
    except Exception:
        # The cache is away: better slow than closed.
        logger.warning("Costly requests are not counted: the cache does not answer.")
    return 0


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """A page, or a line of text to a program that did not ask for one."""
    title = _("Too many requests")
    message = ngettext(
        "From your address more searches and downloads came than the site can answer at once. "
        "Please go on in %(seconds)d second.",
        "From your address more searches and downloads came than the site can answer at once. "
        "Please go on in %(seconds)d seconds.",
        seconds,
    ) % {"seconds": seconds}
    if "text/html" in request.headers.get("Accept", "text/html"):
        context = {"status": 429, "title": title, "message": message}
        response = HttpResponse(select_template(TEMPLATES).render(context), status=429)
    else:
        response = HttpResponse(f"{title}. {message}\n", status=429, content_type="text/plain")
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def _who(request: HttpRequest) -> str:
    """An editor, or an address; of IPv6 the half that a house or a company has. "" if unknown."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"user-{user.pk}"
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return (address.ipv4_mapped or address).exploded.replace(":", "")[:16]
    return str(address)


def _key(who: str, seconds: int, moment: float) -> str:
    return f"news-costly-{seconds}-{int(moment // seconds)}-{who}"


def _count(cache: Any, key: str, seconds: int) -> None:
    cache.add(key, 0, seconds)
    try:
        cache.incr(key)
    except ValueError:  # thrown out meanwhile
        cache.set(key, 1, seconds)
