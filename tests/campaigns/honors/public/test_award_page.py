"""The lasting address of one award."""

import json
from datetime import date

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail_factories import ImageFactory

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    HonorRollFactory,
    HonorRollIndexFactory,
    UnitFactory,
    award_row,
    list_of,
    public_list,
    publish,
)
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import edit
from campaigns.models import AwardMark, AwardStory
from news.factories import ArticleFactory, OfficialDocumentFactory, translate
from tests.reading import hrefs, main_part, soup, words

pytestmark = pytest.mark.any_database


@pytest.fixture
def roll(site_tree):
    return HonorRollFactory(parent=site_tree.rolls, title="Bằng khen 2021")


@pytest.fixture
def page_of(client, site_tree):
    """What the Vietnamese index, or another, answers for the award with a key."""

    def get(key, index=None):
        return client.get((index or site_tree.rolls).url_of("award", key=key))

    return get


def test_it_tells_all_that_the_decision_printed(page_of, site_tree):
    unit = UnitFactory(name="Văn phòng Sở", slug="van-phong")
    award_type = AwardTypeFactory(
        name="Bằng khen", level="ministry_province", authority="Bộ trưởng Bộ Tư pháp"
    )
    campaign = CampaignFactory(parent=site_tree.campaigns)
    decision = OfficialDocumentFactory(number="1482/QĐ-BTP", with_file=True)
    roll = HonorRollFactory(parent=site_tree.rolls, decision=decision, campaigns=[campaign])
    (an,) = public_list(
        roll,
        award_row(
            "Đặng Thị Ánh",
            honorific="Bà",
            position="Trưởng phòng",
            unit=unit,
            unit_text="Văn phòng Sở Tư pháp",
            achievement="Xuất sắc",
            award_type=award_type,
            award_text="Bằng khen của Bộ trưởng",
        ),
    )
    response = page_of(an.key)
    text = words(response)
    for part in (
        "Bà Đặng Thị Ánh",
        "Trưởng phòng",
        "Văn phòng Sở Tư pháp",
        "Xuất sắc",
        "Bằng khen của Bộ trưởng",
        "Bộ trưởng Bộ Tư pháp",
        "1482/QĐ-BTP",
    ):
        assert part in text
    addresses = hrefs(response)
    assert f"{site_tree.rolls.url_of('search')}?don_vi=van-phong" in addresses
    assert {decision.url, campaign.url, f"{roll.url}#{an.key}"} <= set(addresses)


def test_a_decision_of_its_own_stands_before_the_rolls(page_of, roll):
    (an,) = public_list(
        roll, award_row("An", decision_number="12/QĐ-HLG", signed_on=date(2020, 9, 1))
    )
    text = words(page_of(an.key))
    assert "12/QĐ-HLG ngày 01/09/2020" in text
    assert roll.decision.number not in text


def test_it_leads_back_to_its_line_on_its_page_of_the_roll(client, page_of, roll):
    high, low = AwardTypeFactory(precedence=1), AwardTypeFactory(precedence=2)
    rows = [award_row(f"N{n:03}", award_type=(low, high)[n % 2]) for n in range(230)]
    awards = public_list(roll, *rows)
    for award in (awards[0], awards[1], awards[199], awards[229], awards[228]):
        address = page_of(award.key).context["roll_url"]
        path, _, anchor = address.partition("#")
        assert main_part(client.get(path)).find(id=anchor) is not None, award.name


def test_its_line_is_found_among_collectives_and_awards_outside_the_catalogue(
    client, page_of, roll
):
    loose = award_row("Hà My", award_text="Thư khen")
    loose.award_type = None
    unit = award_row("Phòng Hộ tịch", kind="collective")
    for award in public_list(roll, unit, award_row("Lê An", award_type=unit.award_type), loose):
        path, _, anchor = page_of(award.key).context["roll_url"].partition("#")
        assert main_part(client.get(path)).find(id=anchor) is not None, award.name


def test_a_roll_outside_of_the_site_has_no_address_to_lead_to(page_of, site_tree):
    elsewhere = HonorRollIndexFactory(parent=site_tree.front.get_parent())
    (an,) = public_list(HonorRollFactory(parent=elsewhere), "Lê An")
    response = page_of(an.key)
    assert response.status_code == 200
    assert response.context["roll_url"] == ""


def test_a_photo_is_shown_with_the_name_as_its_text(page_of, roll):
    (an,) = public_list(roll, award_row("An", photo=ImageFactory()))
    assert main_part(page_of(an.key)).find("img", alt="An") is not None


def test_a_story_is_told_where_a_visitor_may_read_it(page_of, roll, site_tree):
    an, binh = public_list(roll, "An", "Bình")
    story = ArticleFactory(parent=site_tree.news)
    closed = ArticleFactory(parent=site_tree.news, private=True)
    AwardStory.objects.create(roll=roll.translation_key, award_key=an.key, article=story)
    AwardStory.objects.create(roll=roll.translation_key, award_key=binh.key, article=closed)
    assert story.url in hrefs(page_of(an.key))
    assert closed.title not in words(page_of(binh.key))
    with translation.override("en"):
        assert page_of(an.key, site_tree.rolls_en).context["story"] is None


def test_equal_names_are_never_taken_for_one_person(page_of, roll, site_tree):
    (an,) = public_list(roll, "Nguyễn Văn An")
    other = HonorRollFactory(parent=site_tree.rolls, title="Bảng khác")
    (same,) = public_list(other, "Nguyễn Văn An")
    assert "Bảng khác" not in words(page_of(an.key))
    assert same.key not in page_of(an.key).content.decode()


def test_an_annulment_is_told_with_its_decision(page_of, roll, administrator):
    (an,) = public_list(roll, "An")
    document = OfficialDocumentFactory(number="88/QĐ-BTP")
    mark = marks.propose(roll, an.key, AwardMark.Kind.ANNULLED, administrator, document)
    marks.approve(mark, roll, administrator)
    response = page_of(an.key)
    assert main_part(response).find("s").get_text(strip=True) == "An"
    assert "88/QĐ-BTP" in words(response)
    data = json.loads(soup(response).find("script", type="application/ld+json").string)
    assert "award" not in data["about"]
    back = marks.propose(
        roll, an.key, AwardMark.Kind.RESTORED, administrator, OfficialDocumentFactory(number="9/QĐ")
    )
    marks.approve(back, roll, administrator)
    assert main_part(page_of(an.key)).find("s") is None
    assert "9/QĐ" in words(page_of(an.key))


def test_the_address_survives_corrections_moves_and_new_titles(client, page_of, roll, site_tree):
    (an,) = public_list(roll, "An")
    address = site_tree.rolls.url_of("award", key=an.key)
    other = HonorRollIndexFactory(parent=site_tree.front, title="Bảng vàng khác")
    roll.move(other, pos="last-child")
    roll.refresh_from_db()
    roll.slug = "ten-moi"
    roll.save_revision().publish()
    response = client.get(address)
    assert response.status_code == 200
    canonical = soup(response).find("link", rel="canonical")["href"]
    assert canonical.endswith(other.url_of("award", key=an.key))


def test_each_language_has_its_own_address_and_leads_to_the_other(client, roll, site_tree):
    (an,) = public_list(roll, "An")
    english_roll = translate(roll, title="Certificates")
    vietnamese = site_tree.rolls.url_of("award", key=an.key)
    with translation.override("en"):
        english = site_tree.rolls_en.url_of("award", key=an.key)
    assert soup(client.get(vietnamese)).find("a", hreflang="en")["href"] == english
    response = client.get(english)
    assert soup(response).find("a", hreflang="vi")["href"] == vietnamese
    assert soup(response).find("link", rel="canonical")["href"].endswith(english)
    assert f"{english_roll.url}#{an.key}" in hrefs(response)
    assert main_part(response).find("h1")["lang"] == "vi"


def test_without_a_translated_roll_the_english_page_leads_to_the_vietnamese(
    client, roll, site_tree
):
    (an,) = public_list(roll, "An")
    with translation.override("en"):
        response = client.get(site_tree.rolls_en.url_of("award", key=an.key))
    assert f"{roll.url}#{an.key}" in hrefs(response)


def test_an_award_that_a_correction_removed_is_gone_and_unnamed(page_of, roll, editor):
    an, binh = public_list(roll, "Trần Văn Ân", "Bình", user=editor)
    edit(roll, editor, lambda target: target.awards.filter(key=an.key).delete())
    assert page_of(an.key).status_code == 200
    publish(roll)
    response = page_of(an.key)
    assert response.status_code == 410
    assert "Trần Văn Ân" not in response.content.decode()
    assert page_of(binh.key).status_code == 200


def test_gone_is_said_in_both_languages(client, roll, site_tree, administrator):
    (an,) = public_list(roll, "Trần Văn Ân")
    marks.withhold(roll, an.key, administrator, "Theo đơn")
    for index, language in ((site_tree.rolls, "vi"), (site_tree.rolls_en, "en")):
        with translation.override(language):
            response = client.get(index.url_of("award", key=an.key))
        assert response.status_code == 410
        assert soup(response).html["lang"] == language
        assert index.url in hrefs(response)
        assert "Trần" not in response.content.decode()


def test_what_never_was_public_is_not_found(page_of, roll, site_tree, editor, administrator):
    assert page_of("khong-co").status_code == 404
    public_list(roll, "An", user=editor)
    (_an, draft) = list_of(roll, "An", "Bình", user=editor)
    assert page_of(draft.key).status_code == 404
    marks.withhold(roll, draft.key, administrator, "Theo đơn")
    assert page_of(draft.key).status_code == 404


def test_a_hidden_roll_hides_its_awards(page_of, roll, administrator):
    an, binh = public_list(roll, "An", "Bình")
    marks.withhold(roll, binh.key, administrator, "Theo đơn")
    restriction = PageViewRestriction.objects.create(
        page=roll, restriction_type=PageViewRestriction.LOGIN
    )
    assert [page_of(key).status_code for key in (an.key, binh.key)] == [404, 404]
    restriction.delete()
    roll.unpublish()
    assert [page_of(key).status_code for key in (an.key, binh.key)] == [404, 404]
