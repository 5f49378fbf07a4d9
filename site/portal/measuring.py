"""The measuring script of public pages: where it stands, and what it may do there."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register
from django.http import HttpRequest

#: No sign that would end a word of a policy.
ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[^\s\"'<>;,]*)?")
HASH = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}")


def measures(request: HttpRequest, page: Any) -> bool:
    """Whether `page` has the script, which is noted on the request for the page's policy.

    Not in previews, nor behind a password, a login or a group, nor where an answer is no page.
    """
    if not settings.MEASURING_SCRIPT_URL or page is None or getattr(request, "is_preview", False):
        return False
    if not hasattr(page, "get_view_restrictions") or page.get_view_restrictions().exists():
        return False
    request.is_measured = True  # type: ignore[attr-defined]
    return True


def with_measuring(policy: dict[str, Any]) -> dict[str, Any]:
    """`policy` with the script's origin for scripts and pictures, and where it may send figures."""
    origin = origin_of(settings.MEASURING_SCRIPT_URL)
    more = {
        "script-src": [origin],
        "img-src": [origin],
        "connect-src": [origin, *map(origin_of, settings.MEASURING_CONNECT)],
    }
    return {**policy, **{name: [*policy[name], *origins] for name, origins in more.items()}}


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


@register("security")
def check_measuring(**_: Any) -> list[Error]:
    """Refuses addresses that are none, or that anybody on the way could change."""
    given = [("MEASURING_SCRIPT_URL", settings.MEASURING_SCRIPT_URL)]
    given += [("MEASURING_CONNECT", address) for address in settings.MEASURING_CONNECT]
    errors = [
        Error(f"{name} has to be an https address, not {address!r}.", id="portal.E001")
        for name, address in given
        if address and not ADDRESS.fullmatch(address)
    ]
    if settings.MEASURING_SCRIPT_HASH and not HASH.fullmatch(settings.MEASURING_SCRIPT_HASH):
        text = "MEASURING_SCRIPT_HASH has to be as in the attribute integrity: sha384-…"
        errors.append(Error(text, id="portal.E002"))
    return errors
