"""Everything else that is asked over a network, or could be: cache, files, mail, search, viruses,
and the site itself as readers reach it.
"""

import socket
import ssl
from datetime import UTC, datetime
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from wagtail.search.backends import get_search_backend

from portal.monitoring.probes import Wrong

from . import Doubtful

TIMEOUT = 4.0
#: A certificate with fewer days left is doubtful.
FEWEST_DAYS = 14
_SILENT_MAIL = ("console", "dummy", "locmem", "filebased")


def cache_memory() -> str:
    """What a Valkey does when its memory is full: the number of the edition must stay."""
    cache = caches["default"]
    client = getattr(getattr(cache, "_cache", None), "get_client", None)
    if client is None:
        return _("memory of each process: right for one machine")
    policy = client().config_get("maxmemory-policy").get("maxmemory-policy", "")
    if policy.startswith("allkeys"):
        raise Doubtful(
            _(
                "maxmemory-policy is %(policy)s: a full cache loses what it must keep. "
                "Set volatile-lru or noeviction."
            )
            % {"policy": policy}
        )
    return _("Valkey or Redis, maxmemory-policy %(policy)s") % {"policy": policy}


def storage() -> str:
    """Writes a file where uploads go, reads it and deletes it."""
    content = uuid4().hex.encode()
    name = default_storage.save(f"doctor-{uuid4().hex}.txt", ContentFile(content))
    try:
        with default_storage.open(name, "rb") as file:
            if file.read() != content:
                raise Wrong(_("The storage of files gives back something else than was written."))
    finally:
        default_storage.delete(name)
    if default_storage.exists(name):
        raise Doubtful(_("The storage of files does not delete."))
    return type(default_storage._wrapped).__name__  # type: ignore[attr-defined]


def mail_server() -> str:
    """Connects and signs in, and sends nothing."""
    backend = settings.EMAIL_BACKEND.split(".")[-2]
    if backend in _SILENT_MAIL:
        raise Doubtful(_("No mail is sent: the backend is “%(name)s”.") % {"name": backend})
    connection = mail.get_connection(timeout=TIMEOUT)
    try:
        connection.open()
    finally:
        connection.close()
    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    if not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL) and settings.EMAIL_HOST_PASSWORD:
        raise Doubtful(
            _("%(host)s answers, but the password goes there without TLS.") % {"host": host}
        )
    return _("%(host)s takes mail from %(sender)s") % {
        "host": host,
        "sender": settings.DEFAULT_FROM_EMAIL,
    }


def send_to(address: str) -> str:
    """Sends a mail that says it is a trial."""
    subject = _("A trial of the site's mail")
    text = _("This message was sent by “manage.py doctor”. Nothing has to be done.")
    mail.EmailMessage(
        subject, text, to=[address], connection=mail.get_connection(timeout=TIMEOUT)
    ).send()
    return _("A message to %(address)s was handed over; look whether it arrives.") % {
        "address": address
    }


def search() -> str:
    """Asks the server of the admin's search, where it has one."""
    backend = get_search_backend()
    client = getattr(backend, "es", None)
    if client is None:
        return _("in the database")
    if not client.ping(request_timeout=TIMEOUT):
        raise Doubtful(_("OpenSearch does not answer: the database is asked instead."))
    return f"OpenSearch {client.info()['version']['number']}"


class _Here(HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def address() -> str:
    """The public address, as a reader on this machine reaches it: whether it is this site, and
    for how long its certificate is good.
    """
    base = settings.WAGTAILADMIN_BASE_URL
    request = Request(f"{base}/robots.txt", headers={"User-Agent": "doctor"})  # noqa: S310
    try:
        with build_opener(_Here).open(request, timeout=TIMEOUT) as answer:
            headers = answer.headers
    except HTTPError as error:
        raise Wrong(_("%(url)s answers with %(code)s.") % {"url": base, "code": error.code}) from (
            error
        )
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise Wrong(
            _("%(url)s does not answer: %(reason)s") % {"url": base, "reason": reason}
        ) from error
    if urlsplit(base).scheme != "https":
        raise Doubtful(
            _("%(url)s is not encrypted: passwords go over the network in plain text.")
            % {"url": base}
        )
    if not headers.get("Strict-Transport-Security"):
        raise Doubtful(_("%(url)s does not send Strict-Transport-Security (HSTS).") % {"url": base})
    days = _days_left(base)
    if days < FEWEST_DAYS:
        raise Doubtful(
            _("The certificate of %(url)s ends in %(days)s days.") % {"url": base, "days": days}
        )
    return _("%(url)s answers; its certificate is good for %(days)s days") % {
        "url": base,
        "days": days,
    }


def _days_left(base: str) -> int:
    parts = urlsplit(base)
    host, port = parts.hostname or "", parts.port or 443
    with (
        socket.create_connection((host, port), TIMEOUT) as raw,
        ssl.create_default_context().wrap_socket(raw, server_hostname=host) as secured,
    ):
        ends = (secured.getpeercert() or {}).get("notAfter", "")
    moment = datetime.strptime(str(ends), "%b %d %H:%M:%S %Y %Z").replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).days
