"""Vietnamese from before Unicode: TCVN3 (ABC, the .Vn… fonts) and VNI, by font or by text.

Both draw Vietnamese letters in the places of Western ones: "Nguyễn" is typed "NguyÔn" in TCVN3 and
"Nguyeãn" in VNI. Knows nothing of Django.
"""

import re
from collections.abc import Iterable

ENCODINGS = ("tcvn3", "vni")
_TCVN3_LETTERS = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3 = str.maketrans(_TCVN3_LETTERS)
# Symbols that are in no Unicode word: proof that a cell really is TCVN3.
_TCVN3_PROOF = re.compile("[µ¸¶·¹¨»¾¼½©®ª«¬\u00ad×÷¡¢§£¤¥¦]")
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
_COMMON_WORDS = (
    "và của tên chức vụ đơn vị công tác họ quyết định số ngày tháng năm sách tập thể cá nhân bộ "
    "trưởng phòng sở giám đốc nguyễn trần lê phạm hoàng huỳnh vũ võ đặng bùi đỗ hồ ngô dương lý "
    "văn thị đức thưởng bằng giấy tiên tiến động chiến sĩ sỹ phó viên chuyên huyện xã tỉnh tâm "
    "được tặng thành tích hình thức ông bà minh hữu đình xuân tư pháp đồng chí thanh"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def encoding_of_font(font: str) -> tuple[str, bool]:
    """The encoding of a font's texts, "" for Unicode, and whether it draws capitals."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
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


class FontDecoder:
    """Text in Unicode by the font that draws it.

    Unicode text keeps its letters, whichever font it asks for: a file where both occur
    (`is_mixed`) is read again with `proof_only`, which spares "Lê Hà" and changes "V¨n §øc".
    """

    def __init__(self, proof_only: bool = False) -> None:
        self.proof_only = proof_only
        self.met_unicode = False
        self.encodings: set[str] = set()

    @property
    def is_mixed(self) -> bool:
        return self.met_unicode and bool(self.encodings) and not self.proof_only

    def __call__(self, text: str, font: str) -> str:
        encoding, capitals = encoding_of_font(font)
        if not encoding:
            return text
        if not may_be_old(text):
            self.met_unicode |= not text.isascii()
            return text.upper() if capitals and text.isascii() else text
        if self.proof_only and not _TCVN3_PROOF.search(text):
            return text
        self.encodings.add(encoding)
        return decoded(text, encoding, capitals)


def encoding_of_text(texts: Iterable[str]) -> str:
    """The old encoding in which `texts` make Vietnamese words, or "" where Unicode does as well."""
    sample = [text for text in texts if text and not text.isascii()]
    best, best_score = "", 2 * _score(sample) + 2
    for encoding in ENCODINGS:
        old = [decoded(text, encoding) for text in sample if may_be_old(text)]
        if (score := _score(old)) > best_score:
            best, best_score = encoding, score
    return best


def _score(texts: list[str]) -> int:
    words = (word for text in texts for word in re.findall(r"\w+", text.casefold()))
    return sum(word in _COMMON and not word.isascii() for word in words)
