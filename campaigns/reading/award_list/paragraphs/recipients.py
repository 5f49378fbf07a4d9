"""One recipient in words: "Ông Nguyễn Văn A, Trưởng phòng, Sở Y", "Phòng X thuộc Sở Y"."""

import re
from dataclasses import dataclass, field, replace

from .. import cells, headings, people_words
from ..people.position_unit import split_position_unit
from . import words

STOPS = " \t\n;,./:"
_CUT = re.compile(r"\s*[\t\n,;(:]\s*|\s+[-–]\s+|\s*[–]\s+")
_BELONGS = re.compile(r"\s+(?:thuộc|trực\s+thuộc)\s+", re.I)
_LONGEST = 400
_SPOUSE = re.compile(
    rf"(?:(?:và|cùng)\s+)?(?:(?:vợ|chồng)\s+)?(?:là\s+)?(?={words.PERSON.pattern})", re.I
)


@dataclass(frozen=True)
class Recipient:
    """`name` keeps its form of address. `doubts` are codes of issues with the field in doubt."""

    name: str
    kind: str
    position: str = ""
    unit: str = ""
    award: str = ""
    achievement: str = ""
    doubts: tuple[tuple[str, str], ...] = field(default=())

    def doubted(self, code: str, name: str) -> "Recipient":
        return replace(self, doubts=(*self.doubts, (code, name)))


def recipient_in(text: str, is_expected: bool = False) -> Recipient | None:
    """The recipient that a phrase names, None where none begins it.

    `is_expected`: something above says that recipients follow, so a name alone is one.
    """
    if len(text) > _LONGEST * 3:
        return None
    text, achievement = without_deed(text.strip(STOPS))
    text, award = _without_award(text)
    text = re.sub(r"^(?:cá\s+nhân|tập\s+thể\s+và\s+cá\s+nhân)\s*:?\s+(?=\S)", "", text, flags=re.I)
    if not text or len(text) > _LONGEST:
        return None
    found = _household(text) or _person(text, is_expected) or _collective(text)
    if found is None:
        return None
    return replace(
        found,
        name=found.name[:1].upper() + found.name[1:],
        award=award or found.award,
        achievement=achievement or found.achievement,
    )


def without_deed(text: str) -> tuple[str, str]:
    """A text in two: up to the deed, and the deed: "đã có thành tích …"."""
    match = words.DEED.search(text)
    if not match:
        return text, ""
    deed = text[match.end() :].strip(" ,;.)/")
    return text[: match.start()].strip(STOPS), deed if words.IS_DEED.search(deed) else ""


def split_lead(text: str) -> tuple[str, str]:
    """The words before a person's name, and the name: ("Trưởng phòng", "Nguyễn Văn A").

    Both are "" where the text does not end in a name with a known family name.
    """
    parts = text.split()
    for index in range(max(0, len(parts) - 7), len(parts) - 1):
        name = " ".join(parts[index:])
        is_capital = all(part[:1].isupper() for part in parts[index:])
        if is_capital and is_family(parts[index]) and cells.is_name_like(name):
            return " ".join(parts[:index]), name
    return "", ""


def is_family(word: str) -> bool:
    return word.casefold() in people_words.FAMILY_NAMES


def _household(text: str) -> Recipient | None:
    """ "Gia đình ông A và bà B, thôn Đông": both names belong to it, the place is its unit."""
    if not words.HOUSEHOLD.match(text):
        return None
    name, rest = _with_spouse(*_cut_behind_name(text))
    return Recipient(name, "household", unit=_without_birth(words.AT.sub("", rest)))


def _with_spouse(name: str, rest: str) -> tuple[str, str]:
    """Takes "bà B" from what follows a name, or from the name itself."""
    match = _SPOUSE.match(rest)
    if not match:
        return name, rest
    other, rest = _cut_behind_name(rest[match.end() :])
    sign = " và " if "và" in match[0] else ", "
    return f"{name}{sign}{other}", rest


def _cut_behind_name(text: str) -> tuple[str, str]:
    """A text up to its first sign, and the rest."""
    match = _CUT.search(text, _behind_form(text))
    and_other = re.search(rf"\s+(?=(?:và|cùng)\s+{words.PERSON.pattern})", text, re.I)
    if and_other and (not match or and_other.start() < match.start()):
        match = and_other
    if not match:
        return text.strip(STOPS), ""
    return text[: match.start()].strip(STOPS), text[match.end() :].strip(STOPS + ")")


def _behind_form(text: str) -> int:
    """Where a name may begin: behind "Ông:", whose sign parts nothing."""
    match = re.match(r"(?:[^\W\d]+\s){0,3}[^\W\d]+\s*:\s*(?=[^\W\d])", text)
    return match.end() if match and words.PERSON.match(text) else 0


def _person(text: str, is_expected: bool) -> Recipient | None:
    head, rest = _cut_behind_name(text)
    form = words.PERSON.match(head)
    if form:
        name, tail = _name_run(head, form.end() - 1)
        if tail:
            rest = f"{tail}, {rest}" if rest else tail
        if _SPOUSE.match(rest):
            name, rest = _with_spouse(name, rest)
            couple = Recipient(name, "household", unit=_without_birth(rest))
            return couple.doubted("kind_doubtful", "kind")
        return _with_place(Recipient(name, "individual"), rest)
    if headings.starts_like_collective(head) and not headings.starts_like_position(head):
        return None
    lead, name = split_lead(head)
    if name and not lead:
        if not (is_expected or rest):
            return None
        return _with_place(Recipient(name, "individual"), rest)
    if name and headings.starts_like_position(lead):
        return _lead_as_position(lead, name, rest)
    if name and cells.split_honorific(f"{lead} {name}")[0]:
        return _with_place(Recipient(f"{lead} {name}", "individual"), rest)
    start = _family_at(head)
    if start is not None:
        name, tail = _name_run(head, start)
        before = head[:start].strip()
        if (
            tail
            and len(name[start:].split()) > 1
            and (not before or headings.starts_like_position(before))
        ):
            rest = f"{tail}, {rest}" if rest else tail
            made = _with_place(Recipient(name[start:].strip(), "individual"), rest)
            return made.doubted("split_doubtful", "position") if before else made
    is_name = cells.is_name_like(head) and all(part[:1].isupper() for part in head.split())
    if is_name and is_expected and headings.starts_like_position(rest):
        return _with_place(Recipient(head, "individual"), rest).doubted("odd_name", "name")
    return None


def _family_at(text: str) -> int | None:
    """Where the first word stands that is a family name with a capital."""
    for match in re.finditer(r"\S+", text):
        if match[0][:1].isupper() and is_family(match[0]):
            return match.start()
    return None


def _name_run(text: str, start: int) -> tuple[str, str]:
    """A text up to the end of the name that begins at `start`, and what follows it."""
    for count, match in enumerate(re.finditer(r"\S+", text[start:])):
        rest = text[start + match.start() :]
        is_next = count > 1 and headings.starts_like_position(rest) and " " in rest
        is_unit = count > 2 and headings.starts_like_unit(rest) and " " in rest
        if not match[0][:1].isupper() or is_next or is_unit:
            return text[: start + match.start()].strip(), rest.strip()
    return text, ""


def _lead_as_position(lead: str, name: str, rest: str) -> Recipient:
    """ "Trưởng phòng Nguyễn Văn A": what stands before the name is the position, or both."""
    place = split_position_unit(lead)
    made = Recipient(name, "individual", place.position or lead, place.unit)
    if not rest:
        return made if place.is_sure else made.doubted("split_doubtful", "position")
    more = _with_place(Recipient(name, "individual"), rest)
    if not more.position:
        unit = f"{made.unit}, {more.unit}" if made.unit and more.unit else more.unit or made.unit
        return replace(made, unit=unit, doubts=more.doubts)
    return replace(more, position=f"{lead}, {more.position}").doubted("split_doubtful", "position")


def _with_place(made: Recipient, rest: str) -> Recipient:
    """Adds position and unit from what follows the name."""
    rest = _without_birth(rest)
    made, rest = _labelled(made, rest)
    rest = words.LINKS.sub("", rest)
    if not rest:
        return made
    if at := words.AT.match(rest):
        return replace(made, unit=made.unit or rest[at.end() :].strip())
    if starts_like_place(rest) and not any(
        headings.starts_like_position(part) for part in _CUT.split(rest)
    ):
        return replace(made, unit=made.unit or rest)
    if headings.is_award(rest):
        return replace(made, award=rest)
    found = split_position_unit(rest)
    unit = words.AT.sub("", found.unit)
    made = replace(made, position=made.position or found.position, unit=made.unit or unit)
    return made if found.is_sure else made.doubted("split_doubtful", "position")


def starts_like_place(text: str) -> bool:
    small = text.casefold()
    return (
        headings.starts_like_unit(text)
        or small.startswith(people_words.MARKED_PLACES)
        or bool(re.match(r"(?:lớp|xóm|ấp|buôn|bon|khu|số nhà|đội|tổ)\s", small))
    ) and not headings.starts_like_position(text)


def _without_birth(rest: str) -> str:
    if not any(map(str.isdigit, rest)) and "quê" not in rest.casefold():
        return rest.strip(STOPS + ")")
    parts = re.split(r"(\s*[\t\n,;(]\s*|\s+[-–]\s+)", rest)
    kept: list[str] = []
    for index in range(0, len(parts), 2):
        part = parts[index].strip(" )")
        if not part or words.BIRTH.match(part):
            continue
        if kept:
            kept.append(parts[index - 1] if parts[index - 1].strip() in ("-", "–") else ", ")
        kept.append(part)
    return "".join(kept).strip(STOPS)


def _labelled(made: Recipient, rest: str) -> tuple[Recipient, str]:
    """Takes "Chức vụ: Trưởng phòng", "Đơn vị: Sở Y" out of what follows a name."""
    if ":" not in rest:
        return made, rest
    left: list[str] = []
    for part in re.split(r"\s*[\t\n,;]\s*", rest):
        found = label_of(part)
        if found is None:
            left.append(part)
        elif found[0] in ("position", "unit", "achievement", "award"):
            made = replace(made, **{found[0]: getattr(made, found[0]) or found[1]})
    return made, ", ".join(left).strip(STOPS)


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a label names and its value: "Chức vụ: Kế toán" → ("position", "Kế toán")."""
    for pattern, name in words.LABELS:
        if match := pattern.match(text):
            return name, text[match.end() :].strip(STOPS)
    return None


def _collective(text: str) -> Recipient | None:
    bare = re.sub(r"^(?-i:tập\s+thể)\s*:?\s+(?=\S)", "", text)
    is_said = bare != text
    is_unit = headings.starts_like_collective(bare) and not headings.starts_like_position(bare)
    if not (is_unit or is_said or words.COLLECTIVE.match(bare)):
        return None
    if len(bare) > 200:
        return None
    if belongs := _BELONGS.search(bare):
        return Recipient(bare[: belongs.start()].strip(STOPS), "collective",
                         unit=bare[belongs.end() :].strip(STOPS))  # fmt: skip
    head, rest = _cut_behind_name(bare)
    if not rest or rest.casefold().startswith(people_words.MARKED_PLACES):
        return Recipient(bare.strip(STOPS), "collective")
    if headings.is_award(rest):
        return Recipient(head, "collective", award=rest)
    made = Recipient(head, "collective", unit=words.AT.sub("", rest))
    return made if headings.starts_like_unit(rest) else made.doubted("split_doubtful", "unit")


def _without_award(text: str) -> tuple[str, str]:
    """A text without the award at its end: "Ông A, Trưởng phòng: Bằng khen của Bộ trưởng"."""
    spans = headings.award_spans(text)
    if not spans or spans[0][0] == 0:
        return text, ""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    start = starts[spans[0][0]]
    before = text[:start]
    lead = words.GIVEN.search(before)
    if not lead or not before[: lead.start()].strip():
        return text, ""
    return before[: lead.start()].strip(STOPS), headings.unquoted(text[start:])
