"""Reads single cells: a name with its honorific, a position and its unit, awards."""

import re
from dataclasses import dataclass, replace

from . import headings, letters, people_words

_HONORIFIC = re.compile(
    r"(ông|bà|[ôb]\.|anh|chị|cô|em|cháu|đồng\s+chí|đ/c|đc)\s*[:.]?\s+(?=[^\W\d_])", re.I
)
_BOTH = re.compile(r"^(ông\s*[/,(]\s*bà\)?|ông\s+bà)\s*:?\s*", re.I)
_BIRTH = re.compile(
    r"\b(?:(?:ngày\s+|năm\s+)?sinh(?:\s+(?:ngày|năm))?|[sn]\.?[sn]|cccd|cmnd|cmt|s?đt|"
    r"điện\s+thoại)\b\D{0,6}\d.*$",
    re.I,
)
_YEAR = re.compile(r"(?<=[\s,;(–-])(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2}\s*\)?\s*$")
_CALL = r"(?:\b(?:s?đt|tel|điện thoại)\b[\s.:]*)?"
_IDENTITY = r"\b(?:cccd|cmnd|cmt|hộ chiếu)\b(?:\s*số)?[\s.:]*"
_BORN = r"\b(?:(?:ngày|năm)\s+sinh|sinh(?:\s+(?:ngày|năm))?|s\.?n|n\.?s)"
_PERSONAL = (
    re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    re.compile(rf"{_IDENTITY}\w*\d{{5,}}\w*", re.I),
    re.compile(r"(?<![\w/.])(?:\d{12}|\d{9})(?![\w/])"),
    re.compile(rf"{_BORN}[\s.:]*(?:\d{{1,2}}[/.-]){{0,2}}(?:19|20)\d{{2}}\b", re.I),
    re.compile(rf"{_CALL}(?<![\w/.])(?:\+84|0)[\s.-]?\d(?:[\s.-]?\d){{7,9}}(?![\w/])", re.I),
)
_DECISION = re.compile(r"\b(?:quyết\s+định|qđ)\s*(?:số)?[\s:]*\d.*", re.I | re.S)
_LONGEST_POSITION = 30  # in words
_EMPTY = re.compile(r"[-–—_.…/\s]*|không( có)?", re.I)
_DITTO = re.compile(r"[-–\s]*(?:nt|như\s+trên|[\"”“″]|''|//+)[-–\s.]*", re.I)
FORMULA_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")


@dataclass(frozen=True)
class PositionUnit:
    """A cell such as "Trưởng phòng, Thanh tra Sở" in two; `is_sure` where the cut is plain."""

    position: str
    unit: str
    is_sure: bool = True


def is_empty(text: str) -> bool:
    """Whether nothing is meant, as by a dash."""
    return bool(_EMPTY.fullmatch(text))


def is_ditto(text: str) -> bool:
    """Whether a cell means the same as the one above it."""
    return bool(_DITTO.fullmatch(text))


def split_honorific(text: str) -> tuple[str, str]:
    """ "Bà Vũ Thu Hằng" → ("Bà", "Vũ Thu Hằng"); a name without one comes back whole."""
    if match := _BOTH.match(text):
        return "", text[match.end() :]
    if match := re.search(r"\s*\((ông|bà)\)$", text, re.I):
        return honorific_of(match[1]), text[: match.start()]
    match = _HONORIFIC.match(text)
    if not match:
        return "", text
    return honorific_of(match[1]), text[match.end() :].strip()


def honorific_of(text: str) -> str:
    """The usual form of a word such as "bà" or "đ/c", "" for other words."""
    return people_words.HONORIFICS.get(" ".join(text.casefold().rstrip(":. ").split()), "")


def without_personal_data(text: str) -> str:
    """`text` without identity numbers, phone numbers and e-mail addresses."""
    for pattern in _PERSONAL:
        if pattern.search(text):
            text = re.sub(r"\(\s*\)", "", pattern.sub("", text)).strip(" ,;:-–")
    return " ".join(text.split())


def name_without_birth(text: str) -> str:
    """A person's name without the birth date or year written behind it."""
    bare = _YEAR.sub("", _BIRTH.sub("", text))
    return bare if bare == text else bare.strip(" ,;:(–-")


def is_name_like(name: str) -> bool:
    """Whether a person could be called so: two to eight words of letters."""
    parts = name.split()
    return 2 <= len(parts) <= 8 and all(
        re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", part) for part in parts
    )


def are_several_names(raw: str) -> bool:
    """Whether each line of a cell is a name of its own."""
    lines = [split_honorific(" ".join(line.split()))[1] for line in raw.splitlines()]
    lines = [line for line in lines if line]
    return len(lines) > 1 and all(
        is_name_like(line) and line.split()[0].casefold() in people_words.FAMILY_NAMES
        for line in lines
    )


def split_position_unit(raw: str, unit_first: bool = False) -> PositionUnit:
    """Position and unit from one cell; `raw` keeps its line breaks.

    Cut at a line break before a unit, at the first comma that no further position follows, at
    " - " or "thuộc"; the other way round where the unit comes first.
    """
    lines = [" ".join(line.split()).strip(" ,;–-") for line in raw.splitlines() if line.strip()]
    text = " ".join(raw.split())
    if turned := _turned(lines, text, unit_first):
        return turned
    if len(lines) == 2 and headings.starts_like_unit(lines[1]) and "," not in lines[0]:
        return PositionUnit(lines[0], lines[1])
    begin = 0
    for match in re.finditer(r"[,;]", text):
        rest = text[match.end() :].strip()
        if rest and not headings.starts_like_position(rest):
            return _at_comma(text[: match.start()].strip(), rest)
        begin = match.end()
    if sign := re.search(r"\s[-–]\s|\s+thuộc\s+", text, re.I):
        rest = text[sign.end() :].strip()
        return PositionUnit(text[: sign.start()].strip(), rest, headings.starts_like_unit(rest))
    last = _whole(text[begin:].strip())
    return replace(last, position=f"{text[:begin]} {last.position}".strip())


def _at_comma(before: str, rest: str) -> PositionUnit:
    """A place behind a comma belongs to a unit before it: "Chủ tịch UBND xã A, huyện B"."""
    if not rest.casefold().startswith(people_words.MARKED_PLACES):
        return PositionUnit(before, rest, headings.starts_like_unit(rest))
    whole = _whole(before)
    if whole.position and whole.unit:
        return replace(whole, unit=f"{whole.unit}, {rest}", is_sure=False)
    return PositionUnit(before, rest, False)


def _turned(lines: list[str], text: str, unit_first: bool) -> PositionUnit | None:
    """The unit before the position, by the column's heading or by the words themselves."""
    cut = lines if len(lines) == 2 else re.split(r"\s[-–]\s", text)
    if "," in text:
        cut = text.rsplit(",", 1)
    if len(cut) != 2:
        return None
    unit, position = (part.strip(" ,;–-") for part in cut)
    begins_with_unit = headings.starts_like_unit(unit) and not headings.starts_like_position(unit)
    ends_with_position = headings.starts_like_position(position)
    if begins_with_unit and ends_with_position:
        return PositionUnit(position, unit)
    if not unit_first or (headings.starts_like_position(unit) and not ends_with_position):
        return None
    return PositionUnit(position, unit, begins_with_unit or ends_with_position)


def _whole(text: str) -> PositionUnit:
    """No sign separates them: a unit's first word may, behind a position's."""
    if headings.starts_like_unit(text) and not headings.starts_like_position(text):
        return PositionUnit("", text)
    parts = text.split()
    for index in range(1, min(len(parts), _LONGEST_POSITION)):
        rest = " ".join(parts[index:])
        capital = parts[index][:1].isupper()
        if capital and headings.starts_like_unit(rest) and parts[index - 1][:1].islower():
            return PositionUnit(" ".join(parts[:index]), rest, False)
    return PositionUnit(text, "", headings.starts_like_position(text))


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
    """A name in usual case: a person's, or a unit's for collectives."""
    return letters.person_name(text) if kind == "individual" else letters.unit(text)
