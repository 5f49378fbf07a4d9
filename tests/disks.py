"""Small disks of their own for a process, so that they can be full: a tmpfs that nobody else sees.

Needs the right to mount: root's, or namespaces of users. A container may be denied both.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

NEW_MOUNTS = 0x00020000  # CLONE_NEWNS of <sched.h>
REFUSED = "no disk of its own for a process here: unshare or mount is refused"


def fill_up(folder: Path, leave: int = 0) -> Path:
    """Writes until not a byte more finds its place, but for `leave` bytes; the file that did it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
        file.truncate(file.tell() - leave)
    return filler


def files_in(folder: Path) -> list[str]:
    """Their paths below `folder`, without what fills the disk."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "filler")
    return sorted(str(path.relative_to(folder)) for path in paths)


class Disk:
    """One of `megabytes` at `folder`, for those alone that are run with `within` before them.

    `prepare` are shell commands that are run on it first. Skips the test where none can be had.
    """

    def __init__(self, folder: Path, megabytes: int, prepare: str = "true") -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        mount = f"mount -t tmpfs -o size={megabytes}m tmpfs {folder} && {prepare}"
        as_root = ["-m"] if os.geteuid() == 0 else ["-Urm"]
        # It ends with this process, whose end of the pipe it reads.
        self._command = ["unshare", *as_root, "sh", "-c", f"{mount} && echo ready && exec cat"]

    def __enter__(self) -> "Disk":
        if shutil.which("unshare") is None:
            pytest.skip(REFUSED)
        pipe = subprocess.PIPE
        self._holder = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=pipe)
        if self._holder.stdout.readline() != b"ready\n":
            said = self._holder.communicate()[1].decode()
            pytest.skip(f"{REFUSED}: {said}")
        return self

    def __exit__(self, *_error: object) -> None:
        self._holder.communicate()

    @property
    def within(self) -> list[str]:
        as_root = ["-m"] if os.geteuid() == 0 else ["-U", "-m", "--preserve-credentials"]
        return ["nsenter", "-t", str(self._holder.pid), *as_root]

    @property
    def seen_from_outside(self) -> Path:
        return Path(f"/proc/{self._holder.pid}/root{self.folder}")

    def run(self, code: str, *arguments: str) -> str:
        """What Python code says that is run there."""
        command = [*self.within, sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        return (done.stdout + done.stderr).strip()


def on_a_small_disk(folder: Path, megabytes: int, work: Callable[[], object]) -> None:
    """Does `work` in a fork for which `folder` is such a disk; fails as it fails.

    The fork makes its own connections to the database; the test has none meanwhile.
    """
    if os.geteuid() != 0:
        pytest.skip(REFUSED)
    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            status = 0 if _mount(folder, megabytes) else 2
            if not status:
                work()
        except BaseException:
            traceback.print_exc()
            status = 1
        os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == 2:
        pytest.skip(REFUSED)
    assert status == 0, "see what the fork printed"


def _mount(folder: Path, megabytes: int) -> bool:
    if ctypes.CDLL(None).unshare(NEW_MOUNTS):
        return False
    private = ["mount", "--make-rprivate", "/"]
    small = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    return all(subprocess.run(command).returncode == 0 for command in (private, small))
