"""Fixtures for tests of the whole website."""

from collections.abc import Iterator

import pytest
from PIL import Image

from portal.demo import media


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
