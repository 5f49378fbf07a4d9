"""What failed, in words for whoever has to mend it: the system and libraries speak English."""

import errno
import re

from django.conf import settings
from django.utils.translation import gettext as _

from news.files.folder import folders

from . import BackupError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
#: As Rust writes it, in which encryption is done, and as Python does.
_NUMBER = re.compile(r"(?:os error |Errno )(\d+)")


def reason(error: Exception) -> str:
    """One sentence for what stopped a backup or a restoration."""
    if isinstance(error, BackupError):
        return str(error)
    if isinstance(error, OSError):
        return _of_files(error.errno, str(error.filename or ""), str(error))
    first = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return _("The database says: %(reason)s") % {"reason": first}


def of_encryption(error: Exception) -> str:
    """What writing failed for, out of the words of the library that encrypts."""
    number = _NUMBER.search(str(error))
    return _of_files(int(number[1]) if number else None, "", str(error))


def of_storage(error: OSError, name: str) -> str:
    """What the place of uploaded files, a folder or a bucket, says of the file `name`."""
    if has_folder():
        return reason(error)
    text = _(
        "The bucket of files (STORAGE_URL) did not give or take “%(name)s”: %(reason)s. "
        "Can it be reached from here, is it there, and is the key right?"
    )
    return text % {"name": name, "reason": _of_bucket(error)}


def _of_bucket(error: OSError) -> str:
    answer = getattr(error.__cause__, "response", None)
    if answer is None:
        return _("it does not answer")
    return _("it refuses, with %(code)s") % {"code": answer["Error"]["Code"]}


def where_files_are() -> str:
    return str(settings.MEDIA_ROOT) if has_folder() else _("the bucket of files (STORAGE_URL)")


def has_folder() -> bool:
    """Whether files lie in a folder of this machine."""
    return bool(folders())


def _of_files(number: int | None, name: str, said: str) -> str:
    if number in _NO_ROOM:
        return (_("There is no room left on the disk. %(file)s") % {"file": name}).strip()
    if number in _NO_RIGHT:
        return _("This system user has no right to read or write there: %(file)s") % {"file": name}
    if number in (errno.ENOENT, errno.ENOTDIR):
        return _("There is no such file or folder: %(file)s") % {"file": name}
    return said
