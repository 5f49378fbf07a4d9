"""Finds where to send a reader whose address is no longer that of a page.

Only a page that is found is an answer, and always the last one: no redirect leads to another one,
or to nothing.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, is_valid_path, resolve
from django.utils.translation import get_language, get_language_from_path, override
from wagtail.models import Site
from wagtail.views import serve

from ..public_index.addresses import SAFE, Root, root_of, roots
from .models import FormerAddress

#: Addresses that are tried for one request.
MOST = 20
#: Parts of a longer address are not looked up.
MOST_PARTS = 12


@dataclass(frozen=True)
class Place:
    """An address of one of our sites: percent-encoded, without its query."""

    site_id: int
    path: str
    query: str = ""
    is_permanent: bool = True


@dataclass(frozen=True)
class Answer:
    url: str
    is_permanent: bool


def new_address(request: HttpRequest) -> Answer | None:
    """Where what `request` asks for is now; None where it is nowhere."""
    site = Site.find_for_request(request)
    if site is None or "\0" in request.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    asked = Place(site.pk, quote(request.path, safe=SAFE), query)
    seen = {(asked.site_id, asked.path)}
    todo = list(_further(asked))
    if not asked.path.endswith("/") and not is_valid_path(unquote(asked.path)):
        todo.insert(0, Place(site.pk, f"{asked.path}/", query))
    while todo and len(seen) < MOST:
        place = todo.pop(0)
        if isinstance(place, Answer):
            return place
        if (place.site_id, place.path) in seen:
            continue
        seen.add((place.site_id, place.path))
        found = _look(request, place)
        if found is True:
            return Answer(_url(place, site), place.is_permanent)
        todo[:0] = [found] if isinstance(found, Place) else list(_further(place))
    return None


def _further(place: Place) -> Iterator[Place | Answer]:
    """Where editors said, and where the page is that had this address, or one above it."""
    yield from _redirects(place)
    parts = place.path.strip("/").split("/")[:MOST_PARTS]
    prefixes = [f"/{'/'.join(parts[:end])}/" for end in range(len(parts), 0, -1)]
    rows = FormerAddress.objects.filter(site_id=place.site_id, path__in=prefixes)
    found = rows.values_list("path", "page__url_path", "is_derived", "pk")
    for former, url_path, *_ in sorted(found, key=_nearest_first):
        root = _root_of(url_path, place.site_id)
        if root is not None:
            rest = f"{place.path.rstrip('/')}/"[len(former) :]
            path = root.whole_path_of(url_path) + rest
            yield Place(root.site_id, path, place.query, place.is_permanent)


def _nearest_first(row: tuple[str, str, bool, int]) -> tuple[int, bool, int]:
    """The longest address; of the pages that had it the last one; of those that may have had it
    the first one, for the others came after it.
    """
    path, _url_path, is_derived, pk = row
    return -len(path), is_derived, pk if is_derived else -pk


def _root_of(url_path: str, site_id: int) -> Root | None:
    """Of sites within each other, the one that was asked."""
    own = (root for root in roots() if root.site_id == site_id)
    return next((r for r in own if url_path.startswith(r.url_path)), root_of(url_path))


def _redirects(place: Place) -> Iterator[Place | Answer]:
    """The editors' redirects, where the site has them."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    from wagtail.contrib.redirects.models import Redirect

    plain = Redirect.normalise_path(unquote(place.path))
    paths = {plain: place.query, Redirect.normalise_path(place.path): place.query}
    if place.query:
        paths[Redirect.normalise_path(f"{place.path}?{place.query}")] = ""
    rows = Redirect.objects.filter(Q(site_id=place.site_id) | Q(site_id=None), old_path__in=paths)
    # The more particular first: with a query, for this site.
    for row in sorted(rows, key=lambda row: ("?" not in row.old_path, row.site_id is None)):
        url = _target(row)
        if url:
            yield _place_of(url, place, paths.get(row.old_path, ""), row.is_permanent)


def _target(redirect: Any) -> str:
    if redirect.redirect_page_id is None:
        return redirect.redirect_link
    base = redirect.redirect_page.specific_deferred.url or ""
    return base and base.rstrip("/") + (redirect.redirect_page_route_path or "/")


def _place_of(url: str, asked: Place, query: str, is_permanent: bool) -> Place | Answer:
    """A place where `url` is an address of ours, else the answer itself."""
    parts = urlsplit(url)
    hosts = {urlsplit(root.origin).netloc: root.site_id for root in roots()}
    site_id = hosts.get(parts.netloc) if parts.netloc else asked.site_id
    if site_id is None or not parts.path.startswith("/"):
        return Answer(url, is_permanent)
    is_permanent = is_permanent and asked.is_permanent
    return Place(site_id, parts.path, parts.query or query, is_permanent)


def _look(request: HttpRequest, place: Place) -> bool | Place:
    """Whether there is something at `place`; where that is a redirect itself, its target."""
    path = unquote(place.path)
    with override(_language_of(path)):
        try:
            match = resolve(path)
        except Resolver404:
            return False
        if match.func is not serve:
            return not next(_redirects(place), None)
        probe = _request_for(request, path, place)
        try:
            response = serve(probe, *match.args)
        except (Http404, PermissionDenied):
            return False
    return _judge(response, place)


def _judge(response: HttpResponseBase, place: Place) -> bool | Place:
    if response.status_code in (301, 308):
        target = _place_of(response["Location"], place, "", place.is_permanent)
        return target if isinstance(target, Place) else False
    return response.status_code != 404


def _request_for(request: HttpRequest, path: str, place: Place) -> Any:
    probe: Any = copy(request)
    # What Wagtail and we noted of the page that was asked for.
    for name in ("_wagtail_route_for_request", "served_page", "routable_resolver_match"):
        probe.__dict__.pop(name, None)
    probe.path = probe.path_info = path
    probe.LANGUAGE_CODE = get_language()
    if place.site_id != Site.find_for_request(request).pk:
        probe._wagtail_site = Site.objects.select_related("root_page").get(pk=place.site_id)
    return probe


def _language_of(path: str) -> str | None:
    """The language in which a request for `path` is answered."""
    is_used, is_prefixed_by_default = is_language_prefix_patterns_used(settings.ROOT_URLCONF)
    if not is_used:
        return get_language()
    return get_language_from_path(path) or (
        get_language() if is_prefixed_by_default else settings.LANGUAGE_CODE
    )


def _url(place: Place, asked_at: Site) -> str:
    origins = {root.site_id: root.origin for root in roots()}
    origin = "" if place.site_id == asked_at.pk else origins.get(place.site_id, "")
    return f"{origin}{place.path}{'?' if place.query else ''}{place.query}"
