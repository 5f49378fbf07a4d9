"""Search through all public award lists: what it finds, counts, hides and hands out."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from campaigns.bulk.awards import BulkAwards
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.honors import marks
from campaigns.models import Award, AwardType, HonorRollPage, RecipientKind
from campaigns.public.award_results import PAGE_SIZE
from news.factories import OfficialDocumentFactory, translate
from tests.fixtures import SiteTree
from tests.reading import hrefs, soup, words

Found = Callable[..., HttpResponse]
COLLECTIVE, HOUSEHOLD, INDIVIDUAL = (kind.label for kind in RecipientKind)


@pytest.fixture
def search(site_tree: SiteTree, client: Client) -> Found:
    """Asks the search page for the given parameters."""
    address = site_tree.rolls.url_of("search")
    return lambda **parameters: client.get(address, parameters)


def roll(site_tree: SiteTree, year: int = 2021, **fields: Any) -> HonorRollPage:
    decision = OfficialDocumentFactory(signed_on=date(year, 6, 1))
    return HonorRollFactory(parent=site_tree.rolls, decision=decision, **fields)


def names(response: HttpResponse) -> list[str]:
    """The names found, checked against what the page shows."""
    assert response.status_code == 200
    listed = [result.name for result in results(response)]
    rows = soup(response).select(
        ".roll-table th[scope=row] a[href*='/khen-thuong/'],"
        ".roll-table th[scope=row] a[href*='/award/']"
    )
    assert [" ".join(row.get_text().split()) for row in rows] == listed
    return listed


def results(response: HttpResponse) -> list[Any]:
    return [result for group in response.context["groups"] for result in group.results]


def counts(response: HttpResponse) -> dict[str, dict[str, int]]:
    """Facet → label → count."""
    kinds = {link.label: link.count for link in response.context["kind_links"][1:]}
    return {
        **({"loai": kinds} if kinds else {}),
        **{
            str(facet["name"]): {link.label: link.count for link in facet["links"]}
            for facet in response.context["facets"]
        },
    }


def link(response: HttpResponse, facet: str, label: str) -> str:
    links = next(f["links"] for f in response.context["facets"] if f["name"] == facet)
    return next(found.url for found in links if found.label == label)


# Words


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
        assert "99/QĐ-BTP 03/02/2020" in words(response)


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
    award = AwardTypeFactory(name="Giấy khen", name_en="Certificate of merit", level="grassroots")
    other = AwardTypeFactory(name="Bằng khen", name_en="Certificate of honor", level="state")
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
    cell = soup(response).select_one(".roll-table th[scope=row]")
    assert cell["lang"] == "vi"


# Filters


@pytest.fixture
def archive(site_tree: SiteTree) -> dict[str, Any]:
    """Two rolls: three awards of 2020, four of 2021, two of those for a campaign."""
    merit = AwardTypeFactory(name="Giấy khen", level="grassroots", precedence=20)
    honor = AwardTypeFactory(name="Bằng khen", level="state", precedence=10)
    justice, health = UnitFactory(name="Sở Tư pháp"), UnitFactory(name="Sở Y tế")
    campaign = CampaignFactory(parent=site_tree.campaigns, title="Đợt thi đua 2021")
    public_list(
        roll(site_tree, 2020),
        award_row("Phòng Một", kind="collective", award_type=honor, unit=justice),
        award_row("Nguyễn An", award_type=merit, unit=justice),
        award_row("Lê Bình", award_type=merit, unit=health),
    )
    public_list(
        roll(site_tree, 2021, campaigns=[campaign]),
        award_row("Nguyễn Chi", award_type=honor, unit=health),
        award_row("Trần Dũng", award_type=merit, unit=None),
        award_row("Nguyễn Em", award_type=merit, unit=justice),
        award_row("Gia đình ông Giang", kind="household", award_type=merit, unit=None),
    )
    return {"merit": merit, "honor": honor, "justice": justice, "campaign": campaign}


def test_facets_count_what_is_shown(archive: dict[str, Any], search: Found) -> None:
    assert counts(search()) == {
        "nam": {"2021": 4, "2020": 3},
        "cap": {"Nhà nước": 2, "Cơ sở": 5},
        "danh_hieu": {"Bằng khen": 2, "Giấy khen": 5},
        "loai": {COLLECTIVE: 1, HOUSEHOLD: 1, INDIVIDUAL: 5},
        "don_vi": {"Sở Tư pháp": 3, "Sở Y tế": 2},
    } | {name: counted for name, counted in counts(search()).items() if name == "phong_trao"}


def test_a_facet_counts_with_the_other_filters_as_they_are(
    archive: dict[str, Any], search: Found
) -> None:
    response = search(nam="2021", loai="individual")
    assert names(response) == ["Nguyễn Chi", "Trần Dũng", "Nguyễn Em"]
    found = counts(response)
    assert found["nam"] == {"2021": 3, "2020": 2}
    assert found["loai"] == {HOUSEHOLD: 1, INDIVIDUAL: 3}
    assert found["danh_hieu"] == {"Bằng khen": 1, "Giấy khen": 2}
    assert found["don_vi"] == {"Sở Tư pháp": 1, "Sở Y tế": 1}


@pytest.mark.parametrize(
    "chosen", [{}, {"q": "nguyen"}, {"nam": "2021"}, {"loai": "individual", "don_vi": "so-tu-phap"}]
)
def test_every_link_of_a_facet_shows_as_many_awards_as_it_counts(
    archive: dict[str, Any], search: Found, client: Client, chosen: dict[str, str]
) -> None:
    response = search(**chosen)
    links = [to for facet in response.context["facets"] for to in facet["links"]]
    for to in (*links, *response.context["kind_links"]):
        if not to.is_current:
            assert (to.label, len(names(client.get(to.url)))) == (to.label, to.count)


def test_each_filter_finds_its_awards_and_can_be_taken_away(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    expected = {
        "nam": ("2020", 3),
        "cap": ("state", 2),
        "danh_hieu": (str(archive["merit"].pk), 5),
        "loai": ("collective", 1),
        "don_vi": (archive["justice"].slug, 3),
        "phong_trao": (str(archive["campaign"].pk), 4),
    }
    for name, (value, total) in expected.items():
        response = search(**{name: value})
        assert (name, len(names(response))) == (name, total)
        (chosen,) = response.context["chosen"]
        assert len(names(client.get(chosen["remove_url"]))) == 7


def test_merged_entries_count_as_what_they_stand_for(
    archive: dict[str, Any], site_tree: SiteTree, search: Found
) -> None:
    double = AwardTypeFactory(name="GK", merged_into=archive["merit"])
    unit = UnitFactory(name="STP", merged_into=archive["justice"])
    public_list(roll(site_tree, 2021), award_row("Vũ Hà", award_type=double, unit=unit))
    found = counts(search())
    assert found["danh_hieu"] == {"Bằng khen": 2, "Giấy khen": 6}
    assert found["don_vi"] == {"Sở Tư pháp": 4, "Sở Y tế": 2}
    assert "Vũ Hà" in names(search(don_vi="so-tu-phap", danh_hieu=str(archive["merit"].pk)))
    assert len(names(search(danh_hieu=str(double.pk), don_vi=unit.slug))) == 3


def test_awards_in_no_catalogue_can_be_chosen_too(site_tree: SiteTree, search: Found) -> None:
    row = award_row("An")
    row.award_type = None
    public_list(roll(site_tree), row, "Bình")
    assert names(search(danh_hieu="khac")) == ["An"]


def test_a_campaign_is_matched_across_languages(
    archive: dict[str, Any], site_tree: SiteTree, client: Client
) -> None:
    english = translate(archive["campaign"], title="Drive of 2021")
    for number in (english.pk, archive["campaign"].pk):
        response = client.get("/en/honor-rolls/search/", {"phong_trao": number})
        assert response.context["total"] == 4
        assert counts(response)["phong_trao"] == {"Drive of 2021": 4}


def test_where_nothing_is_found_wider_searches_are_offered(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    response = search(q="nguyen", nam="2020", loai="household")
    assert response.context["total"] == 0
    offered = {to.label: to.count for to in response.context["suggestions"]}
    assert set(offered.values()) == {1, 7}
    for to in response.context["suggestions"]:
        assert client.get(to.url).context["total"] == to.count


def test_an_empty_archive_says_so(search: Found) -> None:
    response = search()
    assert response.status_code == 200
    assert response.context["suggestions"] == []


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "x" * 5_000},
        {"q": "\x00"},
        {"q": "%_\\'\""},
        {"q": "a b c d e f g h i j k l m n o p"},
        {"nam": "abc"},
        {"nam": "99999999999"},
        {"cap": "x"},
        {"danh_hieu": "-1"},
        {"danh_hieu": "9" * 40},
        {"loai": "x"},
        {"don_vi": "%00"},
        {"phong_trao": "abc"},
        {"phong_trao": "9" * 40},
        {"xep": "x"},
        {"q": ["a", "b"], "nam": ["2020", "2021"]},
    ],
)
def test_no_parameter_breaks_the_page(
    archive: dict[str, Any], search: Found, parameters: dict[str, Any]
) -> None:
    assert search(**parameters).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "abc", "2", "99999999999999999999"])
def test_a_page_that_is_not_there_is_not_found(
    archive: dict[str, Any], search: Found, number: str
) -> None:
    assert search(trang=number).status_code == 404


# Pages, files, size


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


def test_a_file_holds_what_is_shown_in_its_order(
    archive: dict[str, Any], site_tree: SiteTree, search: Found, client: Client
) -> None:
    parameters = {"q": "nguyen", "xep": "ten", "loai": "individual"}
    response = search(**parameters)
    shown = names(response)
    assert len(shown) == 3
    for to in response.context["downloads"]:
        assert client.get(to.url).status_code == 200
    address = next(to.url for to in response.context["downloads"] if to.label == "JSON")
    data = json.loads(b"".join(client.get(address).streaming_content))
    assert [row["name"] for row in data["awards"]] == shown
    assert client.get(address.replace("/json/", "/exe/")).status_code == 404


def test_a_file_of_all_awards_keeps_the_order_of_decisions(
    archive: dict[str, Any], search: Found, client: Client
) -> None:
    response = search()
    address = next(to.url for to in response.context["downloads"] if to.label == "JSON")
    data = json.loads(b"".join(client.get(address).streaming_content))
    assert [row["name"] for row in data["awards"]] == names(response)


def test_the_search_costs_at_most_20_queries_however_many_rolls(
    archive: dict[str, Any],
    site_tree: SiteTree,
    search: Found,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    variants: list[dict[str, str]] = [
        {},
        {"q": "nguyen"},
        {"q": "zzz"},
        {"nam": "2021", "don_vi": "so-tu-phap", "phong_trao": str(archive["campaign"].pk)},
        {"xep": "ten", "q": "nguyen"},
    ]
    few = [queries_of(lambda p=parameters: search(**p)) for parameters in variants]
    assert max(map(len, few)) <= 20
    units = UnitFactory.create_batch(10)
    types = list(AwardType.objects.filter(merged_into=None)[:5])
    BulkAwards(site_tree.rolls, types, units, [archive["campaign"]], seed=3).make(2_000)
    assert Award.objects.public().count() == 2_007
    many = [queries_of(lambda p=parameters: search(**p)) for parameters in variants]
    assert [more for more, less in zip(many, few, strict=True) if len(more) > len(less)] == []
