"""Which entry of a register a written name means."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import override

from news.languages import known_languages
from news.text import fold_words, nfc

from .models.award_types import AwardType
from .models.units import Cluster, Unit

# How alike two names are that may be one, misspelled.
CLOSE_UNITS = 0.88
_COMPARED = 12
_COMMON = 250

KIND_WORDS = {
    "agency": "cơ quan; sở; ban; ngành; sở ngành; sở ban ngành; cơ quan chuyên môn; "
    "cơ quan nhà nước; cơ quan hành chính",
    "division": "phòng; phòng ban; phòng chuyên môn; ban chuyên môn; văn phòng; thanh tra; vụ; "
    "phòng nghiệp vụ",
    "service_unit": "đơn vị sự nghiệp; sự nghiệp; sự nghiệp công lập; trung tâm; trường; "
    "bệnh viện; đơn vị sự nghiệp công lập",
    "locality": "địa phương; tỉnh; thành phố; huyện; quận; thị xã; xã; phường; thị trấn; đặc khu; "
    "ubnd; ubnd xã; ubnd phường; ubnd cấp xã; ubnd huyện; ubnd cấp huyện; ủy ban nhân dân",
    "organisation": "tổ chức; đoàn thể; hội; mặt trận; hội đoàn thể; tổ chức chính trị xã hội; "
    "tổ chức xã hội",
    "enterprise": "doanh nghiệp; công ty; hợp tác xã; tổng công ty; ngân hàng",
    "other": "khác; đơn vị khác; loại khác",
}
_SPELLINGS = {"sy": "si", "ki": "ky", "i": "nhat", "ii": "nhi", "iii": "ba"}
_RANKS = {"1": "nhat", "2": "nhi", "3": "ba"}
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "ct": "chu tich",
    "ctubnd": "chu tich uy ban nhan dan",
    "bk": "bang khen",
    "gk": "giay khen",
    "knc": "ky niem chuong",
    "hcld": "huan chuong lao dong",
    "cstd": "chien si thi dua",
    "cstdcs": "chien si thi dua co so",
    "cstdtq": "chien si thi dua toan quoc",
    "cstt": "chien si tien tien",
    "ldtt": "lao dong tien tien",
    "ttldtt": "tap the lao dong tien tien",
    "ttldxs": "tap the lao dong xuat sac",
}
_YEAR = re.compile(
    r"(?: dot \w+)?(?: (?:nam hoc|nam|nh))? (?:19|20)\d\d(?: (?:(?:19|20)\d\d|\d\d))?$"
)
_FREE_WORDS = {"cua", "danh", "hieu", "tang", "thuong"}
# "Giấy khen của Giám đốc Sở" may go on with the department's name and means the same. Not so with
# ministries: each has commendations of its own.
_OFFICES = (
    "giam doc so",
    *(f"uy ban nhan dan {area}" for area in ("tinh", "thanh pho", "xa", "phuong", "dac khu")),
)


class Matcher:
    """All entries of a register, read once, for finding many names among them."""

    def __init__(self, entries: Iterable[Any]) -> None:
        self.by_pk = {entry.pk: entry for entry in entries}
        self._by_words: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for entry in self.by_pk.values():
            for name in entry.names:
                if words := self.words(name):
                    self._by_words[words].append((name, self.resolved(entry.pk)))

    @staticmethod
    def words(name: str) -> str:
        """What the spellings of one name have in common."""
        return fold_words(name)

    def resolved(self, pk: int) -> Any:
        """The entry that counts for `pk`, at the end of the chain of merges."""
        entry, seen = self.by_pk[pk], set()
        while entry.merged_into_id in self.by_pk and entry.pk not in seen:
            seen.add(entry.pk)
            entry = self.by_pk[entry.merged_into_id]
        return entry

    def of_words(self, words: str) -> list[Any]:
        """The entries that are called so."""
        return _once(entry for _, entry in self._by_words.get(words, ()))


class AwardTypeMatcher(Matcher):
    """`entries` are those that were not merged, in order of precedence."""

    def __init__(self) -> None:
        super().__init__(AwardType.objects.all())
        self.entries = [entry for entry in self.by_pk.values() if entry.merged_into_id is None]
        self._vocabulary = {word for words in self._by_words for word in words.split()}
        self._beginnings: dict[str, set[int]] = defaultdict(set)
        for words, found in self._by_words.items():
            parts = words.split()
            for _name, entry in found:
                for end in range(1, len(parts)):
                    self._beginnings[" ".join(parts[:end])].add(entry.pk)

    @staticmethod
    def words(name: str) -> str:
        return award_words(name)

    def find(self, text: str) -> AwardType | None:
        """The entry that `text` names, with or without a year behind it.

        None where none or more than one may be meant: words that begin the names of other awards
        ("Giấy khen" those of a director and of a chairman) mean nothing by themselves, unless an
        editor gave an entry this very name ("GK").
        """
        bare = _YEAR.sub("", fold_words(text))
        words = award_words(bare)
        found = self.of_words(words) or self.of_words(_office_of(words))
        if len(found) != 1:
            return None
        is_its_name = award_words(found[0].name) == words or " " not in bare
        begins_others = self._beginnings.get(words, set()) - {found[0].pk}
        return found[0] if is_its_name or not begins_others else None

    def close(self, text: str) -> AwardType | None:
        """The entry that `text` names but for slips of the keyboard; None where none is close.

        Each word must be the same or a misspelled one: "Lao động tiên tiến" is not proposed for
        "Tập thể lao động tiên tiến", hạng Nhất not for hạng Nhì.
        """
        words = award_words(_YEAR.sub("", fold_words(text)))
        if self.of_words(words):
            return None
        close = [other for other in self._by_words if self._is_slip(words.split(), other.split())]
        found = _once(entry for other in close for entry in self.of_words(other))
        return found[0] if len(found) == 1 else None

    def _is_slip(self, words: list[str], name: list[str]) -> bool:
        if "".join(words) == "".join(name):
            return True
        if len(words) != len(name) or len(words) < 2:
            return False
        pairs = [pair for pair in zip(words, name, strict=True) if pair[0] != pair[1]]
        return len(pairs) <= 2 and all(
            word not in self._vocabulary and len(meant) > 2 and _is_one_slip(word, meant)
            for word, meant in pairs
        )


class UnitMatcher(Matcher):
    """Units, and the clusters beside them."""

    def __init__(self) -> None:
        super().__init__(Unit.objects.order_by("pk"))
        self.clusters: dict[int, Cluster] = {row.pk: row for row in Cluster.objects.order_by("pk")}
        self._clusters = {
            fold_words(name): row
            for row in reversed(self.clusters.values())
            for name in (*row.further_texts("name"), row.name)
            if name
        }
        self._close = CloseNames()
        for unit in self.by_pk.values():
            for name in unit.names:
                self._close.add(name, self.resolved(unit.pk).name)

    def named(self, text: str) -> list[Unit]:
        """The current units that are called `text`; those written exactly so, if there are any."""
        found = self._by_words.get(fold_words(text), [])
        exact = _once(unit for name, unit in found if _marks(name) == _marks(text))
        return exact or _once(unit for name, unit in found if same_name(name, text))

    def meant(self, text: str) -> list[Unit]:
        """As `named`; where nothing is called so, what differs in its marks alone."""
        return self.named(text) or self.of_words(fold_words(text))

    def close_name(self, text: str) -> str:
        """The name of the unit with a name that is closest to `text`, or ""."""
        return self._close.of(text)

    def cluster(self, text: str) -> Cluster | None:
        return self._clusters.get(fold_words(text))


class CloseNames:
    """Finds names that differ by a typing error, without comparing each with each."""

    def __init__(self) -> None:
        self._names: list[tuple[str, str]] = []
        self._by_part: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, label: str) -> None:
        folded = fold_words(name)
        for part in _parts(folded):
            self._by_part[part].append(len(self._names))
        self._names.append((folded, label))

    def of(self, name: str) -> str:
        """The label of the name that is closest to `name`, or "" where none is close."""
        folded = fold_words(name)
        shared: Counter[int] = Counter()
        for part in _parts(folded):
            if len(found := self._by_part.get(part, ())) <= _COMMON:
                shared.update(found)
        labels: dict[str, str] = {}
        for index, _ in shared.most_common(_COMPARED):
            other, label = self._names[index]
            if _numbers(other) == _numbers(folded):
                labels.setdefault(other, label)
        close = get_close_matches(folded, labels, 1, CLOSE_UNITS)
        return labels[close[0]] if close else ""


def same_name(one: str, other: str) -> bool:
    """Whether two spellings mean the same: without marks only if one of them was typed so.

    "So Tu phap" is "Sở Tư pháp", "hoà" is "hòa"; the communes Tân An and Tân Ân are two.
    """
    return fold_words(one) == fold_words(other) and (
        _marks(one) == _marks(other) or nfc(one).isascii() or nfc(other).isascii()
    )


def kind_of(text: str) -> str:
    """The kind of unit that `text` names, by its label in any language or a usual word, or ""."""
    wanted = fold_words(text)
    for language in dict.fromkeys((*known_languages(), "vi", "en")):
        if kind := _kinds(language).get(wanted):
            return kind
    return ""


@lru_cache(maxsize=20_000)
def award_words(text: str) -> str:
    """What spellings of one award have in common: without marks, short forms written out."""
    found: list[str] = []
    for word in fold_words(text).split():
        before = found[-1] if found else ""
        if before == "hang":
            word = _RANKS.get(word, _SPELLINGS.get(word, word))
        elif word in ("sy", "ki"):
            word = _SPELLINGS[word]
        if word not in _FREE_WORDS or word == before:
            found.extend(_SHORT.get(word, word).split())
    return " ".join(found)


def _office_of(words: str) -> str:
    """The words of an award up to the office that gives it, without the office's own name."""
    for office in _OFFICES:
        before, found, _rest = f"{words} ".partition(f"{office} ")
        if found:
            return f"{before}{office}"
    return ""


def _is_one_slip(word: str, meant: str) -> bool:
    """Whether one letter too many, too few or wrong makes the difference, or two exchanged."""
    if abs(len(word) - len(meant)) == 1:
        long, short = sorted((word, meant), key=len, reverse=True)
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    if len(word) != len(meant):
        return False
    wrong = [place for place in range(len(word)) if word[place] != meant[place]]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and word[first : second + 1] == meant[second] + meant[first]
    return len(wrong) == 1


def _once(entries: Iterable[Any]) -> list[Any]:
    found = {entry.pk: entry for entry in entries}
    return [found[pk] for pk in sorted(found)]


def _marks(text: str) -> tuple[tuple[str, ...], ...]:
    words = unicodedata.normalize("NFD", nfc(text).casefold()).split()
    return tuple(
        tuple(sorted(char for char in word if char.isalnum() or unicodedata.combining(char)))
        for word in words
    )


def _parts(folded: str) -> set[str]:
    """The words, and the whole without spaces in pieces, so that a missing space does no harm."""
    packed = folded.replace(" ", "")
    return {*folded.split(), *(packed[start : start + 6] for start in range(0, len(packed), 6))}


def _numbers(folded: str) -> list[str]:
    """The words that number units: "Trường số 1" is never a misspelled "Trường số 2"."""
    return [
        word for word in folded.split() if any(c.isdigit() for c in word) or set(word) <= set("ivx")
    ]


@cache
def _kinds(language: str) -> dict[str, str]:
    with override(language):
        named = [(str(label), kind) for kind, label in Unit.Kind.choices]
    words = [(word, kind) for kind, text in KIND_WORDS.items() for word in text.split(";")]
    values = [(kind, kind) for kind in Unit.Kind.values]
    return {fold_words(word): kind for word, kind in [*named, *values, *words]}
