"""The file of a backup, without a whole site: whole or refused, private, and gone when it fails."""

import io
import json
import os
import resource
import signal
import stat
import tarfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyrage
import pytest
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from portal import serving_lock
from portal.backup import BackupError, folder, nightly, versions
from portal.backup.archive import (
    ABOUT,
    Writer,
    identities_of,
    members,
    reading,
    recipients_of,
    writing,
)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def _write(path: Path, recipients: list[object] | None = None, big: bytes = b"x" * 300_000) -> None:
    with folder.finished_or_gone(path) as file, writing(file, recipients or []) as stream:
        writer = Writer(stream)
        writer.add_json(ABOUT, {"format": 1})
        writer.add("media/tệp.pdf", big)
        writer.finish()


def _read(path: Path, identities: list[object] | None = None) -> dict[str, bytes]:
    with reading(path, identities or []) as stream:
        return {name: content.read() for name, content in members(stream)}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.tar")
    found = _read(tmp_path / "a.tar")
    assert json.loads(found[ABOUT]) == {"format": 1}
    assert found["media/tệp.pdf"] == b"x" * 300_000


def test_standard_tools_open_it(tmp_path: Path) -> None:
    _write(tmp_path / "a.tar")
    with tarfile.open(tmp_path / "a.tar") as tar:
        assert tar.getnames() == [ABOUT, "media/tệp.pdf", "checksums.json"]


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    _write(tmp_path / "a.tar")
    assert stat.S_IMODE((tmp_path / "a.tar").stat().st_mode) == 0o600


@pytest.mark.parametrize("end", [1000, 200_000, 302_000])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, end: int) -> None:
    _write(tmp_path / "a.tar")
    (tmp_path / "cut.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:end])
    with pytest.raises(BackupError):
        _read(tmp_path / "cut.tar")


def test_a_changed_byte_is_found_though_the_tar_is_whole(tmp_path: Path) -> None:
    _write(tmp_path / "a.tar")
    data = bytearray((tmp_path / "a.tar").read_bytes())
    data[150_000] ^= 1
    (tmp_path / "b.tar").write_bytes(data)
    with pytest.raises(BackupError, match=r"media/tệp\.pdf: not what was written"):
        _read(tmp_path / "b.tar")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" * 500, b"\0" * 20_000])
def test_what_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.tar").write_bytes(data)
    with pytest.raises(BackupError):
        _read(tmp_path / "a.tar")


def test_another_tar_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        info = tarfile.TarInfo("../../etc/passwd")
        info.size = 3
        tar.addfile(info, io.BytesIO(b"abc"))
    with pytest.raises(BackupError, match="no backup"):
        _read(tmp_path / "a.tar")


def test_encrypted_for_a_key_only_its_owner_reads_it(tmp_path: Path) -> None:
    mine, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    (tmp_path / "key").write_text(f"# created: today\n{mine}\n")
    _write(tmp_path / "a.tar.age", recipients_of([str(mine.to_public())]))
    assert b"checksums" not in (tmp_path / "a.tar.age").read_bytes()
    assert len(_read(tmp_path / "a.tar.age", identities_of(tmp_path / "key"))) == 2
    with pytest.raises(BackupError, match="--key"):
        _read(tmp_path / "a.tar.age")
    with pytest.raises(BackupError, match="cannot be decrypted"):
        _read(tmp_path / "a.tar.age", [other])


def test_the_whole_file_is_plain_age(tmp_path: Path) -> None:
    mine = pyrage.x25519.Identity.generate()
    _write(tmp_path / "a.tar.age", [mine.to_public()])
    plain = pyrage.decrypt((tmp_path / "a.tar.age").read_bytes(), [mine])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        assert tar.getnames()[0] == ABOUT


def test_a_changed_byte_of_an_encrypted_one_is_found(tmp_path: Path) -> None:
    mine = pyrage.x25519.Identity.generate()
    _write(tmp_path / "a.tar.age", [mine.to_public()])
    data = bytearray((tmp_path / "a.tar.age").read_bytes())
    data[200_000] ^= 1
    (tmp_path / "a.tar.age").write_bytes(data)
    with pytest.raises(BackupError):
        _read(tmp_path / "a.tar.age", [mine])


def test_keys_that_are_none_are_named_and_private_ones_never_shown(tmp_path: Path) -> None:
    secret = str(pyrage.x25519.Identity.generate())
    (tmp_path / "key").write_text(secret)
    with pytest.raises(BackupError, match="private key") as told:
        recipients_of([str(tmp_path / "key")])
    assert secret not in str(told.value)
    for wrong in ("age1nonsense", "/no/such/file", "ssh-ed25519 nonsense"):
        with pytest.raises(BackupError):
            recipients_of([wrong])


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, is_encrypted: bool) -> None:
    keys = [pyrage.x25519.Identity.generate().to_public()] if is_encrypted else []
    pid = os.fork()
    if pid == 0:  # no file of this process grows beyond this: writing fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        code = 1
        try:
            _write(tmp_path / "a.tar", keys)
        except (OSError, BackupError):
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert list(tmp_path.iterdir()) == []


def test_two_backups_into_one_file_do_not_mix(tmp_path: Path) -> None:
    with (
        folder.finished_or_gone(tmp_path / "a.tar"),
        pytest.raises(BackupError, match="another backup"),
        folder.finished_or_gone(tmp_path / "a.tar"),
    ):
        pass


def test_rotation_keeps_the_newest_and_touches_nothing_else(tmp_path: Path) -> None:
    for day in range(1, 6):
        path = tmp_path / f"vinh-danh-2026010{day}-020000.tar.age"
        path.touch()
        os.utime(path, (day, day))
    (tmp_path / "vinh-danh-ke-hoach.tar").touch()
    (tmp_path / "db.sqlite3").touch()
    left_behind = tmp_path / ".vinh-danh-20260101-020000.tar.part"
    left_behind.touch()
    os.utime(left_behind, (1, 1))
    folder.rotate(tmp_path, keep=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "db.sqlite3",
        "vinh-danh-20260104-020000.tar.age",
        "vinh-danh-20260105-020000.tar.age",
        "vinh-danh-ke-hoach.tar",
    ]


def test_a_night_is_made_good_and_not_made_twice(tmp_path: Path) -> None:
    def at(*moment: int) -> datetime:
        return datetime(*moment, tzinfo=timezone.get_current_timezone())

    with override_settings(BACKUP={"DIR": str(tmp_path), "KEEP": 3, "RECIPIENTS": [], "HOUR": 2}):
        assert nightly.is_due(at(2026, 1, 5, 1, 0))
        made = tmp_path / folder.new_name(is_encrypted=True)
        made.touch()
        stamp = at(2026, 1, 5, 2, 7).timestamp()
        os.utime(made, (stamp, stamp))
        assert not nightly.is_due(at(2026, 1, 5, 2, 15))
        assert not nightly.is_due(at(2026, 1, 6, 1, 59))
        assert nightly.is_due(at(2026, 1, 6, 2, 0))


def test_names_of_variables_are_told_and_values_never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://me:very-secret@host:25")
    monkeypatch.setenv("NOT_OF_THIS_SITE", "x")
    assert "EMAIL_URL" in versions.variables_set()
    assert "very-secret" not in str(versions.variables_set())
    assert "NOT_OF_THIS_SITE" not in versions.variables_set()


def test_a_backup_of_newer_code_is_refused_with_what_is_newer() -> None:
    with pytest.raises(BackupError, match=r"newer code.*news\.9999_later"):
        versions.targets([("news", "0001_initial"), ("news", "9999_later")])


def test_a_backup_of_older_code_gets_the_tables_of_then() -> None:
    assert ("news", "0003_public_words") in versions.targets(
        [("news", "0001_initial"), ("news", "0002_public_index"), ("news", "0003_public_words")]
    )


def test_nobody_restores_while_the_site_is_served(tmp_path: Path) -> None:
    with override_settings(VAR_DIR=tmp_path):
        with serving_lock.alone() as is_alone:
            assert is_alone
        pid = os.fork()
        if pid == 0:
            serving_lock.hold()
            (tmp_path / "held").touch()
            signal.pause()

        try:
            while not (tmp_path / "held").exists():
                time.sleep(0.01)
            with serving_lock.alone() as is_alone:
                assert not is_alone
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        with serving_lock.alone() as is_alone:
            assert is_alone
