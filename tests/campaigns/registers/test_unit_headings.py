"""Lists of units have headings in the languages of the site's lists."""

import pytest
from django.test import override_settings

from campaigns.list_languages import list_languages
from campaigns.reading.files.sheets import Sheet
from campaigns.reading.languages import read_as, reading_in
from campaigns.registers.unit_import.reader import read_units

pytestmark = pytest.mark.any_database

FRENCH = [
    ["N°", "Nom du service", "Sigle", "Autres noms", "Type", "Service de rattachement", "Groupe"],
    ["A. Groupe des services centraux"],
    [
        "1",
        "Direction des archives",
        "DA",
        "Les archives; Archives de la ville",
        "Division",
        "Mairie",
    ],
]


def read(rows: list[list[str]]):
    return read_units([Sheet("Liste", rows)])


def test_french_lists_are_read_where_french_is_a_language_of_lists() -> None:
    assert not read(FRENCH).rows
    with reading_in("fr"):
        found = read(FRENCH)
    (row,) = found.rows
    assert row.cells == {
        "name": "Direction des archives",
        "short_name": "DA",
        "aliases": "Les archives\nArchives de la ville",
        "kind": "Division",
        "parent": "Mairie",
        "cluster": "Groupe des services centraux",
    }


def test_names_in_another_language_are_found_by_its_french_heading() -> None:
    rows = [["Nom du service", "Nom en anglais"], ["Archives", "City archives"]]
    site = {
        "LANGUAGE_CODE": "fr",
        "LANGUAGES": [("fr", "Français"), ("en", "English")],
        "WAGTAIL_I18N_ENABLED": True,
        "WAGTAIL_CONTENT_LANGUAGES": [("fr", "Français"), ("en", "English")],
    }
    from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

    remembered = (get_content_languages, get_supported_content_language_variant)
    try:
        with override_settings(**site):
            for one in remembered:
                one.cache_clear()
            read_as(list_languages)
            (row,) = read(rows).rows
    finally:
        for one in remembered:
            one.cache_clear()
        read_as(list_languages)
    assert row.cells == {"name": "Archives", "name_en": "City archives"}


def test_vietnamese_and_english_are_always_known() -> None:
    for heading in ("Tên đơn vị", "Unit name"):
        (row,) = read([["No", heading], ["1", "Sở Tư pháp"]]).rows
        assert row.cells == {"name": "Sở Tư pháp"}


def test_a_site_adds_headings_of_its_own(tmp_path) -> None:
    words = tmp_path / "deutsch.toml"
    words.write_text('[units]\nname = ["Dienststelle"]\nshort_name = ["Kürzel"]\n', "utf-8")
    try:
        read_as(lambda: (("de",), (words,)))
        (row,) = read([["Dienststelle", "Kürzel"], ["Stadtarchiv", "StA"]]).rows
    finally:
        read_as(list_languages)
    assert row.cells == {"name": "Stadtarchiv", "short_name": "StA"}
