"""Whose request it is: the address that the last machine we trust has seen."""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest

#: A household or an office has a whole network of IPv6: who is throttled must not step aside.
IPV6_PREFIX = 64


def seen_by_proxies(environ: Mapping[str, Any], hops: int) -> str:
    """What the outermost of our `hops` proxies wrote into `X-Forwarded-For`: the last entry with
    one proxy, the last but one with two; "" where there is none. What stands to its left a client
    may have written itself.
    """
    entries = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return entries[-hops].strip() if len(entries) >= hops else ""


def client_address(request: HttpRequest) -> str | None:
    """The client's address, that of its /64 network for IPv6; None where none is known."""
    written = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        written = seen_by_proxies(request.META, settings.PROXY_HOPS) or written
    address = read(written)
    if isinstance(address, IPv6Address):
        network = ip_network((address.packed, IPV6_PREFIX), strict=False)
        return str(network.network_address)
    return str(address) if address else None


def read(written: str) -> IPv4Address | IPv6Address | None:
    """The address in an entry of `X-Forwarded-For`, to which some proxies add the port.

    An IPv4 address in the clothes of IPv6 is the IPv4 address.
    """
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


class ClientAddressLayer:
    """A WSGI layer that sets `REMOTE_ADDR` to the address that the outermost proxy of ours saw.

    The first of all layers: those behind it render public pages without the visitor's headers.
    """

    def __init__(self, application: Any, hops: int) -> None:
        self.application, self.hops = application, hops

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if seen := seen_by_proxies(environ, self.hops):
            environ["REMOTE_ADDR"] = seen
        return self.application(environ, start_response)


def shortened(address: str | None) -> str:
    """An address that somebody knows again but that names no single machine: 203.0.113.…"""
    if not address:
        return ""
    if ":" in address:
        return ":".join(address.split(":")[:3]) + ":…"
    return ".".join(address.split(".")[:3]) + ".…"
