"""Whatever editors do with a roll, in whatever order, its lists stay as they were shown.

Generated histories of drafts, workflows, schedules, rollbacks, copies, aliases, translations, moves
and deletions; after each step the facts below are looked at.
"""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, TaskState, WorkflowState

from campaigns.factories import AwardTypeFactory, HonorRollFactory, HonorRollIndexFactory, award_row
from campaigns.honors.imports.row_matching import replacing
from campaigns.honors.imports.targets import RollTarget
from campaigns.honors.lists import row_edits
from campaigns.honors.lists.cleanup import collect_lists
from campaigns.honors.lists.counts import counted
from campaigns.honors.lists.edit import (
    add_rows,
    change_rows,
    draft_of,
    edit,
    replace_rows,
    token_of,
)
from campaigns.honors.lists.marks import release, withhold
from campaigns.honors.public.award_counts import Found
from campaigns.honors.public.award_filters import SearchFilters
from campaigns.honors.public.recipients import counted as in_words
from campaigns.honors.public.recipients import with_recipients
from campaigns.honors.row import Row
from campaigns.models import (
    Award,
    AwardList,
    AwardListCount,
    AwardMark,
    HonorRollPage,
    RecipientKind,
)
from news.bin.actions import put_in_bin, restore

AGAIN = "Danh hiệu khác"
NAMES = ("An", "Bình", "Chi", "Dũng", "Đạt", "Em")


class History:
    """A roll, what is done to it, and what must be true of it then."""

    def __init__(self, site_tree: Any, users: list[Any], award_type: Any) -> None:
        self.tree, self.users, self.award_type = site_tree, users, award_type
        self.roll = HonorRollFactory(parent=site_tree.rolls)
        self.elsewhere = HonorRollIndexFactory(parent=site_tree.front, slug="bang-vang-cu")
        self.key = self.roll.translation_key
        self.others: list[HonorRollPage] = []
        self.frozen: dict[int, list[tuple[Any, ...]]] = {}
        self.shown: set[str] = set()
        self.withheld_once: set[str] = set()
        self.number = 0

    # What editors do

    def add(self, choice: int) -> None:
        kind = RecipientKind.values[choice % 3]
        row = award_row(NAMES[choice % len(NAMES)], award_type=self.award_type, kind=kind)
        edit(self.roll, self.user(choice), lambda target: add_rows(target, [row]))

    def rename(self, choice: int) -> None:
        def work(target: AwardList) -> None:
            rows = list(target.awards.all())
            for row in rows[choice % len(rows) :][:1] if rows else ():
                row.name += " Sửa"
                change_rows(target, [row])

        edit(self.roll, self.user(choice), work)

    def remove(self, choice: int) -> None:
        def work(target: AwardList) -> None:
            keys = list(target.awards.values_list("key", flat=True))
            target.awards.filter(key__in=keys[choice % (len(keys) or 1) :][:1]).delete()

        edit(self.roll, self.user(choice), work)

    def take_out(self, choice: int) -> None:
        draft = draft_of(self.roll)
        keys = sorted(draft.award_list.awards.values_list("key", flat=True))
        if keys:
            token, key = token_of(draft.award_list), keys[choice % len(keys)]
            row_edits.remove_rows(self.roll, self.user(choice), [key], token)

    def undo(self, choice: int) -> None:
        token = token_of(draft_of(self.roll).award_list)
        with suppress(ValidationError):  # there is nothing to undo
            row_edits.undo(self.page(), self.user(choice), token)

    def import_again(self, choice: int) -> None:
        """Another list from a file: those who are in it keep their keys."""

        def work(target: AwardList) -> None:
            kept = list(target.awards.all()[1:])
            new = award_row(NAMES[choice % len(NAMES)], award_type=self.award_type)
            for row in kept:
                row.pk = None
            replace_rows(target, [new, *kept])

        edit(self.roll, self.user(choice), work, in_new_version=bool(choice % 2))

    def import_withheld(self, choice: int) -> None:
        """Somebody who is withheld comes in again, from a file, with another award."""
        target = RollTarget(self.page())
        marked = target.marked()
        if marked:
            name = marked[choice % len(marked)].award.name.upper()
            rows = replacing(target.rows(), [Row(name=name, award_text=AGAIN)], marked).rows
            self.withheld_once.update(one.award.key for one in marked)
            target.save(target.instances(rows), self.user(choice), target.token)

    def submit(self, choice: int) -> None:
        draft = draft_of(self.roll)
        if not WorkflowState.objects.active().for_instance(draft).exists():
            draft.get_workflow().start(draft, self.user(choice))

    def approve(self, choice: int) -> None:
        state = WorkflowState.objects.active().for_instance(self.roll).first()
        if state:
            task = TaskState.objects.get(pk=state.current_task_state_id)
            task.specific.approve(user=self.users[-1])

    def schedule(self, choice: int) -> None:
        draft = draft_of(self.roll)
        draft.go_live_at = timezone.now() + timedelta(days=1 + choice)
        draft.save_revision(user=self.user(choice), clean=False).publish()

    def time_passes(self, choice: int) -> None:
        revisions = self.roll.revisions.filter(approved_go_live_at__isnull=False)
        revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled", verbosity=0)

    def publish(self, choice: int) -> None:
        draft = draft_of(self.roll)
        draft.go_live_at = None
        draft.save_revision(user=self.user(choice), clean=False).publish()

    def unpublish(self, choice: int) -> None:
        self.page().unpublish()

    def roll_back(self, choice: int) -> None:
        revisions = list(self.roll.revisions.order_by("pk"))
        if revisions:
            old = revisions[choice % len(revisions)]
            page = old.as_object()
            page.go_live_at = None
            made = page.save_revision(user=self.user(choice), previous_revision=old, clean=False)
            if choice % 2:
                made.publish()

    def copy(self, choice: int) -> None:
        self.number += 1
        attributes = {"slug": f"ban-sao-{self.number}", "title": "Bản sao"}
        copied = self.page().copy(update_attrs=attributes, keep_live=bool(choice % 2))
        self.others.append(copied.specific)

    def alias(self, choice: int) -> None:
        self.number += 1
        made = self.page().create_alias(
            parent=self.tree.rolls, update_slug=f"bi-danh-{self.number}"
        )
        self.others.append(made.specific)

    def end_alias(self, choice: int) -> None:
        for page in self.others:
            fresh = HonorRollPage.objects.filter(pk=page.pk).first()
            if fresh and fresh.alias_of_id:
                from wagtail.actions.convert_alias import ConvertAliasPageAction

                ConvertAliasPageAction(fresh).execute(skip_permission_checks=True)
                break

    def translate(self, choice: int) -> None:
        english = Locale.objects.get(language_code="en")
        page = self.page()
        if not page.has_translation(english):
            made = page.copy_for_translation(english, copy_parents=True, alias=bool(choice % 2))
            if not made.alias_of_id:
                made.save_revision(clean=False).publish()
            self.others.append(made.specific)

    def move(self, choice: int) -> None:
        target = self.elsewhere if choice % 2 else self.tree.rolls
        self.page().move(type(target).objects.get(pk=target.pk), pos="last-child")

    def delete_another(self, choice: int) -> None:
        if self.others:
            page = self.others.pop(choice % len(self.others))
            for found in HonorRollPage.objects.filter(pk=page.pk):
                found.delete()

    def delete_and_restore(self, choice: int) -> None:
        """In the bin it is not public, whatever the clock and the nightly jobs do."""
        entry = put_in_bin(self.page(), self.user(choice))
        self.look()
        self.collect(choice)
        call_command("publish_scheduled", verbosity=0)
        self.look()
        entry.refresh_from_db()
        restore(entry, entry.parent, self.user(choice))

    def withhold(self, choice: int) -> None:
        self._mark(withhold, choice, "Yêu cầu")

    def release(self, choice: int) -> None:
        self._mark(release, choice)

    def collect(self, choice: int) -> None:
        AwardList.objects.update(created_at=timezone.now() - timedelta(days=1))
        collect_lists()

    def _mark(self, act: Any, choice: int, *reason: str) -> None:
        keys = sorted(set(Award.objects.filter(list__roll=self.key).values_list("key", flat=True)))
        if keys:
            with suppress(ValidationError):  # it is in that state already
                act(self.roll, keys[choice % len(keys)], self.users[0], *reason)

    def page(self) -> HonorRollPage:
        return HonorRollPage.objects.get(pk=self.roll.pk)

    def user(self, choice: int) -> Any:
        return self.users[choice % len(self.users)]

    # What must be true then

    def look(self) -> None:
        public = list(Award.objects.public())
        self.nobody_is_shown_twice(public)
        self.withheld_are_not_shown(public)
        self.no_withheld_name_is_brought_back(public)
        self.what_was_shown_is_unchanged()
        self.readers_see_what_the_live_page_names(public)
        self.kept_counts_are_those_of_the_rows(public)
        self.the_search_counts_what_is_public(public)
        self.shown.update(award.key for award in public)

    def nobody_is_shown_twice(self, public: list[Award]) -> None:
        assert [key for key, count in Counter(a.key for a in public).items() if count > 1] == []

    def withheld_are_not_shown(self, public: list[Award]) -> None:
        marks = AwardMark.objects.filter(kind="withheld", in_force=True)
        assert not {a.key for a in public} & set(marks.values_list("award_key", flat=True))

    def no_withheld_name_is_brought_back(self, public: list[Award]) -> None:
        """Who came in again while withheld has the former key, which readers do not see."""
        again = {award.key for award in public if award.award_text == AGAIN}
        assert again <= self.withheld_once

    def what_was_shown_is_unchanged(self) -> None:
        """Lists of the live page, and of every revision but the latest draft."""
        fixed = set(
            HonorRollPage.objects.filter(live=True, award_list__isnull=False).values_list(
                "award_list", flat=True
            )
        )
        latest = self.page().latest_revision
        for revision in self.roll.revisions.all():
            scheduled_or_submitted = revision.approved_go_live_at or revision.task_states.exists()
            if revision != latest or scheduled_or_submitted:
                fixed.add(revision.content.get("award_list"))
        for pk in fixed - {None}:
            rows = content_of(pk)
            assert self.frozen.setdefault(pk, rows) == rows

    def readers_see_what_the_live_page_names(self, public: list[Award]) -> None:
        page = self.page()
        hidden = set(
            AwardMark.objects.filter(kind="withheld", in_force=True).values_list(
                "award_key", flat=True
            )
        )
        rows = content_of(page.award_list_id) if page.live and page.award_list_id else []
        expected = sorted(row[0] for row in rows if row[0] not in hidden)
        assert sorted(a.key for a in public) == expected

    def kept_counts_are_those_of_the_rows(self, public: list[Award]) -> None:
        """What is kept of each list, and what cards of rolls say, which count no rows."""
        kept = {row.pk: row for row in AwardListCount.objects.all()}
        for pk, counts in counted(kept).items():
            found = {kind: getattr(kept[pk], kind) for kind in RecipientKind.values}
            assert {kind: count for kind, count in found.items() if count} == counts
        pages = with_recipients(HonorRollPage.objects.readable().filter(translation_key=self.key))
        kinds = Counter(award.kind for award in public if award.list.roll == self.key)
        for page in pages:
            assert page.recipients == in_words(kinds)

    def the_search_counts_what_is_public(self, public: list[Award]) -> None:
        """It keeps what it counted before: whatever happened since must be known to it."""
        found = Found(SearchFilters())
        assert found.by["kind"] == Counter(award.kind for award in public)
        assert found.by["award"] == Counter(award.award_type for award in public)
        assert sorted(found.awards().values_list("key", flat=True)) == sorted(
            award.key for award in public
        )

    def every_address_answers(self) -> None:
        """What was public once is there, or is said to be gone, while the roll is public."""
        public = set(Award.objects.public().values_list("key", flat=True))
        client, page = Client(), self.page()
        for key in sorted(self.shown):
            status = client.get(self.tree.rolls.url_of("award", key=key)).status_code
            expected = 200 if key in public else 410 if page.live else 404
            assert (key, status) == (key, expected)


def content_of(pk: int) -> list[tuple[Any, ...]]:
    rows = Award.objects.filter(list=pk).order_by("place", "pk")
    return list(rows.values_list("key", "place", "name", "unit_text", "award_text", "folded"))


STEPS = (
    "add", "add", "rename", "remove", "take_out", "undo", "import_again", "import_withheld",
    "submit", "approve", "schedule", "time_passes", "publish", "publish", "unpublish", "roll_back",
    "copy", "alias", "end_alias", "translate", "move", "delete_another", "withhold", "withhold",
    "release", "collect", "delete_and_restore", "delete_and_restore",
)  # fmt: skip
HISTORIES = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(min_value=0, max_value=5)),
    min_size=4,
    max_size=14,
)


@pytest.mark.any_database
@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=HISTORIES)
def test_no_history_changes_what_was_shown(steps, site_tree, editor, moderator):
    award_type = AwardTypeFactory()
    with transaction.atomic():
        history = History(site_tree, [editor, moderator], award_type)
        for step, choice in [("add", 0), ("publish", 0), *steps]:
            getattr(history, step)(choice)
            history.look()
        history.every_address_answers()
        transaction.set_rollback(True)
