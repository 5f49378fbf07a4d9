"""A file that takes long to make is made once, whoever asks, and never in many threads at once."""

import os
import threading
import time
from pathlib import Path
from typing import IO, Any

import pytest

from news import built_files
from news.built_files import Busy, Workshop, built_file


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.NEWS_BUILT_FILES = tmp_path / "built"
    return settings.NEWS_BUILT_FILES


class Maker:
    def __init__(self) -> None:
        self.made = 0

    def __call__(self, file: IO[bytes]) -> None:
        self.made += 1
        file.write(b"file %d" % self.made)


def test_it_is_made_once_for_each_version_and_name() -> None:
    make = Maker()
    for version, name, content in (
        ("1", "a", b"file 1"),
        ("1", "a", b"file 1"),
        ("1", "b", b"file 2"),
        ("2", "a", b"file 3"),
    ):
        with built_file(version, [name], make) as file:
            assert file.read() == content


def test_another_version_leaves_nothing_of_the_former(folder: Path) -> None:
    former = built_file("1", ["a"], lambda file: file.write(b"withheld since"))
    built_file("2", ["a"], lambda file: file.write(b"b")).close()
    kept = [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]
    assert [path.read_bytes() for path in kept] == [b"b"]
    # Who has begun to read gets all of it.
    with former:
        assert former.read() == b"withheld since"


def test_a_file_that_breaks_off_is_never_handed_out(folder: Path) -> None:
    def fail(file: IO[bytes]) -> None:
        file.write(b"half")
        raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        built_file("1", ["a"], fail)
    with built_file("1", ["a"], Maker()) as file:
        assert file.read() == b"file 1"


def test_many_who_ask_at_once_take_one_thread_to_make_and_two_to_wait() -> None:
    make, may_end, begun = Maker(), threading.Event(), threading.Event()
    outcomes: list[str] = []

    def slowly(file: IO[bytes]) -> None:
        begun.set()
        may_end.wait(30)
        make(file)

    def ask() -> None:
        try:
            with built_file("1", ["a"], slowly) as file:
                outcomes.append(file.read().decode())
        except Busy:
            outcomes.append("busy")

    threads = [threading.Thread(target=ask) for _ in range(12)]
    threads[0].start()
    begun.wait(30)
    for thread in threads[1:]:
        thread.start()
    for thread in threads[1:]:
        thread.join(0.5)
        if len(outcomes) == 9:
            break
    # Nine were told to come again while the first still writes.
    assert outcomes == ["busy"] * 9
    may_end.set()
    for thread in threads:
        thread.join(30)
    assert outcomes[9:] == ["file 1"] * 3
    assert make.made == 1


def test_what_was_not_asked_for_longest_goes_first(settings: Any, folder: Path) -> None:
    settings.NEWS_BUILT_FILES_BYTES = 10
    for name in "abc":
        built_file("1", [name], lambda file: file.write(b"12345678")).close()
    assert len([path for path in folder.rglob("*") if path.is_file()]) <= 3


def test_the_folder_is_this_user_s_alone(folder: Path) -> None:
    built_file("1", ["a"], Maker()).close()
    assert folder.stat().st_mode & 0o077 == 0
    assert built_files.WAITING == 2


def test_what_editors_have_made_and_what_readers_take_do_not_wait_for_each_other() -> None:
    exports = Workshop("exports")

    def while_an_export_is_made(file: IO[bytes]) -> None:
        file.write(b"export of ")
        with built_file("1", ["a"], Maker()) as other:
            file.write(other.read())

    with exports.file("1", ["a"], while_an_export_is_made) as file:
        assert file.read() == b"export of file 1"


def _files(folder: Path) -> int:
    return sum(path.is_file() and path.name != "lock" for path in folder.rglob("*"))


def test_a_file_that_may_be_out_of_date_is_made_anew_and_does_not_stay(folder: Path) -> None:
    lasting, make = Workshop("exports", lasts=60), Maker()
    for content in (b"file 1", b"file 1"):
        with lasting.file("1", ["a"], make) as file:
            assert file.read() == content
    path = next(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    an_hour_ago = path.stat().st_mtime - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    with lasting.file("1", ["a"], make) as file:
        assert file.read() == b"file 2"
    with Workshop("exports", lasts=0.1).file("1", ["b"], make) as file:
        assert file.read() == b"file 3"
    # What lasts a tenth of a second goes by itself.
    deadline = time.monotonic() + 10
    while _files(folder) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _files(folder) == 1


def test_what_a_killed_site_or_an_earlier_release_left_goes(folder: Path) -> None:
    exports = Workshop("exports", lasts=60)
    exports.file("1", ["a"], Maker()).close()
    former = folder / ("0123456789abcdef" * 2)
    former.mkdir()
    (former / "file").write_bytes(b"withheld since")
    built_file("1", ["a"], Maker()).close()
    assert not former.exists()
    exports.empty()
    assert [path.name for path in exports.folder().iterdir()] == ["lock"]
