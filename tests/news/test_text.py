"""Vietnamese text: both Unicode forms, search without marks, names in the order of a phone book."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.sorting import name_sort_key
from news.text import fold, nfc, nfc_within, searchable, slug_by_sound, slug_from

pytestmark = pytest.mark.any_database

TITLE = "Đợt thi đua cao điểm kỷ niệm 28/8"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (TITLE, "dot thi dua cao diem ky niem 28/8"),
        ("NGUYỄN ĐỨC QUỲNH", "nguyen duc quynh"),
        ("ăâđêôơư ẬẾỘỢỰ", "aadeoou aeoou"),
    ],
)
def test_folding_drops_case_marks_and_strokes(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(normalize("NFD", written)) == folded


@given(st.text())
def test_both_unicode_forms_fold_alike(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


def test_searchable_text_is_found_by_either_spelling() -> None:
    text = searchable(normalize("NFD", "Khen thưởng"), None, "")
    assert text == "Khen thưởng khen thuong"
    assert searchable("257/QĐ-UBND").split() == ["257/QĐ-UBND", "257", "qd", "ubnd"]
    assert searchable("", None) == ""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (TITLE, "dot-thi-dua-cao-diem-ky-niem-28-8"),
        ("  “Ngày pháp luật”: 09/11 – toàn tỉnh! ", "ngay-phap-luat-09-11-toan-tinh"),
        ("ĐẮK LẮK", "dak-lak"),
        ("???", ""),
    ],
)
def test_slugs_of_titles(title: str, slug: str, form: str) -> None:
    assert slug_from(normalize(form, title)) == slug


@given(st.text())
def test_a_slug_holds_ascii_letters_digits_and_single_hyphens(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug_from(text))


def in_order(*names: str) -> bool:
    shuffled = [*names[1::2], *names[::2]]
    return sorted(shuffled, key=name_sort_key) == list(names)


def test_names_sort_by_given_name_first() -> None:
    assert in_order("Vũ Thị An", "Lê Văn Bình", "Nguyễn Văn Bình", "Đỗ Thị Yến")


def test_d_with_stroke_comes_after_d() -> None:
    assert in_order("Trần Văn Dũng", "Lê Thị Duyên", "Bùi Văn Đức", "An Văn Em")


def test_vowels_with_a_mark_come_after_the_bare_vowel() -> None:
    assert in_order("An", "Ăn", "Ân", "Ên", "On", "Ôn", "Ơn", "Un", "Ưn")


def test_tones_break_ties_in_the_order_of_dictionaries() -> None:
    assert in_order("Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai")


def test_both_unicode_forms_of_a_name_sort_alike() -> None:
    assert name_sort_key(normalize("NFD", "Nguyễn Đức")) == name_sort_key("Nguyễn Đức")


@given(st.text())
def test_any_name_has_a_key_of_plain_ascii(name: str) -> None:
    """Databases that sort by locale must not put their own order above ours."""
    assert name_sort_key(name).isascii()


def test_a_letter_without_composed_form_is_sorted_too() -> None:
    assert name_sort_key("\u0958").isascii()


def test_marks_of_direction_are_no_part_of_a_text() -> None:
    assert nfc("Trần \u202eBình\u202c") == "Trần Bình"
    assert fold("Trần \u202eBình") == "tran binh"


UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff\u200e\u180e\u034f"


@pytest.mark.parametrize("unseen", [*UNSEEN, "\u200d", "\u200d\u200d"])
def test_what_nobody_sees_is_no_part_of_a_text(unseen: str) -> None:
    assert nfc(f"Khen th{unseen}ưởng") == "Khen thưởng"
    assert nfc(normalize("NFD", "ở")[:1] + unseen + normalize("NFD", "ở")[1:]) == "ở"
    assert slug_from(f"Khen th{unseen}ưởng{unseen}") == "khen-thuong"
    assert fold(f"th{unseen}i đua") == "thi dua"


@pytest.mark.parametrize("family", ["👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👩🏽\u200d⚖\ufe0f"])
def test_joined_pictographs_stay_joined(family: str) -> None:
    assert nfc(family) == family


def test_texts_within_json_are_stored_in_the_same_form() -> None:
    value = [{"type": "heading", "value": {"text": "Kế\u00ad hoạch", "n": 1}}, None, ["a\u200b"]]
    assert nfc_within(value) == [
        {"type": "heading", "value": {"text": "Kế hoạch", "n": 1}},
        None,
        ["a"],
    ]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Œuvre d’Æsop", "oeuvre d’aesop"),
        ("Łódź, Straße, Þór", "lodz, strasse, thor"),
        ("Ångström på Ærøskøbing", "angstrom pa aeroskobing"),
        ("İstanbul, ışık", "istanbul, isik"),
        ("Ёлка Юрий съезд", "elka yurii sezd"),
        ("ᾠδή ΟΔΟΣ", "odi odos"),
        ("საქართველო", "sakartvelo"),
        ("北京", "北京"),
    ],
)
def test_every_alphabet_folds_to_latin_letters(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(normalize("NFD", written)) == folded


def test_a_word_is_found_with_the_letters_of_any_keyboard() -> None:
    assert "oeuvre" in searchable("Œuvre").split()
    assert "moskva" in searchable("Москва").split()


def test_a_slug_of_a_script_without_alphabet_says_how_it_sounds() -> None:
    assert slug_by_sound("北京") == "beijing"
    assert slug_by_sound("Łódź") == "lodz"
