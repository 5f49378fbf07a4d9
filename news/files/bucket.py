"""Files in an S3-compatible bucket that is private: the site alone hands them out.

    STORAGES = {"default": {"BACKEND": "news.files.bucket.BucketStorage", "OPTIONS": {
        "bucket_name": "media", "endpoint_url": "https://s3.example.gov", "access_key": …}}}
    WAGTAILDOCS_SERVE_METHOD = "serve_view"

A file's address is one of the site, never one of the bucket: who may have a file is asked at each
request (`access.py`), and an address that the bucket signed could be passed on. What the storage
answers is told in Django's words: `FileNotFoundError` for what is not there, `OSError` for a
storage that refuses or does not answer. Needs `django-storages[s3]`.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

#: Bytes of a file that are held in memory while it is handed out; the rest goes to the disk.
IN_MEMORY = 2 * 1024 * 1024
#: Seconds; a request of a visitor waits for it.
CONNECT_TIMEOUT, READ_TIMEOUT = 2, 10


class BucketStorage(S3Storage):
    """Takes the options of `storages.backends.s3.S3Storage`, with defaults for private files."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | {
            "default_acl": None,
            "file_overwrite": False,
            "max_memory_size": IN_MEMORY,
        }

    def __init__(self, **options: Any) -> None:
        addressing = options.get("addressing_style") or "auto"
        options.setdefault(
            "client_config",
            Config(
                connect_timeout=CONNECT_TIMEOUT,
                read_timeout=READ_TIMEOUT,
                retries={"max_attempts": 2, "mode": "standard"},
                s3={"addressing_style": addressing},
                signature_version="s3v4",
                # Not every storage knows the newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )
        super().__init__(**options)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name).lstrip("/"))

    def fetch(self, name: str) -> Any:
        """The content in a file of this process, by one question to the storage."""
        content = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 — its reader closes it
        with _in_django_words(name):
            key = self._normalize_name(name)
            answer = self.connection.meta.client.get_object(Bucket=self.bucket_name, Key=key)
            shutil.copyfileobj(answer["Body"], content)
        content.seek(0)
        return content

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode == "rb":
            return StoredFile(self, name)
        with _in_django_words(name):
            return super()._open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        with _in_django_words(name):
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        with _in_django_words(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        with _in_django_words(name):
            return super().exists(name)

    def size(self, name: str) -> int:
        with _in_django_words(name):
            return super().size(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _in_django_words(name):
            return super().listdir(name)


class StoredFile(File):
    """A file of the bucket, which can be opened again after it was closed."""

    def __init__(self, storage: BucketStorage, name: str) -> None:
        self._storage = storage
        super().__init__(storage.fetch(name), name)

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> "StoredFile":
        if self.closed:
            self.file = self._storage.fetch(str(self.name))
        self.seek(0)
        return self


@contextmanager
def _in_django_words(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        if status == 404 and error.response["Error"]["Code"] != "NoSuchBucket":
            raise FileNotFoundError(errno.ENOENT, "Not in the bucket", name) from error
        raise OSError(errno.EIO, f"The storage refuses: {error}", name) from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(errno.EIO, f"The storage does not answer: {error}", name) from error
