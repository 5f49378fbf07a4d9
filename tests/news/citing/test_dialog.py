"""The dialog in which a document is found by its number, or written down in three fields."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from news.factories import OfficialDocumentFactory
from news.models import OfficialDocument

DIALOG = "wagtailsnippetchoosers_news_officialdocument"
UBND = "UBND tỉnh"


@pytest.fixture
def desk(editor, client_of):
    return client_of(editor)


@pytest.fixture
def known(site_tree):
    return OfficialDocumentFactory(
        number="257/QĐ-UBND", signed_on=date(2021, 1, 28), issuing_body=UBND
    )


@pytest.fixture
def write(desk):
    def act(number="257/QĐ-UBND", signed_on="28/01/2021", body=UBND, **more):
        data = {"number": number, "signed_on": signed_on, "issuing_body": body, **more}
        return json.loads(desk.post(reverse(f"{DIALOG}:create"), data).content)

    return act


def test_three_fields_are_enough(write):
    answer = write(number="12/KH-STP", body="Sở Tư pháp")
    document = OfficialDocument.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"]["id"] == str(document.pk)
    assert (document.kind, document.signed_on) == ("plan", date(2021, 1, 28))


def test_the_dialog_asks_about_personal_data_once(write):
    abstract = "Khen ông An, CCCD 001203004567"
    asked = write(abstract=abstract, asked_personal="")["htmlFragment"]
    assert "bấm lại" in asked
    answer = re.search(r'name="asked_personal" value="(\w+)"', asked)[1]
    assert write(abstract=abstract, asked_personal=answer)["step"] == "chosen"


def test_a_whole_citation_may_be_pasted_as_the_number(write):
    write("Quyết định số 257/QĐ-UBND ngày 28/01/2021 của UBND tỉnh", "", "")
    document = OfficialDocument.objects.get()
    assert (document.number, document.issuing_body) == ("257/QĐ-UBND", UBND)
    assert document.signed_on == date(2021, 1, 28)


@pytest.mark.parametrize(
    "spelling", [{}, {"number": "257 / QD-UBND"}, {"body": "ubnd  tỉnh"}, {"kind": "decision"}]
)
def test_a_document_of_the_register_is_chosen_and_not_written_twice(write, known, spelling):
    assert write(**spelling)["result"]["id"] == str(known.pk)
    assert OfficialDocument.objects.count() == 1


@pytest.mark.parametrize("nearly", [{"body": "UBND tỉnh Sông Lam"}, {"signed_on": ""}])
def test_where_one_looks_like_it_the_form_asks_which_is_meant(write, known, nearly):
    answer = write(**nearly)
    assert answer["step"] == "reshow_creation_form"
    assert "Trong sổ đã có văn bản như vậy" in answer["htmlFragment"]
    assert write(**nearly, meant=str(known.pk))["result"]["id"] == str(known.pk)
    assert OfficialDocument.objects.count() == 1
    assert write(**nearly, meant="another")["step"] == "chosen"
    assert OfficialDocument.objects.count() == 2


def test_what_was_typed_beside_a_known_document_is_not_lost_silently(write, known):
    answer = write(abstract="Về việc phát động")
    assert answer["step"] == "reshow_creation_form"
    assert "Về việc phát động" in answer["htmlFragment"]


@pytest.mark.parametrize("other", [{"signed_on": "28/01/2022"}, {"number": "2570/QĐ-UBND"}])
def test_numbers_begin_again_each_year(write, known, other):
    assert write(**other)["step"] == "chosen"
    assert OfficialDocument.objects.count() == 2


@pytest.mark.parametrize(
    "odd",
    [
        {"number": ""},
        {"number": "x" * 81},
        {"number": "257\0"},
        {"signed_on": "31/02/2021"},
        {"signed_on": "01/01/0001"},
        {"body": ""},
        {"kind": "x"},
        {"meant": "9" * 30, "body": "UBND tỉnh Sông Lam"},
        {"link": "x"},
    ],
)
def test_odd_answers_bring_the_form_back(write, known, odd):
    assert write(**odd)["step"] == "reshow_creation_form"
    assert OfficialDocument.objects.count() == 1


def test_the_dialog_has_search_register_and_new_document_on_one_screen(desk, known):
    dialog = json.loads(desk.get(reverse(f"{DIALOG}:choose")).content)["html"]
    assert "257/QĐ-UBND" in dialog
    assert f'<option value="{UBND}"></option>' in dialog
    assert 'role="tab"' not in dialog
    for name in ("number", "signed_on", "issuing_body"):
        assert f'name="{name}"' in dialog


def test_issuing_bodies_are_suggested_in_the_register_too(moderator, client_of, known):
    address = reverse("wagtailsnippets_news_officialdocument:add")
    assert f'<option value="{UBND}"></option>' in client_of(moderator).get(address).content.decode()


@pytest.mark.parametrize(
    "query",
    ["257", "257/QĐ-UBND", "257qd", "257/qđubnd", "257QDUBND", "257/", "QĐ-UBND 257", "ubnd"],
)
def test_a_number_is_found_with_and_without_its_signs(desk, known, search_index, query):
    known.save()
    OfficialDocumentFactory(number="33/QĐ-STP", issuing_body="Sở Tư pháp")
    found = desk.get(reverse(f"{DIALOG}:choose_results"), {"q": query}).content.decode()
    assert "257/QĐ-UBND" in found
    assert "33/QĐ-STP" not in found
