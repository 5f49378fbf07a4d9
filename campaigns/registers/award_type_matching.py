"""Which entry of the award catalogue a written award means."""

from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache

from news.text import fold_words

from .models.award_types import AwardType

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
_FREE_WORDS = {"cua", "danh", "hieu", "tang", "thuong"}
# "Giấy khen của Giám đốc Sở" is meant by the one that goes on with the department's name. Not so
# with ministries: each has commendations of its own.
_OFFICES = (
    "giam doc so",
    *(f"uy ban nhan dan {area}" for area in ("tinh", "thanh pho", "xa", "phuong", "dac khu")),
)
_CLOSE = 0.86


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


class AwardCatalogue:
    """The whole catalogue, read once, for finding many awards in it."""

    def __init__(self) -> None:
        entries = list(AwardType.objects.order_by("precedence", "name", "pk"))
        self.by_pk = {entry.pk: entry for entry in entries}
        self.entries = [entry for entry in entries if entry.merged_into_id is None]
        self._by_words: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            for name in (entry.name, entry.name_en, *entry.short_names.splitlines()):
                if words := award_words(name):
                    self._by_words[words].add(self.resolved(entry.pk).pk)

    def resolved(self, pk: int) -> AwardType:
        """The entry that `pk` stands for; doubles are followed to where they end."""
        entry, seen = self.by_pk[pk], set()
        while entry.merged_into_id in self.by_pk and entry.pk not in seen:
            seen.add(entry.pk)
            entry = self.by_pk[entry.merged_into_id]
        return entry

    def find(self, text: str) -> AwardType | None:
        """The entry that `text` names; None where none or more than one may be meant."""
        words = award_words(text)
        if not words:
            return None
        pks = self._by_words.get(words) or self._by_words.get(self._office_of(words), set())
        return self.by_pk[next(iter(pks))] if len(pks) == 1 else None

    def close(self, text: str) -> AwardType | None:
        """The entry that `text` comes nearest to, None where it comes near to none."""
        words = award_words(text)
        if found := self._by_words.get(words):
            return self.by_pk[min(found)]
        matcher = SequenceMatcher(b=words)
        best, pk = _CLOSE, 0
        for name, pks in self._by_words.items():
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
                continue
            if (ratio := matcher.ratio()) > best:
                best, pk = ratio, min(pks)
        return self.by_pk.get(pk)

    def _office_of(self, words: str) -> str:
        for office in _OFFICES:
            before, found, _rest = f"{words} ".partition(f"{office} ")
            if found:
                return f"{before}{office}"
        return ""
