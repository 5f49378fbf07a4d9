"""The order of lists: by letters, as the alphabet of the site's main language has them, then marks.

Which letters have a place of their own is a matter of the language: "Đ" stands behind "D" in
Vietnamese, "Ñ" behind "N" in Spanish, while French "É" is an "E" that only comes later among
equals. Lists are in the order of `LANGUAGE_CODE`, whatever language a page is in, because rows
hold keys (`news.fields.SortKeyField`).
"""

import re
import unicodedata
from functools import lru_cache

from django.conf import settings

from .text import LATIN, nfc

PLAIN = "abcdefghijklmnopqrstuvwxyz"
#: Alphabets with letters beyond those of English; as the Unicode locale data have them.
LETTERS_OF = {
    "cs": "abcčdefghijklmnopqrřsštuvwxyzž",
    "da": f"{PLAIN}æøå",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "fi": f"{PLAIN}åäö",
    "nb": f"{PLAIN}æøå",
    "nn": f"{PLAIN}æøå",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sk": "aäbcčdefghijklmnoôpqrsštuvwxyzž",
    "sv": f"{PLAIN}åäö",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    # TCVN 6909.
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
}
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
#: The order of marks elsewhere; what is not among them comes last.
MARKS = ("", "\u0301", "\u0300", "\u0302", "\u030c", "\u0308", "\u030a", "\u0303", "\u0327")
LAST_MARK = 9
# Above every code point: signs stay below digits, digits below letters.
_DIGITS_FROM, _LETTERS_FROM = 0x200000, 0x400000


class Alphabet:
    """Letters in their order. Vietnamese knows its five tones, and leaves other marks alone."""

    def __init__(self, letters: str, marks: tuple[str, ...] = MARKS) -> None:
        self.letters, self._marks = nfc(letters), marks
        self._ranks = {letter: rank for rank, letter in enumerate(self.letters)}
        self._mark_ranks = {mark: rank for rank, mark in enumerate(marks)}
        # "œ" is "oe", where it is no letter of its own.
        self._spelled = {
            code: latin
            for code, latin in LATIN.items()
            if marks is MARKS and chr(code) not in self._ranks and _is_latin(chr(code))
        }

    def spelled(self, text: str) -> str:
        """`text` in small letters as they are stored."""
        return nfc(text).casefold().translate(self._spelled)

    def rank(self, letter: str) -> int | None:
        return self._ranks.get(letter)

    def mark_rank(self, mark: str) -> int:
        return self._mark_ranks.get(mark, LAST_MARK)

    def apart(self, char: str) -> tuple[str, str]:
        """The letter that a character is, and the mark on it: "ậ" → "â" and a dot below."""
        if char in self._ranks or char.isascii():
            return char, ""
        base, *marks = list(unicodedata.normalize("NFD", char))
        for mark in marks:
            if self._marks is MARKS or mark in self._mark_ranks:
                rest = (base, *(other for other in marks if other != mark))
                letter = unicodedata.normalize("NFC", "".join(rest))
                if self._marks is not MARKS or letter in self._ranks:
                    return letter, mark
        if self._marks is MARKS and base in self._ranks:
            return base, marks[0]
        return unicodedata.normalize("NFC", char), ""


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


@lru_cache(maxsize=16)
def alphabet_of(language: str, own: str = "") -> Alphabet:
    """That of a language, with or without a region; `own` letters go before."""
    language = language.partition("-")[0]
    letters = own or LETTERS_OF.get(language, PLAIN)
    return Alphabet(letters, TONES if language == "vi" else MARKS)


def site_alphabet() -> Alphabet:
    """That of `LANGUAGE_CODE`, or the letters of the setting `NEWS_ALPHABET`."""
    return alphabet_of(settings.LANGUAGE_CODE, getattr(settings, "NEWS_ALPHABET", ""))


def words_sort_key(text: str) -> str:
    """A key that sorts names of units and of things by their words, letters before marks.

    Two digits a letter and one a mark, no signs, so that every database sorts it alike.
    """
    alphabet = site_alphabet()
    letters, marks = [], []
    for char in " ".join(re.sub(r"[\W_]+", " ", alphabet.spelled(text)).split()):
        base, mark = alphabet.apart(char)
        rank = alphabet.rank(base)
        if rank is not None:
            letters.append(f"{40 + rank}")
        elif char == " ":
            letters.append("10")
        elif char.isdigit():
            letters.append(f"{30 + unicodedata.digit(char, 0)}")
        else:
            letters.append(f"9{ord(base[:1] or char):07d}")
        marks.append(str(alphabet.mark_rank(mark)))
    return f"{''.join(letters)}00{''.join(marks)}"


def name_sort_key(name: str) -> str:
    """A key that sorts people by the last word of their names: in Vietnamese the given name, where
    given names go first the family name; then by the words before it, from the first.

    Letters follow the site's alphabet, marks break ties. Plain ASCII, so that every database sorts
    it alike.
    """
    alphabet = site_alphabet()
    words = alphabet.spelled(name).split()
    ordered = words[-1:] + words[:-1]
    return " ".join(_word_key(word, alphabet) for word in ordered)


def text_sort_key(text: str) -> tuple[list[int], list[int], str]:
    """A key that sorts titles and names as a dictionary does: by letters, then by marks.

    Signs come before digits, digits before letters, the site's alphabet before other ones.
    """
    return _text_key(text, site_alphabet())


@lru_cache(maxsize=8_192)
def _text_key(text: str, alphabet: Alphabet) -> tuple[list[int], list[int], str]:
    letters, marks = [], []
    for char in alphabet.spelled(text):
        base, mark = alphabet.apart(char)
        rank = alphabet.rank(base)
        code = ord(base[0]) if base else 0
        if rank is not None:
            letters.append(_LETTERS_FROM + rank)
        elif char.isdigit():
            letters.append(_DIGITS_FROM + code)
        else:
            letters.append(code if not char.isalpha() else 2 * _LETTERS_FROM + code)
        marks.append(alphabet.mark_rank(mark))
    return letters, marks, text


@lru_cache(maxsize=8_192)
def _word_key(word: str, alphabet: Alphabet) -> str:
    """Remembered, because the names of a list are made of few words."""
    letters, marks = [], []
    for char in word:
        base, mark = alphabet.apart(char)
        rank = alphabet.rank(base)
        # Some letters of other scripts have no composed form, and are two here.
        other = "".join(f"~{ord(part):06x}" for part in base)
        letters.append(f"{rank:02d}" if rank is not None else other)
        marks.append(str(alphabet.mark_rank(mark)))
    return "".join(letters) + "." + "".join(marks)
