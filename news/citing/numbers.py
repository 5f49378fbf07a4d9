"""Numbers of official documents: the kind they name, the citation around them, their likeness."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..text import fold_words, nfc

#: Abbreviations in numbers, folded, and the kind of `OfficialDocument` that they stand for.
KINDS = {
    "qd": "decision",
    "kh": "plan",
    "ct": "directive",
    "tt": "circular",
    "hd": "guidance",
    "tb": "notice",
    "bc": "report",
}
_CITATION = re.compile(
    r"^(?:[^\d/]{0,60}?\bsố\s+)?(?P<number>\d[^\s,;]*),?\s+(?:ký\s+)?ngày\s+"
    r"(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}),?(?:\s+của\s+(?P<body>.+?))?[\s.;,]*$",
    re.IGNORECASE,
)


def kind_of(number: str) -> str:
    """The kind that a number names: "12/KH-STP" is a plan; one of no known kind is "other"."""
    words = fold_words(number).split()
    named = next((KINDS[word] for word in words if word in KINDS), "")
    return named or ("other" if any(word.isalpha() for word in words) else "decision")


def split_citation(text: str) -> dict[str, str]:
    """Number, day (d/m/Y) and issuing body of a citation as texts have it; {} of anything else."""
    found = _CITATION.match(nfc(text).strip())
    if found is None:
        return {}
    day = re.sub(r"(?<!\s)\s*[/.-]\s*", "/", found["day"])
    return {"number": found["number"], "signed_on": day, "issuing_body": found["body"] or ""}


def compact(number: str) -> str:
    """What spellings of a number share: marks, signs, spaces and leading zeros do not matter."""
    return "".join(fold_words(number).split()).lstrip("0")


def searched(number: str) -> str:
    """The words that find a number written without its signs: "257qdubnd", "qdubnd"."""
    parts = fold_words(number).split()
    joined = ["".join(parts[start:]) for start in range(max(len(parts) - 1, 0))]
    bare = [part.lstrip("0") for part in parts[:1] if part.startswith("0")]
    return " ".join(filter(None, [*joined, *bare]))


def similar(
    documents: Iterable[Any], number: str, signed_on: date | None, body: str
) -> tuple[list[Any], list[Any]]:
    """Those of `documents` that are this one, and those that may be.

    Numbers begin again each year and at each body: a number alone is no likeness.
    """
    same, alike = [], []
    for one in documents:
        if compact(one.number) != compact(number):
            continue
        same_day = one.signed_on == signed_on
        same_body = fold_words(one.issuing_body) == fold_words(body)
        if same_day and same_body:
            same.append(one)
        elif (same_day and signed_on) or (same_body and not (signed_on and one.signed_on)):
            alike.append(one)
    return same, alike
