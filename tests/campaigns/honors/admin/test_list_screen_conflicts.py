"""Two officers on one list: nothing is overwritten unseen, nothing typed is lost."""

import json

import pytest
from django.contrib.auth.models import Permission

from campaigns.factories import AwardTypeFactory, list_of
from campaigns.honors.row import as_json, values_of
from tests.campaigns.honors.admin.test_list_screen import address, names, row_form, said, token
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture
def officers(editor, moderator, client_of):
    """Two clients who may edit lists."""
    right = Permission.objects.get(codename="edit_award_lists")
    for user in (editor, moderator):
        user.user_permissions.add(right)
    return client_of(editor), client_of(moderator)


def sent(response) -> dict[str, str]:
    """The fields of the form that came back."""
    form = soup(response).find("main").find("form", method="post")
    fields = {
        field["name"]: field.get("value", "") for field in form.find_all("input", {"name": True})
    }
    for select in form.find_all("select"):
        chosen = select.find("option", selected=True)
        fields[select["name"]] = chosen["value"] if chosen else ""
    return fields | {area["name"]: area.get_text().strip() for area in form.find_all("textarea")}


def test_the_later_one_is_told_who_changed_what_and_can_do_it_again(officers, roll, editor):
    one, other = officers
    an, binh, chi = list_of(roll, "An", "Bình", "Chi", user=editor)
    seen = token(roll)
    base = json.dumps(as_json(values_of(an)))
    other.post(address("edit", roll, binh.key), row_form(binh, name="Bính", token=seen))
    other.post(address("remove", roll, chi.key), {"token": token(roll)})
    form = row_form(an, name="Anh", token=seen, base=base)
    refused = one.post(address("edit", roll, an.key), form)
    assert refused.status_code == 409
    page = said(refused)
    for text in ("nguoi-duyet", "Bính", "Chi"):
        assert text in page
    assert names(roll) == ["An", "Bính"]
    again = sent(refused)
    assert again["name"] == "Anh"
    assert one.post(address("edit", roll, an.key), again).status_code == 302
    assert names(roll) == ["Anh", "Bính"]


def test_both_changed_one_row_each_keeps_what_the_other_did_not_touch(officers, roll, editor):
    one, other = officers
    (an,) = list_of(roll, "An", user=editor)
    seen, base = token(roll), json.dumps(as_json(values_of(an)))
    other.post(
        address("edit", roll, an.key), row_form(an, name="Ân", unit_text="Thanh tra", token=seen)
    )
    mine = row_form(an, name="Anh", position="Chuyên viên", token=seen, base=base)
    refused = one.post(address("edit", roll, an.key), mine)
    again = sent(refused)
    assert (again["name"], again["position"], again["unit_text"]) == (
        "Anh",
        "Chuyên viên",
        "Thanh tra",
    )
    page = said(refused)
    assert "Ân" in page
    assert page.count("Thanh tra") >= 1


def test_a_row_that_went_away_can_be_added_again(officers, roll, editor):
    one, other = officers
    an, _binh = list_of(roll, "An", "Bình", user=editor)
    seen = token(roll)
    other.post(address("remove", roll, an.key), {"token": seen})
    refused = one.post(address("edit", roll, an.key), row_form(an, name="Anh", token=seen))
    assert refused.status_code == 409
    assert address("add", roll) in refused.text
    one.post(address("add", roll), sent(refused))
    assert names(roll) == ["Bình", "Anh"]


@pytest.mark.parametrize("act", ["remove", "place", "take_out", "set_award", "add", "undo"])
def test_no_act_of_an_older_version_is_done(officers, roll, editor, act):
    one, other = officers
    an, binh = list_of(roll, "An", "Bình", user=editor)
    seen = token(roll)
    other.post(address("edit", roll, binh.key), row_form(binh, name="Bính", token=seen))
    award = AwardTypeFactory()
    many = {"key": [an.key], "sure": "1", "token": seen}
    asked = {
        "remove": (address("remove", roll, an.key), {"token": seen}),
        "place": (address("place", roll, an.key), {"place": "2", "token": seen}),
        "take_out": (address("take_out", roll), many),
        "set_award": (address("set_award", roll), many | {"award_type": award.pk}),
        "add": (address("add", roll), row_form(an, name="Chi", token=seen)),
        "undo": (address("undo", roll), {"token": seen}),
    }
    url, data = asked[act]
    refused = one.post(url, data)
    assert names(roll) == ["An", "Bính"]
    if act == "undo":  # it was her own list no more
        return
    assert refused.status_code == 409
    assert "Bính" in said(refused)
    again = sent(refused)
    assert again["token"] == token(roll)
    assert one.post(url, again).status_code == 302
    assert names(roll) != ["An", "Bính"] or act == "set_award"


def test_an_officers_second_window_is_told_of_her_first(officers, roll, editor):
    one, _other = officers
    an, binh = list_of(roll, "An", "Bình", user=editor)
    seen = token(roll)
    one.post(address("edit", roll, an.key), row_form(an, name="Anh", token=seen))
    refused = one.post(address("edit", roll, binh.key), row_form(binh, name="Bính", token=seen))
    assert refused.status_code == 409
    assert "Anh" in said(refused)


@pytest.mark.parametrize("odd", ["", "x", "1", "1.x", "9" * 40 + ".1", "0"])
def test_a_token_that_is_none_is_out_of_date(officers, roll, editor, odd):
    one, _other = officers
    (an,) = list_of(roll, "An", user=editor)
    response = one.post(address("edit", roll, an.key), row_form(an, name="Anh", token=odd))
    assert response.status_code == 409
    assert names(roll) == ["An"]
