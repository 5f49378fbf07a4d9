"""One recipient from the texts of a row, with what is in doubt about it."""

import re
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from .family_names import COMMON, FAMILY_NAMES
from .forms_of_address import addressed, honorific_of, rank_of
from .heads import starts_like_position, unit_head
from .kinds import Kind, kind_of
from .names import family_of, is_name_like, is_no_collective, is_odd, is_person, without_birth
from .pieces import pieces_of
from .splitting import ORDER, PersonParts, is_plain_name, split_person

_MARK = re.compile(r"\s*(\*+|\(\*+\)|\(\d{1,2}\)|\[(?:\*+|\d{1,2})\]|[¹²³]+)\s*$")
_NUMBER = re.compile(r"^(?:\d{1,3}\s*[.)]\s*|[-–+•*]\s+)(?=[^\W\d_]{2})")  # of the row itself
_MARKED = re.compile(r"\b(?:văn|thị)\b", re.I)
_LONGEST_HONORIFIC = 20


@dataclass(frozen=True)
class Texts:
    """The texts of a row that tell who is honored, "" where it has none.

    `name` keeps its line breaks. The kinds are those that the row's own cell, the column of the
    name, the section and the award tell. `order` is that of a heading that names position or unit
    beside the name; None where the column is the name's alone. `is_chosen`: an officer said which
    columns hold position and unit.
    """

    name: str = ""
    honorific: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    own_kind: str = ""
    column_kind: str = ""
    section_kind: str = ""
    award_kind: str = ""
    order: str | None = None
    has_honorifics: bool = False
    is_chosen: bool = False


@dataclass(frozen=True)
class Doubt:
    """Something to look at: the code of an issue, the field, and what one click would set."""

    code: str
    field: str
    proposal: dict[str, str] = dataclass_field(default_factory=dict)
    params: dict[str, object] = dataclass_field(default_factory=dict)


@dataclass
class Recipient:
    kind: str = ""
    honorific: str = ""
    name: str = ""
    position: str = ""
    unit: str = ""
    doubts: list[Doubt] = dataclass_field(default_factory=list)

    def doubt(
        self, code: str, name: str, proposal: dict[str, str] | None = None, **params: object
    ) -> None:
        changed = {k: v for k, v in (proposal or {}).items() if v != getattr(self, k)}
        self.doubts.append(Doubt(code, name, changed, params))

    def has_doubt(self, code: str) -> bool:
        return any(doubt.code == code for doubt in self.doubts)


def recipient_of(texts: Texts) -> Recipient:
    """The recipient that a row names; its fields as printed, capitals apart."""
    texts, mark = _without_mark(texts)
    parts = _parts(texts)
    found = Recipient(name=parts.name, position=texts.position, unit=texts.unit)
    _set_honorific(found, parts, texts)
    _set_kind(found, parts, texts)
    _set_position(found, parts, texts)
    wanted = (texts.order or "").split()
    if "other" in wanted and "unit" not in wanted and parts.unit:
        found.doubt("personal_removed", "")  # an address
    elif parts.unit:
        _set_unit(found, parts)
    if found.kind == "individual":
        bare = without_birth(found.name)
        if bare != found.name or parts.has_birth:
            found.name = bare
            found.doubt("personal_removed", "")
    if mark:
        found.doubt("note_doubtful", "", text=mark)
    _doubt_split(found, parts)
    _check_places(found, texts.is_chosen)
    _check_name(found, texts)
    return found


def _without_mark(texts: Texts) -> tuple[Texts, str]:
    """The mark of a footnote behind a name is no part of it: "Hồ Hoài Anh *", "Lê Hoa (1)"."""
    match = _MARK.search(texts.name)
    if not match or not match.start():
        return texts, ""
    return replace(texts, name=texts.name[: match.start()]), match[1]


def _parts(texts: Texts) -> PersonParts:
    """The name's cell in its parts; a collective's name in a column of names stays whole."""
    if are_several_names(texts.name):
        names = (_NUMBER.sub("", " ".join(line.split())) for line in texts.name.splitlines())
        return PersonParts(name=", ".join(filter(None, names)))
    flat = " ".join(texts.name.split()).strip(" ,;*")
    flat = _NUMBER.sub("", flat)
    if flat.endswith(".") and is_person(flat[:-1]):
        flat = flat[:-1]
    if not flat or is_plain_name(flat):
        return PersonParts(name=flat)
    if texts.order is not None:
        return split_person(texts.name, texts.order)
    first, _, rest = flat.partition(" ")
    if first in ("Ông", "Bà") and is_plain_name(rest) and family_of(rest) in COMMON:
        return PersonParts(first, rest)
    kind = kind_of(flat)
    stated = _stated(texts)
    if kind.kind == "collective" and (kind.is_sure or stated == "collective"):
        return PersonParts(name=flat, kind="collective")
    found = addressed(flat, texts.has_honorifics)
    if kind.kind != "household" and (is_person(found.name) or len(pieces_of(texts.name)) < 2):
        parts = split_person(flat) if not is_person(found.name) else None
        if parts is None or not parts.position:
            doubts = () if found.is_sure else ("name" if found.other else "position",)
            return PersonParts(
                found.honorific,
                found.name,
                found.position,
                is_sure=found.is_sure,
                doubts=doubts,
                other=found.other,
            )
        return parts
    parts = split_person(texts.name, ORDER)
    if (
        not parts.kind
        and parts.doubts == ("name",)
        and not (parts.position or parts.unit or parts.note)
    ):
        return PersonParts(name=flat)
    return parts


def _set_honorific(found: Recipient, parts: PersonParts, texts: Texts) -> None:
    written = honorific_of(texts.honorific)
    found.honorific = written or parts.honorific
    if written and parts.honorific and written != parts.honorific:
        both = f"{written} {parts.honorific}"
        is_title = parts.honorific not in ("Ông", "Bà") and len(both) <= _LONGEST_HONORIFIC
        other = both if is_title else parts.honorific
        found.doubt("honorific_doubtful", "honorific", {"honorific": other})
    elif parts.other and not parts.is_sure and not written and not parts.kind:
        found.doubt("honorific_doubtful", "honorific", dict(parts.other))


def _set_kind(found: Recipient, parts: PersonParts, texts: Texts) -> None:
    is_titled = bool(found.honorific or _rank_in(parts.position))
    guess = kind_of(found.name, is_titled)
    if parts.kind == "collective":
        guess = Kind("collective", "kind" not in parts.doubts, "individual")
    if not found.name:
        guess = Kind("individual")
    stated = _stated(texts) or texts.award_kind
    if not stated:
        found.kind = guess.kind
        if not guess.is_sure:
            found.doubt("kind_doubtful", "kind", {"kind": guess.other})
        return
    found.kind = stated
    if not _contradicts(stated, guess, found.name, is_titled):
        return
    other = guess.kind
    is_plain = guess.is_sure and (guess.kind == "household" or is_titled)
    if is_plain and not texts.own_kind:
        found.kind, other = guess.kind, stated
        if is_titled and stated == texts.award_kind and not _stated(texts):
            return  # it is the award that is odd, not the person
    found.doubt("kind_doubtful", "kind", {"kind": other})


def _stated(texts: Texts) -> str:
    return texts.own_kind or texts.column_kind or texts.section_kind


def _contradicts(stated: str, guess: Kind, name: str, is_titled: bool) -> bool:
    """Whether a name shows another kind than its row, its section or its award tells."""
    if stated == guess.kind:
        return False
    if stated == "household":
        return guess.kind == "collective" and guess.is_sure
    if stated == "individual":
        return guess.is_sure or guess.kind == "household"
    if guess.kind == "household":
        return guess.is_sure
    return is_titled or (is_person(name) and name.split()[0].casefold() in FAMILY_NAMES)


def _rank_in(position: str) -> str:
    first = position.split(",")[0]
    return first if rank_of(first) else ""


def _set_position(found: Recipient, parts: PersonParts, texts: Texts) -> None:
    """Rank and position are both kept; the same one is not written twice."""
    rank = _rank_in(parts.position)
    behind = parts.position[len(rank) :].strip(" ,")
    written = texts.rank or _rank_in(found.position)
    _join_position(found, written or rank, behind)
    if written and rank and rank.casefold() != written.casefold():
        other = found.position.replace(written, rank, 1)
        found.doubt("position_differs", "position", {"position": other})


def _join_position(found: Recipient, rank: str, behind: str) -> None:
    written = found.position
    if behind and written and behind.casefold() not in written.casefold():
        if written.casefold() in behind.casefold():
            written = behind
        else:
            found.position = f"{behind}, {written}"
            found.doubt("position_differs", "position", {"position": written})
            written = found.position
    else:
        written = written or behind
    if rank and not written.casefold().startswith(rank.casefold()):
        written = f"{rank}, {written}" if written else rank
    found.position = written


def _set_unit(found: Recipient, parts: PersonParts) -> None:
    if not found.unit or found.unit.casefold() in parts.unit.casefold():
        found.unit = parts.unit
    elif parts.unit.casefold() not in found.unit.casefold():
        written = found.unit
        found.unit = f"{parts.unit}, {written}"
        found.doubt("split_doubtful", "unit", {"unit": written})


def _doubt_split(found: Recipient, parts: PersonParts) -> None:
    if parts.note:
        proposal = {"name": f"{found.name} ({parts.note})"}
        found.doubt("remark_beside_name", "name", proposal, text=parts.note)
    if parts.kind == "household" and "name" in parts.doubts:
        found.doubt("split_doubtful", "name", dict(parts.other))
    if "position" in parts.doubts or "unit" in parts.doubts:
        whole = ", ".join(filter(None, (found.position, found.unit)))
        proposal = dict(parts.other) if parts.kind else {"position": whole, "unit": ""}
        found.doubt("split_doubtful", "unit" if parts.kind else "position", proposal)


def _check_places(found: Recipient, is_chosen: bool) -> None:
    """A unit in the position's place, a position in the unit's, a person in either."""
    position, unit = found.position, found.unit
    is_unit = bool(unit_head(position)) and not starts_like_position(position)
    is_position = starts_like_position(unit) and not unit_head(unit)
    before = {"position": position, "unit": unit}
    is_swapped = (is_unit and (is_position or not unit)) or (is_position and not position)
    if is_swapped and is_chosen:
        found.doubt("odd_position", "position", {"position": unit, "unit": position})
    elif is_swapped:
        found.position, found.unit = unit, position
        found.doubt("swapped", "position", before)
    elif is_unit:
        found.doubt("odd_position", "position", {"position": "", "unit": f"{position}, {unit}"})
    elif _is_name(position):
        found.doubt("odd_position", "position")
    if _is_name(found.unit):
        found.doubt("odd_unit", "unit")


def _is_name(text: str) -> bool:
    """Whether a text that should be a position or a unit is plainly the name of a person."""
    if not text or "," in text:
        return False
    found = addressed(text)
    return is_person(found.name) and bool(found.honorific or _MARKED.search(found.name))


def _check_name(found: Recipient, texts: Texts) -> None:
    if not found.name or found.has_doubt("kind_doubtful"):
        return
    if found.kind == "collective" and is_no_collective(found.name):
        found.doubt("odd_name", "name")
    if found.kind != "individual":
        return
    if any("name" in doubt.proposal for doubt in found.doubts):
        return
    if is_odd(found.name) or are_several_names(texts.name):
        is_unknown = not family_of(found.name) and is_name_like(found.name)
        found.doubt("odd_name", "name", {"kind": "collective"} if is_unknown else {})


def are_several_names(raw: str) -> bool:
    """Whether each line of a cell is a name of its own."""
    if "\n" not in raw:
        return False
    lines = [_NUMBER.sub("", " ".join(line.split())) for line in raw.splitlines()]
    lines = [addressed(line).name for line in lines]
    lines = [line for line in lines if line]
    return len(lines) > 1 and all(map(is_person, lines))
