"""Where the servers are that the site rests on, and by which variable: for whoever has to mend one.

Without passwords.
"""

import errno
import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from portal.settings.databases import shared_cache


def database() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return _("SQLite in %(file)s (DATABASE_URL)") % {"file": known["NAME"]}
    host, port = known["HOST"] or "localhost", known["PORT"]
    values = {
        "kind": connection.display_name,
        "host": f"{host}:{port}" if port else host,
        "name": known["NAME"],
    }
    return _("%(kind)s at %(host)s, database %(name)s (DATABASE_URL),") % values


def cache() -> str:
    address = shared_cache(settings.CACHES["default"])
    if not address:
        return _("the memory of each process")
    return _("Valkey at %(host)s (CACHE_URL)") % {"host": host_of(address)}


def editions() -> str:
    address = settings.EDITIONS["URL"]
    if not address:
        return str(settings.EDITIONS["FILE"])
    return _("Valkey at %(host)s (EDITIONS_URL, else CACHE_URL)") % {"host": host_of(address)}


def said(error: BaseException) -> str:
    """What a network says, in words; a library's own first line where there are none for it."""
    reason = getattr(error, "reason", error)
    number = getattr(reason, "errno", None)
    if isinstance(reason, socket.gaierror):
        return _("no machine of that name is known")
    if isinstance(reason, TimeoutError) or number == errno.ETIMEDOUT:
        return _("no answer in time")
    if number == errno.ECONNREFUSED:
        return _("nothing listens there")
    if number in (errno.EHOSTUNREACH, errno.ENETUNREACH):
        return _("no way leads there")
    return (str(reason).strip().splitlines() or [type(reason).__name__])[0].rstrip(".")


def host_of(url: str) -> str:
    """Host and port, or the path of a socket."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2] or parts.path
