"""Award lists are snapshots: what a revision names is never written again."""

import pytest
from wagtail.models import Locale

from campaigns.factories import award_row, list_of, public_list, publish
from campaigns.honors.lists.cleanup import collect_lists
from campaigns.honors.lists.edit import OutOfDate, add_rows, change_rows, draft_of, edit
from campaigns.models import Award, AwardList, AwardListPublication, AwardMark


def names(awards) -> list[str]:
    return [award.name for award in awards.order_by("place")]


def test_a_draft_list_is_written_in_place_by_its_author(roll, editor):
    list_of(roll, "An", user=editor)
    before = draft_of(roll)
    edit(roll, editor, lambda target: add_rows(target, [award_row("Bình")]))
    after = draft_of(roll)
    assert after.award_list_id == before.award_list_id
    assert after.latest_revision_id == before.latest_revision_id
    assert names(after.award_list.awards) == ["An", "Bình"]


def test_readers_see_a_list_only_once_it_is_published(roll, editor):
    list_of(roll, "An", user=editor)
    assert names(Award.objects.public()) == []
    publish(roll)
    assert names(Award.objects.public()) == ["An"]


def test_a_public_list_is_never_written_again(roll, editor):
    (an,) = public_list(roll, "An", user=editor)
    target = edit(roll, editor, lambda copy: add_rows(copy, [award_row("Bình")]))
    assert (target.version, names(target.awards)) == (2, ["An", "Bình"])
    assert names(Award.objects.public()) == ["An"]
    assert target.awards.get(name="An").key == an.key


def test_anothers_draft_is_copied_not_written(roll, editor, moderator):
    list_of(roll, "An", user=editor)
    theirs = roll.get_latest_revision()
    edit(roll, moderator, lambda target: add_rows(target, [award_row("Bình")]))
    assert names(theirs.as_object().award_list.awards) == ["An"]


def test_what_was_submitted_is_frozen(roll, editor):
    list_of(roll, "An", user=editor)
    page = roll.get_latest_revision_as_object()
    page.get_workflow().start(page, editor)
    submitted = roll.get_latest_revision()
    edit(roll, editor, lambda target: add_rows(target, [award_row("Bình")]))
    assert names(submitted.as_object().award_list.awards) == ["An"]


def test_an_edit_of_an_older_version_is_refused(roll, editor, moderator):
    list_of(roll, "An", user=editor)
    seen = draft_of(roll).award_list.token
    edit(roll, moderator, lambda target: add_rows(target, [award_row("Bình")]))
    with pytest.raises(OutOfDate):
        edit(roll, editor, lambda target: add_rows(target, []), started_from=seen)
    assert names(draft_of(roll).award_list.awards) == ["An", "Bình"]


def test_rolling_back_brings_the_whole_list_back(roll, editor, officer):
    public_list(roll, "An", "Bình", user=editor)
    first = roll.live_revision
    public_list(roll, "Chi", user=editor)
    old = first.as_object()
    old.save_revision(user=officer, previous_revision=first).publish()
    assert names(Award.objects.public()) == ["An", "Bình"]


def test_a_copy_of_a_roll_starts_empty(roll, site_tree, editor):
    public_list(roll, "An", user=editor)
    copy = roll.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"}, user=editor)
    assert copy.specific.award_list is None
    assert names(Award.objects.public()) == ["An"]


def test_translations_and_aliases_show_nobody_twice(roll, site_tree, editor):
    public_list(roll, "An", user=editor)
    english = roll.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    roll.create_alias(parent=site_tree.rolls, update_slug="bi-danh")
    assert names(Award.objects.public()) == ["An"]


def test_a_deleted_roll_takes_its_lists_along(roll, editor):
    (an,) = public_list(roll, "An", user=editor)
    AwardMark.objects.create(roll=roll.translation_key, award_key=an.key, kind="withheld")
    roll.delete()
    assert not AwardList.objects.exists()
    assert not AwardMark.objects.exists()


def test_a_deleted_translation_takes_nothing_along(roll, editor):
    public_list(roll, "An", user=editor)
    english = roll.copy_for_translation(Locale.objects.get(language_code="en"))
    english.delete()
    assert names(Award.objects.public()) == ["An"]


def test_each_publication_of_another_list_is_on_record(roll, editor):
    _first, second = public_list(roll, "An", "Bình", user=editor)

    def correct(target: AwardList) -> None:
        row = target.awards.get(key=second.key)
        row.name = "Bính"
        change_rows(target, [row])

    edit(roll, editor, correct)
    publish(roll)
    publish(roll)
    records = AwardListPublication.objects.filter(roll=roll.translation_key)
    assert [record.changes for record in records] == [
        {},
        {"added": [], "removed": [], "changed": {second.key: ["name"]}},
    ]


def test_lists_that_nothing_names_are_collected(roll, editor, moderator):
    public_list(roll, "An", user=editor)
    lost = AwardList.objects.create(roll=roll.translation_key, version=99)
    AwardList.objects.update(created_at="2020-01-01T00:00:00+00:00")
    assert collect_lists() == 1
    assert not AwardList.objects.filter(pk=lost.pk).exists()
    assert names(Award.objects.public()) == ["An"]
