"""The list of honor rolls: whom each honors, and charts over all awards."""

from datetime import date

import pytest

from campaigns.factories import (
    AwardTypeFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.honors.lists import marks
from campaigns.models import AwardMark
from news.factories import OfficialDocumentFactory, translate
from tests.reading import main_part, words


@pytest.fixture
def roll_of(site_tree):
    """A roll of a year."""

    def make(year, **fields):
        return HonorRollFactory(
            parent=site_tree.rolls, decision__signed_on=date(year, 5, 1), **fields
        )

    return make


def chart(response, name) -> list[tuple[str, str]]:
    found = next((chart for chart in response.context["charts"] if chart.name == name), None)
    return [(bar.label, bar.number) for bar in found.bars] if found else []


def test_it_leads_to_the_search_of_all_rolls(client, site_tree):
    form = main_part(client.get(site_tree.rolls.url)).find("form", role="search")
    assert form["action"] == site_tree.rolls.url_of("search")
    assert form.find("input", attrs={"name": "q"}) is not None


def test_each_roll_tells_whom_it_honors(client, site_tree, roll_of, administrator):
    roll = roll_of(2021)
    an, *_rest = public_list(roll, "An", "Bình", award_row("Phòng Một", kind="collective"))
    marks.withhold(roll, an.key, administrator, "Theo đơn")
    (shown,) = client.get(site_tree.rolls.url).context["rolls"]
    assert [counted.number for counted in shown.recipients] == ["1", "1"]
    english = translate(roll, title="Certificates")
    (shown,) = client.get(site_tree.rolls_en.url).context["rolls"]
    assert shown == english
    assert [str(counted) for counted in shown.recipients] == ["1 collective", "1 individual"]


def test_charts_count_public_awards_that_still_hold(client, site_tree, roll_of, administrator):
    high, low = AwardTypeFactory(name="Huân chương"), AwardTypeFactory(name="Bằng khen")
    double = AwardTypeFactory(merged_into=low)
    office, other = UnitFactory(name="Văn phòng"), UnitFactory(name="Thanh tra")
    old, new = roll_of(2020), roll_of(2021)
    public_list(old, award_row("An", award_type=high, unit=office))
    rows = public_list(
        new,
        award_row("Bình", award_type=low, unit=other),
        award_row("Chi", award_type=double, unit=other),
        award_row("Dũng", award_type=high, unit=office),
        award_row("Giang", award_type=high, unit=office),
    )
    marks.withhold(new, rows[2].key, administrator, "Theo đơn")
    mark = marks.propose(
        new, rows[3].key, AwardMark.Kind.ANNULLED, administrator, OfficialDocumentFactory()
    )
    marks.approve(mark, new, administrator)
    response = client.get(site_tree.rolls.url)
    assert chart(response, "nam") == [("2021", "2"), ("2020", "1")]
    assert chart(response, "danh_hieu") == [("Bằng khen", "2"), ("Huân chương", "1")]
    assert chart(response, "don_vi") == [("Thanh tra", "2"), ("Văn phòng", "1")]
    cells = main_part(response).select(".vd-chart-table td")
    assert [cell.get_text() for cell in cells] == ["2", "1"] * 3


def test_one_bar_is_no_chart_and_no_award_none(client, site_tree, roll_of):
    assert client.get(site_tree.rolls.url).context["charts"] == []
    public_list(roll_of(2021), "An")
    assert client.get(site_tree.rolls.url).context["charts"] == []


@pytest.mark.parametrize("year", ["2021", "x", "\x00", "9" * 50, "1066"])
def test_a_year_narrows_the_list_and_an_odd_one_does_not_break_it(client, site_tree, roll_of, year):
    public_list(roll_of(2021, title="Bảng mới"), "An")
    roll_of(2020, title="Bảng cũ")
    response = client.get(site_tree.rolls.url, {"nam": year})
    assert response.status_code == 200
    assert ("Bảng cũ" in words(response)) == (year != "2021")
