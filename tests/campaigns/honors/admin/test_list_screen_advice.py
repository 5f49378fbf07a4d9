"""What a roll's form says that should be looked at again, and the ways to its list."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from campaigns.factories import HonorRollFactory, award_row, list_of
from campaigns.honors.admin.advice import advice_on_roll
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import draft_of
from campaigns.models import Award
from news.factories import OfficialDocumentFactory
from tests.campaigns.honors.admin.test_list_screen import RIGHTS, address

pytestmark = pytest.mark.any_database


def test_an_empty_list_and_a_missing_decision_are_told(site_tree):
    roll = HonorRollFactory(parent=site_tree.rolls, decision=None)
    assert len(advice_on_roll(roll)) == 2
    list_of(roll, "An")
    draft = draft_of(roll)
    draft.decision = OfficialDocumentFactory()
    assert advice_on_roll(draft) == []


def test_dates_ahead_loose_awards_and_waiting_proposals_are_told(roll, editor):
    tomorrow = timezone.localdate() + timedelta(days=1)
    an, _binh = list_of(
        roll, award_row("An", signed_on=tomorrow), Award(name="Bình", award_text="GK"), user=editor
    )
    marks.propose(roll, an.key, "annulled", editor, OfficialDocumentFactory())
    draft = draft_of(roll)
    assert len(advice_on_roll(draft)) == 3
    draft.decision.signed_on = tomorrow
    assert len(advice_on_roll(draft)) == 4


def test_the_ways_to_the_list_are_for_officers(roll, editor, client_of):
    explorer = reverse("wagtailadmin_explore", args=[roll.get_parent().pk])
    form = reverse("wagtailadmin_pages:edit", args=[roll.pk])
    rights = Permission.objects.filter(codename__in=RIGHTS)
    for group in editor.groups.all():
        group.permissions.remove(*rights)
    for url in (explorer, form):
        assert address("list", roll) not in client_of(editor).get(url).text
    editor.user_permissions.add(*rights)
    for url in (explorer, form):
        assert address("list", roll) in client_of(editor).get(url).text


def test_the_explorers_buttons_cost_no_query_for_each_roll(
    roll, site_tree, administrator, client_of, queries_of
):
    client = client_of(administrator)
    explorer = reverse("wagtailadmin_explore", args=[roll.get_parent().pk])

    def button_queries() -> int:
        return sum("campaigns_award" in sql for sql in queries_of(lambda: client.get(explorer)))

    few = button_queries()
    for _ in range(3):
        list_of(HonorRollFactory(parent=site_tree.rolls), "An")
    assert button_queries() == few
