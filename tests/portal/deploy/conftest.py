"""Servers that a site may use, started for a file of tests."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from portal.settings.storage import file_storage

BUCKET = "media"


@pytest.fixture(scope="session")
def s3_url() -> Iterator[str]:
    """STORAGE_URL of an S3 server of this machine (moto's), with an empty bucket."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"s3://key:secret@{host}:{port}/{BUCKET}/anh?tls=off"
    make_bucket(url)
    yield url
    server.stop()


def make_bucket(url: str) -> Any:
    """The storage of `url`, whose bucket is made."""
    from news.files.bucket import BucketStorage

    storage = BucketStorage(**file_storage(url)["OPTIONS"])
    storage.connection.create_bucket(Bucket=BUCKET)
    return storage
