"""What one version of a list changed of another, as officers and approvers are told."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from campaigns.factories import award_row, list_of, publish
from campaigns.honors.lists import marks, row_edits
from campaigns.honors.lists.diff import counts, moved
from campaigns.honors.lists.edit import draft_of, source_of, token_of
from campaigns.models import AwardList
from tests.campaigns.honors.admin.test_list_screen import RIGHTS, address, said


@pytest.fixture
def changed(roll, editor):
    """A public list of five, and a draft: one added, removed, changed and moved each."""
    rows = list_of(roll, "An", "Bình", "Chi", "Dũng", "Hà", user=editor)
    publish(roll)
    row_edits.change_row(roll, editor, rows[0].key, {"position": "Trưởng phòng"}, token(roll))
    row_edits.remove_rows(roll, editor, [rows[1].key], token(roll))
    row_edits.add_row(roll, editor, award_row("Lan"), token(roll))
    row_edits.move_row(roll, editor, rows[4].key, 1, token(roll))
    return rows


def token(roll) -> str:
    return token_of(draft_of(roll).award_list)


def sorts(response) -> dict[str, str]:
    return {line.name: line.sort for line in response.context["lines"]}


def test_the_draft_is_compared_with_the_public_list(roll, changed, moderator, client_of):
    response = client_of(moderator).get(address("difference", roll))
    assert sorts(response) == {
        "Lan": "added",
        "Bình": "removed",
        "An": "changed",
        "Hà": "moved",
    }
    page = said(response)
    assert "Trưởng phòng" in page
    assert ("Giấy khen" in page) or response.context["compared"].by_award


def test_any_two_versions_are_compared(roll, changed, editor, client_of):
    publish(roll)
    row_edits.add_row(roll, editor, award_row("Minh"), token(roll))
    client = client_of(editor)
    assert sorts(client.get(address("difference", roll))) == {"Minh": "added"}
    response = client.get(address("difference", roll), {"old": "1", "new": "3"})
    assert sorts(response).keys() == {"Lan", "Minh", "Bình", "An", "Hà"}
    everything = client.get(address("difference", roll), {"old": "0", "new": "1"})
    assert set(sorts(everything).values()) == {"added"}
    for odd in ({"old": "x"}, {"new": "99"}, {"p": "x"}, {"old": "9" * 40}):
        assert client.get(address("difference", roll), odd).status_code == 200


def test_withheld_names_are_for_officers_alone(
    roll, changed, editor, moderator, client_of, administrator
):
    marks.withhold(roll, changed[0].key, administrator, "Theo đề nghị")
    rights = Permission.objects.filter(codename__in=RIGHTS)
    for group in Group.objects.all():
        group.permissions.remove(*rights)
    editor.user_permissions.add(rights.get(codename="withhold_awards"))
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[roll.pk, "live", "latest"])
    for url in (address("difference", roll), compare):
        assert "Trưởng phòng" in client_of(editor).get(url).text
        hidden = client_of(moderator).get(url)
        assert hidden.status_code == 200
        assert "Trưởng phòng" not in hidden.text
        assert "Lan" in hidden.text


def test_wagtails_comparison_tells_what_became_of_the_list(roll, changed, moderator, client_of):
    url = reverse("wagtailadmin_pages:revisions_compare", args=[roll.pk, "live", "latest"])
    page = said(client_of(moderator).get(url))
    for name in ("Lan", "Bình", "An"):
        assert name in page
    old, new = AwardList.objects.order_by("version")
    link = f"{address('difference', roll)}?old={old.version}&amp;new={new.version}"
    assert link in client_of(moderator).get(url).text


def test_counting_reads_no_row_and_agrees_with_the_difference(roll, changed):
    public, draft = source_of(roll).award_list, draft_of(roll).award_list
    found = counts(public, draft)
    assert (found.added, found.removed, found.changed) == (1, 1, 1)
    assert not counts(draft, draft)
    assert counts(None, draft).added == 5


def test_a_new_order_alone_is_a_difference(roll, editor):
    rows = list_of(roll, "An", "Bình", "Chi", user=editor)
    publish(roll)
    row_edits.move_row(roll, editor, rows[2].key, 1, token(roll))
    found = counts(source_of(roll).award_list, draft_of(roll).award_list)
    assert (found.added, found.removed, found.changed, found.reordered) == (0, 0, 0, True)


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "dabc", "d"),
        ("abcd", "bcda", "a"),
        ("abcd", "xbyd", ""),
        ("abcde", "edcba", "edcb"),
        ("", "abc", ""),
    ],
)
def test_the_fewest_rows_count_as_moved(old, new, found):
    assert moved(list(old), list(new)) == list(found)
