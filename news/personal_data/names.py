"""Names of files and addresses of pages, which readers see: numbers of people in them.

Such names have no marks, and signs in the place of blanks: "CCCD_001203004567_Nguyen_Van_A.pdf".
So only numbers and birth dates are looked for, and only those that are nothing else.
"""

import re
from pathlib import PurePath

from ..text import nfc
from .births import OLDEST_SHORT
from .found import ACCOUNT, BIRTH, EMAIL, IDENTITY, PHONE, TAX, Found
from .search import find, without

KINDS = {IDENTITY, PHONE, ACCOUNT, TAX, EMAIL}
_SIGNS = re.compile(r"_|(?<!\d)-|-(?!\d)")


def numbers_in_name(text: str) -> list[Found]:
    """Their places in `text`, whose words are parted by blanks."""
    return [one for one in find(text) if one.is_sure and not one.of_office and _is_told(text, one)]


def _is_told(text: str, one: Found) -> bool:
    """A bare year may be that of an intake: "Lich Tuyen sinh 2021"."""
    if one.kind != BIRTH:
        return one.kind in KINDS
    figures = re.findall(r"\d+", text[one.start : one.end])
    return len(figures) > 1 or (bool(figures) and int(figures[0]) <= OLDEST_SHORT)


def with_blanks(text: str) -> str:
    """A text at its length, with blanks where names of files have other signs between words."""
    return _SIGNS.sub(" ", text)


def words_of_name(name: str) -> str:
    """A file's name without its ending, with blanks between its words."""
    path = PurePath(nfc(name).replace("\\", "/"))
    return with_blanks(path.name.removesuffix(path.suffix))


def bare_name(name: str, instead: str) -> str:
    """A file's name without such numbers; `instead` where nothing else is left of it."""
    text = words_of_name(name)
    found = numbers_in_name(text)
    return (without(text, found) or instead) + PurePath(name).suffix if found else name
