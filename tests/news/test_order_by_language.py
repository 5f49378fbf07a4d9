"""Lists stand in the order of the site's language."""

import importlib

import pytest
from django.apps import apps
from django.test import override_settings

from campaigns.factories import UnitFactory
from campaigns.models import Unit
from news.collation import alphabetical
from news.factories import TagFactory
from news.models import Tag
from news.sorting import name_sort_key, site_alphabet, text_sort_key, words_sort_key

ORDERS = {
    "fr": ["cote", "coté", "côte", "Élan", "été", "étés", "euro", "œdème", "offre", "zèle"],
    "en-gb": ["Ångström", "café", "đặc", "Dad", "Edith", "Élodie", "zoo"],
    "es": ["ala", "nube", "nuñez", "ñandú", "ópera"],
    "sv": ["Anna", "Zara", "Åke", "Älva", "Örjan"],
    "pl": ["las", "lód", "łódź", "mak", "zupa", "źle", "żaba"],
    "ru": ["ель", "ёж", "жук", "игра", "йод"],
    "de": ["Apfel", "Äpfel", "Straße", "Strasse 2", "Zug"],
}  # fmt: skip


@pytest.mark.any_database
@pytest.mark.parametrize("language", ORDERS)
def test_the_order_of_a_dictionary_in_each_language(language: str) -> None:
    order = ORDERS[language]
    with override_settings(LANGUAGE_CODE=language):
        assert sorted({*order}, key=text_sort_key) == order
        assert sorted({*order}, key=words_sort_key) == order


@pytest.mark.any_database
def test_people_stand_by_their_family_names_where_these_come_last() -> None:
    names = ["Zoé Éluard", "Anne Étienne", "Ömer Euler", "Jean-Luc Müller", "Ana Muñoz"]
    with override_settings(LANGUAGE_CODE="fr"):
        assert sorted({*names}, key=name_sort_key) == names


@pytest.mark.any_database
def test_a_site_may_bring_an_alphabet_of_its_own() -> None:
    welsh = "abcdefghijlmnoprstuwyŵŷ"
    with override_settings(LANGUAGE_CODE="cy", NEWS_ALPHABET=welsh):
        assert site_alphabet().letters == welsh
        assert sorted(["ŵyna", "ysgol", "wal"], key=text_sort_key) == ["wal", "ysgol", "ŵyna"]


@pytest.mark.parametrize("language", ["fr", "es", "sv", "pl"])
def test_databases_and_python_agree_on_a_language(site_tree: object, language: str) -> None:
    known = set(Tag.objects.values_list("pk", flat=True))
    with override_settings(LANGUAGE_CODE=language):
        for name in reversed(ORDERS[language]):
            TagFactory(name=name)
        rows = Tag.objects.exclude(pk__in=known)
        assert [tag.name for tag in rows.order_by(alphabetical("name"))] == ORDERS[language]


def test_keys_of_a_site_in_another_language_are_written_anew(site_tree: object) -> None:
    names = ["Écoles", "Eaux", "Églises"]
    units = [UnitFactory(name=name) for name in names]
    with override_settings(LANGUAGE_CODE="fr"):
        for app, migration in (
            ("news", "0019_order_of_the_language"),
            ("campaigns", "0016_order_of_the_language"),
        ):
            module = importlib.import_module(f"{app}.migrations.{migration}")
            module.write_keys(apps, None)
        found = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        assert [unit.name for unit in found] == ["Eaux", "Écoles", "Églises"]
