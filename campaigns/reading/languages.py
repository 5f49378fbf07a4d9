"""The languages in which a site's lists are written, and the files with their words.

Lists of a site that reads Vietnamese are read as they always were; of other languages it knows the
headings. A site without Vietnamese reads names, totals, signatures and remarks by the words in
`[values]` of its languages' files, and looks for no lost Vietnamese letters.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

FOLDER = Path(__file__).parent / "award_list" / "table"
#: Codes of languages in their order, and paths of more files of words.
Source: TypeAlias = Callable[[], tuple[Sequence[str], Sequence[str | Path]]]


def _without_site() -> tuple[Sequence[str], Sequence[str | Path]]:
    return ("vi", "en"), ()


_source: Source = _without_site


def read_as(source: Source) -> None:
    """Asks `source` for languages and files once they are needed; a site says so at its start."""
    global _source
    _source = source
    _forget()


@contextmanager
def reading_in(*codes: str) -> Iterator[None]:
    """Reads lists of these languages meanwhile, whatever the site's are; for scores, in a process
    that does nothing else. Without codes it does nothing."""
    before = _source
    try:
        if codes:
            read_as(lambda: (codes, ()))
        yield
    finally:
        if codes:
            read_as(before)


def languages() -> tuple[str, ...]:
    """Codes without region, in their order."""
    return tuple(dict.fromkeys(code.split("-")[0].lower() for code in _source()[0]))


@cache
def reads_vietnamese() -> bool:
    return "vi" in languages()


@cache
def word_data() -> tuple[dict[str, Any], ...]:
    """What the files of words hold: Vietnamese and English before all, the site's own at the end.

    Raises `OSError` and `tomllib.TOMLDecodeError` for a file that cannot be read.
    """
    codes = dict.fromkeys(("vi", "en", *languages()))
    shipped = (FOLDER / f"headings.{code}.toml" for code in codes)
    files = [*(path for path in shipped if path.exists()), *map(Path, _source()[1])]
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in files)


@cache
def own_words() -> dict[str, Any]:
    """The words of the first language that has a file, the site's own file before the shipped;
    the English ones where none has."""
    own = [tomllib.loads(Path(path).read_text(encoding="utf-8")) for path in _source()[1]]
    shipped = (FOLDER / f"headings.{code}.toml" for code in (*languages(), "en"))
    path = next(path for path in shipped if path.exists())
    return (own or [tomllib.loads(path.read_text(encoding="utf-8"))])[0]


def _forget() -> None:
    """What functions of the reader remember may be of other languages."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("campaigns.reading."):
            for value in [*vars(module).values()]:
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
