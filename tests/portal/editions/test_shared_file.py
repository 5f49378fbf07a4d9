"""The file that all processes of a machine have in memory."""

import os
from pathlib import Path

from portal.editions import shared_file
from portal.editions.number import moment_of, new_number
from portal.editions.shared_file import HITS, SharedFile


def in_child(work) -> int:
    """Runs `work` in another process that then dies; returns what it gave back, 0 to 255."""
    pid = os.fork()
    if pid == 0:
        os._exit(work() or 0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def test_a_number_is_never_given_twice(tmp_path: Path) -> None:
    numbers = [new_number() for _ in range(1_000)]
    assert len({*numbers}) == 1_000
    path = tmp_path / "number"
    first = SharedFile(path)
    before = first.current()
    path.unlink()
    second = SharedFile(path)
    assert before != second.current() == first.current()
    assert moment_of(second.current()) >= moment_of(before)


def test_it_rises_for_all_processes(tmp_path: Path) -> None:
    file = SharedFile(tmp_path / "number")
    before = file.current()
    in_child(lambda: SharedFile(tmp_path / "number").rise())
    assert file.current() > before


def test_it_rises_once_for_a_process_that_died_in_a_commit(tmp_path: Path) -> None:
    file = SharedFile(tmp_path / "number")
    before = file.current()
    in_child(file.begin)
    after = file.current()
    assert after > before
    assert file.current() == after


def test_it_stays_while_a_commit_is_under_way_or_was_never_begun(tmp_path: Path) -> None:
    file, other = SharedFile(tmp_path / "number"), SharedFile(tmp_path / "number")
    before = file.current()
    file.begin()
    file.begin()
    assert file.current() == before
    file.end()
    assert file.current() != before
    file.end()
    in_child(lambda: None)
    now = file.current()
    assert file.current() == now == other.current()


def test_more_processes_than_there_are_places(tmp_path: Path, monkeypatch) -> None:
    """Then the number still rises after each commit."""
    monkeypatch.setattr(shared_file, "PLACES", 0)
    file = SharedFile(tmp_path / "number")
    file.start_counting()
    file.row[HITS] += 1
    before = file.current()
    file.begin()
    file.end()
    assert file.current() > before


def test_each_process_counts_for_itself(tmp_path: Path) -> None:
    file = SharedFile(tmp_path / "number")
    file.start_counting()
    file.row[HITS] += 5

    def count() -> int:
        file.start_counting()
        file.row[HITS] += 7
        return len([*file.processes()]) * 10 + sum(row.hits for row in file.processes())

    assert in_child(count) == 32
    assert [(row.pid, row.hits) for row in file.processes()] == [(os.getpid(), 5)]


def test_a_file_of_another_size_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "number").write_bytes(b"abc")
    assert SharedFile(tmp_path / "number").current() > 0
