"""The page of an honor roll, as readers see it."""

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from campaigns.factories import (
    AwardTypeFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    list_of,
    public_list,
)
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import edit
from campaigns.models import AwardMark, AwardStory
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from tests.reading import hrefs, main_part, page_link, soup, words


@pytest.fixture
def roll(site_tree):
    return HonorRollFactory(parent=site_tree.rolls, title="Bằng khen 2021")


@pytest.fixture
def high():
    return AwardTypeFactory(name="Huân chương", precedence=1)


@pytest.fixture
def low():
    return AwardTypeFactory(
        name="Bằng khen", translations={"en": {"name": "Certificate"}}, precedence=5
    )


def annul(roll, award, administrator, document=None):
    document = document or OfficialDocumentFactory(number="88/QĐ-BTP", signed_on=date(2022, 3, 1))
    mark = marks.propose(roll, award.key, AwardMark.Kind.ANNULLED, administrator, document)
    return marks.approve(mark, roll, administrator)


def names(response) -> list[str]:
    """The recipients that the tables list, in order."""
    rows = main_part(response).select(".vd-roll-table tbody th")
    return [row.find(["a", "s"]).get_text(strip=True) for row in rows]


def test_a_roll_whose_list_is_not_there_yet_says_so(client: Client, roll) -> None:
    said = "Danh sách kèm theo quyết định này chưa được công bố."
    assert said in words(client.get(roll.url))
    public_list(roll, "Trần Văn An")
    assert said not in words(client.get(roll.url))


def headings(response) -> list[str]:
    return [h.get_text(strip=True) for h in main_part(response).select(".vd-award-heading h2")]


def links(response, label: str) -> str:
    """Where the first link leads whose text begins with `label`."""
    found = main_part(response).find_all("a", href=True)
    return next(a["href"] for a in found if a.get_text(" ", strip=True).startswith(label))


def test_a_roll_without_a_list_shows_its_decision(client, roll):
    page = words(client.get(roll.url))
    assert roll.decision.number in page
    assert not soup(client.get(roll.url)).select(".vd-roll-tools, .vd-roll-table")


def test_awards_stand_in_precedence_and_collectives_first(client, roll, high, low):
    public_list(
        roll,
        award_row("An", award_type=low),
        award_row("Bình", award_type=high),
        award_row("Phòng Một", award_type=low, kind="collective"),
        award_row("Hộ ông Chi", award_type=low, kind="household"),
    )
    response = client.get(roll.url)
    assert headings(response) == ["Huân chương", "Bằng khen"]
    assert names(response) == ["Bình", "Phòng Một", "Hộ ông Chi", "An"]


def test_awards_that_no_catalogue_knows_come_last_as_printed(client, roll, low):
    unknown = [award_row(name) for name in ("Chi", "Dũng")]
    for row, text in zip(unknown, ("Kỷ niệm chương B", "Kỷ niệm chương A"), strict=True):
        row.award_type, row.award_text = None, text
    public_list(roll, *unknown, award_row("An", award_type=low))
    assert headings(client.get(roll.url)) == ["Bằng khen", "Kỷ niệm chương B", "Kỷ niệm chương A"]


def test_very_many_unknown_awards_stand_together(client, roll):
    rows = [award_row(f"Người {n:02}") for n in range(40)]
    for number, row in enumerate(rows):
        row.award_type, row.award_text = None, f"Giấy khen {number}"
    public_list(roll, *rows)
    response = client.get(roll.url)
    assert len(headings(response)) == 1
    assert names(response)[:2] == ["Người 00", "Người 01"]
    assert "Giấy khen 39" in words(response)


def test_an_award_merged_into_another_stands_under_it(client, roll, low):
    double = AwardTypeFactory(name="BK", merged_into=low)
    public_list(roll, award_row("An", award_type=double), award_row("Bình", award_type=low))
    response = client.get(roll.url)
    assert headings(response) == ["Bằng khen"]
    assert names(response) == ["An", "Bình"]
    assert names(client.get(roll.url, {"danh_hieu": double.pk})) == ["An", "Bình"]


def test_the_order_is_the_decisions_or_that_of_vietnamese_names(client, roll):
    public_list(roll, "Trần Văn Đạt", "Lê Thị Dung", "Ngô Văn An")
    assert names(client.get(roll.url)) == ["Trần Văn Đạt", "Lê Thị Dung", "Ngô Văn An"]
    by_name = names(client.get(roll.url, {"xep": "ten"}))
    assert by_name == ["Ngô Văn An", "Lê Thị Dung", "Trần Văn Đạt"]


@pytest.mark.parametrize("typed", ["nguyen duc", "NGUYỄN", "đức nguyễn", "Nguyễn Đức"])
def test_a_search_minds_neither_marks_nor_order(client, roll, typed):
    public_list(roll, "Nguyễn Đức Đạt", "Trần Văn Sơn")
    assert names(client.get(roll.url, {"q": typed})) == ["Nguyễn Đức Đạt"]


def test_filters_are_links_with_the_counts_of_what_they_show(client, roll, high, low):
    office = UnitFactory(name="Văn phòng")
    public_list(
        roll,
        award_row("An", award_type=low, unit=office),
        award_row("Bình", award_type=high, unit=office),
        award_row("Chi", award_type=high, unit=UnitFactory(name="Thanh tra")),
        award_row("Phòng Một", award_type=low, kind="collective"),
    )
    response = client.get(roll.url, {"danh_hieu": high.pk})
    facets = {facet["name"]: facet["links"] for facet in response.context["facets"]}
    assert [(link.label, link.count) for link in facets["danh_hieu"]] == [
        ("Huân chương", 2),
        ("Bằng khen", 2),
    ]
    assert [(link.label, link.count) for link in facets["don_vi"]] == [
        ("Thanh tra", 1),
        ("Văn phòng", 1),
    ]
    assert [link.count for link in response.context["kind_links"]] == []
    for links_of in facets.values():
        for link in links_of:
            if not link.is_current:
                assert len(names(client.get(link.url))) == link.count


def test_kinds_of_recipients_are_links_that_can_be_taken_back(client, roll, low):
    public_list(roll, "An", "Bình", award_row("Phòng Một", kind="collective"))
    everybody, collective, individual = client.get(roll.url).context["kind_links"]
    assert (everybody.count, collective.count, individual.count) == (3, 1, 2)
    chosen = client.get(collective.url)
    assert names(chosen) == ["Phòng Một"]
    assert "noindex" in str(soup(chosen).find("meta", attrs={"name": "robots"}))
    assert chosen.context["chosen"][0]["remove_url"].startswith(f"{roll.url}#")


def test_a_unit_that_was_merged_counts_as_the_other(client, roll):
    office = UnitFactory(name="Văn phòng")
    double = UnitFactory(name="VP", merged_into=office)
    public_list(roll, award_row("An", unit=double), award_row("Bình", unit=office), "Chi")
    assert names(client.get(roll.url, {"don_vi": double.slug})) == ["An", "Bình"]


def test_nothing_found_helps_on(client, roll, low):
    public_list(roll, award_row("An", award_type=low))
    response = client.get(roll.url, {"danh_hieu": low.pk, "loai": "household"})
    assert names(response) == []
    suggested = response.context["suggestions"]
    assert [link.count for link in suggested] == [1]
    assert names(client.get(suggested[0].url)) == ["An"]
    assert f"{roll.url}#danh-sach" in hrefs(response)


def test_every_page_of_a_long_list_is_reached(client, roll):
    public_list(roll, *(f"Người {n:04}" for n in range(2_150)))
    first, last = client.get(roll.url), client.get(roll.url, {"trang": 22})
    assert (len(names(first)), len(names(last))) == (100, 50)
    assert names(last)[-1] == "Người 2149"
    assert f"{roll.url}?trang=22#danh-sach" in hrefs(first)
    assert last.context["sections"][0].tables[0].rows[0].number == 2_101
    assert client.get(roll.url, {"trang": 23}).status_code == 404
    assert len(names(client.get(roll.url, {"ban_in": "1"}))) == 1_000


def test_pages_cut_groups_without_losing_or_doubling_anybody(client, roll, high, low):
    kinds = ("individual", "individual", "collective")
    rows = [
        award_row(f"N{n:03}", award_type=(high, low)[n % 2], kind=kinds[n % 3]) for n in range(250)
    ]
    public_list(roll, *rows)
    for order in ("", "ten"):
        pages = [names(client.get(roll.url, {"trang": n, "xep": order})) for n in (1, 2, 3)]
        assert [len(page) for page in pages] == [100, 100, 50]
        assert len({name for page in pages for name in page}) == 250


def test_the_filters_go_along_from_page_to_page(client, roll):
    public_list(roll, *(f"Nguyễn {n}" for n in range(120)), "Trần")
    response = client.get(roll.url, {"q": "nguyen", "xep": "ten", "la": "x"})
    query = parse_qs(urlsplit(page_link(response, "next")).query)
    assert query == {"q": ["nguyen"], "xep": ["ten"], "trang": ["2"]}


def test_each_award_has_an_anchor_and_a_lasting_address(client, roll, site_tree):
    (an,) = public_list(roll, "An")
    response = client.get(roll.url)
    row = main_part(response).find(id=an.key)
    assert row.name == "tr"
    assert row.find("a")["href"] == site_tree.rolls.url_of("award", key=an.key)


def test_an_annulled_award_is_struck_and_tied_to_the_cancelling_decision(
    client, roll, administrator
):
    an, binh = public_list(roll, "An", "Bình")
    cancelling = OfficialDocumentFactory(number="88/QĐ-BTP", with_file=True)
    annul(roll, an, administrator, cancelling)
    response = client.get(roll.url)
    row = main_part(response).find(id=an.key)
    assert row.find("s").get_text(strip=True) == "An"
    assert row.find("a", string=lambda text: text and "88/QĐ-BTP" in text)["href"] == cancelling.url
    assert main_part(response).find(id=binh.key).find("s") is None
    assert response.context["annulled"] == 1


def test_a_restored_award_is_struck_no_more(client, roll, administrator):
    (an,) = public_list(roll, "An")
    annul(roll, an, administrator)
    document = OfficialDocumentFactory()
    mark = marks.propose(roll, an.key, AwardMark.Kind.RESTORED, administrator, document)
    marks.approve(mark, roll, administrator)
    response = client.get(roll.url)
    assert main_part(response).find("s") is None
    assert response.context["annulled"] == 0


def test_a_proposed_annulment_is_no_annulment(client, roll, administrator):
    (an,) = public_list(roll, "An")
    document = OfficialDocumentFactory()
    marks.propose(roll, an.key, AwardMark.Kind.ANNULLED, administrator, document)
    assert main_part(client.get(roll.url)).find("s") is None


def test_who_has_a_story_in_the_language_of_the_page_is_marked(client, roll, site_tree):
    an, binh = public_list(roll, "An", "Bình")
    told = ArticleFactory(parent=site_tree.news)
    hidden = ArticleFactory(parent=site_tree.news, draft=True)
    AwardStory.objects.create(roll=roll.translation_key, award_key=an.key, article=told)
    AwardStory.objects.create(roll=roll.translation_key, award_key=binh.key, article=hidden)
    page = translate(roll, title="Certificates")
    assert stories(client.get(roll.url)) == ["An"]
    assert stories(client.get(page.url)) == []
    translate(told, title="The story")
    assert stories(client.get(page.url)) == ["An"]


def stories(response) -> list[str]:
    """Whose story the page leads to."""
    found = main_part(response).select("tr:has(.is-story)")
    return [row.find("th").find("a").get_text(strip=True) for row in found]


def test_a_translation_shows_the_sources_live_list_with_its_own_labels(
    client, roll, low, site_tree, editor
):
    (an,) = public_list(roll, award_row("Nguyễn Văn An", award_type=low))
    page = translate(roll, title="Certificates")
    list_of(roll, "Bình", user=editor)
    response = client.get(page.url)
    assert headings(response) == ["Certificate"]
    assert names(response) == ["Nguyễn Văn An"]
    assert main_part(response).select_one(".vd-roll-table tbody")["lang"] == "vi"
    with translation.override("en"):
        assert site_tree.rolls_en.url_of("award", key=an.key) in hrefs(response)


def test_an_alias_shows_the_list_of_its_source(client, roll, site_tree):
    public_list(roll, "An")
    alias = roll.create_alias(parent=site_tree.rolls, update_slug="ban-sao")
    assert names(client.get(alias.url)) == ["An"]


def test_a_translation_shows_nothing_of_a_source_that_is_hidden(client, roll):
    public_list(roll, "Nguyễn Văn An")
    page = translate(roll, title="Certificates")
    restriction = PageViewRestriction.objects.create(
        page=roll, restriction_type=PageViewRestriction.LOGIN
    )
    assert "Nguyễn Văn An" not in client.get(page.url).content.decode()
    restriction.delete()
    assert names(client.get(page.url)) == ["Nguyễn Văn An"]
    roll.unpublish()
    assert "Nguyễn Văn An" not in client.get(page.url).content.decode()


def test_who_may_read_a_closed_roll_reads_its_list_without_permalinks(
    client_of, roll, administrator
):
    public_list(roll, "An")
    PageViewRestriction.objects.create(page=roll, restriction_type=PageViewRestriction.LOGIN)
    response = client_of(administrator).get(roll.url)
    assert "An" in main_part(response).select_one(".vd-roll-table").get_text()
    assert main_part(response).select(".vd-roll-table a") == []
    assert Client().get(roll.url).status_code == 302


def test_a_preview_shows_the_drafts_list(roll, editor, administrator):
    public_list(roll, "An", user=editor)
    list_of(roll, "Bình", "Chi", user=editor)
    draft = roll.get_latest_revision_as_object()
    response = draft.make_preview_request()
    assert "Bình" in main_part(response).get_text()
    assert main_part(response).select(".vd-roll-table a") == []


def test_the_structured_data_names_nobody(client, roll):
    public_list(roll, "Nguyễn Văn An")
    script = soup(client.get(roll.url)).find("script", type="application/ld+json").string
    data = json.loads(script)
    assert data["mainEntity"]["numberOfItems"] == 1
    assert data["isBasedOn"]["identifier"] == roll.decision.number
    assert "Nguyễn" not in script


def test_source_and_contact_are_told(client, site_tree):
    roll = HonorRollFactory(
        parent=site_tree.rolls, source="Văn phòng Sở", contact="Gọi 0211, tdkt@example.vn"
    )
    response = client.get(roll.url)
    assert "Văn phòng Sở" in words(response)
    assert "mailto:tdkt@example.vn" in hrefs(response)


ODD = ["\x00", "a\x00", "'", "%", "_", "1e9", "-1", "9" * 400, "🏅", "a" * 5_000, "khac", "٣", " "]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["q", "danh_hieu", "loai", "don_vi", "xep", "ban_in", "trang"])
def test_odd_parameters_break_neither_page_nor_file(client, roll, name):
    public_list(roll, "An", award_row("Phòng", kind="collective"))
    address = roll.url + roll.reverse_subpage("download", ["json"])
    for value in ODD:
        assert client.get(roll.url, {name: value}).status_code in (200, 404), value
        assert client.get(address, {name: value}).status_code == 200, value


def test_a_filter_that_cannot_be_read_is_named_and_left_out(client, roll):
    public_list(roll, "An")
    response = client.get(roll.url, {"don_vi": "khong-co", "loai": "x"})
    assert names(response) == ["An"]
    assert len(response.context["unknown_filters"]) == 2


def test_an_edit_that_was_not_published_changes_nothing(client, roll, editor):
    public_list(roll, "An", user=editor)
    edit(roll, editor, lambda target: target.awards.all().delete())
    assert names(client.get(roll.url)) == ["An"]


def test_paper_says_which_part_of_the_list_it_is_and_where_all_of_it_is(client, roll):
    public_list(roll, *(f"N{n:03}" for n in range(101)))
    whole = f"{roll.full_url}?ban_in=1"

    def told(query: str) -> list[str]:
        lines = main_part(client.get(roll.url + query)).select(".vd-roll-list .vd-article-address")
        return [line.get_text(strip=True) for line in lines]

    assert told("") == [f"Trang 1/2. Toàn bộ danh sách: {whole}"] * 2
    assert told("?q=N007") == [f"Bộ lọc: “N007”. Toàn bộ danh sách: {whole}"] * 2
    assert told("?ban_in=1") == []
