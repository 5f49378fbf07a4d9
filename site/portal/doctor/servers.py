"""Everything else that is asked over a network, or could be: cache, files, mail, search, viruses,
and the site itself as readers reach it.
"""

import socket
import ssl
from datetime import UTC, datetime
from smtplib import SMTPAuthenticationError
from typing import Any
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

from news.files import scanning
from portal.backup import words
from portal.monitoring import places, probes
from portal.monitoring.probes import Wrong
from portal.purging import sender
from portal.purging.sender import NotPurged

from . import Doubtful, NotSet

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
    content, name = uuid4().hex.encode(), f"doctor-{uuid4().hex}.txt"
    try:
        default_storage.save(name, ContentFile(content))
        try:
            with default_storage.open(name, "rb") as file:
                if file.read() != content:
                    text = _("%(place)s gives back something else than was written.")
                    raise Wrong(text % {"place": words.where_files_are()})
        finally:
            default_storage.delete(name)
        if default_storage.exists(name):
            text = _("%(place)s does not delete: what is withheld stays there.")
            raise Doubtful(text % {"place": words.where_files_are()})
    except OSError as error:
        raise Wrong(words.of_storage(error, name)) from error
    return _("written, read and deleted in %(place)s") % {"place": words.where_files_are()}


def mail_server() -> str:
    """Connects and signs in, and sends nothing."""
    backend = settings.EMAIL_BACKEND.split(".")[-2]
    if backend in _SILENT_MAIL:
        raise Doubtful(_("No mail is sent: the backend is “%(name)s”.") % {"name": backend})
    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = mail.get_connection(timeout=TIMEOUT)
    try:
        connection.open()
    except SMTPAuthenticationError as error:
        text = _("%(host)s refuses user or password of EMAIL_URL: %(reason)s")
        said = error.smtp_error
        reason = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        reason = f"{error.smtp_code} {reason}"
        raise Wrong(text % {"host": host, "reason": reason}) from error
    except OSError as error:
        text = _(
            "%(host)s (EMAIL_URL) does not take mail: %(reason)s. Are host, port and kind "
            "(smtp+tls://…:587, smtp+ssl://…:465) right, and does the firewall let it through?"
        )
        raise Wrong(text % {"host": host, "reason": places.said(error)}) from error
    finally:
        connection.close()
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
        text = _(
            "OpenSearch at %(host)s (SEARCH_URL) does not answer: the database is asked instead. "
            "Once it is back, run manage.py update_index."
        )
        hosts: Any = settings.WAGTAILSEARCH_BACKENDS["default"]["HOSTS"]
        raise Doubtful(text % {"host": ", ".join(f"{one['host']}:{one['port']}" for one in hosts)})
    return f"OpenSearch {client.info()['version']['number']}"


def virus_scanner() -> str:
    if not scanning.is_on():
        raise NotSet(_("none is set (CLAMD): files that people send are not scanned"))
    return probes.scanner()


def caches_in_front() -> str:
    """Whether each Varnish takes a purge; the tag is one that no page has."""
    fronts = sender().fronts
    if not fronts:
        raise NotSet(_("none is told of changes (PURGE_URLS)"))
    failed = []
    for front in fronts:
        try:
            front.send("doctor")
        except NotPurged as error:
            failed.append(f"{front.url}: {places.said(error.__cause__ or error)}")
    if failed:
        text = _(
            "Not all caches of PURGE_URLS can be told of changes: %(reasons)s. They give old pages "
            "for up to a minute. Is Varnish running, is PURGE_SECRET the same there, and is this "
            "machine one of its “purgers”?"
        )
        raise Wrong(text % {"reasons": "; ".join(failed)})
    return _("%(number)s told of changes") % {"number": len(fronts)}


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
        text = _(
            "%(url)s (BASE_URL) answers with %(code)s: look into the logs of nginx and of the site."
        )
        raise Wrong(text % {"url": base, "code": error.code}) from error
    except (URLError, OSError) as error:
        raise Wrong(
            _(
                "%(url)s (BASE_URL) does not answer: %(reason)s. Are the web server (nginx) and "
                "manage.py serve running, and does the name lead to this machine?"
            )
            % {"url": base, "reason": places.said(error)}
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
