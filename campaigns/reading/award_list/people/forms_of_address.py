"""Parts a name from what stands before it: forms of address, titles, ranks, positions."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .. import letters
from ..other_languages import Spoken
from . import position_words, title_words
from .family_names import FAMILY_NAMES
from .heads import starts_like_collective, starts_like_position
from .names import is_name_like, is_person

_BOTH = re.compile(
    r"((?:ông|anh|thầy)\s*[/,(]\s*(?:bà|chị|cô)\b\)?|ông\s+hoặc\s+bà|ô\s*/\s*b)\s*[:.]?\s*", re.I
)
_BEHIND = re.compile(r"[\s,]*\(\s*(ông|bà|anh|chị|cô)\s*\)$", re.I)
_MOST_TITLES = 6
_LONGEST_HONORIFIC = 20  # letters, as the registers store it
_SIGNS = " .:,-–/&"
_DOTTED = re.compile(r"[.\s/-]+")

_ADDRESSES = title_words.ADDRESSES
_TITLES = {_DOTTED.sub(" ", key).strip(): value for key, value in title_words.TITLES.items()}
_RANKS = title_words.RANKS
_SIGNS_OF_WORDS = re.compile(r"[\s.,:/&()–-]+")
_FIRST_WORDS = {
    _SIGNS_OF_WORDS.split(key)[0]
    for key in (*title_words.TITLES, *_ADDRESSES, *_RANKS, *title_words.SHORT_RANKS)
}
_LONGEST = max(len(key.split()) for key in (*_TITLES, *_ADDRESSES, *_RANKS))
# Forms of address that are family names or given ones: a single word behind them proves nothing.
_UNSURE_WORDS = "ông ong anh chị cô em cụ bác chú già má mẹ bé bạn ba sơ cậu dì"
_UNSURE = frozenset(_UNSURE_WORDS.split())


# Titles of two letters that shorten other words too: "TT Y tế", "CN Ngân hàng".
_ALSO_UNITS = {"tt", "ht", "ns", "nt", "sc", "đđ", "cn"}


@dataclass(frozen=True)
class Addressed:
    """A person's name and what stood before it.

    `position` holds a rank, or a position written before the name. `other` are the values of the
    likeliest other reading where `is_sure` is False.
    """

    honorific: str
    name: str
    position: str = ""
    is_sure: bool = True
    other: tuple[tuple[str, str], ...] = ()

    @property
    def has_more(self) -> bool:
        return bool(self.honorific or self.position)


@lru_cache(maxsize=20_000)
def addressed(text: str, has_honorifics: bool = False) -> Addressed:
    """The parts of "Ông ThS. Nguyễn Văn A"; a name without more comes back whole.

    `has_honorifics`: other names of the list begin with a form of address.
    """
    if spoken := Spoken.here():
        return Addressed(*spoken.addressed(text))
    text = text.strip(" ,;:–-")
    if _key(text) not in _FIRST_WORDS and not text.endswith(")") and not starts_like_position(text):
        return _bare(text)
    if match := _BEHIND.search(text):
        found = addressed(text[: match.start()], has_honorifics)
        return replace(found, honorific=found.honorific or _ADDRESSES[match[1].casefold()])
    if match := _BOTH.match(text):
        return (
            addressed(text[match.end() :], has_honorifics) if text[match.end() :] else _bare(text)
        )
    if re.match(r"ông\s+bà\s", text, re.I):
        return _bare(text)
    is_member = text.casefold().startswith("viện sĩ ")  # of an academy
    if starts_like_collective(text) and _key(text) not in _ALSO_UNITS and not is_member:
        return _bare(text)
    address, titles, ranks, rest = _stripped(text)
    position, rest, is_sure = _position_before(rest)
    if not (address or titles or ranks or position):
        return _bare(text)
    if not rest:
        return _bare(text)
    found = _made(address, titles, [*ranks, *([position] if position else [])], rest)
    if address and not (titles or ranks or position):
        return _weighed(found, text, has_honorifics)
    return found if is_sure else replace(found, is_sure=False)


def honorific_of(text: str) -> str:
    """The usual form of a cell such as "bà", "đ/c" or "ThS.", "" for other words."""
    if spoken := Spoken.here():
        return spoken.honorific_of(text)
    word = " ".join(text.casefold().rstrip(":. ").split())
    if word in _ADDRESSES:
        return _ADDRESSES[word]
    return _TITLES.get(_DOTTED.sub(" ", word).strip(), "")


def rank_of(text: str) -> str:
    """The rank that a text is, as it stands, "" for none: "Thượng úy QNCN"; a soldier has one."""
    small = text.casefold().strip(" .")
    for end in title_words.RANK_ENDS:
        small = small.removesuffix(end).strip(" .,")
    return text if small in _RANKS and not small.startswith("chiến s") else ""


def _bare(text: str) -> Addressed:
    return Addressed("", text)


def _key(text: str) -> str:
    """The first word in small letters, up to its first sign."""
    return _SIGNS_OF_WORDS.split(text.partition(" ")[0].casefold(), maxsplit=1)[0]


def _stripped(text: str) -> tuple[str, list[str], list[str], str]:
    """Form of address, titles, ranks, and the name behind them."""
    address, titles, ranks = "", [], []
    rest = text
    for _ in range(_MOST_TITLES):
        found = _first_title(rest)
        if not found:
            break
        kind, value, behind = found
        if kind == "address":
            if address:
                break
            address = value
        elif kind == "rank":
            ranks.append(value)
        else:
            titles.append(value)
        rest = behind
    return address, titles, ranks, rest


@lru_cache(maxsize=20_000)
def _first_title(text: str) -> tuple[str, str, str] | None:
    """Kind, usual form and the text behind the title that `text` begins with, None for none."""
    tokens = list(re.finditer(r"[^\s.,:/&–-]+", text))[: _LONGEST + 1]
    for count in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        behind = text[tokens[count - 1].end() :]
        rest = behind.lstrip(_SIGNS)
        key = " ".join(token[0].casefold() for token in tokens[:count])
        whole = text[: tokens[count - 1].end()].casefold()
        has_sign = bool(behind) and behind[0] in ".:,-–/&"
        kind, value = _meaning(key, whole)
        if not kind or not rest or not rest[0].isalpha():
            continue
        if kind == "address" and not (behind[0].isspace() or behind[0] in ".:"):
            continue
        if key in ("ô", "b") and not has_sign:
            continue
        if not _may_stand(text[: tokens[count - 1].end()], key, kind, rest, has_sign):
            continue
        if kind == "rank":
            written = text[: tokens[count - 1].end()]
            rest, value = _rank_end(rest, written if key in _RANKS else value)
        return kind, value, rest
    return None


def _meaning(key: str, whole: str) -> tuple[str, str]:
    if key in _RANKS or key in title_words.SHORT_RANKS:
        return "rank", title_words.SHORT_RANKS.get(key, key)
    if whole in _ADDRESSES or key in _ADDRESSES:
        return "address", _ADDRESSES.get(whole) or _ADDRESSES.get(key, "")
    if key in ("đ c",):
        return "address", "Đồng chí"
    if key in _TITLES:
        return "title", _TITLES[key]
    return "", ""


def _may_stand(written: str, key: str, kind: str, rest: str, has_sign: bool) -> bool:
    """Whether what follows can be a name, or a further title before one."""
    if starts_like_collective(rest) and _key(rest) not in _ALSO_UNITS:
        return False
    if rest[0].islower() and not written.islower():
        return bool(_first_title(rest))
    if kind == "title" and len(key.replace(" ", "")) <= 4 and " " not in key:
        # "Ls", "TS": short ones are titles where they are marked or stand in capitals
        is_marked = (
            has_sign or written[:2].isupper() or (written[:1].isupper() and len(written) > 1)
        )
        if not is_marked:
            return False
        if key in _ALSO_UNITS:
            return rest.casefold().startswith("thích ") or (key == "cn" and _begins_person(rest))
    if key == "anh hùng" and written.endswith("Hùng"):
        return False  # "Anh Hùng Văn Minh": Hùng is a family name
    if key.startswith("chiến s") or key in title_words.SHORT_RANKS or key == "cha":
        return _begins_person(rest)
    if kind == "title" and key in FAMILY_NAMES:
        return _begins_person(rest)
    return True


def _begins_person(text: str) -> bool:
    found = _first_title(text)
    return bool(found) or is_person(" ".join(text.split()[:6]))


def _rank_end(rest: str, written: str) -> tuple[str, str]:
    """A professional soldier's mark behind a rank stays with it: "Thượng úy QNCN"."""
    value = written[:1].upper() + written[1:] if not written.isupper() else written.capitalize()
    small = rest.casefold()
    for end in sorted(title_words.RANK_ENDS, key=len, reverse=True):
        if small.startswith((f"{end} ", f"{end},")):
            return rest[len(end) :].lstrip(_SIGNS), f"{value} {rest[: len(end)]}"
    return rest, value


def _position_before(text: str) -> tuple[str, str, bool]:
    """A position written before a name, and whether it is one beyond doubt: "Giám đốc Lê An"."""
    parts = text.split()
    if len(parts) < 3 or not starts_like_position(text):
        return "", text, True
    guess = ("", text, True)
    for index in range(1, min(len(parts) - 1, 10)):
        if parts[index - 1].endswith(":"):
            break
        name = " ".join(parts[index:])
        before = " ".join(parts[:index]).strip(" ,.:-–")
        if not name[0].isupper() or not is_person(name):
            continue
        if before.casefold() in position_words.WHOLE:
            return before, name, True
        is_plain = len(parts) - index > 2 and parts[index + 1].casefold() in ("văn", "thị")
        if is_plain and guess[0] == "":
            guess = (before, name, False)
    return guess


def _made(address: str, titles: list[str], positions: list[str], name: str) -> Addressed:
    """Titles are the form of address where there is no other one; ranks begin the position."""
    position = ", ".join(positions)
    title = _joined(titles)
    if address and title:
        other = f"{address} {title}"
        values = (("honorific", other),) if len(other) <= _LONGEST_HONORIFIC else ()
        return Addressed(address, name, position, False, values)
    honorific = address or title
    if len(honorific) > _LONGEST_HONORIFIC:
        honorific = titles[0] if len(titles[0]) <= _LONGEST_HONORIFIC else ""
        return Addressed(honorific, name, position, False)
    return Addressed(honorific, name, position)


def _joined(titles: list[str]) -> str:
    """Degrees are written together: "PGS.TS.", "TS.BS."."""
    made = ""
    for title in titles:
        made += title if not made or made.endswith(".") else f" {title}"
    return made


def _weighed(found: Addressed, text: str, has_honorifics: bool) -> Addressed:
    """ "Ông Văn Tùng" may be of the family Ông, "Anh Đức" a name: said, with the other reading."""
    parts = found.name.split()
    word = text.split()[0].casefold().strip(".:")
    if word not in _UNSURE or (not is_name_like(text)):
        return found
    family = parts[0].casefold()
    whole = (("honorific", ""), ("name", text))
    is_unknown = family not in FAMILY_NAMES and all(map(letters.is_syllable, parts))
    is_family = family in ("thị", "thi") or (is_unknown and not has_honorifics)
    if word in ("ông", "ong") and is_family and len(parts) in (2, 3):
        other = (("honorific", found.honorific), ("name", found.name))
        return Addressed("", text, "", False, other)
    if len(parts) == 1:
        return replace(found, is_sure=has_honorifics and word != "anh", other=whole)
    if family in ("văn", "thị") and len(parts) < 3:
        return replace(found, is_sure=has_honorifics and word == "ông", other=whole)
    if family not in FAMILY_NAMES and not has_honorifics:
        return replace(found, is_sure=len(parts) > 3, other=whole)
    return found
