"""Fixtures for tests of the whole website."""

import logging
from collections.abc import Iterator

import pytest
from PIL import Image

from portal.demo import media
from portal.settings.storage import file_storage


@pytest.fixture(scope="session")
def s3_url() -> Iterator[str]:
    """STORAGE_URL of an S3 server of this machine (moto's), with an empty bucket."""
    from moto.server import ThreadedMotoServer

    from news.files.bucket import BucketStorage

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"s3://key:secret@{host}:{port}/media/anh?tls=off"
    storage = BucketStorage(**file_storage(url)["OPTIONS"])
    storage.connection.create_bucket(Bucket=storage.bucket_name)
    yield url
    server.stop()


@pytest.fixture(scope="module")
def small_pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demo's pictures at an eighth of their size: pages with large ones take far longer."""
    folder = tmp_path_factory.mktemp("pictures")
    for path in media.PICTURES.iterdir():
        with Image.open(path) as picture:
            picture.reduce(8).save(folder / path.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(media, "PICTURES", folder)
        yield
