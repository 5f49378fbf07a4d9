"""Text: folding for search and slugs in any alphabet.

Vietnamese arrives in two Unicode forms (NFC from Windows, NFD from macOS) and readers type
it without marks. Everything that compares or searches text goes through here.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

if TYPE_CHECKING:  # readers of files fold text too, in processes that never load Django
    from django.db import models

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# Nobody sees or types them, and a word that holds one is another word to every comparison: soft
# hyphens, spaces and joiners without width, byte order marks, and marks of direction, which also
# turn everything after them. A joiner between two pictographs makes one of them, and stays.
_PICTOGRAPHS = "\u2190-\u2bff\U0001f000-\U0001faff"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    f"|(?<![\ufe0f{_PICTOGRAPHS}])\u200d|\u200d(?![{_PICTOGRAPHS}])"
)
_SEPARATORS = re.compile(r"[^a-z0-9]+")
#: First and last letter of the alphabets that are written in Latin letters for slugs and search:
#: Latin beyond ASCII, Greek, Cyrillic, Armenian and Georgian.
ALPHABETS = (
    (0x00B5, 0x02FF), (0x0370, 0x052F), (0x0531, 0x058F), (0x10A0, 0x10FF), (0x1C80, 0x1CBF),
    (0x1E00, 0x1FFF), (0x2126, 0x212B), (0x2C60, 0x2C7F),
)  # fmt: skip


def _in_latin_letters() -> dict[int, str]:
    """What stands for each small letter that is more than an ASCII letter with a mark.

    As `anyascii` has it: "ł" → "l", "œ" → "oe", "щ" → "shch". Marks go first, as they do for
    Latin letters, so that "й" and "ё" are found as "и" and "е". Signs of hardness are dropped.
    """
    letters = {}
    for code in (code for first, last in ALPHABETS for code in range(first, last + 1)):
        char = chr(code)
        is_small = char.isalpha() and char == char.casefold()
        if is_small and char == unicodedata.normalize("NFD", char):
            latin = "".join(filter(str.isalnum, anyascii(char).lower()))
            if latin.isascii():
                letters[code] = latin
    return letters


#: Small letter → the Latin letters that stand for it.
LATIN = _in_latin_letters()


def nfc(text: str) -> str:
    """`text` as it is stored: in Unicode's composed form, without what nobody can see in it.

    Word's soft line break (U+000B) arrives when plain text is pasted; neither XML nor a
    spreadsheet can hold it, and it becomes a space.
    """
    # Composed last: a letter and its mark may have had something unseen between them.
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", _UNSEEN.sub("", text)))


def nfc_within(value: Any) -> Any:
    """`value` of lists and dicts, as JSON has them, with every text in it as it is stored."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        return {key: nfc_within(inner) for key, inner in value.items()}
    return [nfc_within(inner) for inner in value] if isinstance(value, list) else value


def tidy_texts(instance: "models.Model") -> None:
    """Brings every plain text field of `instance` into the stored form."""
    from django.db import models

    for field in instance._meta.concrete_fields:
        # A deferred field was not changed, and is not fetched for this.
        value = instance.__dict__.get(field.attname)
        if isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
            tidy = nfc(value)
            if tidy != value:
                setattr(instance, field.attname, tidy)


def fold(text: str) -> str:
    """`text` without case and marks, in Latin letters: "Đợt thi đua" → "dot thi dua".

    "Œuvre" → "oeuvre", "Москва" → "moskva". Scripts that are no alphabets stay as they are. The
    same for NFC and NFD input. Length may differ from the input's.
    """
    decomposed = unicodedata.normalize("NFD", nfc(text))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare.casefold()).translate(LATIN)


def fold_words(text: str) -> str:
    """The folded words of `text`: runs of letters and digits, "257/QĐ-UBND" → "257 qd ubnd".

    PostgreSQL would take such a number for the path of a file, and find it only as a whole.
    """
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())


#: Folded syllables that are written with i or with y, as one was taught: lí and lý, quí and quý.
#: Not thi and thy, phi and phy, which are different words and names.
_I_OR_Y = re.compile(r"(h|k|l|m|s|t|v|qu)[iy]")


def other_spelling(word: str) -> str:
    """The folded `word` with i for y or y for i; "" where that would be another word."""
    if not _I_OR_Y.fullmatch(word):
        return ""
    return word[:-1] + ("i" if word[-1] == "y" else "y")


def one_spelling(folded_words: str) -> str:
    """`folded_words` with y wherever it alternates with i: both spellings become the same."""
    words = folded_words.split()
    return " ".join(f"{word[:-1]}y" if _I_OR_Y.fullmatch(word) else word for word in words)


def searchable(*parts: object) -> str:
    """The parts as written and their folded words together, so that either spelling finds them."""
    written = nfc(" ".join(str(part) for part in parts if part))
    if not written:
        return ""
    folded = fold_words(written)
    others = dict.fromkeys(filter(None, map(other_spelling, folded.split())))
    return " ".join([written, folded, *others])


def comparable_name(name: str) -> str:
    """A name without capitals and signs, tone marks in order: "hoà" is "hòa", "Ba" is not "Bá"."""
    return _tones_aside(re.sub(r"[\W_]+", " ", nfc(name).casefold()))


def tag_key(name: str) -> str:
    """What two spellings of one tag share: capitals, spaces, Unicode forms and the vowel under the
    tone mark ("hoà", "hòa") do not matter; marks and signs do.
    """
    return nfc(_tones_aside(nfc(name).casefold()))


def _tones_aside(text: str) -> str:
    decomposed = (unicodedata.normalize("NFKD", word) for word in text.split())
    return " ".join("".join(sorted(word, key=unicodedata.combining)) for word in decomposed)


def slug_from(text: str) -> str:
    """An ASCII slug; every run of other characters becomes one hyphen: "28/8" → "28-8"."""
    return _SEPARATORS.sub("-", fold(text)).strip("-")


def slug_by_sound(text: str) -> str:
    """`slug_from`, or where it leaves nothing of a text, because its script is no alphabet, what
    the text sounds like: "北京" → "beijing". The browser leaves such a slug to the server.
    """
    return slug_from(text) or slug_from(anyascii(text))
