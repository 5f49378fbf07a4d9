"""Vietnamese from before Unicode: TCVN3 (ABC, the .Vn… fonts) and VNI, by font or by text.

Both draw Vietnamese letters in the places of Western ones: "Nguyễn" is typed "NguyÔn" in TCVN3 and
"Nguyeãn" in VNI. Knows nothing of Django.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .syllables import IMPOSSIBLE, weight, words

ENCODINGS = ("tcvn3", "vni")
_TCVN3_LETTERS = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3 = str.maketrans(_TCVN3_LETTERS)
# Western letters and signs that no Vietnamese text in Unicode has.
_NO_VIETNAMESE = re.compile(
    "[\u00a1-\u00aa\u00ac-\u00af\u00b5-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8"
    "\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_TCVN3_FONT = re.compile(r"\.vn|vn(?:time|arial|avant|courier|helve|book|present|southern)")
_CAPITAL_WITHIN = re.compile("[a-z\u00df-\u00ff][A-Z\u00c0-\u00de]")
#: From this evidence on a reading needs no context.
SURE = 3
_CONTEXT = 4
_BEYOND_WESTERN = re.compile("[\u0100-\u024f\u0300-\u036f\u1ea0-\u1eff]")


def _vni_pairs() -> dict[str, str]:
    plain, hat, bowl = "ùøûõï", "âáàåãä", "êéèúüë"
    drawn = {
        "a": (plain, "áàảãạ"), "e": (plain, "éèẻẽẹ"), "o": (plain, "óòỏõọ"),
        "u": (plain, "úùủũụ"), "y": (plain[:4], "ýỳỷỹ"),
        "ô": (plain, "ớờởỡợ"), "ö": (plain, "ứừửữự"),
    }  # fmt: skip
    hats = {"a": "âấầẩẫậ", "e": "êếềểễệ", "o": "ôốồổỗộ"}
    pairs = {
        letter + mark: made
        for letter, (marks, letters) in drawn.items()
        for mark, made in zip(marks, letters, strict=True)
    }
    for letter, letters in hats.items():
        pairs |= {letter + mark: made for mark, made in zip(hat, letters, strict=True)}
    pairs |= {"a" + mark: made for mark, made in zip(bowl, "ăắằẳẵặ", strict=True)}
    pairs |= dict(zip("íìæóòîôöñ", "íìỉĩịỵơưđ", strict=True))
    capitals = {key.upper(): made.upper() for key, made in pairs.items()}
    mixed = {key[0].upper() + key[1:]: made.upper() for key, made in pairs.items()}
    return mixed | capitals | pairs


_VNI_PAIRS = _vni_pairs()
_VNI = re.compile("|".join(sorted(_VNI_PAIRS, key=len, reverse=True)))


@lru_cache(maxsize=1_000)
def encoding_of_font(font: str) -> tuple[str, bool]:
    """The encoding of a font's texts, "" for Unicode, and whether it draws capitals."""
    name = font.strip().casefold()
    if _TCVN3_FONT.match(name):
        return "tcvn3", name.rstrip(" 0123456789").endswith("h")
    return ("vni", False) if re.match(r"vni[\s_-]", name) else ("", False)


def decoded(text: str, encoding: str, capitals: bool = False) -> str:
    """`text` in Unicode; `capitals`: the font drew small letters as capitals (.VnTimeH)."""
    if encoding == "tcvn3":
        text = text.translate(_TCVN3)
    elif encoding == "vni":
        text = _VNI.sub(lambda match: _VNI_PAIRS[match[0]], text)
    return text.upper() if capitals else text


def may_be_old(text: str) -> bool:
    """Whether nothing in `text` is beyond the Western letters that old encodings borrow."""
    return not text.isascii() and not _BEYOND_WESTERN.search(text)


def evidence(text: str, encoding: str) -> int:
    """How much better `text` reads in an old encoding than as it stands; below 0, how much worse.

    Only words that both readings make different count.
    """
    return evidence_for(words(text), words(decoded(text, encoding)))


def evidence_for(stand: list[str], made: list[str]) -> int:
    """How much better the words of `made` are than those that `stand`, as far as they differ.

    A reading that parts words in another place is weighed as a whole.
    """
    if len(stand) == len(made):
        pairs = zip(stand, made, strict=True)
        return sum(weight(new) - _weight_as_it_stands(old) for old, new in pairs if old != new)
    return sum(map(weight, made)) - sum(map(_weight_as_it_stands, stand))


def _weight_as_it_stands(word: str) -> int:
    """No Vietnamese word has a capital behind a small letter, as "HiÒn" in TCVN3 has."""
    return IMPOSSIBLE if _CAPITAL_WITHIN.search(word) else weight(word)


def with_old_words(text: str, encoding: str) -> str:
    """`text` with those words decoded that are none as they stand, and are some in `encoding`."""
    for word in words(text):
        old = decoded(word, encoding)
        if old != word and may_be_old(word) and weight(old) > 0 > _weight_as_it_stands(word):
            text = text.replace(word, old)
    return text


@dataclass(frozen=True)
class TwoReadings:
    """A text as it stands and as an old encoding makes it; the same where there is no question.

    `lean` is 1 where it surely is in the old encoding, -1 where it surely is in Unicode.
    """

    as_it_stands: str
    old: str
    evidence: int = 0
    lean: int = 0

    @property
    def is_open(self) -> bool:
        return self.as_it_stands != self.old

    def __add__(self, other: "TwoReadings") -> "TwoReadings":
        return TwoReadings(
            self.as_it_stands + other.as_it_stands,
            self.old + other.old,
            self.evidence + other.evidence,
            self.lean + other.lean,
        )

    def chosen(self, context: int, is_near: bool = True) -> tuple[str, str]:
        """The likelier reading, and the other one where that is in doubt, else "".

        `context` is above 0 among texts in the old encoding, below 0 among Unicode; `is_near`: of
        the same row, which alone tells where both readings are as good.
        """
        if not self.is_open:
            return self.old, ""
        pull = self.evidence + max(-_CONTEXT, min(_CONTEXT, context * 2))
        text, other = self.old, self.as_it_stands
        if pull <= 0:
            text, other = other, text
        is_clear = context and (pull * self.evidence > 0 or (not self.evidence and is_near))
        return text, "" if is_clear else other


@lru_cache(maxsize=10_000)
def two_readings(text: str, encoding: str, capitals: bool = False) -> TwoReadings:
    """Both readings of a text that may be in `encoding`, or the one that is sure."""
    if text.isascii():
        text = text.upper() if capitals else text
        return TwoReadings(text, text)
    if not may_be_old(text):
        text = with_old_words(text, encoding)
        return TwoReadings(text, text, lean=-1)
    old, found = decoded(text, encoding, capitals), evidence(text, encoding)
    if found >= SURE or old == text:
        return TwoReadings(old, old, lean=int(old != text))
    if found <= -SURE:
        return TwoReadings(text, text, lean=-1)
    return TwoReadings(text, old, found)


class FontDecoder:
    """Text in Unicode by the font that draws it.

    A text may be retyped in Unicode and keep its font: each is looked at by itself.
    """

    def __init__(self) -> None:
        self.encodings: set[str] = set()
        self.doubts: list[tuple[str, str]] = []
        self.lean = 0
        self.near = 0

    def lean_of(self, text: str, font: str) -> int:
        """Whether a text surely is in the font's old encoding (1), or in Unicode (-1)."""
        encoding, capitals = encoding_of_font(font)
        if not encoding:
            return -int(bool(_BEYOND_WESTERN.search(text)))
        return two_readings(text, encoding, capitals).lean

    def readings(self, text: str, font: str) -> TwoReadings:
        encoding, capitals = encoding_of_font(font)
        if not encoding:
            return TwoReadings(text, text, lean=self.lean_of(text, font))
        found = two_readings(text, encoding, capitals)
        self.lean += found.lean
        if found.lean > 0 or (found.is_open and found.evidence >= 0):
            self.encodings.add(encoding)
        return found

    def __call__(self, text: str, font: str) -> str:
        """The likelier reading by the font, by what is `near` and by all that was read before.

        Where it is in doubt, `doubts` gets it with the other one.
        """
        found = self.readings(text, font)
        made, other = found.chosen(self.near or self.lean or 1, is_near=bool(self.near))
        if other:
            self.doubts.append((made, other))
        return made


def encoding_of_text(texts: Iterable[str]) -> str:
    """The old encoding in which some `texts` surely are, or "" where Unicode does as well."""
    odd = [text for text in texts if _NO_VIETNAMESE.search(text) and may_be_old(text)]
    counts = {name: sum(evidence(text, name) >= SURE for text in odd) for name in ENCODINGS}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] == 1:  # a single cell must leave no doubt
        return best if any(evidence(text, best) >= 3 * SURE for text in odd) else ""
    return best if counts[best] else ""
