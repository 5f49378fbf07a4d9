"""Rows that come in by hand under the name of a withheld or annulled award; numbers too large."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from campaigns.factories import award_row, list_of, publish
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import draft_of
from campaigns.models import Award, HonorRollPage
from tests.campaigns.honors.admin.test_list_screen import address, names, row_form, token
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture
def office(administrator, client_of: Callable) -> Client:
    return client_of(administrator)


@pytest.fixture
def key(roll, office) -> str:
    """Of "Vũ Bình"."""
    list_of(roll, *map(award_row, ("Lê An", "Vũ Bình", "Trần Cúc")))
    publish(roll)
    key = draft_of(roll).award_list.awards.get(name="Vũ Bình").key
    marks.withhold(roll, key, None, "Xin không nêu tên")
    return key


def take_out(office: Client, roll: HonorRollPage, key: str) -> None:
    answer = office.post(address("remove", roll, key), {"token": token(roll)})
    assert answer.status_code == 302


def add(office: Client, roll: HonorRollPage, row: Award, **more: object) -> Any:
    data = row_form(row, **more) | {"token": token(roll)}
    return office.post(address("add", roll), data)


def offered(answer: Any) -> list[tuple[str, bool]]:
    found = soup(answer).select("input[name=former]")
    return [(choice["value"], choice.has_attr("checked")) for choice in found]


def public(roll: HonorRollPage) -> list[str]:
    publish(roll)
    return list(Award.objects.public().order_by("place").values_list("name", flat=True))


def test_who_was_withheld_is_asked_about_before_being_added_again(roll, office, key):
    take_out(office, roll, key)
    answer = add(office, roll, award_row("vu binh"))
    assert answer.status_code == 200
    assert offered(answer) == [(key, True), ("new", False)]
    assert names(roll) == ["Lê An", "Trần Cúc"]
    assert add(office, roll, award_row("Vũ Bình"), former=key).status_code == 302
    assert draft_of(roll).award_list.awards.get(name="Vũ Bình").key == key
    assert public(roll) == ["Lê An", "Trần Cúc"]


def test_another_person_of_that_name_can_be_added(roll, office, key):
    take_out(office, roll, key)
    add(office, roll, award_row("Vũ Bình"), former="new")
    assert draft_of(roll).award_list.awards.get(name="Vũ Bình").key != key
    assert public(roll) == ["Lê An", "Trần Cúc", "Vũ Bình"]


def test_a_key_that_stands_in_the_list_is_not_given_again(roll, office, key):
    answer = add(office, roll, award_row("Vũ Bình"), former=key)
    assert offered(answer) == [("new", True)]
    assert "Vũ Bình" in soup(answer).select_one("[id*=former] , .w-field__help").get_text()
    assert len(names(roll)) == 3


def test_a_row_that_is_renamed_may_be_the_withheld_award(roll, office, key):
    take_out(office, roll, key)
    row = draft_of(roll).award_list.awards.get(name="Trần Cúc")
    data = row_form(row, name="Vũ Bình") | {"token": token(roll)}
    answer = office.post(address("edit", roll, row.key), data)
    assert offered(answer) == [(key, True), ("new", False)]
    assert names(roll) == ["Lê An", "Trần Cúc"]
    answer = office.post(address("edit", roll, row.key), data | {"former": key})
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#row-{key}")
    kept = draft_of(roll).award_list.awards.order_by("place").values_list("name", "key")
    assert list(kept)[1] == ("Vũ Bình", key)
    office.post(address("undo", roll), {"token": token(roll)})
    kept = draft_of(roll).award_list.awards.order_by("place").values_list("name", "key")
    assert list(kept)[1] == ("Trần Cúc", row.key)


def test_a_row_whose_name_stays_is_asked_nothing(roll, office, key):
    row = draft_of(roll).award_list.awards.get(key=key)
    data = row_form(row, position="Trưởng phòng") | {"token": token(roll)}
    assert office.post(address("edit", roll, key), data).status_code == 302


def test_what_was_withheld_in_ones_own_draft_stays_known(roll, office):
    add(office, roll, award_row("Hà My"))
    add(office, roll, award_row("Lê An"))
    key = draft_of(roll).award_list.awards.get(name="Lê An").key
    marks.withhold(roll, key, None, "Xin không nêu tên")
    office.post(address("undo", roll), {"token": token(roll)})
    assert names(roll) == ["Hà My", "Lê An"]
    take_out(office, roll, key)
    assert offered(add(office, roll, award_row("Lê An"))) == [(key, True), ("new", False)]


HUGE = 99999999999999999999


@pytest.mark.parametrize("name", ["list", "add", "difference", "withhold_many"])
def test_a_page_number_beyond_all_numbers_is_not_found(roll, office, name):
    path = address(name, roll).replace(f"/{roll.pk}/", f"/{HUGE}/")
    assert office.get(path).status_code == 404


def test_an_article_number_beyond_all_numbers_is_refused(roll, office, key):
    path = address("story", roll, key)
    answer = office.post(path, {"article": str(HUGE)})
    assert answer.status_code == 200
    assert answer.context["form"].errors["article"]
