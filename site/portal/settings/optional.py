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


def _is_switch(value: str) -> bool:
    return value.lower() in SWITCHES


def _is_port(value: str) -> bool:
    return value.isdecimal() and 0 < int(value) < 65536


def _is_valkey(value: str) -> object:
    address = urlsplit(value)
    _ = address.port  # raises ValueError when it is no number
    is_socket = address.scheme == "unix" and address.path
    return is_socket or (address.scheme in ("redis", "rediss") and address.hostname)


def _is_cache(value: str) -> object:
    return environ.Env.cache_url_config(value)


SWITCH = (_is_switch, "on or off")
NUMBER = (str.isdecimal, "a whole number")
Check = tuple[Callable[[str], object], str]

#: Texts, names and lists, which cannot be told from wrong ones, are not here.
OPTIONAL: dict[str, Check] = {
    "BEHIND_PROXY": SWITCH,
    "PROXY_HOPS": NUMBER,
    "BACKUP_KEEP": NUMBER,
    "CACHE_URL": (_is_cache, "rediscache://host:6379/1, or locmemcache://"),
    "EDITIONS": SWITCH,
    "EDITIONS_LAST_WHEN_FAILING": SWITCH,
    "EDITIONS_MEGABYTES": NUMBER,
    "EDITIONS_URL": (_is_valkey, "redis://host:6379/2"),
    "HTTPS": SWITCH,
    "LOG_LEVEL": (LEVELS.__contains__, f"one of {', '.join(LEVELS)}"),
    "PORT": (_is_port, "a number from 1 to 65535"),
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": SWITCH,
    "SECURE_HSTS_PRELOAD": SWITCH,
    "SECURE_HSTS_SECONDS": NUMBER,
    "SECURE_SSL_REDIRECT": SWITCH,
    "WEB_THREADS": NUMBER,
    "WEB_WORKERS": NUMBER,
}
#: Readers that say themselves what is wrong, and with which variable.
ADDRESSES: dict[str, Callable[[str], object]] = {
    "STORAGE_URL": file_storage,
    "SEARCH_URL": search_backends,
    "PURGE_URLS": lambda value: purging(value, ""),
}


def complaints() -> Iterator[str]:
    """A line for each variable that is set to something it cannot be."""
    env = environ.Env()
    for name, (fits, meaning) in OPTIONAL.items():
        value = env(name, default="").strip()
        if value and not _holds(fits, value):
            yield f"  {name}: {meaning} (the value given is not that)"
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
