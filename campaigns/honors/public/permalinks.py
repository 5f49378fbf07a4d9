"""The lasting addresses of single awards."""

from collections.abc import Callable

from django.http import HttpRequest

from ..models.rolls import HonorRollIndexPage

_ANY_KEY = "0000000000"


def permalinks(
    index: HonorRollIndexPage, request: HttpRequest | None = None, *, full: bool = False
) -> Callable[[str], str]:
    """What makes the address of an award from its key, in the active language; "" where the
    index has no address. `full`: with the site's name.

    Reversing the route once is enough for 100,000 keys.
    """
    base = (index.get_full_url(request) if full else index.get_url(request)) or ""
    if not base:
        return lambda key: ""
    before, after = index.reverse_subpage("award", kwargs={"key": _ANY_KEY}).split(_ANY_KEY)
    return lambda key: f"{base}{before}{key}{after}"
