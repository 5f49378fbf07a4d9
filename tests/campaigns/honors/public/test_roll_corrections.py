"""Corrections of a published list, as readers are told of them."""

import pytest

from campaigns.factories import award_row, public_list, publish
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import add_rows, change_rows, edit
from campaigns.honors.public.corrections import CORRECTIONS, ENTRIES
from news.factories import translate
from tests.reading import hrefs, main_part, words

pytestmark = pytest.mark.any_database


def change(roll, key, **fields):
    """Publishes the list with other values in one row."""

    def work(target):
        row = target.awards.get(key=key)
        for name, value in fields.items():
            setattr(row, name, value)
        change_rows(target, [row])

    edit(roll, None, work)
    publish(roll)


def told(response):
    corrections = response.context.get("corrections")
    return [
        [(entry.kind, entry.name) for entry in correction.entries]
        for correction in (corrections.rows if corrections else ())
    ]


def test_the_first_publication_is_no_correction(client, roll):
    public_list(roll, "An")
    assert told(client.get(roll.url)) == []
    assert main_part(client.get(roll.url)).find(id="dinh-chinh") is None


def test_what_changed_stands_beside_what_stood_there(client, roll):
    (an,) = public_list(roll, award_row("An", unit_text="Văn phòng"))
    change(roll, an.key, unit_text="Thanh tra", kind="collective")
    section = main_part(client.get(roll.url)).find(id="dinh-chinh")
    assert [old.get_text() for old in section.find_all("del")][1:] == ["Văn phòng"]
    assert [new.get_text() for new in section.find_all("ins")][1:] == ["Thanh tra"]
    assert section.find("time") is not None


def test_the_newest_correction_comes_first(client, roll):
    _an, binh = public_list(roll, "An", "Bình")
    edit(roll, None, lambda target: target.awards.filter(key=binh.key).delete())
    publish(roll)
    edit(roll, None, lambda target: add_rows(target, [award_row("Chi")]))
    publish(roll)
    assert told(client.get(roll.url)) == [[("added", "Chi")], [("removed", "Bình")]]


def test_only_awards_that_are_still_there_have_an_address(client, roll, site_tree):
    an, binh = public_list(roll, "An", "Bình")
    change(roll, binh.key, name="Bình An")
    edit(roll, None, lambda target: target.awards.filter(key=binh.key).delete())
    publish(roll)
    addresses = hrefs(client.get(roll.url))
    assert site_tree.rolls.url_of("award", key=an.key) in addresses
    assert site_tree.rolls.url_of("award", key=binh.key) not in addresses


def test_whoever_is_withheld_is_not_named_nor_counted(client, roll, administrator):
    an, binh = public_list(roll, "An", "Bùi Văn Bình")
    change(roll, binh.key, name="Bùi Văn Bính")
    marks.withhold(roll, binh.key, administrator, "Theo đơn")
    assert told(client.get(roll.url)) == []
    edit(roll, None, lambda target: target.awards.filter(key__in=[an.key, binh.key]).delete())
    publish(roll)
    response = client.get(roll.url)
    assert told(response) == [[("removed", "An")]]
    assert response.context["corrections"].rows[0].removed == 1
    assert "Bùi Văn" not in response.content.decode()


def test_a_translation_tells_the_corrections_too(client, roll):
    (an,) = public_list(roll, "An")
    page = translate(roll, title="Certificates")
    change(roll, an.key, name="Ân")
    assert told(client.get(page.url)) == [[("changed", "Ân")]]
    roll.unpublish()
    assert told(client.get(page.url)) == []


def test_long_histories_are_cut_and_counted(client, roll):
    keys = [award.key for award in public_list(roll, *(f"N{n}" for n in range(ENTRIES + 5)))]
    for number in range(CORRECTIONS + 2):
        change(roll, keys[0], name=f"Lần {number}")
    response = client.get(roll.url)
    assert len(told(response)) == CORRECTIONS
    assert response.context["corrections"].older == 2

    def everybody(target):
        rows = list(target.awards.all())
        for row in rows:
            row.position = "Chuyên viên"
        change_rows(target, rows)

    edit(roll, None, everybody)
    publish(roll)
    newest = client.get(roll.url).context["corrections"].rows[0]
    assert (newest.changed, len(newest.entries), newest.more) == (ENTRIES + 5, ENTRIES, 5)


def test_links_to_registers_are_no_correction(client, roll):
    (an,) = public_list(roll, "An")
    change(roll, an.key, unit=None, award_type=None)
    assert told(client.get(roll.url)) == []
    assert "An" in words(client.get(roll.url))


def test_who_is_not_published_is_a_note_beside_the_counts_of_people(client, roll, administrator):
    _an, binh = public_list(roll, "An", "Bình")
    marks.withhold(roll, binh.key, administrator, "Theo đơn")
    plaque = main_part(client.get(roll.url)).select_one(".vd-plaque")
    assert [item.get_text(" ", strip=True) for item in plaque.select("li")] == ["1 cá nhân"]
    notes = [note.get_text(" ", strip=True) for note in plaque.select(".vd-plaque-note")]
    assert "1 trường hợp không công bố" in notes
