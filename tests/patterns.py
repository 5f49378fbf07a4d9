"""Every compiled pattern of the product, and texts that make a careless one slow.

A pattern is careless where its cost grows faster than the text: two repetitions that can share the
same letters, or a repetition that is tried again from each place.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Runs of what people write, and of what stands between it.
RUNS = (
    *("a", "A", "à", "0", "IV", " ", "\n", "\t", "\xa0", ".", ",", "-", "–", "_", "/", "(", "<"),
    *("@", "'", '"', ":", ";", "#", "&", "%", "\\", "=", "a ", "a.", "a-", "a@", "a,", "a/", "0 "),
    *("0.", "0-", "0/", "Aa ", "Aa. ", "(a", "( ", " \n", " - ", "a\n", "a 0 ", "ab, "),
)
#: What follows, so that a match that has to reach the end fails.
ENDS = ("", "!", "\x7f0@")


ANYWHERE = ("search", "sub", "subn", "split", "findall", "finditer")
USED = re.compile(r"\b(\w+)\.(search|subn?|split|findall|finditer|match|fullmatch)\b")


@dataclass(frozen=True)
class Found:
    """A pattern that a module holds, and how the product asks it."""

    where: str
    pattern: re.Pattern[str]
    asks: Callable[[str], object]


def patterns_of(*packages: str) -> list[Found]:
    """Each pattern that a module of `packages` holds, asked as the sources say.

    One in a list or a table is taken to be searched for, which costs most.
    """
    modules = list(_modules(*packages))
    used = {module: _uses(Path(module.__file__).read_text()) for module in modules}
    found: dict[re.Pattern[str], Found] = {}
    for module in modules:
        for name, value in vars(module).items():
            # One that is used elsewhere, under its name, is used as it is there.
            methods = used[module].get(name) or _together(one.get(name) for one in used.values())
            for pattern, method in _patterns_in(value):
                asks = _asks(pattern, {method} if method else methods, value is pattern)
                known = found.get(pattern)
                if known is None or isinstance(asks, partial):
                    found[pattern] = Found(f"{module.__name__}.{name}", pattern, asks)
        for pattern, method in _in_the_source(module):
            asks = _asks(pattern, {method}, is_alone=True)
            found.setdefault(pattern, Found(f"{module.__name__}: re.{method}", pattern, asks))
    return list(found.values())


def _in_the_source(module: Any) -> Iterator[tuple[re.Pattern[str], str]]:
    """Patterns that are written where they are used: `re.sub("…", …)`."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text())):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str(text)), *_],
            ) if method != "compile":
                written = ast.unparse(node)
                flags = re.I * ("re.I" in written) | re.S * ("re.S" in written)
                yield re.compile(text, flags), method


def _uses(source: str) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for name, method in USED.findall(source):
        used.setdefault(name, set()).add(method)
    return used


def _together(sets: Iterable[set[str] | None]) -> set[str]:
    return {method for one in sets for method in one or ()}


def _asks(pattern: re.Pattern[str], methods: set[str], is_alone: bool) -> Callable[[str], object]:
    is_anchored = methods and not methods & {*ANYWHERE}
    if is_anchored and (is_alone or len(methods) == 1):
        return pattern.match if "match" in methods else pattern.fullmatch
    return partial(pattern.sub, "")


def _modules(*packages: str) -> Iterator[Any]:
    for package in map(importlib.import_module, packages):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not re.search(r"\.(migrations|settings|management|demo)\b", info.name):
                yield importlib.import_module(info.name)


def _patterns_in(value: Any, depth: int = 3) -> Iterator[tuple[re.Pattern[str], str]]:
    """Those of lists and tables as well, and those of which only a method was kept."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value, ""
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        for pattern, _method in _patterns_in(value.__self__):
            yield pattern, value.__name__
    elif depth and isinstance(value, dict):
        for pair in value.items():
            yield from _patterns_in(pair, depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _patterns_in(one, depth - 1)


def hostile_texts(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """`RUNS`, and beginnings of what the pattern itself looks for, again and again."""
    own = _beginnings(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    for run in dict.fromkeys([*RUNS, *own]):
        for end in ENDS:
            yield (run * (length // len(run) + 1))[:length] + end
    # One beginning, then a long run of what it repeats.
    for start in own[:8]:
        for run in ("a", "0", " ", "a ", "à.", *own[-3:]):
            yield start + (run * (length // len(run) + 1))[:length] + "!"


def _beginnings(parsed: Any) -> list[str]:
    """Shortest texts that the first one, two, three … parts match; those of alternatives, too."""
    found, text = [], ""
    for item in parsed:
        for piece in _alternatives(item):
            found.append(text + piece)
        text += _shortest(item)
        found.append(text)
    return [one for one in dict.fromkeys(found) if one][:40]


def _alternatives(item: Any) -> list[str]:
    op, argument = item
    if op is sre.BRANCH:
        return ["".join(map(_shortest, branch)) for branch in argument[1]][:6]
    if op is sre.SUBPATTERN:
        return _beginnings(argument[3])[:12]
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _beginnings(argument[2])[:6]
    return []


def _shortest(item: Any) -> str:
    """A short text that one part of a pattern matches; "" for what takes no letters."""
    op, argument = item
    if op is sre.LITERAL:
        return chr(argument)
    if op is sre.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _one_of(argument)
    if op is sre.BRANCH:
        return "".join(map(_shortest, argument[1][0]))
    if op is sre.SUBPATTERN:
        return "".join(map(_shortest, argument[3]))
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
        # At least once: what may be left out is what goes wrong.
        return "".join(map(_shortest, argument[2])) * min(max(argument[0], 1), 20)
    if op is getattr(sre, "ATOMIC_GROUP", None):
        return "".join(map(_shortest, argument))
    return ""


CATEGORIES = {
    sre.CATEGORY_DIGIT: "0",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: "-",
}


def _one_of(members: Any) -> str:
    if members[0][0] is sre.NEGATE:
        taken = {chr(a) for op, a in members if op is sre.LITERAL}
        taken |= {CATEGORIES.get(a, "") for op, a in members if op is sre.CATEGORY}
        # "a" is a letter and a word's; "[^\W\d_]" takes it.
        if (sre.CATEGORY, sre.CATEGORY_NOT_WORD) in members:
            taken |= {" ", "-", "!", "."}
        return next(one for one in "aA0 -.à!" if one not in taken)
    op, argument = members[0]
    if op is sre.LITERAL:
        return chr(argument)
    if op is sre.RANGE:
        return chr(argument[0])
    return CATEGORIES.get(argument, "a")


def cpu(act: Callable[[], object], least: float = 0.0) -> float:
    """Seconds of processor time, the best of three where it is worth it."""
    best = float("inf")
    for _again in range(3):
        begun = time.process_time()
        act()
        best = min(best, time.process_time() - begun)
        if best < least:
            break
    return best
