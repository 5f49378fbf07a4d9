"""Variables that a site may do without: what each has to be, where it is set.

Settings would take a switch that is misspelled for "off", and tell a wrong number by a traceback
that names no variable.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from .purging import purging
from .search import search_backends
from .storage import file_storage

SWITCHES = {*environ.Env.BOOLEAN_TRUE_STRINGS, "off", "false", "no", "n", "0"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
Check = tuple[Callable[[str], object], str]


def _is_switch(value: str) -> bool:
    return value.lower() in SWITCHES


def _number(least: int = 0, most: int = 0) -> Check:
    """From `least` to `most`, or without a most."""

    def fits(value: str) -> bool:
        return value.isdecimal() and least <= int(value) <= (most or int(value))

    if most:
        return fits, f"a whole number from {least} to {most}"
    return fits, f"a whole number from {least}"


def _is_valkey(value: str) -> object:
    address = urlsplit(value)
    _ = address.port  # raises ValueError when it is no number
    is_socket = address.scheme == "unix" and address.path
    return is_socket or (address.scheme in ("redis", "rediss") and address.hostname)


def _is_cache(value: str) -> object:
    return environ.Env.cache_url_config(value)


SWITCH = (_is_switch, "on or off")

#: Texts, names and lists, which cannot be told from wrong ones, are not here.
OPTIONAL: dict[str, Check] = {
    "ACCESS_LOG": SWITCH,
    "BACKUP_KEEP": _number(1),
    "BEHIND_PROXY": SWITCH,
    "CACHE_URL": (_is_cache, "rediscache://host:6379/1, or locmemcache://"),
    "CLAMD_REQUIRED": SWITCH,
    "COSTLY_A_MINUTE": _number(),
    "EDITIONS": SWITCH,
    "EDITIONS_LAST_WHEN_FAILING": SWITCH,
    "EDITIONS_MEGABYTES": _number(),
    "EDITIONS_URL": (_is_valkey, "redis://host:6379/2"),
    "HTTPS": SWITCH,
    "LOG_LEVEL": (LEVELS.__contains__, f"one of {', '.join(LEVELS)}"),
    "METRICS_PORT": _number(0, 65535),
    "PORT": _number(1, 65535),
    "PROXY_HOPS": _number(),
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": SWITCH,
    "SECURE_HSTS_PRELOAD": SWITCH,
    "SECURE_HSTS_SECONDS": _number(),
    "SECURE_SSL_REDIRECT": SWITCH,
    "SELF_WATCH": SWITCH,
    "SELF_WATCH_HOUR": _number(0, 23),
    "SELF_WATCH_LINKS": _number(),
    "SELF_WATCH_PAGES": _number(),
    "WEB_THREADS": _number(1, 1000),
    "WEB_WORKERS": _number(0, 1000),
}
#: Readers that say themselves what is wrong, and with which variable.
ADDRESSES: dict[str, Callable[[str], object]] = {
    "STORAGE_URL": file_storage,
    "SEARCH_URL": search_backends,
    "PURGE_URLS": lambda value: purging(value, ""),
}


def complaint(name: str) -> str:
    """What the variable has to be, where it is set to something else; "" where all is well."""
    if name not in OPTIONAL:
        return ""
    fits, meaning = OPTIONAL[name]
    value = environ.Env()(name, default="").strip()
    if not value or _holds(fits, value):
        return ""
    return f"{name}: {meaning} (the value given is not that)"


def complaints() -> Iterator[str]:
    """A line for each variable that is set to something it cannot be."""
    env = environ.Env()
    yield from (f"  {found}" for found in map(complaint, OPTIONAL) if found)
    for name, read in ADDRESSES.items():
        try:
            read(env(name, default=""))
        except ImproperlyConfigured as error:
            yield f"  {error}"


def _holds(fits: Callable[[str], object], value: str) -> bool:
    try:
        return bool(fits(value))
    except (ValueError, ImproperlyConfigured):
        return False
