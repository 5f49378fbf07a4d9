"""What award lists and rolls refer to is not deleted in the admin."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from campaigns.factories import UnitFactory, award_row, public_list
from campaigns.honors.lists import marks
from news.factories import OfficialDocumentFactory

pytestmark = pytest.mark.any_database


@pytest.fixture
def delete(
    administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> Callable[[object], None]:
    def delete_in_admin(row: object) -> None:
        address = type(row).snippet_viewset.get_url_name("delete")
        client_of(administrator).post(reverse(address, args=[row.pk]))

    return delete_in_admin


def exists(row: object) -> bool:
    return type(row).objects.filter(pk=row.pk).exists()


def test_a_decision_of_a_roll_stays(roll, delete) -> None:
    delete(roll.decision)
    assert exists(roll.decision)


def test_a_decision_that_annuls_stays(roll, delete, officer) -> None:
    (an,) = public_list(roll, "An")
    decision = OfficialDocumentFactory()
    marks.propose(roll, an.key, marks.Kind.ANNULLED, officer, decision)
    delete(decision)
    assert exists(decision)


def test_a_document_that_no_roll_names_goes(delete) -> None:
    document = OfficialDocumentFactory()
    delete(document)
    assert not exists(document)


def test_units_and_award_types_that_lists_name_stay(roll, delete) -> None:
    unit = UnitFactory()
    (an,) = public_list(roll, award_row("An", unit=unit))
    delete(unit)
    delete(an.award_type)
    assert exists(unit)
    assert exists(an.award_type)
