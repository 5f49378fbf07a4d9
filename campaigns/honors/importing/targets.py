"""Where the rows of an import go: the list of a roll."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from wagtail.log_actions import log
from wagtail.models import Page

from news.models import OfficialDocument

from ...models import Award, AwardList, HonorRollPage
from .. import marks, permissions
from ..lists import draft_of, edit, replace_rows, source_of, token_of


class NoTarget(Exception):
    """This page takes no list."""


def target_of(page: Page) -> "RollTarget":
    """The target that `page`, a specific page, is; raises `NoTarget` for others."""
    if isinstance(page, HonorRollPage):
        return RollTarget(source_of(page))
    raise NoTarget


@dataclass
class RollTarget:
    """The list of the roll's draft. `page` is the page that holds it (`lists.source_of`)."""

    page: HonorRollPage

    @property
    def roll(self) -> UUID:
        return self.page.translation_key

    @cached_property
    def draft(self) -> HonorRollPage:
        return draft_of(self.page)

    @property
    def decision(self) -> OfficialDocument | None:
        return self.draft.decision

    @property
    def day(self) -> date | None:
        return self.decision.signed_on if self.decision else None

    @property
    def title(self) -> str:
        return self.draft.title

    @property
    def token(self) -> str:
        """What a save says that it started from."""
        return token_of(self.draft.award_list)

    def require(self, user: Any) -> None:
        permissions.require(user, permissions.EDIT, self.page)

    def why_locked(self, user: Any) -> str:
        return permissions.why_locked(user, self.page)

    def rows(self) -> list[Award]:
        """The rows that the draft has now."""
        if self.draft.award_list_id is None:
            return []
        return list(self.draft.award_list.awards.order_by("place", "pk"))

    def award_types(self) -> list[int]:
        """Of the catalogue, what the draft gives now."""
        if self.draft.award_list_id is None:
            return []
        rows = self.draft.award_list.awards.exclude(award_type=None).order_by()
        return list(rows.values_list("award_type", flat=True).distinct())

    def has_rows(self) -> bool:
        return bool(self.draft.award_list and self.draft.award_list.awards.exists())

    @transaction.atomic
    def save(self, rows: list[Award], user: Any, started_from: str) -> AwardList:
        """Lets `rows` be the whole list of the draft; raises `lists.OutOfDate`."""

        def work(target: AwardList) -> None:
            replace_rows(target, rows)
            target.undo = []  # what it took back is no more

        saved = edit(self.page, user, work, started_from=started_from, action="")
        page = HonorRollPage.objects.get(pk=self.page.pk)
        log(
            page,
            marks.IMPORTED,
            user=user,
            revision=page.latest_revision,
            content_changed=True,
            data={"rows": len(rows)},
        )
        return saved

    @property
    def list_url(self) -> str:
        try:
            return reverse("award_list:list", args=[self.page.pk])
        except NoReverseMatch:
            return reverse("wagtailadmin_pages:edit", args=[self.page.pk])
