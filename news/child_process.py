"""Processes that open files from outside: a damaged or hostile file costs one of them, not the
process that serves readers.

The parent calls `ask`, the module that it names calls `limit_this_process` before it reads its
standard input. Knows nothing of Django, so that a child starts quickly.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

#: Where `news` lies, and apps beside it.
_ROOT = Path(__file__).resolve().parents[1]


def ask(
    module: str, argument: str, data: bytes, timeout: float
) -> "subprocess.CompletedProcess[bytes]":
    """Runs `module` with `argument` and with `data` on its standard input, for `timeout` seconds at
    most, in an environment that has none of this process's secrets.

    Raises `subprocess.TimeoutExpired`.
    """
    environment = {"PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)])}
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    # The command is ours; only its argument and its input come from outside.
    return subprocess.run(  # noqa: S603
        [sys.executable, "-P", "-m", module, argument],
        input=data,
        capture_output=True,
        env=environment,
        timeout=timeout,
        check=False,
    )


def limit_this_process(*, memory: int, seconds: int) -> None:
    """To so many bytes of memory and seconds of CPU; where the system has no such limits, no."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
