"""Which unit of the register a written name means."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.translation import get_language, override

from news.text import fold_words, nfc

from .models.units import Cluster, Unit

CLOSE = 0.88
_COMPARED = 12
_COMMON = 250
_LANGUAGES = ("vi", "en")
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


def kind_of(text: str) -> str:
    """The kind that `text` names, by its label in any language or a usual word, or ""."""
    wanted = fold_words(text)
    for value, words in KIND_WORDS.items():
        if wanted in (fold_words(word) for word in words.split(";")):
            return value
    for language in {get_language() or "vi", *_LANGUAGES}:
        with override(language):
            for value, label in Unit.Kind.choices:
                if wanted in (fold_words(value), fold_words(str(label))):
                    return value
    return ""


def same_name(one: str, other: str) -> bool:
    """Whether two spellings mean the same: without marks only if one of them was typed so.

    "So Tu phap" is "Sở Tư pháp", "hoà" is "hòa"; the communes Tân An and Tân Ân are two.
    """
    return fold_words(one) == fold_words(other) and (
        _marks(one) == _marks(other) or not _has_marks(one) or not _has_marks(other)
    )


def _marks(text: str) -> tuple[tuple[str, ...], ...]:
    words = unicodedata.normalize("NFD", nfc(text).casefold()).split()
    return tuple(
        tuple(sorted(char for char in word if char.isalnum() or unicodedata.combining(char)))
        for word in words
    )


def _has_marks(text: str) -> bool:
    return not nfc(text).isascii()


class Register:
    """All units and clusters, read once, for finding many names in them."""

    def __init__(self) -> None:
        self.units: dict[int, Unit] = {unit.pk: unit for unit in Unit.objects.order_by("pk")}
        self.clusters: dict[int, Cluster] = {row.pk: row for row in Cluster.objects.order_by("pk")}
        self._spellings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._clusters = {
            fold_words(name): row
            for row in reversed(self.clusters.values())
            for name in (row.name_en, row.name)
            if name
        }
        self.close = CloseNames()
        for unit in self.units.values():
            for name in unit.names:
                self._spellings[fold_words(name)].append((name, self.resolved(unit.pk)))
                self.close.add(name, self.units[self.resolved(unit.pk)].name)

    def resolved(self, pk: int) -> int:
        """The key of the unit that a double stands for."""
        seen = set()
        while (merged := self.units[pk].merged_into_id) and pk not in seen:
            seen.add(pk)
            pk = merged
        return pk

    def named(self, text: str) -> list[Unit]:
        """The current units that are called `text`; those written exactly so, if there are any."""
        spellings = self._spellings.get(fold_words(text), [])
        exact = {pk for name, pk in spellings if _marks(name) == _marks(text)}
        found = exact or {pk for name, pk in spellings if same_name(name, text)}
        return [self.units[pk] for pk in sorted(found)]

    def meant(self, text: str) -> list[Unit]:
        """As `named`; where nothing is called so, what differs in its marks alone."""
        others = {pk for _, pk in self._spellings.get(fold_words(text), [])}
        return self.named(text) or [self.units[pk] for pk in sorted(others)]

    def cluster(self, text: str) -> Cluster | None:
        return self._clusters.get(fold_words(text))


class CloseNames:
    """Finds names that differ by a slip of the hand, without comparing each with each."""

    def __init__(self) -> None:
        self._names: list[tuple[str, str]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, label: str) -> None:
        folded = fold_words(name)
        for word in set(_parts(folded)):
            self._by_word[word].append(len(self._names))
        self._names.append((folded, label))

    def of(self, name: str) -> str:
        """The label of the name that is closest to `name`, or "" where none is close."""
        folded = fold_words(name)
        shared: Counter[int] = Counter()
        for word in set(_parts(folded)):
            if len(found := self._by_word.get(word, ())) <= _COMMON:
                shared.update(found)
        best, label = CLOSE, ""
        matcher = SequenceMatcher(b=folded)
        for index, _ in shared.most_common(_COMPARED):
            other, other_label = self._names[index]
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
                continue
            if _numbers(other) == _numbers(folded) and (ratio := matcher.ratio()) >= best:
                best, label = ratio + 1e-9, other_label
        return label


def _parts(folded: str) -> Iterable[str]:
    """The words, and the whole without spaces in pieces, so that a lost space still meets."""
    packed = folded.replace(" ", "")
    return [*folded.split(), *(packed[start : start + 6] for start in range(0, len(packed), 6))]


def _numbers(folded: str) -> list[str]:
    """The words that tell units of a row apart: "Trường số 1" is never a slip of "Trường số 2"."""
    return [
        word for word in folded.split() if any(c.isdigit() for c in word) or set(word) <= set("ivx")
    ]
