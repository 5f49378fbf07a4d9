"""The officers' list screen: what it shows, finds and lets do."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from campaigns.factories import (
    AwardTypeFactory,
    UnitFactory,
    award_row,
    list_of,
    publish,
)
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import draft_of, source_of, token_of
from campaigns.honors.lists.undo import MOST_REMOVED
from campaigns.models import Award, AwardStory, HonorRollPage
from news.factories import ArticleFactory, OfficialDocumentFactory
from tests.reading import soup


@pytest.fixture
def list_editor(editor):
    """An editor who was granted every right about lists."""
    rights = Permission.objects.filter(content_type__app_label="campaigns", codename__in=RIGHTS)
    editor.user_permissions.add(*rights)
    return type(editor).objects.get(pk=editor.pk)


RIGHTS = ("edit_award_lists", "withhold_awards", "annul_awards", "approve_annulments")


@pytest.fixture
def office(list_editor, client_of) -> Client:
    return client_of(list_editor)


def address(name: str, roll: HonorRollPage, *args: object) -> str:
    return reverse(f"award_list:{name}", args=[roll.pk, *args])


def shown(client: Client, roll: HonorRollPage, **query: object) -> list[str]:
    response = client.get(address("list", roll), query)
    assert response.status_code == 200
    return [row.award.name for row in response.context["rows"]]


def names(roll: HonorRollPage) -> list[str]:
    rows = draft_of(roll).award_list.awards.order_by("place")
    return list(rows.values_list("name", flat=True))


def token(roll: HonorRollPage) -> str:
    return token_of(draft_of(roll).award_list)


def row_form(row: Award, **changes: object) -> dict[str, object]:
    fields = {
        "kind": row.kind,
        "honorific": row.honorific,
        "name": row.name,
        "position": row.position,
        "unit_text": row.unit_text,
        "unit": row.unit_id or "",
        "award_text": row.award_text,
        "award_type": row.award_type_id or "",
        "achievement": row.achievement,
        "photo": "",
        "decision_number": row.decision_number,
        "signed_on": "",
    }
    return fields | changes


def said(response: HttpResponse) -> str:
    return " ".join(soup(response).find("main").get_text(" ").split())


def test_rows_are_found_whatever_the_marks_and_filtered(office, roll):
    title, unit = AwardTypeFactory(name="Giấy khen"), UnitFactory(name="Thanh tra Sở")
    merged = AwardTypeFactory(name="GK", merged_into=title)
    list_of(
        roll,
        award_row("Nguyễn Đức Đạt", award_type=merged, unit=unit),
        award_row("Trần Thị Bình", award_type=title),
        award_row("Phòng Bổ trợ", kind="collective", award_type=title),
        Award(name="Lê Văn Cường", award_text="Kỷ niệm chương"),
    )
    assert shown(office, roll, q="duc dat") == ["Nguyễn Đức Đạt"]
    assert shown(office, roll, q="binh tran") == ["Trần Thị Bình"]
    assert shown(office, roll, kind="collective") == ["Phòng Bổ trợ"]
    assert shown(office, roll, award=title.pk) == [
        "Nguyễn Đức Đạt",
        "Trần Thị Bình",
        "Phòng Bổ trợ",
    ]
    assert shown(office, roll, award="none") == ["Lê Văn Cường"]
    assert shown(office, roll, state="no_award") == ["Lê Văn Cường"]
    assert shown(office, roll, unit=unit.pk) == ["Nguyễn Đức Đạt"]
    assert len(shown(office, roll, state="no_unit")) == 3
    assert shown(office, roll, order="name", kind="individual") == [
        "Trần Thị Bình",
        "Lê Văn Cường",
        "Nguyễn Đức Đạt",
    ]
    for odd in ({"award": "x"}, {"unit": "9" * 30}, {"p": "x"}, {"p": "0"}, {"state": "x"}):
        assert len(shown(office, roll, **odd)) == 4
    row = draft_of(roll).award_list.awards.get(name="Trần Thị Bình")
    assert shown(office, roll, q=row.key) == ["Trần Thị Bình"]


def test_what_happened_afterwards_is_told_in_words(office, list_editor, moderator, roll, news):
    an, binh, chi = list_of(roll, "An", "Bình", "Chi", user=list_editor)
    document = OfficialDocumentFactory(number="99/QĐ-STP")
    marks.withhold(roll, an.key, list_editor, "Theo đề nghị")
    marks.approve(marks.propose(roll, binh.key, "annulled", list_editor, document), roll, moderator)
    marks.propose(roll, chi.key, "annulled", list_editor, document)
    AwardStory.objects.create(
        roll=roll.translation_key, award_key=chi.key, article=ArticleFactory(parent=news)
    )
    assert shown(office, roll, state="withheld") == ["An"]
    assert shown(office, roll, state="annulled") == ["Bình"]
    assert shown(office, roll, state="waiting") == ["Chi"]
    assert shown(office, roll, state="story") == ["Chi"]
    page = said(office.get(address("list", roll)))
    assert "99/QĐ-STP" in page
    assert "Theo đề nghị" in page


def test_a_row_is_edited_added_moved_and_removed(office, roll, list_editor):
    an, binh = list_of(roll, "An", "Bình", user=list_editor)
    unit = UnitFactory()
    response = office.post(
        address("edit", roll, an.key),
        row_form(
            an, name="  Nguyễn   An ", unit=unit.pk, token=token(roll), back="kind=individual"
        ),
    )
    assert response.url == f"{address('list', roll)}?kind=individual#row-{an.key}"
    row = draft_of(roll).award_list.awards.get(key=an.key)
    assert (row.name, row.unit, row.folded.split()[1]) == ("Nguyễn An", unit, "an")
    office.post(
        address("add", roll),
        row_form(binh, name="Chi", token=token(roll), place_wanted="1"),
    )
    assert names(roll) == ["Chi", "Nguyễn An", "Bình"]
    office.post(address("place", roll, binh.key), {"place": "1", "token": token(roll)})
    assert names(roll) == ["Bình", "Chi", "Nguyễn An"]
    office.post(address("place", roll, binh.key), {"step": "1", "token": token(roll)})
    assert names(roll) == ["Chi", "Bình", "Nguyễn An"]
    office.post(address("remove", roll, binh.key), {"token": token(roll)})
    assert names(roll) == ["Chi", "Nguyễn An"]
    places = draft_of(roll).award_list.awards.order_by("place").values_list("place", flat=True)
    assert list(places) == [1, 2]


def test_each_edit_is_undone_in_turn(office, roll, list_editor):
    an, binh, _chi = list_of(roll, "An", "Bình", "Chi", user=list_editor)
    draft_of(roll).award_list.awards.update(achievement="Thành tích")
    before = list(Award.objects.order_by("place").values())
    office.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    office.post(address("place", roll, an.key), {"place": "3", "token": token(roll)})
    office.post(address("remove", roll, binh.key), {"token": token(roll)})
    office.post(address("add", roll), row_form(an, name="Dũng", token=token(roll)))
    assert names(roll) == ["Chi", "Anh", "Dũng"]
    for _edit in range(4):
        page = office.get(address("list", roll))
        assert page.context["undo"]
        office.post(address("undo", roll), {"token": token(roll)})
    after = list(Award.objects.order_by("place").values())
    assert [row | {"id": 0} for row in after] == [row | {"id": 0} for row in before]


def test_undoing_the_first_edit_of_a_public_list_goes_back_to_it(office, roll, list_editor):
    (an,) = list_of(roll, "An", user=list_editor)
    publish(roll)
    public = source_of(roll).award_list
    office.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    assert draft_of(roll).award_list != public
    office.post(address("undo", roll), {"token": token(roll)})
    assert draft_of(roll).award_list == public
    assert names(roll) == ["An"]


def test_a_large_edit_is_undone_by_going_back_to_the_former_list(office, roll, list_editor):
    made = list_of(roll, *(f"An {n}" for n in range(MOST_REMOVED + 2)), user=list_editor)
    office.post(address("edit", roll, made[0].key), row_form(made[0], name="Ba", token=token(roll)))
    former, revisions = draft_of(roll).award_list, roll.revisions.count()
    keys = {"key": [row.key for row in made[1:]], "sure": "1", "token": token(roll)}
    office.post(address("take_out", roll), keys)
    assert names(roll) == ["Ba"]
    for expected in ("Ba", "An 0"):
        office.post(address("undo", roll), {"token": token(roll)})
        assert draft_of(roll).award_list == former
        assert names(roll)[0] == expected
    assert len(names(roll)) == len(made)
    assert roll.revisions.count() == revisions


def test_an_edit_that_says_nothing_of_its_undo_ends_the_undoing(office, roll, list_editor):
    (an,) = list_of(roll, "An", user=list_editor)
    office.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    list_of(roll, "Bình", user=list_editor)
    assert not office.get(address("list", roll)).context["undo"]
    office.post(address("undo", roll), {"token": token(roll)})
    assert names(roll) == ["Bình"]


def test_nobody_undoes_anothers_edit(office, roll, list_editor, administrator, client_of):
    (an,) = list_of(roll, "An", user=list_editor)
    office.post(address("edit", roll, an.key), row_form(an, name="Anh", token=token(roll)))
    other = client_of(administrator)
    assert not other.get(address("list", roll)).context["undo"]
    other.post(address("undo", roll), {"token": token(roll)})
    assert names(roll) == ["Anh"]


def test_many_rows_are_set_withheld_and_removed(office, roll, list_editor):
    an, binh, chi = list_of(roll, "An", "Bình", "Chi", user=list_editor)
    title, unit = AwardTypeFactory(name="Bằng khen"), UnitFactory()
    ticks = {"key": [an.key, chi.key], "token": token(roll)}
    asked = office.post(address("set_award", roll), ticks)
    assert "An; Chi" in said(asked)
    assert "Bình" not in said(asked)
    sure = {"sure": "1", "award_type": title.pk, "award_text": "Bằng khen của Bộ trưởng"}
    office.post(address("set_award", roll), ticks | sure)
    rows = {row.name: row for row in draft_of(roll).award_list.awards.all()}
    assert [rows[name].award_type == title for name in ("An", "Bình", "Chi")] == [True, False, True]
    assert "bo truong" in rows["An"].folded
    everything = {"all": "1", "found": "q=an", "sure": "1", "unit": unit.pk}
    office.post(address("set_unit", roll), everything | {"token": token(roll)})
    linked = draft_of(roll).award_list.awards.filter(unit=unit)
    assert [row.name for row in linked] == ["An"]
    office.post(
        address("withhold_many", roll),
        {"key": [an.key, binh.key], "sure": "1", "reason": "Theo đề nghị"},
    )
    assert set(shown(office, roll, state="withheld")) == {"An", "Bình"}
    ticks = {"key": [an.key, chi.key], "sure": "1", "token": token(roll)}
    office.post(address("take_out", roll), ticks)
    assert names(roll) == ["Bình"]
    for _edit in range(3):
        office.post(address("undo", roll), {"token": token(roll)})
    assert names(roll) == ["An", "Bình", "Chi"]
    assert draft_of(roll).award_list.awards.get(key=an.key).award_text != "Bằng khen của Bộ trưởng"


def test_all_that_were_found_are_counted_not_guessed(office, roll, list_editor):
    list_of(roll, *(f"An {n}" for n in range(3)), "Bình", user=list_editor)
    asked = office.post(address("take_out", roll), {"all": "1", "found": "q=an", "token": "x"})
    assert asked.context["count"] == 3
    none = office.post(address("take_out", roll), {"token": token(roll)})
    assert none.status_code == 302
    assert len(names(roll)) == 4


def test_bad_input_is_told_and_what_was_typed_stays(office, roll, list_editor):
    (an,) = list_of(roll, "An", user=list_editor)
    response = office.post(
        address("edit", roll, an.key),
        row_form(an, name="", position="Trưởng phòng", unit="x", photo="999999", token="0"),
    )
    assert response.status_code == 200
    assert {"name", "unit", "photo"} <= set(response.context["form"].errors)
    assert 'value="Trưởng phòng"' in response.text
    assert office.get(address("edit", roll, "nosuchkey")).status_code == 404
    assert office.post(address("place", roll, an.key), {"place": "9" * 30}).status_code == 200
    assert names(roll) == ["An"]


def test_the_list_costs_the_same_with_few_and_many_rows(
    office, roll, list_editor, queries_of: Callable
):
    def cost() -> int:
        return len(queries_of(lambda: shown(office, roll)))

    def write(count: int) -> list[Award]:
        rows = [award_row(f"Nguyễn Văn {n}", unit=UnitFactory()) for n in range(count)]
        return list_of(roll, *rows, user=list_editor)

    write(3)
    publish(roll)
    write(3)
    shown(office, roll)  # notes who is signed in where, every five minutes
    first = cost()
    few = cost()
    for row in write(40)[:20]:
        marks.withhold(roll, row.key, list_editor, "x")
    cost()
    assert cost() <= first <= 46  # with the state of the review, to send it there
    assert few <= first


def test_personal_data_that_is_typed_is_asked_about_once(office, roll, list_editor):
    (an,) = list_of(roll, "An", user=list_editor)
    typed = row_form(an, position="Chuyên viên, ĐT 0912.345.678", token=token(roll))
    asked = office.post(address("edit", roll, an.key), typed)
    assert "Đây có phải dữ liệu cá nhân (Chức vụ: số điện thoại) không?" in asked.text
    assert draft_of(roll).award_list.awards.get(key=an.key).position == ""
    office.post(address("edit", roll, an.key), typed | {"is_checked": "on"})
    kept = draft_of(roll).award_list.awards.get(key=an.key)
    assert kept.position == "Chuyên viên, ĐT 0912.345.678"
    again = row_form(kept, name="Anh", token=token(roll))
    assert office.post(address("edit", roll, an.key), again).status_code == 302
