"""Answers that cost much, bounded for each visitor: 429 with `Retry-After`, by address.

    class SomePage(Page):
        @costly
        def serve(self, request): …

    @costly
    def some_view(request): …

Answers that are kept before Django, or in a cache in front of it, are not counted. Counted in the
cache "news_costly" if the site has one, else in "default" where that is a server that all processes
share; else each process counts for itself. Settings: `NEWS_COSTLY_A_MINUTE` (60; 0 counts nothing),
`NEWS_COSTLY_AT_ONCE` (30 within ten seconds).

The address is `REMOTE_ADDR`: where a proxy stands in front, the server has to set it from what the
proxy says, as `site/portal/client_address.py` does.

A server that finds `NOTES` in the environment, a list, is told there that this path costs much, and
may give it threads of its own.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address
from math import floor
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest, HttpResponse
from django.template.loader import select_template
from django.utils.log import log_response
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .languages import front_page_of

logger = logging.getLogger(__name__)

A_MINUTE, AT_ONCE = 60, 30
#: Seconds until what was too much may be tried again.
AGAIN = 10
CACHE = "news_costly"
NOTES = "news.costly"
TEMPLATES = ("429.html", "news/429.html")
#: What keeps nothing, is slow, or throws out the site's own entries to have room for counts.
_UNFIT = (DatabaseCache, DummyCache, FileBasedCache, LocMemCache)
#: Two windows of two keys for each visitor. When it is full, those go who did not ask for longest:
#: who goes on asking stays counted, however many strangers come by.
MOST_KEYS = 40_000
_own_memory = LocMemCache(CACHE, {"OPTIONS": {"MAX_ENTRIES": MOST_KEYS}})

View = TypeVar("View", bound=Callable[..., Any])


def costly(view: View) -> View:
    """For views, and for methods of pages that answer a request."""

    @wraps(view)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        request = next(one for one in args if isinstance(one, HttpRequest))
        request.META.get(NOTES, []).append(True)
        if seconds := seconds_to_wait(request):
            return too_many(request, seconds)
        return view(*args, **kwargs)

    return cast(View, bounded)


def seconds_to_wait(request: HttpRequest) -> int:
    """0 for a request that may be answered, which is counted; else when it may be sent again."""
    who = _who(request)
    if not who or not (a_minute := getattr(settings, "NEWS_COSTLY_A_MINUTE", A_MINUTE)):
        return 0
    at_once = getattr(settings, "NEWS_COSTLY_AT_ONCE", AT_ONCE)
    cache, now = _counts(), time.time()
    windows = [(10, at_once), (60, a_minute)]
    try:
        found = cache.get_many(
            [_key(who, seconds, now - ago) for seconds, _most in windows for ago in (0, seconds)]
        )
        wait = 0
        for seconds, most in windows:
            here = found.get(_key(who, seconds, now), 0)
            before = found.get(_key(who, seconds, now - seconds), 0)
            wait = max(wait, _wait(here, before, most, seconds, now % seconds))
        if not wait:
            for seconds, _most in windows:
                _count(cache, _key(who, seconds, now), 2 * seconds)
        return wait
    except Exception:
        # The cache is away: better slow than closed.
        logger.warning("Costly requests are not counted: the cache does not answer.")
    return 0


def _wait(here: int, before: int, most: int, seconds: int, gone: float) -> int:
    """Seconds until one more is allowed. `here` counts this window, of which `gone` seconds are
    over, and `before` the one before it, which counts less the further this one goes.
    """
    if here + before * (1 - gone / seconds) < most:
        return 0
    if here < most:
        return floor(seconds * (1 - (most - here) / before) - gone) + 1
    return floor(seconds - gone + seconds * (1 - most / here)) + 1


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """A page, or a line of text to a program that did not ask for one."""
    title = _("Too many requests")
    message = ngettext(
        "Too many searches and downloads came from your address. You can go on in %(seconds)d "
        "second.",
        "Too many searches and downloads came from your address. You can go on in %(seconds)d "
        "seconds.",
        seconds,
    ) % {"seconds": seconds}
    if "text/html" in request.headers.get("Accept", "text/html"):
        # What was typed is in the address.
        again = request.get_full_path() if request.method in ("GET", "HEAD") else ""
        home_url = front_page_of(request.path_info)
        context = {"status": 429, "title": title, "message": message}
        context |= {"again": again, "home_url": home_url}
        context["site_name"] = getattr(settings, "WAGTAIL_SITE_NAME", "")
        response = HttpResponse(select_template(TEMPLATES).render(context), status=429)
    else:
        response = HttpResponse(
            f"{title}. {message}\n", status=429, content_type="text/plain; charset=utf-8"
        )
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def not_now(response: Any, seconds: int = AGAIN, request: HttpRequest | None = None) -> Any:
    """`response` as the answer to one request that cannot be met at this moment: 503, and when to
    ask again. Layers that show something older while a site fails are told that it does not, and
    the log has a warning in place of an error.
    """
    response.status_code = 503
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    response.is_of_this_request = True
    text, path = "Asked to come again in %s s: %s", getattr(request, "path", "")
    log_response(text, seconds, path, response=response, request=request, level="warning")
    return response


def _counts() -> BaseCache:
    if CACHE in settings.CACHES:
        return caches[CACHE]
    cache = caches["default"]
    return _own_memory if isinstance(cache, _UNFIT) else cache


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
