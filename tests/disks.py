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
    """One of `megabytes` for a command and what it starts: put `within` before it.

    `prepare` are shell commands that are run on it first. `user` is who the command is run as.
    """

    def __init__(self, folder: Path, megabytes: int, prepare: str = "true", user: str = "") -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.as_root = ["-m"] if os.geteuid() == 0 else ["-Urm"]
        mount = f"mount -t tmpfs -o size={megabytes}m tmpfs {folder} && {prepare}"
        as_user = f"setpriv --reuid={user} --clear-groups " if user and os.geteuid() == 0 else ""
        command = f'{mount} && exec {as_user}"$@"'
        self.within = ["unshare", *self.as_root, "sh", "-c", command, "sh"]

    def or_skip(self) -> "Disk":
        if shutil.which("unshare") is None or not self._is_possible():
            pytest.skip(REFUSED)
        return self

    def _is_possible(self) -> bool:
        return subprocess.run([*self.within, "true"], capture_output=True).returncode == 0

    def seen_from_outside(self, pid: int) -> Path:
        """The folder as the process sees it, for others."""
        return Path(f"/proc/{pid}/root{self.folder}")

    def run(self, pid: int, code: str, *arguments: str) -> str:
        """What Python code says there, of the disk that the process `pid` has."""
        as_root = ["-m"] if os.geteuid() == 0 else ["-U", "-m", "--preserve-credentials"]
        there = ["nsenter", "-t", str(pid), *as_root, sys.executable, "-c", code, *arguments]
        done = subprocess.run(there, capture_output=True, text=True)
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
