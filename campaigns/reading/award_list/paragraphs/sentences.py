"""A sentence that gives an award: "Điều 1. Tặng Giấy khen … cho ông A, Trưởng phòng B, đã …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from news.text import fold_words

from .. import headings
from ..people import addressed, is_person
from ..people.heads import starts_like_collective, unit_head
from ..people.names import family_of
from . import words
from .marks import mark_of
from .recipients import STOPS, Recipient, recipient_in, without_deed

_TO = re.compile(r"\b(?:cho|đối\s+với|tới|gồm)\b\s*:?|:", re.I)
_ONE = rf"(?:{words.PERSON.pattern}|{words.HOUSEHOLD.pattern})"
_BEFORE_NEXT = re.compile(
    rf"\s*(?:[,;]|\s(?:và|cùng|cùng\s+với)\s|[,;]\s*(?:và|cùng)\s|\n)\s*"
    rf"(?=(?:cá\s+nhân\s+)?{words.ADDRESS.pattern}|{words.HOUSEHOLD.pattern}|tập\s+thể\s|các\s|những\s|{words.COUNTED}|"
    rf"\(?\d{{1,2}}[.)]\s*\S)",
    re.I,
)
_AND_UNIT = re.compile(rf"\s(?:và|cùng)\s(?=[{words.UPPER}])")
_AND_OTHER = re.compile(rf"\s(?:và|cùng)\s+(?=tập\s+thể\s|{words.ADDRESS.pattern})", re.I)
_AND_HEAD = re.compile(
    r"(?:,|\s(?:và|cùng))\s+(?:Phòng|Ban|Trung\s+tâm|Trường|Khoa|Đội|Tổ|Sở|UBND)\s"
)
_LONGEST = 6_000


@dataclass
class Sentence:
    """`award` is what it gives, several parted by "; ". `recipients` are those it names itself;
    `left`, parts of it that look like recipients and are not understood; `is_open`: a list of
    recipients follows, in paragraphs or in an annex; `names_sure`: by its own words."""

    award: str = ""
    recipients: list[Recipient] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    is_open: bool = False


def sentence_in(text: str, seen: tuple[str, ...] = ()) -> Sentence | None:
    """Reads the sentence behind an article's number or a mark; None where it gives nothing."""
    verb = words.GIVING.match(text)
    if not verb or len(text) > _LONGEST:
        return None
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    spans = headings.award_spans(text[: _LONGEST // 3])
    if not spans:
        if words.MONEY.search(text):
            return None
        to = _connector(text, verb.end())
        tail = text[to:] if to else text[verb.end() :]
        return _read(Sentence(is_open=to is None), tail)
    first = starts[spans[0][0]]
    between = text[verb.end() : first]
    named = words.GIVEN.sub("", f" {between}").strip(STOPS) if len(between.split()) > 1 else ""
    if named and not _is_only_title(named) and (_may_name(named) or words.GENERIC.match(named)):
        made = Sentence(_award(text, spans, starts, len(text), seen))
        return _read(made, re.sub(r"^(?:cho|đối\s+với)\s+", "", named, flags=re.I))
    last_end = _end(text, spans[0], starts)
    to = _connector(text, last_end)
    made = Sentence(_award(text, spans, starts, to or len(text), seen), is_open=to is None)
    return _read(made, text[to:]) if to else made


def _is_only_title(text: str) -> bool:
    return all(word in _TITLE_WORDS for word in fold_words(text).split())


_TITLE_WORDS = frozenset(
    fold_words("thưởng danh hiệu thi đua và khen các năm học đạt tặng cấp").split()
)


def _end(text: str, span: tuple[int, int], starts: list[int]) -> int:
    return starts[span[1]] if span[1] < len(starts) else len(text)


def _award(
    text: str, spans: Sequence[tuple[int, int]], starts: list[int], end: int, seen: tuple[str, ...]
) -> str:
    """The awards named before `end`, as they are usually written."""
    found = []
    for span in spans:
        begin = starts[span[0]]
        if begin < end:
            name = text[begin : _end(text, span, starts)]
            found.append(headings.meaning_of(headings.unquoted(name), seen).award or name.strip())
    return "; ".join(dict.fromkeys(found))


def _connector(text: str, start: int) -> int | None:
    """The place behind the "cho" that recipients follow, None where there is none."""
    for match in _TO.finditer(text, start):
        rest = text[match.end() :].lstrip()
        if match[0].endswith(":") or not rest or _may_name(rest) or words.GENERIC.match(rest):
            return match.end()
    return None


def _may_name(text: str) -> bool:
    """Whether a recipient may begin a text."""
    bare = re.sub(r"^(?:tập\s+thể|cá\s+nhân)\s*:?\s*", "", text, flags=re.I)
    head = re.split(r"[,;(–]|\s-\s", text)[0].strip()
    return bool(
        bare != text
        or re.match(_ONE, text, re.I)
        or words.COLLECTIVE.match(text)
        or (text[:1].isupper() and (family_of(text) or starts_like_collective(text)))
        or addressed(head).has_more
    )


def _read(made: Sentence, tail: str) -> Sentence:
    tail, deed, is_generic = _without_generic(words.ANNEXED.sub(" ", tail).strip(" \t\n;,./"))
    made.is_open = made.is_open or not tail.strip(STOPS)
    if not tail.strip(STOPS):
        return made
    segments = _segments(tail, is_generic)
    for segment in segments:
        bare = segment.strip(STOPS)
        if not bare:
            continue
        if _is_generic(bare):
            bare = bare.partition(":")[2].strip(STOPS)
            made.is_open = made.is_open or not bare
        if not bare:
            continue
        found = recipient_in(mark_of(bare).rest, is_expected=True)
        if found is None:
            made.left.append(bare)
            continue
        if (len(segments) > 1 and unit_head(bare) and ";" not in tail) or _holds_another(found):
            found = found.doubted("recipients_parted", "name")
        made.recipients.append(found)
    if made.recipients and not is_generic:
        last = made.recipients[-1]
        deed = deed or last.achievement
        if deed and len(made.recipients) > 1:
            made.recipients = [
                replace(r, achievement=r.achievement or deed) for r in made.recipients
            ]
    made.recipients = _shared_places(made.recipients)
    return made


def recipients_in(text: str) -> Sentence | None:
    """Those that an item names, where they are several: "Ông A, Trưởng phòng; bà B, Kế toán"."""
    kind = words.KIND_AND_WHO.match(text)
    if len(text) > _LONGEST:
        return None
    if kind:
        return _read(Sentence(), f"các cá nhân: {text[kind.end() :]}")
    before, colon, behind = text.partition(":")
    if colon and headings.award_spans(before) and re.match(_ONE, behind.strip(), re.I):
        award = headings.meaning_of(before).award
        return _read(Sentence(award), f"các cá nhân: {behind}") if award else None
    if joined := _AND_OTHER.search(text):
        return _read(Sentence(), text) if joined and "," in text[: joined.start()] else None
    parts = [part for part in text.split(";") if part.strip(STOPS)]
    if len(parts) < 2 or not any(re.match(_ONE, part.strip(), re.I) for part in parts[1:]):
        return None
    return _read(Sentence(), f"các cá nhân: {text}")


def _holds_another(found: Recipient) -> bool:
    """Whether what stands behind a name names somebody as well: "Kế toán và Lê Thị B"."""
    rest = f"{found.position}, {found.unit}"
    following = re.findall(r"\b(?:và|cùng)\s+((?:[^\W\d_]+\s?){2,5})", rest)
    return bool(
        re.search(words.ADDRESS.pattern, rest, re.I)
        or any(is_person(name.strip()) or addressed(name.strip()).has_more for name in following)
        or (found.kind == "collective" and _AND_HEAD.search(found.name))
    )


def _is_generic(text: str) -> bool:
    """Whether a part says how many or what, and not who: "các huấn luyện viên sau"."""
    before = text.partition(":")[0]
    if words.GENERIC.match(before) and not _names_one(before):
        return True
    return bool(re.match(r"(?:các|những|\d{1,4})\s", before, re.I)) and before[1:].islower()


def _names_one(text: str) -> bool:
    return bool(re.search(_ONE, re.sub(r"^\S+\s+", "", text), re.I))


def _without_generic(tail: str) -> tuple[str, str, bool]:
    """Takes "các ông, bà có tên sau:" away; what follows the colon, the deed in it, and whether
    there was such a phrase."""
    before, colon, behind = tail.partition(":")
    if colon and (words.GENERIC.match(before.strip()) or not before.strip()):
        return behind.strip(), without_deed(before)[1], bool(before.strip())
    if words.GENERIC.match(tail) and not _BEFORE_NEXT.search(tail):
        return "", "", True
    return tail, "", False


def _segments(tail: str, is_list: bool) -> list[str]:
    """The recipients' parts of a text: at semicolons, else before the next form of address."""
    main, deed = without_deed(tail)
    if is_list or ";" in main:
        parts = [part for part in re.split(r";|\n", tail) if part.strip(STOPS)]
    else:
        parts = [tail]
    cut = [piece for part in parts for piece in _BEFORE_NEXT.split(part) if piece and piece.strip()]
    if len(cut) == 1 and (is_list or deed is not None):
        names = [piece.strip(STOPS) for piece in re.split(r",|\svà\s", main)]
        if len(names) > 1 and all(map(is_person, names)):
            return names
        if units := _units(main, is_list):
            return units
    return cut


def _units(text: str, is_list: bool) -> list[str]:
    """Several units with "và" before the last: "Phòng A, Phòng B và Phòng C"; [] for one.

    Commas part them only where they are alike or a list of them is announced: "Phòng A, Sở B" is
    one unit and where it belongs.
    """
    whole = [piece.strip(STOPS) for piece in _AND_UNIT.split(text)]
    parts = [piece.strip(STOPS) for piece in re.split(r",\s*|\s(?:và|cùng)\s", text)]
    is_parted = len(parts) > 1 and all(map(unit_head, parts))
    is_alike = len({part.split()[0].casefold() for part in parts if part}) == 1
    if is_parted and (is_list or (is_alike and (len(whole) > 1 or len(parts) > 2))):
        return parts
    return whole if len(whole) > 1 and all(map(unit_head, whole)) else []


def _shared_places(found: list[Recipient]) -> list[Recipient]:
    """ "ông A và bà B, cùng là chuyên viên": who stands without a place is looked at."""
    people = [one for one in found if one.kind == "individual"]
    has_place = [bool(one.position or one.unit) for one in people]
    if len(people) < 2 or all(has_place) or not any(has_place):
        return found
    return [
        one.doubted("split_doubtful", "position") if one.kind == "individual" else one
        for one in found
    ]
