"""Work that is killed at a chosen statement, in a process of its own, for as little as a fork.

    moments = count(work)
    kill_at(moment, work)      # SIGKILL right before that statement, or commit, is sent

The parent has no connection meanwhile: the child makes its own, as another process would.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connection, connections

Work = Callable[[], object]


class _Counter:
    """Counts statements and commits of this process; kills it at `last`."""

    def __init__(self, last: int = 0) -> None:
        self.number, self.last = 0, last

    def step(self) -> None:
        self.number += 1
        if self.number == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.step()
        return execute(sql, params, many, context)


def _watched(work: Work, counter: _Counter) -> None:
    commit = connection.commit

    def counted() -> None:
        counter.step()
        commit()
        counter.step()

    connection.commit = counted
    with connection.execute_wrapper(counter):
        work()


def _in_a_child(work: Work) -> int:
    """The status in which it ended, of `os.waitpid`."""
    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def kill_at(moment: int, work: Work) -> bool:
    """Whether it was killed; False if it was done before. Fails if it failed by itself."""
    status = _in_a_child(lambda: _watched(work, _Counter(moment)))
    assert os.WIFSIGNALED(status) or status == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def count(work: Work) -> int:
    """How many statements and commits `work` takes; it is done by this."""
    reading, writing = os.pipe()

    def told() -> None:
        counter = _Counter()
        _watched(work, counter)
        os.write(writing, str(counter.number).encode())

    status = _in_a_child(told)
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.read()
    assert status == 0, "the work failed by itself"
    return int(number)


def moments(number: int, of: int) -> list[int]:
    """`number` moments, evenly from the first to the last of `of`."""
    return sorted({1 + round(step * (of - 1) / (number - 1)) for step in range(number)})
