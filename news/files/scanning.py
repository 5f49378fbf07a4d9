"""Files that somebody sends are scanned by a clamd before they are accepted, where one is set up.

`CLAMD` names its socket: `unix:///run/clamav/clamd.ctl` or `tcp://host:3310`; without it nothing is
scanned. Where it does not answer, files are refused, or with `CLAMD_REQUIRED = False` accepted and
noted in the log. The file goes over the socket (INSTREAM): clamd needs no right to read anything.
"""

import logging
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import PurePath
from struct import pack
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ValidationError
from django.core.mail import mail_admins
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

logger = logging.getLogger("news.files.scanning")

#: In seconds: until clamd takes the connection, and for each part that it takes or answers.
CONNECT, ANSWER = 5, 60
#: In bytes: what a stock clamd takes (its StreamMaxLength), and a part of it.
MOST, PART = 100 * 1024 * 1024, 64 * 1024
_LONGEST_ANSWER = 4096


class Unreachable(Exception):
    """clamd does not answer, or not in its own words; str() says what happened."""


def is_on() -> bool:
    return bool(getattr(settings, "CLAMD", ""))


def scan(file: Any, name: str) -> None:
    """Raises `ValidationError`, in words for editors, for a file in which clamd finds something,
    that is too large for it, or that nobody could look into. Leaves the file at its beginning.
    """
    if not is_on():
        return
    base = PurePath(name.replace("\\", "/")).name
    file.seek(0)
    try:
        answer = _ask(_parts(file))
    except Unreachable as error:
        _without_answer(base, error)
        return
    finally:
        file.seek(0)
    if answer.endswith("FOUND"):
        found = answer.removeprefix("stream:").removesuffix("FOUND").strip()
        _report(base, found)
        text = _("“%(name)s” was refused: the virus scanner found “%(found)s” in it.")
        raise ValidationError(text % {"name": base, "found": found}, code="virus")
    if "size limit exceeded" in answer:
        text = _(
            "“%(name)s” is too large for the virus scanner, and was refused: at most %(most)s."
        )
        values = {"name": base, "most": filesizeformat(most_bytes())}
        raise ValidationError(text % values, code="too_large_to_scan")
    if not answer.endswith("OK"):
        _without_answer(base, Unreachable(f"unexpected answer: {answer[:200]!r}"))


def most_bytes() -> int:
    return int(getattr(settings, "CLAMD_MOST_BYTES", MOST))


def ping() -> str:
    """clamd's version with that of its signatures; raises `Unreachable`."""
    with _connected() as connection:
        return _said(connection, b"zVERSION\0")


def signatures_of(version: str) -> datetime | None:
    """When the signatures were made that clamd named: "ClamAV 1.4.3/27500/Mon Jan 5 08:40:40 2026".

    None where it does not say.
    """
    with suppress(ValueError):
        made = datetime.strptime(version.rpartition("/")[2].strip(), "%a %b %d %H:%M:%S %Y")
        return made.replace(tzinfo=UTC)
    return None


def _ask(parts: Iterator[bytes]) -> str:
    with _connected() as connection:
        try:
            with suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough, says why
                connection.sendall(b"zINSTREAM\0")
                for part in parts:
                    connection.sendall(pack("!L", len(part)) + part)
        except OSError as error:
            raise Unreachable(str(error) or type(error).__name__) from error
        return _said(connection, pack("!L", 0))


def _parts(file: Any) -> Iterator[bytes]:
    """One more byte than clamd takes makes it say so."""
    left = most_bytes() + 1
    while left > 0 and (part := file.read(min(PART, left))):
        left -= len(part)
        yield part


def _connected() -> socket.socket:
    address = urlsplit(settings.CLAMD)
    try:
        if address.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(CONNECT)
            connection.connect(address.path)
        else:
            place = (address.hostname or "127.0.0.1", address.port or 3310)
            connection = socket.create_connection(place, timeout=CONNECT)
    except (OSError, ValueError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error
    connection.settimeout(getattr(settings, "CLAMD_SECONDS", ANSWER))
    return connection


def _said(connection: socket.socket, last: bytes) -> str:
    """What clamd answers to the `last` of what is sent."""
    answer = b""
    try:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(last)
        while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
            part = connection.recv(1024)
            if not part:
                break
            answer += part
    except OSError as error:
        if not answer:
            raise Unreachable(str(error) or type(error).__name__) from error
    text = answer.split(b"\0")[0].decode(errors="replace").strip()
    if not text:
        raise Unreachable("it hung up without an answer")
    return text


def _report(name: str, found: str) -> None:
    logger.error("A file was refused: %r, in which clamd found %s.", name, found)
    subject = _("A file with a virus was refused")
    text = _("Somebody sent “%(name)s”. The virus scanner found “%(found)s” in it: it is not kept.")
    mail_admins(subject, text % {"name": name, "found": found}, fail_silently=True)


def _without_answer(name: str, error: Unreachable) -> None:
    if getattr(settings, "CLAMD_REQUIRED", True):
        logger.error("clamd did not answer, a file was refused: %s", error)
        text = _(
            "“%(name)s” could not be scanned for viruses just now, and was not taken. Try again in "
            "some minutes; if it stays so, tell whoever runs this site."
        )
        raise ValidationError(text % {"name": name}, code="not_scanned")
    logger.warning("clamd did not answer, a file was taken without a scan: %s", error)


@register("news")
def check_address(**kwargs: Any) -> list[CheckMessage]:
    if not is_on():
        return []
    address = urlsplit(str(settings.CLAMD))
    is_unix = address.scheme == "unix" and address.path
    if is_unix or (address.scheme == "tcp" and address.hostname):
        return []
    hint = "Write unix:///run/clamav/clamd.ctl or tcp://host:3310."
    return [Error(f"CLAMD is {settings.CLAMD!r}.", hint=hint, id="news.E044")]


@register("news", deploy=True)
def check_answer(**kwargs: Any) -> list[CheckMessage]:
    if not is_on() or check_address():
        return []
    try:
        ping()
    except Unreachable as error:
        hint = "Start clamd, or empty CLAMD: until then files are refused."
        return [Warning(f"clamd does not answer: {error}.", hint=hint, id="news.W044")]
    return []
