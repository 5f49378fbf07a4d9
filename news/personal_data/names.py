"""Names of files and addresses of pages, which readers see: numbers of people in them.

Such names have no marks, and signs in the place of blanks: "CCCD_001203004567_Nguyen_Van_A.pdf".
So only numbers are looked for, and only those that are nothing else.
"""

import re
from pathlib import PurePath

from ..text import nfc
from .found import ACCOUNT, EMAIL, IDENTITY, PHONE, TAX, Found
from .search import find, without

KINDS = {IDENTITY, PHONE, ACCOUNT, TAX, EMAIL}
_SIGNS = re.compile(r"_|(?<!\d)-|-(?!\d)")


def numbers_in_name(text: str) -> list[Found]:
    """Their places in `text`, whose words are parted by blanks."""
    return [one for one in find(text) if one.kind in KINDS and one.is_sure and not one.of_office]


def words_of_name(name: str) -> str:
    """A file's name without its ending, with blanks where such names have other signs."""
    path = PurePath(nfc(name).replace("\\", "/"))
    return _SIGNS.sub(" ", path.name.removesuffix(path.suffix))


def bare_name(name: str, instead: str) -> str:
    """A file's name without such numbers; `instead` where nothing else is left of it."""
    text = words_of_name(name)
    found = numbers_in_name(text)
    return (without(text, found) or instead) + PurePath(name).suffix if found else name
