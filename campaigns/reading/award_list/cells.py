"""Reads single cells: a name with its honorific, a position and its unit, awards."""

import re

from news.personal_data import cleaned

from . import headings, letters, people

_DECISION = re.compile(r"\b(?:quyết\s+định|qđ)\s*(?:số)?[\s:]*\d.*", re.I | re.S)
_EMPTY = re.compile(r"[-–—_.…/\s]*|không( có)?", re.I)
_DITTO = re.compile(r"[-–\s]*(?:nt|như\s+trên|[\"”“″]|''|//+)[-–\s.]*", re.I)
FORMULA_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")


def is_empty(text: str) -> bool:
    """Whether nothing is meant, as by a dash."""
    return bool(_EMPTY.fullmatch(text))


def is_ditto(text: str) -> bool:
    """Whether a cell means the same as the one above it."""
    return bool(_DITTO.fullmatch(text))


def split_honorific(text: str) -> tuple[str, str]:
    """ "Bà Vũ Thu Hằng" → ("Bà", "Vũ Thu Hằng"); a name without one comes back whole.

    A title or a rank counts: what stands before the name is no part of it.
    """
    found = people.addressed(text)
    return found.honorific or found.position, found.name


def honorific_of(text: str) -> str:
    """The usual form of a word such as "bà" or "đ/c", "" for other words."""
    return people.honorific_of(text)


def without_personal_data(text: str, keep_doubtful: bool = False) -> str:
    """`text` without birth dates, identity numbers, addresses and the like, on one line.

    `keep_doubtful`: what may be something else stays, to be asked about at its cell.
    """
    return " ".join(cleaned(text, only_sure=keep_doubtful).split())


def name_without_birth(text: str) -> str:
    """A person's name without the birth date or year written behind it."""
    return people.without_birth(text)


def is_name_like(name: str) -> bool:
    """Whether a person could be called so: two to eight words of letters."""
    return people.is_name_like(name)


def award_and_decision(text: str) -> tuple[str, str]:
    """ "Giấy khen (QĐ số 5/QĐ-STP ngày 1/2/2021)" in two; the second is "" for an award alone."""
    match = _DECISION.search(text)
    if not match or not match.start():
        return text, ""
    award = text[: match.start()].rstrip(" \n,;(–-")
    return re.sub(r"\s(?:theo|tại|kèm theo)$", "", award), match[0].strip(" ().;")


def tidy_award(text: str) -> list[str]:
    """The awards in a cell: several where signs, "và" or line breaks part awards' names."""
    for sign in (r"[;\n\r]+", r"[;\n\r,+/]+|\s+và\s+"):
        parts = [
            re.sub(r"^(?:[-–+•]|\d[.)])+\s*", "", part.strip()) for part in re.split(sign, text)
        ]
        parts = [" ".join(part.split()).strip(" ,;–-") for part in parts]
        parts = [part for part in parts if part.strip(" -–+•.")]
        if len(parts) > 1 and all(map(headings.is_award, parts)):
            return parts
    whole = headings.unquoted(" ".join(text.split()).strip(" ,;–+•-"))
    return [whole] if whole else []


def usual_name(text: str, kind: str) -> str:
    """A name in usual case: a person's, a household's, or a unit's for collectives."""
    if kind == "household":
        return letters.household(text)
    return letters.person_name(text) if kind == "individual" else letters.unit(text)
