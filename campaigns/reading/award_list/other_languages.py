"""Names, kinds and lines of lists in which no Vietnamese stands, by the words of their languages.

Every question is answered by `[values]` of the files of words (`campaigns.reading.languages`).
Words are compared folded. `Spoken.here()` is None where a site reads Vietnamese.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

from news.text import fold_words

from ..languages import reads_vietnamese, word_data

_KINDS = ("individual", "collective", "household")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[’'.-]+[^\W\d_]+)*[.’']?")
_MOST_WORDS = 7
_APOSTROPHE = re.compile(r"\b[dl][’']", re.I)


@dataclass(frozen=True)
class Spoken:
    """The words of all languages in which the site's lists are written."""

    kinds: dict[str, str]
    honorifics: dict[str, str]
    units: re.Pattern[str]
    positions: re.Pattern[str]
    awards: re.Pattern[str]
    totals: re.Pattern[str]
    footers: re.Pattern[str]
    refused: re.Pattern[str]
    withdrawn: re.Pattern[str]
    passed: re.Pattern[str]
    particles: frozenset[str]
    months: dict[str, int]
    #: Whether 04/08/2021 is the eighth of April in these lists.
    is_month_first: bool

    @staticmethod
    def here() -> "Spoken | None":
        return _spoken()

    @classmethod
    def of(cls, values: list[dict[str, Any]]) -> Self:
        patterns = {
            "units": r"\b(?:{})\b", "awards": r"\b(?:{})\b", "positions": r"(?:{})\b",
            "totals": r"(?:{})(?: \d+| :|$| \w+ \d+)", "footers": r"(?:{})\b",
            "refused": r"\b(?:{})\b", "withdrawn": r"\b(?:{})\b", "passed": r"(?:{})\b",
        }  # fmt: skip
        return cls(
            kinds={
                fold_words(word): kind for kind in _KINDS for word in (kind, *_words(values, kind))
            },
            honorifics={
                word: usual for one in values for word, usual in one.get("honorifics", {}).items()
            },
            particles=frozenset(map(str.casefold, _words(values, "particles"))),
            months={
                fold_words(month): number
                for one in values
                for number, month in enumerate(one.get("months", ()), start=1)
            },
            is_month_first=any(one.get("month_first") for one in values),
            **{name: _one_of(form, _words(values, name)) for name, form in patterns.items()},
        )

    def is_unit(self, text: str) -> bool:
        """Whether a word for a unit or a group stands in a name."""
        return bool(self.units.search(fold_words(text)))

    def is_position(self, text: str) -> bool:
        return bool(self.positions.match(fold_words(text))) and not self.is_unit(text)

    def is_person(self, name: str) -> bool:
        """Whether a text is written as names are: two to seven words with capitals, small ones
        only such as "de" and "van", no word for a unit, a position or an award among them."""
        parts = _APOSTROPHE.sub("", name.replace(",", " ", 1)).split()
        if not 2 <= len(parts) <= _MOST_WORDS or not all(map(_NAME_WORD.fullmatch, parts)):
            return False
        if any(part[0].islower() and part.casefold() not in self.particles for part in parts):
            return False
        return not (self.is_unit(name) or self.is_position(name) or self.is_award(name))

    def is_award(self, text: str) -> bool:
        return bool(self.awards.search(fold_words(text)))

    def addressed(self, text: str) -> tuple[str, str]:
        """ "Mme Anne Martin" → ("Mme", "Anne Martin"); "" before a name without such a word."""
        first, _, rest = text.strip(" ,;:–-").partition(" ")
        usual = self.honorific_of(first)
        return (usual, rest.strip()) if usual and rest.strip() else ("", text.strip(" ,;:–-"))

    def honorific_of(self, text: str) -> str:
        return self.honorifics.get(text.casefold().strip(" .:"), "")

    def is_total(self, text: str) -> bool:
        return bool(self.totals.match(fold_words(text)))

    def is_footer(self, text: str) -> bool:
        return bool(self.footers.match(fold_words(text)))

    def day_in(self, text: str) -> date | None:
        """ "15 janvier 2026", "1er mai 2026", "January 15, 2026"; None where there is none.

        Raises `ValueError` for the 31st of February.
        """
        words = fold_words(text).split()
        for place, word in enumerate(words):
            month, beside = self.months.get(word), words[place - 1 : place] + words[place + 1 :]
            if not month:
                continue
            days = [match[1] for one in beside[:2] if (match := _DAY.fullmatch(one))]
            years = [one for one in beside[:3] if re.fullmatch(r"(?:19|20)\d\d", one)]
            if days and years:
                return date(int(years[0]), month, int(days[0]))
        return None


@cache
def _spoken() -> Spoken | None:
    if reads_vietnamese():
        return None
    return Spoken.of([data["values"] for data in word_data() if "values" in data])


_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")


def _words(values: Iterable[dict[str, Any]], name: str) -> list[str]:
    return [word for one in values for word in one.get(name, ())]


def _one_of(form: str, words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of folded words, the longest first; one that matches nothing without any."""
    folded = sorted({fold_words(word) for word in words if fold_words(word)}, key=len, reverse=True)
    return re.compile(form.format("|".join(map(re.escape, folded))) if folded else r"(?!)")


def is_month_first() -> bool:
    """Whether days are written month/day/year; never where the site reads Vietnamese."""
    spoken = Spoken.here()
    return bool(spoken and spoken.is_month_first)


def named_day_in(text: str) -> date | None:
    """The date in `text` whose month is a word; None where the site reads Vietnamese.

    Raises `ValueError` for one that is in no calendar.
    """
    spoken = Spoken.here()
    return spoken.day_in(text) if spoken else None
