"""Who is withheld or annulled and comes in again by an import: said first, and not lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.factories import HonorRollFactory, award_row, list_of, publish
from campaigns.honors.lists import marks, row_edits
from campaigns.honors.lists.cleanup import collect_lists
from campaigns.honors.lists.edit import draft_of, edit
from campaigns.models import Award, AwardList, AwardType, HonorRollPage
from news.factories import OfficialDocumentFactory
from tests.campaigns.honors.imports.asking import (
    FIGHTER,
    LABOURER,
    file_of,
    person,
    save,
    send,
    url,
)
from tests.fixtures import SiteTree
from tests.reading import soup


@pytest.fixture
def roll(site_tree: SiteTree) -> HonorRollPage:
    """A public roll of three, of whom one is withheld."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    labour = AwardType.objects.get(name=LABOURER)
    office = {"award_type": labour, "unit_text": "Văn phòng Sở"}
    list_of(roll, *(award_row(name, **office) for name in ("Lê An", "Vũ Bình", "Trần Cúc")))
    publish(roll)
    marks.withhold(roll, keys(roll)["Vũ Bình"], None, "Xin không nêu tên")
    return roll


def keys(roll: HonorRollPage) -> dict[str, str]:
    return dict(draft_of(roll).award_list.awards.values_list("name", "key"))


def public(roll: HonorRollPage) -> list[str]:
    publish(roll)
    return list(Award.objects.public().order_by("place").values_list("name", flat=True))


def asked(desk: Client, mode: str = "replace") -> list[tuple[str, list[str]]]:
    """The names that are asked about, each with the answers, the chosen one first."""
    questions = []
    for item in soup(desk.get(url("save"), {"mode": mode})).select(".vd-questions li"):
        options = sorted(item.select("option"), key=lambda option: not option.has_attr("selected"))
        questions.append((item.strong.get_text(), [option["value"] for option in options]))
    return questions


def answer(desk: Client, roll: HonorRollPage, mode: str = "replace", **answers: str) -> int:
    page = soup(desk.get(url("save"), {"mode": mode}))
    data = {field["name"]: field["value"] for field in page.select("form.vd-save input[value]")}
    for field in page.select("form.vd-save select"):
        data[field["name"]] = field.select_one("option[selected]")["value"]
    return desk.post(url("save"), data | answers).status_code


@pytest.mark.parametrize(
    "again",
    [
        person("Vũ Bình", award=FIGHTER),
        person("Vũ Bình", award=FIGHTER, unit="Thanh tra"),
        person("VU BINH", unit="Thanh tra"),
    ],
    ids=["another award", "another award and unit", "marks forgotten"],
)
def test_a_withheld_person_who_was_changed_stays_withheld(roll, desk, again):
    before = keys(roll)["Vũ Bình"]
    send(desk, roll, file_of(person("Lê An"), again, person("Trần Cúc")))
    assert [choices for _name, choices in asked(desk)] == [[before, "new"]]
    assert answer(desk, roll) == 302
    assert before in keys(roll).values()
    assert public(roll) == ["Lê An", "Trần Cúc"]


def test_a_withheld_person_who_comes_back_is_withheld(roll, desk):
    before = keys(roll)["Vũ Bình"]
    send(desk, roll, file_of(person("Lê An"), person("Trần Cúc")))
    save(desk)
    assert public(roll) == ["Lê An", "Trần Cúc"]
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình"), person("Trần Cúc")))
    assert asked(desk) == [("Ông Vũ Bình", [before, "new"])]
    answer(desk, roll)
    assert keys(roll)["Vũ Bình"] == before
    assert public(roll) == ["Lê An", "Trần Cúc"]


def test_a_name_put_right_is_known_by_the_former_one_too(roll, desk):
    key = keys(roll)["Vũ Bình"]

    def rename(target: AwardList) -> None:
        target.awards.filter(key=key).update(name="Vũ Thanh Bình")

    edit(roll, None, rename)
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình", award=FIGHTER)))
    assert asked(desk) == [("Ông Vũ Bình", [key, "new"])]


def test_nothing_is_saved_before_the_officer_said_whom_a_row_means(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Vũ Bình", award=FIGHTER)))
    before = keys(roll)
    answered = save(desk)
    assert answered.status_code == 200
    assert soup(answered).select(".vd-questions li")
    assert keys(roll) == before


def test_an_officer_may_say_that_it_is_somebody_else(roll, desk):
    before = keys(roll)["Vũ Bình"]
    send(desk, roll, file_of(person("Vũ Bình", award=FIGHTER)))
    place = "former-1"
    assert answer(desk, roll, **{place: "new"}) == 302
    assert keys(roll)["Vũ Bình"] != before
    assert public(roll) == ["Vũ Bình"]


def test_a_key_is_given_to_one_row_only(roll, desk):
    before = keys(roll)["Vũ Bình"]
    namesakes = (person("Vũ Bình", FIGHTER), person("Vũ Bình", FIGHTER, unit="Thanh tra"))
    send(desk, roll, file_of(*namesakes))
    assert [choices[0] for _name, choices in asked(desk)] == [before, "new"]
    assert answer(desk, roll, **{"former-1": before, "former-2": before}) == 302
    given = list(draft_of(roll).award_list.awards.values_list("key", flat=True))
    assert given.count(before) == 1
    assert len(given) == 2


def test_beside_a_withheld_row_a_namesake_is_said(roll, desk):
    send(desk, roll, file_of(person("Vũ Bình", FIGHTER, unit="Thanh tra")))
    assert asked(desk, "add") == [("Ông Vũ Bình", ["new"])]
    assert answer(desk, roll, "add") == 302
    assert draft_of(roll).award_list.awards.filter(name="Vũ Bình").count() == 2


def test_an_annulled_award_comes_back_annulled(roll, desk, editor, administrator):
    key = keys(roll)["Trần Cúc"]
    document = OfficialDocumentFactory()
    mark = marks.propose(roll, key, marks.Kind.ANNULLED, editor, document)
    marks.approve(mark, roll, administrator)
    send(desk, roll, file_of(person("Lê An")))
    save(desk)
    send(desk, roll, file_of(person("Lê An"), person("Trần Cúc", unit="Thanh tra")))
    answer(desk, roll)
    assert keys(roll)["Trần Cúc"] == key


def test_who_was_withheld_in_a_draft_is_known_when_the_draft_is_replaced(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Hà My")))
    answer(desk, roll)
    key = keys(roll)["Hà My"]
    marks.withhold(roll, key, None, "Xin không nêu tên")
    send(desk, roll, file_of(person("Lê An")))
    save(desk)
    AwardList.objects.update(created_at=timezone.now() - timedelta(days=1))
    collect_lists()
    send(desk, roll, file_of(person("Lê An"), person("Hà My", FIGHTER)))
    assert asked(desk) == [("Ông Hà My", [key, "new"])]


def test_an_import_into_ones_own_draft_can_be_undone(roll, desk):
    send(desk, roll, file_of(person("Lê An"), person("Hà My")))
    save(desk)
    before = keys(roll)
    send(desk, roll, file_of(person("Lê An")))
    save(desk)
    token = draft_of(roll).award_list.token
    desk.post(reverse("award_list:undo", args=[roll.pk]), {"token": token})
    assert keys(roll) == before


def test_into_a_list_that_was_emptied_nobody_comes_back_unasked(roll, desk, editor):
    before = keys(roll)
    row_edits.remove_rows(roll, editor, list(before.values()), draft_of(roll).award_list.token)
    bar = soup(send(desk, roll, file_of(person("Vũ Bình")))).find(class_="vd-bar")
    assert bar.select_one(f"a[href='{url('save')}']")
    assert asked(desk) == [("Ông Vũ Bình", [before["Vũ Bình"], "new"])]
