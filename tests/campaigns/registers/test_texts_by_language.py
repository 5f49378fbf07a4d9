"""Texts of registers in the languages of the site: kept in one column, edited beside each other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils.translation import override
from wagtail.admin.panels import ObjectList
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

from campaigns.factories import ClusterFactory, UnitFactory
from campaigns.models import Cluster, Unit
from campaigns.reading.files.sheets import Sheet
from campaigns.registers.unit_import.reader import read_units
from news.factories import CategoryFactory
from news.models import Category
from news.translations.columns import translation_exports, translation_headings

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def languages(settings: LazySettings) -> Iterator[Any]:
    """Sets the languages of the site's pages, the main one first."""

    def choose(main: str, *further: str) -> None:
        settings.LANGUAGES = [(code, code) for code in (main, *further)]
        settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
        settings.LANGUAGE_CODE = main
        get_content_languages.cache_clear()
        get_supported_content_language_variant.cache_clear()

    yield choose
    get_content_languages.cache_clear()
    get_supported_content_language_variant.cache_clear()


def form_of(row: Any, data: dict[str, Any] | None = None) -> Any:
    """The edit form of a row in the admin."""
    panel = ObjectList(type(row).panels).bind_to_model(type(row))
    form = panel.get_form_class()(data, instance=row)
    bound = panel.get_bound_panel(instance=row, form=form)
    form.shown = [child.field_name for child in bound.children[0].visible_children]
    return form


def test_a_form_has_a_field_for_each_language_of_the_site(languages: Any) -> None:
    category = CategoryFactory(name="Thi đua", translations={"en": {"name": "Emulation"}})
    assert form_of(category).shown == ["name", "name_en"]
    languages("vi", "en", "pt-br", "fr")
    form = form_of(category)
    assert form.shown == ["name", "name_en", "name_pt_br", "name_fr"]
    with override("vi"):
        assert str(form["name_fr"].label) == "Tên (tiếng Pháp)"
    with override("en"):
        assert str(form["name_fr"].label) == "Name in French"
    assert form["name_en"].value() == "Emulation"
    assert form.fields["name_fr"].max_length == 150


def test_a_site_of_one_language_has_no_further_fields(languages: Any) -> None:
    languages("fr")
    form = form_of(CategoryFactory())
    assert form.shown == ["name"]
    assert [name for name in form.fields if name.startswith(("name", "description"))] == [
        "name",
        "description",
    ]
    assert Category.translation_fields() == []


def test_what_is_typed_is_kept_and_shown_in_its_language(languages: Any) -> None:
    languages("vi", "en", "fr")
    data = {"name": "Thi đua", "name_en": " Emulation ", "name_fr": "", "slug": "thi-dua"}
    form = form_of(Category(), data | {"color": "red", "sort_order": 0})
    category = form.save()
    category.refresh_from_db()
    assert category.translations == {"en": {"name": "Emulation"}}
    for language, label in (("vi", "Thi đua"), ("en", "Emulation"), ("fr", "Thi đua")):
        with override(language):
            assert category.label == label


def test_a_text_whose_field_is_not_sent_or_whose_language_went_stays(languages: Any) -> None:
    texts = {"en": {"name": "Emulation", "description": "All"}, "de": {"name": "Wettbewerb"}}
    category = CategoryFactory(name="Thi đua", translations=texts)
    data = {"name": "Thi đua", "name_en": "Drive", "slug": "thi-dua", "color": "red"}
    form = form_of(category, data | {"sort_order": 0})
    form.save()
    category.refresh_from_db()
    assert category.translations == {
        "en": {"name": "Drive", "description": "All"},
        "de": {"name": "Wettbewerb"},
    }


def test_a_text_too_long_is_refused_at_its_field(languages: Any) -> None:
    form = form_of(Category(), {"name": "A", "name_en": "x" * 151, "color": "red", "sort_order": 0})
    assert list(form.errors) == ["name_en"]


def test_a_region_of_a_language_finds_the_texts_of_the_language(languages: Any) -> None:
    category = CategoryFactory(name="Thi đua", translations={"en": {"name": "Emulation"}})
    with override("en-gb"):
        assert category.label == "Emulation"
    languages("en-gb", "en")
    with override("en-gb"):
        assert category.label == "Thi đua"  # the main language's own text


def test_search_and_matching_know_the_names_of_every_language() -> None:
    unit = UnitFactory(name="Sở Tư pháp", translations={"fr": {"name": "Département"}})
    assert "departement" in unit.search_text()
    assert unit.names == ["Sở Tư pháp", "Département"]


def test_lists_sort_and_spreadsheets_show_by_a_further_language(languages: Any) -> None:
    languages("vi", "en", "pt-br")
    for name, text in (("A", "Zeta"), ("B", "Alfa")):
        ClusterFactory(name=name, translations={"pt-br": {"name": text}})
    brazilian = Cluster.translation_fields("name")[1]
    found = Cluster.objects.order_by(brazilian.lookup).values_list("name", flat=True)
    assert list(found) == ["B", "A"]
    assert translation_exports(Cluster, "name") == ["translated.name_en", "translated.name_pt_br"]
    with override("en"):
        headings = translation_headings(Cluster)
    assert headings["translated.name_pt_br"] == "Name in Brazilian Portuguese"


@pytest.mark.parametrize("heading", ["Tên tiếng Pháp", "French name", "français", "Name in French"])
def test_a_list_of_units_has_a_column_for_each_language(languages: Any, heading: str) -> None:
    languages("vi", "en", "fr")
    lines = [["Tên đơn vị", "Tên tiếng Anh", heading], ["Sở", "Department", "Département"]]
    (row,) = read_units([Sheet("1", lines)]).rows
    assert row.cells == {"name": "Sở", "name_en": "Department", "name_fr": "Département"}
    assert [one.name for one in Unit.translation_fields("name")] == ["name_en", "name_fr"]
