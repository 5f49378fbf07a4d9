"""Where awards stand in a text, and where their names end."""

import re
from functools import lru_cache

from news.text import fold_words

from .. import award_words
from ..letters import is_syllable
from .classes import CLASS_WORDS

Words = tuple[str, ...]
Phrases = frozenset[Words]


# Words that would mean others without their marks: "cơ sở", "Độc lập".
_AMBIGUOUS = {"co", "do", "la", "quy", "tu", "khi", "cung", "bt", "tt"}


def _words(texts: tuple[str, ...]) -> Phrases:
    """Phrases as words, with their marks and, where that is safe, without."""
    bare = {tuple(fold_words(text).split()) for text in texts if text}
    return frozenset(
        {tuple(text.split()) for text in texts} | {b for b in bare if b[0] not in _AMBIGUOUS}
    )


_STARTS: dict[str, list[Words]] = {}
for _start in sorted(award_words.AWARD_STARTS, key=len, reverse=True):
    _STARTS.setdefault(_start.split()[0], []).append(tuple(_start.split()))
_ENDS = _words(award_words.MARKED_AWARD_ENDS)
_ISSUED_ENDS = _ENDS | _words(award_words.MARKED_ISSUED_ENDS)
_ISSUERS = _words(award_words.MARKED_ISSUERS)
_NO_ISSUERS = _words(award_words.MARKED_NO_ISSUERS)
_TAILS = _words(award_words.MARKED_TAILS)
_FIGHTERS_TAILS = _TAILS | _words(award_words.MARKED_FIGHTERS_TAILS)
_AND, _CLASS, _YEARS = _words(("và", "hoặc")), _words(("hạng",)), _words(("năm",))
_FURTHER = frozenset({("nhì",), ("ba",), ("tư",)})
_QUOTES = {"“": "”", '"': '"', "«": "»", "”": "”"}
_LONGEST = 150  # words looked at: an award stands early in a text


@lru_cache(maxsize=20_000)
def award_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The awards in `text`, as ranges of its words."""
    return tuple(_Text(text).spans())


@lru_cache(maxsize=20_000)
def is_award(text: str) -> bool:
    """Whether `text` begins as an award's name does."""
    spans = award_spans(text)
    return bool(spans) and spans[0][0] == 0


@lru_cache(maxsize=2_000)
def kind_of_award(award: str) -> str:
    """The kind of recipient that an award is for, "" where it may be several."""
    folded = fold_words(award)
    return next((kind for start, kind in award_words.AWARD_KINDS if folded.startswith(start)), "")


def is_of_several(award: str) -> bool:
    """Whether a name stands for several awards: "Huy hiệu 30, 40 và 50 năm tuổi Đảng"."""
    return bool(re.match(r"huy hieu( dang)?( va| \d+){2,} nam\b", fold_words(award)))


def unquoted(text: str) -> str:
    """An award's name without stops at its ends, and without quotation marks around all of it."""
    text = text.strip(" .,;:–-")
    pairs = (("“", "”"), ('"', '"'), ("'", "'"), ("«", "»"), ("”", "”"))
    is_quoted = any(text.startswith(a) and text.endswith(b) for a, b in pairs)
    text = text[1:-1].strip(" .,;:") if is_quoted and len(text) > 2 else text
    for one, other in pairs[:2]:
        if text.count(one) + text.count(other) == 1:
            text = text.strip(one + other)
    return text


class _Text:
    """A text's words: `parts` as they stand, `marked` in small letters without signs, `flat`
    without marks, each with the place of its part."""

    def __init__(self, text: str) -> None:
        self.parts = text.split()[:_LONGEST]
        folded = [fold_words(part).split() or [""] for part in self.parts]
        self.flat = [(token, index) for index, tokens in enumerate(folded) for token in tokens]
        self.marked = [re.sub(r"^\W+|\W+$", "", part).casefold() for part in self.parts]
        self.starts = {
            index: phrase
            for place, (_, index) in enumerate(self.flat)
            if (phrase := self._start_at(place))
        }
        self.last_of = {index: place for place, (_, index) in enumerate(self.flat)}
        self.first_of = {index: place for place, (_, index) in reversed([*enumerate(self.flat)])}

    def spans(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(self.parts):
            phrase = self.starts.get(index, ())
            if not phrase or (found and self._is_of_recipients(phrase, found[-1][1], index)):
                index += 1
                continue
            least = self.flat[self.first_of[index] + len(phrase) - 1][1] + 1
            end = self._end(index, least, phrase)
            found.append((index, end))
            index = end
            while phrase[0] == "giai" and len(phrase) == 2 and self._is_rank(index):
                found.append((index, index + 1))
                index += 1
        return found or self._named_title()

    def _is_rank(self, index: int) -> bool:
        """Whether further prizes follow: "giải Nhất, Nhì, Ba"."""
        is_listed = self.parts[index - 1].endswith(",") or self._follows(index, _AND)
        place = index + self._follows(index, _AND)
        return is_listed and self._follows(place, _FURTHER)

    def _start_at(self, place: int) -> Words:
        for phrase in _STARTS.get(self.flat[place][0], ()):
            if tuple(token for token, _ in self.flat[place : place + len(phrase)]) != phrase:
                continue
            index = self.flat[place][1]
            if len(phrase) == 1 and not re.sub(r"\W", "", self.parts[index]).isupper():
                continue
            before = self.marked[index - 1] if index else ""
            if phrase in award_words.PERSONS and before in ("thi", "chọn", "cuộc", "bình"):
                continue  # a contest's name
            if phrase in award_words.MARKED_STARTS and not self._has_marks(index, phrase):
                continue
            return phrase
        return ()

    def _has_marks(self, index: int, phrase: Words) -> bool:
        """Whether the words are those of the award, and not others that differ in their marks."""
        own = self.marked[index : index + len(phrase)]
        return " ".join(own) == award_words.MARKED_STARTS[phrase] or all(map(str.isascii, own))

    def _is_of_recipients(self, phrase: Words, after: int, index: int) -> bool:
        """Whether the words say who gets the award before: "cho các điển hình tiên tiến"."""
        return phrase in award_words.PERSONS and "cho" in self.marked[after:index]

    def _follows(self, index: int, phrases: Phrases) -> bool:
        """Whether one of `phrases`, of four words at most, stands at a place."""
        return any(tuple(self.marked[index : index + n]) in phrases for n in range(1, 5))

    def _end(self, begin: int, least: int, phrase: Words) -> int:
        """The place behind the last word of the award that begins at `begin`."""
        if phrase in award_words.ISSUED:
            is_issuer = self._follows(least, _ISSUERS) or self._is_acronym(least)
            is_issuer = is_issuer and not self._follows(least, _NO_ISSUERS)
            if not is_issuer and not self._opens_quote(least):
                return least
            return self._plain_end(begin, least, _ISSUED_ENDS, phrase)
        if phrase not in award_words.OPEN_STARTS:
            tails = _FIGHTERS_TAILS if phrase in award_words.FIGHTERS else _TAILS
            if not self._follows(least, tails):
                return min(least, len(self.parts))
        return self._plain_end(begin, least, _ENDS, phrase)

    def _is_acronym(self, index: int) -> bool:
        """Whether an office's short name stands at a place: "UBMTTQ"."""
        word = self.parts[index] if index < len(self.parts) else ""
        return len(word) > 1 and word.isupper() and word.isalpha() and not is_syllable(word)

    def _opens_quote(self, index: int) -> bool:
        return index < len(self.parts) and self.parts[index][0] in _QUOTES

    def _plain_end(self, begin: int, least: int, ends: Phrases, phrase: Words = ()) -> int:
        """Where an award ends that goes on with any words: at a sign, an end word, a year, another
        award, or behind a quotation."""
        quote = self._open_quote(begin, least)
        for index in range(least, len(self.parts)):
            word = self.parts[index]
            if not quote and word[0] in _QUOTES:
                quote = _QUOTES[word[0]]
                word = word[1:]
            if quote:
                if quote in word:
                    quote = ""
                    if not self._follows(index + 1, _TAILS):
                        return index + 1
                continue
            if self.marked[index] == "hạng":
                return self._end_of_class(index)
            if self._is_end(index, ends):
                return index
            if index in self.starts and self.starts[index] not in award_words.PERSONS:
                return index - 1 if self.marked[index - 1] in ("và", "hoặc") else index
            if word[0].isdigit() and not self._is_part_of_name(index, phrase):
                return index
        return len(self.parts)

    def _is_end(self, index: int, ends: Phrases) -> bool:
        before, word = self.parts[index - 1], self.parts[index]
        if before[-1] in ":;" or word[0] in "(;–-" or before.endswith("./."):
            return True
        if self._follows(index, ends):
            return True
        is_year = self.marked[index] == "năm" and index + 1 < len(self.parts)
        return is_year and self.parts[index + 1][0].isdigit()

    def _open_quote(self, begin: int, least: int) -> str:
        """The sign that ends the quotation which the words from `begin` to `least` open."""
        quote = ""
        for word in self.parts[begin:least]:
            if not quote and word[0] in _QUOTES:
                quote, word = _QUOTES[word[0]], word[1:]
            if quote and quote in word:
                quote = ""
        return quote

    def _end_of_class(self, index: int) -> int:
        """Behind "hạng Nhì"; before "hạng Nhất, Nhì, Ba", which is no class of all."""
        one = index + 1
        if one >= len(self.parts) or self.marked[one] not in CLASS_WORDS:
            return index
        if self.parts[one].endswith(",") or self._follows(one + 1, _AND):
            place = one + 1 + self._follows(one + 1, _AND)
            place += self._follows(place, _CLASS)
            if place < len(self.parts) and self.marked[place] in CLASS_WORDS:
                return index
        return one + 1

    def _is_part_of_name(self, index: int, phrase: Words) -> bool:
        """Whether a number belongs to an award's name: "Huy hiệu 30 năm tuổi Đảng"."""
        if self.parts[index - 1].casefold().startswith("số"):
            return True
        if phrase[:2] not in award_words.WITH_YEARS:
            return False
        for place in range(index, len(self.parts)):
            if not (self.marked[place].isdigit() or self.marked[place] == "và"):
                return place > index and self._follows(place, _YEARS)
        return False

    def _named_title(self) -> list[tuple[int, int]]:
        """A title that no list knows, behind the words "danh hiệu"."""
        for index in range(len(self.parts) - 2):
            if self.marked[index : index + 2] != ["danh", "hiệu"]:
                continue
            if self.marked[index + 2] in award_words.MARKED_NO_TITLES:
                return []
            return [(index + 2, self._plain_end(index + 2, index + 3, _ENDS))]
        return []
