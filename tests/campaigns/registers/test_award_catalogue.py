"""The catalogue that `setup_site` brings, and what is done with it afterwards stays done."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured, ValidationError

from campaigns.factories import AwardTypeFactory
from campaigns.models import AwardType, BroughtAwardType
from campaigns.registers.catalogue import catalogue, entry_of, load_catalogue
from campaigns.registers.matching import AwardTypeMatcher
from tests.fixtures import SiteTree

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def _bare(db: None) -> None:
    """A site before its first catalogue."""
    AwardType.objects.all().delete()
    BroughtAwardType.objects.all().delete()


def rows() -> list[dict[str, Any]]:
    return list(AwardType.objects.order_by("pk").values())


def test_setup_brings_every_entry_in_its_order(site_tree: SiteTree) -> None:
    expected = [entry.code for entry in catalogue()]
    assert list(AwardType.objects.values_list("code", flat=True)) == expected
    precedences = AwardType.objects.values_list("precedence", flat=True)
    assert sorted(set(precedences)) == list(precedences)


def test_the_law_and_the_justice_sector_are_in_it(site_tree: SiteTree) -> None:
    for name in (
        "Huân chương Sao vàng",
        "Huân chương Lao động hạng Nhì",
        "Chiến sĩ thi đua toàn quốc",
        "Cờ thi đua của Chính phủ",
        "Bằng khen của Thủ tướng Chính phủ",
        "Cờ thi đua ngành Tư pháp",
        "Chiến sĩ thi đua ngành Tư pháp",
        "Bằng khen của Bộ trưởng Bộ Tư pháp",
        "Giấy khen của Giám đốc Sở",
        "Gia đình văn hóa",
    ):
        assert AwardType.objects.filter(name=name).exists(), name
    once = AwardType.objects.get(once_in_lifetime=True)
    assert once.name == "Kỷ niệm chương “Vì sự nghiệp Tư pháp”"
    family = AwardType.objects.get(name="Gia đình văn hóa")
    assert (family.for_households, family.for_individuals) == (True, False)


def test_every_entry_is_valid_and_found_by_each_of_its_names(site_tree: SiteTree) -> None:
    for entry in AwardType.objects.all():
        entry.full_clean()
        assert entry.text_in("en", "name")
        assert entry.text_in("en", "authority")
        assert entry.recipients_label
    names = [name for entry in AwardType.objects.all() for name in entry.folded_names]
    assert len(names) == len(set(names))
    matcher = AwardTypeMatcher()
    for written, name in (
        ("CSTĐCS", "Chiến sĩ thi đua cơ sở"),
        ("lđtt", "Lao động tiên tiến"),
        ("TTLĐXS", "Tập thể lao động xuất sắc"),
        ("Cờ thi đua Chính phủ", "Cờ thi đua của Chính phủ"),
        ("CHIẾN SỸ THI ĐUA CƠ SỞ", "Chiến sĩ thi đua cơ sở"),
        ("GK", "Giấy khen của Giám đốc Sở"),
    ):
        assert str(matcher.find(written)) == name
    assert matcher.find("Bằng khen") is None
    assert matcher.find("") is None


def test_bringing_it_again_changes_nothing_an_editor_changed(site_tree: SiteTree) -> None:
    entry = AwardType.objects.get(code="lao-dong-tien-tien")
    entry.name, entry.short_names, entry.precedence = "Người lao động tiên tiến", "", 5
    entry.save()
    AwardTypeFactory(name="Huy hiệu của tỉnh")
    before = rows()
    assert load_catalogue() == []
    assert rows() == before


def test_what_an_editor_deleted_is_not_brought_again(site_tree: SiteTree) -> None:
    AwardType.objects.get(code="gia-dinh-van-hoa").delete()
    assert load_catalogue() == []
    assert not AwardType.objects.filter(code="gia-dinh-van-hoa").exists()


def test_an_entry_of_a_later_catalogue_is_added(site_tree: SiteTree) -> None:
    AwardType.objects.get(code="gia-dinh-van-hoa").delete()
    BroughtAwardType.objects.get(code="gia-dinh-van-hoa").delete()
    assert [entry.code for entry in load_catalogue()] == ["gia-dinh-van-hoa"]


@pytest.mark.usefixtures("_bare")
def test_an_entry_of_the_same_name_is_adopted_and_gets_only_what_it_lacks() -> None:
    own = AwardTypeFactory(
        name="LAO ĐỘNG TIÊN TIẾN", translations={"en": {"name": "Model Worker"}}, precedence=7
    )
    load_catalogue()
    own.refresh_from_db()
    assert own.code == "lao-dong-tien-tien"
    assert (own.name, own.text_in("en", "name"), own.precedence) == (
        "LAO ĐỘNG TIÊN TIẾN",
        "Model Worker",
        7,
    )
    assert "LĐTT" in own.short_names.splitlines()
    assert own.authority == "Giám đốc Sở"
    assert AwardType.objects.count() == len(catalogue())


@pytest.mark.usefixtures("_bare")
def test_an_entry_that_goes_by_another_of_its_names_is_adopted_too() -> None:
    """The former demo called some entries so."""
    own = AwardTypeFactory(name="Giấy khen của Giám đốc Sở Tư pháp", short_names="GK STP")
    load_catalogue()
    own.refresh_from_db()
    assert (own.code, own.short_names) == ("giay-khen-giam-doc-so", "GK STP")
    assert AwardType.objects.count() == len(catalogue())


@pytest.mark.usefixtures("_bare")
def test_a_short_name_that_is_taken_stays_with_the_one_that_has_it() -> None:
    own = AwardTypeFactory(name="Giấy khen của Hội Luật gia", short_names="GK")
    load_catalogue()
    assert AwardTypeMatcher().find("gk") == own
    for entry in AwardType.objects.all():
        entry.full_clean()


def test_an_entry_is_had_by_its_code_merged_or_deleted(site_tree: SiteTree) -> None:
    winner = AwardTypeFactory(name="Giấy khen của Sở")
    AwardType.objects.filter(code="giay-khen-giam-doc-so").update(merged_into=winner)
    assert entry_of("giay-khen-giam-doc-so") == winner
    AwardType.objects.get(code="lao-dong-tien-tien").delete()
    assert entry_of("lao-dong-tien-tien").name == "Lao động tiên tiến"
    assert entry_of("lao-dong-tien-tien").pk


def test_a_name_that_stands_for_another_entry_is_refused_and_that_one_named(
    site_tree: SiteTree,
) -> None:
    entry = AwardTypeFactory(name="Huy hiệu của tỉnh")
    for field, text in (
        ("name", "lao động TIÊN TIẾN"),
        ("name_en", "Advanced worker"),
        ("short_names", "Huy hiệu\nlđtt"),
    ):
        changed = AwardType(pk=entry.pk, name=entry.name)
        changed.set_values({field: text})
        with pytest.raises(ValidationError) as refused:
            changed.full_clean()
        assert "Lao động tiên tiến" in refused.value.message_dict[field][0]


def test_a_merged_double_keeps_names_that_the_other_has_too(site_tree: SiteTree) -> None:
    winner = AwardTypeFactory(name="Huy hiệu của tỉnh", short_names="Huy hiệu tỉnh")
    double = AwardTypeFactory(name="Huy hiệu tỉnh", merged_into=winner)
    double.full_clean()
    winner.full_clean()
    assert AwardTypeMatcher().find("huy hieu tinh") == winner


def test_entries_in_force_on_a_day(site_tree: SiteTree) -> None:
    AwardType.objects.all().delete()
    AwardTypeFactory(name="cũ", valid_to=date(2023, 12, 31))
    AwardTypeFactory(name="mới", valid_from=date(2024, 1, 1))
    AwardTypeFactory(name="luôn")

    def names(day: date) -> set[str]:
        return {entry.name for entry in AwardType.objects.in_force(day)}

    assert names(date(2023, 12, 31)) == {"cũ", "luôn"}
    assert names(date(2024, 1, 1)) == {"mới", "luôn"}


def test_an_entry_added_later_stands_between_its_neighbours_and_moves_none() -> None:
    order = {entry.code: entry.precedence for entry in catalogue()}
    classes = [order[f"huy-chuong-chien-si-ve-vang{end}"] for end in ("-nhat", "-nhi", "", "-ba")]
    assert classes == sorted(classes)
    assert (order["huy-chuong-chien-si-ve-vang"], order["anh-hung-lao-dong"]) == (66, 69)


FRENCH = """
language = "fr"

[[award_type]]
code = "medaille"
name = "Médaille de la ville"
level = "ministry_province"
recipients = ["individuals", "collectives"]

[translations.huan-chuong-sao-vang]
name = "Ordre de l'Étoile d'or"
"""


@pytest.fixture
def french(settings: LazySettings, tmp_path: Path) -> Path:
    """A site's own file beside the awards of the law."""
    file = tmp_path / "awards.fr.toml"
    file.write_text(FRENCH, encoding="utf-8")
    settings.CAMPAIGNS_AWARD_CATALOGUES = ["vietnam", file]
    return file


def in_main_language(settings: LazySettings, *codes: str) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in codes]
    settings.LANGUAGE_CODE = codes[0]


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize(
    ("codes", "name", "others"),
    [
        (("vi", "en"), "Huân chương Sao vàng", {"en", "fr"}),
        (("en-gb",), "Gold Star Order", {"vi", "fr"}),
        (("fr", "en"), "Ordre de l'Étoile d'or", {"vi", "en"}),
        (("de",), "Huân chương Sao vàng", {"en", "fr"}),
    ],
)
def test_the_catalogue_is_in_the_language_of_the_site(
    settings: LazySettings, french: Path,
    codes: tuple[str, ...], name: str, others: set[str],
) -> None:  # fmt: skip
    in_main_language(settings, *codes)
    load_catalogue()
    award = AwardType.objects.get(code="huan-chuong-sao-vang")
    assert (award.name, set(award.translations)) == (name, others)
    assert "Huân chương Sao vàng" in award.names
    own = AwardType.objects.get(code="medaille")
    assert own.label == "Médaille de la ville"
    assert own.level == "ministry_province"
    for entry in AwardType.objects.all():
        entry.full_clean()


@pytest.mark.usefixtures("_bare")
def test_a_site_may_have_its_own_awards_alone(settings: LazySettings, french: Path) -> None:
    settings.CAMPAIGNS_AWARD_CATALOGUES = [french]
    assert [award.name for award in load_catalogue()] == ["Médaille de la ville"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("language =", "Invalid value"),
        ("[[award_type]]", "its language is missing"),
        ('language = "fr"\n[[award_type]]\ncode = "x"', "award 1 (x) lacks name"),
        ('language = "fr"\n[translations.x]\nnom = "y"', "translations.x may only have"),
        ('language = "fr"\n[[award_type]]\ncode = "x"\nname = "X"\nlevel = "high"',
         "level of award 1 (x) is not one of"),
        ('language = "fr"\n[[award_type]]\ncode = "x"\nname = "X"\nnom = "Y"',
         "award 1 (x) has unknown keys: nom"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_catalogue_is_said_with_its_file(
    french: Path, text: str, what: str
) -> None:
    french.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured) as refused:
        catalogue()
    assert str(french) in str(refused.value)
    assert what in str(refused.value)
