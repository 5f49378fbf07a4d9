"""The process that looks into a document for `readings`, within its limits.

It gets the file on its standard input and answers there with kinds and places, never with a text:
[["page", "2", "identity"], …], or with null for a file that cannot be read. A damaged or hostile
file costs this process, not the one that serves readers.
"""

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable

from ...child_process import limit_this_process
from .. import found
from ..search import find
from .extract import Piece, pieces_of

#: Of a reading, in seconds of CPU and bytes of memory.
SECONDS, MEMORY = 10, 512 * 1024 * 1024
#: Of places that are told, and signs of all texts together.
MOST_PLACES, MOST_SIGNS = 50, 4_000_000
KINDS = {
    found.IDENTITY, found.BIRTH, found.PHONE, found.EMAIL, found.ACCOUNT, found.TAX, found.ADDRESS,
}  # fmt: skip
# Telephones with wires are offices' in nearly all papers that offices write.
_WIRED = re.compile(r"\D*(?:(?:\+|00)84\D?|0)2\d")


def places_in(pieces: Iterable[Piece]) -> list[tuple[str, str, str]]:
    """Where personal data stands, each place and kind once, in the order of the document."""
    places: dict[tuple[str, str, str], None] = {}
    signs = 0
    for unit, label, text in pieces:
        signs += len(text)
        for one in find(unicodedata.normalize("NFC", text)):
            is_wired = one.kind == found.PHONE and _WIRED.match(text[one.start : one.end])
            if one.kind in KINDS and one.is_sure and not one.of_office and not is_wired:
                places[unit, label, one.kind] = None
        if len(places) >= MOST_PLACES or signs > MOST_SIGNS:
            break
    return list(places)[:MOST_PLACES]


def main() -> None:
    kind = sys.argv[1]
    limit_this_process(memory=MEMORY, seconds=SECONDS)
    try:
        answer: object = places_in(pieces_of(io.BytesIO(sys.stdin.buffer.read()), kind))
    except BaseException:  # a library's panics are no `Exception`
        answer = None
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
