"""The file of a backup: a tar that standard tools open, with a checksum of every member.

    about.json           what it is a backup of: read before anything else
    media/…              files as they are stored, under their own names
    database/…           rows, packed, a JSON list a line; the first line names table and columns
    lacking.json         names of files that rows name and that were not there, where there are any
    checksums.json       name → SHA-256 of every member before; the last one

With keys the whole is an age file (`age --decrypt` makes the tar of it). Nothing is held in memory
or on the disk but the member at work.
"""

import hashlib
import io
import json
import os
import tarfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, Any

import pyrage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import BackupError, words

ABOUT, LACKING, CHECKSUMS = "about.json", "lacking.json", "checksums.json"
MEDIA, DATABASE = "media/", "database/"
#: Raised with any change that older code cannot read.
FORMAT = 1
AGE_MAGIC = b"age-encryption.org/"
_BLOCK = 1 << 20


class Writer:
    """Adds members to a tar, and at the end what they sum up to."""

    def __init__(self, stream: IO[bytes]) -> None:
        output: Any = _Output(stream)
        # Closed by `finish`, or left as it is: a file without its end is no backup.
        self._tar = tarfile.open(fileobj=output, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self._now = int(time.time())
        self.sums: dict[str, str] = {}

    def add(self, name: str, data: bytes) -> None:
        self.add_file(name, io.BytesIO(data), len(data))

    def add_json(self, name: str, value: Any) -> None:
        self.add(name, json.dumps(value, ensure_ascii=False, indent=1).encode())

    def add_file(self, name: str, file: IO[bytes], size: int) -> None:
        """Of `file`, which is at its beginning, exactly `size` bytes."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, self._now, 0o600
        summed = _Summed(file)
        self._tar.addfile(info, summed)
        self.sums[name] = summed.sum.hexdigest()

    def finish(self) -> None:
        self.add_json(CHECKSUMS, self.sums)
        self._tar.close()


class _Output:
    """A tar that is thrown away writes its end, when its file may be closed."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, data: bytes) -> int:
        return len(data) if self.file.closed else self.file.write(data)


class _Summed:
    """A file that sums up what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            data = self.file.read(size)
        except tarfile.TarError as error:
            text = _("The file was cut off, or is damaged: %(reason)s")
            raise BackupError(text % {"reason": error}) from error
        self.sum.update(data)
        return data


def members(stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of each member, checked against its sum at the end.

    Raises `BackupError` for a file that was cut off, changed or is none of ours. What was read
    before that must not be used.
    """
    found: dict[str, str] = {}
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content is None or not (found or member.name == ABOUT):
                    raise BackupError(_("This is no backup of this site's kind."))
                if member.name == CHECKSUMS:
                    _compare(found, json.loads(content.read()))
                    return
                summed = _Summed(content)
                yield member.name, summed
                while summed.read(_BLOCK):  # what was left unread counts, too
                    pass
                found[member.name] = summed.sum.hexdigest()
    except (tarfile.TarError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        text = _("The file is damaged or no backup: %(reason)s")
        raise BackupError(text % {"reason": error}) from error
    raise BackupError(_("The file was cut off: its list of checksums is missing."))


def _compare(found: dict[str, str], wanted: dict[str, str]) -> None:
    wrong = sorted(name for name in found.keys() | wanted if found.get(name) != wanted.get(name))
    if wrong:
        text = ngettext(
            "%(name)s: not what was written into the backup.",
            "%(name)s and others, %(count)s files in all: not what was written into the backup.",
            len(wrong),
        )
        raise BackupError(text % {"name": wrong[0], "count": len(wrong)})


def recipients_of(keys: Sequence[str]) -> list[Any]:
    """What to encrypt for: public keys of age or SSH, or names of files with one a line."""
    return [_recipient(line) for key in keys for line in _lines(key)]


def _lines(key: str) -> list[str]:
    if key.startswith(("age1", "ssh-")):
        return [key]
    try:
        lines = Path(key).read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        text = _("No public key, and no file with such: %(key)s")
        raise BackupError(text % {"key": key}) from error
    found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not found:
        raise BackupError(_("There is no key in %(file)s.") % {"file": key})
    return found


def _recipient(text: str) -> Any:
    if text.startswith("AGE-SECRET-KEY-"):
        text = _("This is a private key. Encrypt for its public one: age-keygen -y FILE")
        raise BackupError(text)
    kind = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        said = _("No public key of age or SSH: %(key)s")
        raise BackupError(said % {"key": f"{text[:12]}…"}) from error


def identities_of(path: Path) -> list[Any]:
    """The private keys in the file: of age, one a line, or one of SSH without a passphrase."""
    try:
        data = path.read_bytes()
        if b"PRIVATE KEY-----" in data:
            return [pyrage.ssh.Identity.from_buffer(data)]
        lines = [line.strip() for line in data.decode().splitlines()]
        found = [pyrage.x25519.Identity.from_str(x) for x in lines if x.startswith("AGE-SECRET-")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        text = _("No private key can be read from %(file)s.")
        raise BackupError(text % {"file": path}) from error
    if not found:
        raise BackupError(_("There is no private key in %(file)s.") % {"file": path})
    return found


@contextmanager
def writing(file: IO[bytes], recipients: Sequence[Any]) -> Iterator[IO[bytes]]:
    """A stream that ends up in `file`, encrypted for `recipients` where there are any."""
    if not recipients:
        yield file
        return
    with _beside(lambda pipe: pyrage.encrypt_io(pipe, file, recipients), "rb") as stream:
        yield stream


@contextmanager
def reading(path: Path, identities: Sequence[Any]) -> Iterator[IO[bytes]]:
    """The tar in the file at `path`."""
    with path.open("rb") as file:
        is_encrypted = file.read(len(AGE_MAGIC)) == AGE_MAGIC
        file.seek(0)
        if not is_encrypted:
            yield file
        elif not identities:
            text = _("This backup is encrypted: name the file of the private key (--key).")
            raise BackupError(text)
        else:
            try:
                decrypt = partial(pyrage.decrypt_io, file, identities=identities)
                with _beside(decrypt, "wb") as stream:
                    yield stream
            except OSError as error:
                if error.errno is None:  # not of the system, but of the decryption
                    text = _("The file is damaged or no backup: %(reason)s")
                    raise BackupError(text % {"reason": error}) from error
                raise


@contextmanager
def _beside(work: Callable[[IO[bytes]], None], end: str) -> Iterator[IO[bytes]]:
    """The other end of a pipe to `work`, which runs in a thread; its error, if it has one."""
    ends = dict(zip(("rb", "wb"), os.pipe(), strict=True))
    errors: list[Exception] = []

    def run() -> None:
        try:
            with os.fdopen(ends[end], end) as pipe:
                work(pipe)
        except Exception as error:  # told by whoever waits for it
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    other = "wb" if end == "rb" else "rb"
    stream = os.fdopen(ends[other], other)
    try:
        yield stream
        stream.close()
    except Exception as error:
        with suppress(OSError):
            stream.close()
        thread.join()
        # A pipe breaks, or ends too early, because the work in the thread failed.
        raise _told(errors[0] if errors else error) from error
    thread.join()
    if errors and not isinstance(errors[0], BrokenPipeError):
        raise _told(errors[0])


def _told(error: Exception) -> Exception:
    if isinstance(error, pyrage.DecryptError):
        text = _("It cannot be decrypted with this key, or is damaged: %(reason)s")
        return BackupError(text % {"reason": error})
    if isinstance(error, pyrage.EncryptError):  # what writing the file failed for
        return BackupError(words.of_encryption(error))
    return error
