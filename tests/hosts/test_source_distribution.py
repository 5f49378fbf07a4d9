"""The sdist, from which pip builds where it is told to use no wheel, holds all that is built."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.hosts.fixtures import PROJECT

pytestmark = [pytest.mark.any_database, pytest.mark.slow]


def build(target: str, source: Path, folder: Path) -> Path:
    """The file that hatchling writes into `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target]
    subprocess.run(
        [*command, "--directory", str(folder)], cwd=source, capture_output=True, check=True
    )
    (path,) = (path for path in folder.iterdir() if path.is_file())
    return path


def test_a_wheel_built_from_the_sdist_is_that_of_the_repository(
    tmp_path: Path, wheel: zipfile.ZipFile
) -> None:
    sdist = build("sdist", PROJECT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    top = {path.name for path in source.iterdir()}
    assert not top & {"home", "bench", "site", "tests", "var"}  # the website is no part of it
    built = zipfile.ZipFile(build("wheel", source, tmp_path / "wheel"))
    expected = {info.filename: info.CRC for info in wheel.infolist()}
    found = {info.filename: info.CRC for info in built.infolist()}
    assert sorted(found.keys() ^ expected.keys()) == []
    assert [name for name, sum_ in found.items() if sum_ != expected[name]] == []
