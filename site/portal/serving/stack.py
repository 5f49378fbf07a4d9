"""Room for the frames of a deep call, so that no loop maps memory at each of its turns.

Until 3.13.13 and 3.14.4 CPython gives frames 16 KB of memory at a time and gives each piece back as
soon as its first frame returns (https://github.com/python/cpython/issues/142183). A loop whose own
frame is the last in a piece maps and unmaps the next one at every call: a page of ours did that a
thousand times and took up to half as much time again, or not at all, depending on how deep its
caller happened to stand.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

#: Words that one frame asks for: CPython makes a piece of 512 KB for it, of which the frames above
#: it have a half. What is not touched takes no memory.
WORDS = 32_768


def with_room(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Calls `function`; what it calls shares one piece of memory, up to some thousand frames."""
    return function(*args, **kwargs)


with_room.__code__ = with_room.__code__.replace(co_stacksize=WORDS)
