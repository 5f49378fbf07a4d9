"""Languages of lists: those of the site, those of a setting, and words that a site adds."""

from pathlib import Path

import pytest
from django.test import override_settings

from campaigns.honors.imports import template
from campaigns.list_languages import check_words, list_languages
from campaigns.reading.award_list.dates import ImpossibleDate, date_in
from campaigns.reading.award_list.people import is_person, kind_of
from campaigns.reading.award_list.reader import read_award_list
from campaigns.reading.award_list.table.meanings import field_of
from campaigns.reading.languages import languages, read_as, reading_in

pytestmark = pytest.mark.any_database


def test_a_list_is_in_the_languages_of_the_site_s_content() -> None:
    chosen = {"LANGUAGE_CODE": "pt-br", "WAGTAIL_CONTENT_LANGUAGES": [("pt-br", "Português")]}
    with override_settings(**chosen):
        assert languages() == ("pt",)
    with override_settings(CAMPAIGNS_READING_LANGUAGES=["fr", "en"]):
        assert languages() == ("fr", "en")


def test_french_headings_mean_something_where_french_is_read() -> None:
    assert field_of("Prénom")[0] == ""
    with reading_in("fr"):
        assert field_of("Prénom")[0] == "given_name"
        assert field_of("N° d'arrêté")[0] == "decision_number"
        assert field_of("Nom, prénom et service")[0] == "name_position_unit"
    assert field_of("Prénom")[0] == ""


@pytest.fixture
def german(tmp_path: Path):
    """A site's own words, in a language that is not shipped."""
    words = tmp_path / "deutsch.toml"
    words.write_text(
        '[whole]\nname = ["Name", "Vor- und Nachname"]\nunit = ["Dienststelle"]\n'
        'award = ["Auszeichnung"]\nnote = ["Bemerkung"]\n'
        '[values]\nunits = ["Verein", "Abteilung"]\nawards = ["Medaille"]\n'
        'withdrawn = ["zurückgezogen"]\nmonths = ["Januar", "Februar", "März"]\n'
        '[values.honorifics]\nfrau = "Frau"\n',
        encoding="utf-8",
    )
    with override_settings(CAMPAIGNS_READING_WORDS=[words], CAMPAIGNS_READING_LANGUAGES=["de"]):
        read_as(list_languages)
        yield words
    read_as(list_languages)


def test_a_site_adds_words_of_its_own_language(german: Path) -> None:
    data = (
        "Vor- und Nachname;Dienststelle;Auszeichnung;Bemerkung\n"
        "Frau Käthe Großmann;Abteilung 3;Ehrenmedaille;\n"
        "Jörg Weiß;Abteilung 3;Ehrenmedaille;zurückgezogen\n"
        "Turnverein Nord;;Medaille;\nVerein der Gärtner;;Medaille;\n"
    )
    reading = read_award_list(data.encode(), "liste.csv")
    found = [(row.kind, row.honorific, row.name) for row in reading.rows]
    assert ("individual", "Frau", "Käthe Großmann") in found
    assert ("collective", "", "Verein der Gärtner") in found
    assert [row.name for row in reading.left_out] == ["Jörg Weiß"]
    assert str(date_in("3. März 2026")) == "2026-03-03"


def test_words_that_cannot_be_read_are_an_error_of_the_settings(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[whole\n", encoding="utf-8")
    paths = [broken, tmp_path / "missing.toml"]
    with override_settings(CAMPAIGNS_READING_WORDS=paths):
        found = check_words()
    assert [error.id for error in found] == ["campaigns.E010"] * 2
    assert "broken.toml" in found[0].msg


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Jean-Pierre Lefèvre", True), ("Amélie d'Estaing", True), ("Ilse van der Berg", True),
        ("Łucja Wójcik", True), ("SMITH John", True), ("J. R. R. Tolkien", True),
        ("Restoration team", False), ("Musée de la Ville", False), ("Greffier en chef", False),
        ("Long Service Medal", False), ("three words here", False), ("Smith", False),
    ],
)  # fmt: skip
def test_names_of_people_in_english_and_french(name: str, is_one: bool) -> None:
    with reading_in("fr", "en"):
        assert is_person(name) is is_one


def test_a_form_of_address_makes_a_person() -> None:
    with reading_in("fr"):
        assert kind_of("Mme Office").kind == "individual"
        assert kind_of("Bureau des archives").kind == "collective"


@pytest.mark.parametrize(
    "text", ["15 janvier 2026", "le 15 janvier 2026", "January 15th, 2026", "15 January, 2026"]
)
def test_months_by_name(text: str) -> None:
    with reading_in("fr"):
        assert str(date_in(text)) == "2026-01-15"


def test_a_day_that_no_month_has_is_refused() -> None:
    with reading_in("fr"), pytest.raises(ImpossibleDate):
        date_in("31 février 2026")


def test_a_site_that_reads_vietnamese_takes_these_words_for_nothing() -> None:
    assert date_in("15 janvier 2026") is None
    assert not is_person("Jean-Pierre Lefèvre")


@pytest.mark.parametrize(
    ("code", "headings"),
    [
        ("fr", ["N°", "Type", "Civilité", "Nom et prénom", "Fonction", "Unité", "Distinction"]),
        ("en", ["No", "Kind", "Title of address", "Name", "Job title", "Unit", "Award"]),
        ("vi", ["STT", "Loại", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác"]),
    ],
)
def test_the_file_to_fill_in_speaks_the_language_of_the_lists(
    code: str, headings: list[str]
) -> None:
    with reading_in(code):
        found = [heading for heading, _width in template.headings().values()]
        assert found[: len(headings)] == headings
        known = {name: field_of(heading)[0] for name, (heading, _w) in template.headings().items()}
    wanted = {"number": "number", "name": "name", "unit_text": "unit", "award_text": "award"}
    wanted |= {"kind": "kind", "honorific": "honorific", "position": "position"}
    wanted |= {"decision_number": "decision_number", "signed_on": "signed_on"}
    assert {name: known[name] for name in wanted} == wanted
