"""Search through all public award lists: what it finds, and what it hides."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from bench.content.awards import BulkAwards
from campaigns.factories import AwardTypeFactory, UnitFactory, award_row, public_list
from campaigns.honors.lists import marks
from campaigns.honors.public.award_results import PAGE_SIZE
from campaigns.models import HonorRollPage
from news.factories import OfficialDocumentFactory, translate
from tests.campaigns.honors.public.award_searching import (
    COLLECTIVE,
    INDIVIDUAL,
    Found,
    counts,
    names,
    results,
    roll,
)
from tests.fixtures import SiteTree
from tests.reading import hrefs, soup, words


@pytest.mark.parametrize(
    "typed",
    [
        "Nguyễn Đức Đạt",
        "nguyen duc dat",
        "NGUYỄN ĐỨC",
        "đạt nguyễn",
        unicodedata.normalize("NFD", "Nguyễn Đức Đạt"),
        "dat, so tu phap",
        "bang khen dat",
        "ngu du da",
    ],
)
def test_marks_capitals_order_and_unicode_form_make_no_difference(
    site_tree: SiteTree, search: Found, typed: str
) -> None:
    award = AwardTypeFactory(name="Bằng khen của Bộ trưởng")
    public_list(
        roll(site_tree),
        award_row("Nguyễn Đức Đạt", unit_text="Sở Tư pháp", award_type=award),
        award_row("Trần Thị Hoa", unit_text="Sở Y tế", award_type=award),
    )
    assert names(search(q=typed)) == ["Nguyễn Đức Đạt"]


def test_a_word_is_found_at_its_beginning_only(site_tree: SiteTree, search: Found) -> None:
    public_list(roll(site_tree), "Đoàn Hùng", "Lê Phùng")
    assert names(search(q="hung")) == ["Đoàn Hùng"]


def test_without_words_all_awards_stand_the_newest_decision_first(
    site_tree: SiteTree, search: Found
) -> None:
    public_list(roll(site_tree, 2019), "An", "Bình")
    public_list(roll(site_tree, 2023), "Chi", "Anh")
    assert names(search()) == ["Chi", "Anh", "An", "Bình"]


def test_by_name_the_given_name_comes_first(site_tree: SiteTree, search: Found) -> None:
    public_list(roll(site_tree, 2023), "Trần Văn Đức", "Lê Thị Dung")
    public_list(roll(site_tree, 2019), "Phạm Văn An", "Bùi Thị Ánh")
    expected = ["Phạm Văn An", "Bùi Thị Ánh", "Lê Thị Dung", "Trần Văn Đức"]
    assert names(search(xep="ten")) == expected


def test_a_result_says_what_for_where_and_by_which_decision(
    site_tree: SiteTree, search: Found
) -> None:
    decided = roll(site_tree, 2021, title="Khen thưởng đợt một")
    award = AwardTypeFactory(name="Giấy khen")
    (an,) = public_list(
        decided, award_row("An", position="Chuyên viên", unit_text="Sở Y tế", award_type=award)
    )
    response = search(q="an")
    text = words(response)
    for told in ("Chuyên viên", "Sở Y tế", "Giấy khen", "Khen thưởng đợt một", "01/06/2021"):
        assert told in text
    assert decided.decision.number in text
    assert {site_tree.rolls.url_of("award", key=an.key), decided.url} <= set(hrefs(response))


def test_an_award_with_a_decision_of_its_own_names_that_one(
    site_tree: SiteTree, search: Found
) -> None:
    row = award_row("An", decision_number="99/QĐ-BTP", signed_on=date(2020, 2, 3))
    public_list(roll(site_tree), row)
    for parameters in ({}, {"xep": "ten"}):
        response = search(**parameters)
        assert names(response) == ["An"]
        assert "99/QĐ-BTP ngày 03/02/2020" in words(response)


# What readers may see


@pytest.mark.parametrize("how", ["draft", "restricted", "expired", "unpublished"])
def test_awards_of_rolls_that_are_not_public_are_neither_found_nor_counted(
    site_tree: SiteTree, search: Found, how: str
) -> None:
    public_list(roll(site_tree, 2020), "An")
    secret = roll(site_tree, 2021)
    public_list(secret, award_row("Bí Mật", kind="collective"))
    if how == "restricted":
        PageViewRestriction.objects.create(page=secret, restriction_type="login")
    elif how == "expired":
        HonorRollPage.objects.filter(pk=secret.pk).update(expire_at=timezone.now())
    else:
        secret.unpublish()
    response = search()
    assert names(response) == ["An"]
    assert response.context["total"] == 1
    assert counts(response) == {}
    assert names(search(nam="2021")) == names(search(q="bi mat")) == []


def test_withheld_awards_are_gone_at_once_from_results_counts_and_files(
    site_tree: SiteTree, search: Found, client: Client, administrator: Any
) -> None:
    shown = roll(site_tree)
    _an, secret = public_list(shown, "An", award_row("Bí Mật", kind="collective"), user=None)
    assert counts(search())["loai"] == {COLLECTIVE: 1, INDIVIDUAL: 1}
    marks.withhold(shown, secret.key, administrator, "Theo yêu cầu")
    assert names(search()) == ["An"]
    assert "loai" not in counts(search())
    assert names(search(q="bi mat")) == []
    address = site_tree.rolls.url_of("search_download", file_format="json")
    assert "Bí Mật" not in b"".join(client.get(address).streaming_content).decode()


def test_annulled_awards_are_struck_and_tied_to_the_cancelling_decision(
    site_tree: SiteTree, search: Found, administrator: Any, moderator: Any
) -> None:
    shown = roll(site_tree)
    (an,) = public_list(shown, "An")
    document = OfficialDocumentFactory(number="77/QĐ-HB")
    mark = marks.propose(shown, an.key, marks.Kind.ANNULLED, moderator, document)
    assert "77/QĐ-HB" not in words(search())
    marks.approve(mark, shown, administrator)
    response = search()
    assert names(response) == ["An"]
    assert soup(response).select_one("tr.is-annulled s a").get_text() == "An"
    assert "77/QĐ-HB" in words(response)


def test_translations_and_aliases_show_nobody_twice(site_tree: SiteTree, search: Found) -> None:
    shown = roll(site_tree)
    public_list(shown, "An")
    translate(shown, title="In English")
    shown.create_alias(parent=site_tree.rolls, update_slug="bi-danh")
    response = search()
    assert names(response) == ["An"]
    assert response.context["total"] == 1


def test_the_english_page_speaks_english_and_leads_to_english_pages(
    site_tree: SiteTree, client: Client
) -> None:
    award = AwardTypeFactory(
        name="Giấy khen", translations={"en": {"name": "Certificate of merit"}}, level="grassroots"
    )
    other = AwardTypeFactory(
        name="Bằng khen", translations={"en": {"name": "Certificate of honor"}}, level="state"
    )
    shown = roll(site_tree)
    rows = [award_row("An", award_type=award), award_row("Bình", award_type=other)]
    (an, _binh) = public_list(shown, *rows)
    english = translate(shown, title="Commendations")
    untranslated = roll(site_tree, title="Chỉ tiếng Việt")
    public_list(untranslated, award_row("Chi", award_type=award))
    response = client.get("/en/honor-rolls/search/")
    assert names(response) == ["Chi", "An", "Bình"]
    assert counts(response)["danh_hieu"] == {"Certificate of honor": 1, "Certificate of merit": 2}
    assert counts(response)["cap"] == {"State": 1, "Grassroots": 2}
    expected = {english.url, untranslated.url, f"{site_tree.rolls_en.url}award/{an.key}/"}
    assert expected <= set(hrefs(response))
    cell = soup(response).select_one(".vd-roll-table th[scope=row]")
    assert cell["lang"] == "vi"


def test_awards_in_no_catalogue_can_be_chosen_too(site_tree: SiteTree, search: Found) -> None:
    row = award_row("An")
    row.award_type = None
    public_list(roll(site_tree), row, "Bình")
    assert names(search(danh_hieu="khac")) == ["An"]


def test_an_empty_archive_says_so(search: Found) -> None:
    response = search()
    assert response.status_code == 200
    assert response.context["suggestions"] == []


@pytest.fixture
def long_archive(site_tree: SiteTree) -> SiteTree:
    types = AwardTypeFactory.create_batch(3)
    units = UnitFactory.create_batch(5)
    BulkAwards(site_tree.rolls, types, units, seed=7).make(PAGE_SIZE * 12)
    return site_tree


@pytest.mark.parametrize("order", ["", "ten"])
def test_every_award_stands_on_one_page(long_archive: SiteTree, search: Found, order: str) -> None:
    parameters = {"xep": order} if order else {}
    links = [
        result.url
        for number in range(1, 13)
        for result in results(search(trang=number, **parameters))
    ]
    assert len(links) == len(set(links)) == PAGE_SIZE * 12
    assert search(trang=13, **parameters).status_code == 404


@pytest.mark.parametrize("typed", ["Lí", "Lý", "ly thi my", "LÍ THỊ MĨ", "quí", "Lí Mỹ Quý"])
def test_i_and_y_are_one_where_spelling_lets_them_be(
    site_tree: SiteTree, search: Found, typed: str
) -> None:
    public_list(roll(site_tree), "Lý Thị Mỹ Quí", "Phạm Minh Quỳnh", "Hà Văn Lỵ Anh")
    assert "Lý Thị Mỹ Quí" in names(search(q=typed))
    assert "Phạm Minh Quỳnh" not in names(search(q=typed))


def test_thi_is_not_thy(site_tree: SiteTree, search: Found) -> None:
    public_list(roll(site_tree), "Mai Thy", "Mai Phi")
    assert names(search(q="thi")) == names(search(q="phy")) == []
