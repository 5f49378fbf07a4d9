"""The import of nominees: where its rows go, and the button that starts it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from campaigns.honors import permissions
from campaigns.honors.admin.buttons import import_button, is_of_type
from campaigns.honors.imports.targets import TARGETS, Target, TooMany, list_words
from campaigns.honors.lists.edit import OutOfDate
from campaigns.honors.models.rolls import HonorRollIndexPage
from campaigns.honors.row import COLUMNS, Column, Row, row_of, values_of
from news.languages import default_language

from .forms import MAX_NOMINEES
from .models import ConsultationPage, Nominee


class NomineesTarget(Target):
    """The nominees of a consultation's draft. They have no keys: none of them is an award, and the
    screens call none so."""

    words = list_words(
        template=_("With the columns that are read, and the catalogue to choose proposals from."),
        recipient=_("Nominee"),
        award=_("Proposed award"),
        columns=_("Proposed award, achievement"),
        tally=_("Proposals by kind of nominee"),
        unknown=_("Proposals that the catalogue does not have"),
        sheet=_("List of nominees"),
        heading="Hình thức đề nghị",
    )

    @staticmethod
    def source_of(page: ConsultationPage) -> ConsultationPage:
        return page.source

    @classmethod
    def new_pages(cls, user: Any) -> list[tuple[str, str]]:
        if not user.has_perm(permissions.EDIT):
            return []
        indexes = HonorRollIndexPage.objects.live().filter(locale__language_code=default_language())
        return [
            (
                _g("New consultation in “%(index)s”") % {"index": index.title},
                reverse("wagtailadmin_pages:add", args=["campaigns", "consultationpage", index.pk]),
            )
            for index in indexes.order_by("path")
            if index.permissions_for_user(user).can_add_subpage()
        ]

    @property
    def token(self) -> str:
        return _stamp(self.page)

    @property
    def day(self) -> date | None:
        return self.draft.opens_on

    def require(self, user: Any) -> None:
        tester = self.page.permissions_for_user(user)
        if not (user.is_active and user.has_perm(permissions.EDIT) and tester.can_edit()):
            raise PermissionDenied

    def why_locked(self, user: Any) -> str:
        lock = self.page.get_lock()
        is_locked = lock is not None and lock.for_user(user)
        return str(lock.get_message(user)) if is_locked else ""

    def rows(self) -> list[Row]:
        """With their places for keys, so that they can be told apart."""
        return [
            row_of({"key": f"n{place}"} | values_of(nominee, nominee_columns()))
            for place, nominee in enumerate(self.draft.nominees.all(), start=1)
        ]

    def columns(self) -> list[Column]:
        return nominee_columns()

    def award_types(self) -> list[int]:
        return [row.award_type_id for row in self.rows() if row.award_type_id]

    def has_rows(self) -> bool:
        return bool(self.draft.nominees.count())

    def instances(self, rows: list[Row]) -> list[Nominee]:
        return [
            Nominee(sort_order=place, **values_of(row, nominee_columns()))
            for place, row in enumerate(rows)
        ]

    @transaction.atomic
    def save(self, instances: list[Nominee], user: Any, started_from: str) -> None:
        if len(instances) > MAX_NOMINEES:
            text = ngettext(
                "This page takes at most %(most)s row.",
                "This page takes at most %(most)s rows.",
                MAX_NOMINEES,
            )
            raise TooMany(text % {"most": MAX_NOMINEES})
        Page.objects.select_for_update().get(pk=self.page.pk)
        page = ConsultationPage.objects.get(pk=self.page.pk)
        if _stamp(page) != started_from:
            raise OutOfDate(started_from, None)
        draft = page.get_latest_revision_as_object()
        draft.nominees = instances
        draft.save_revision(user=user, log_action=True, clean=False)


def nominee_columns() -> list[Column]:
    return [column for column in COLUMNS if column.in_nominees]


def _stamp(page: Page) -> str:
    """Tells drafts of a page apart: a revision may be written again by its author."""
    revision = page.latest_revision
    return f"{revision.pk}.{revision.created_at.timestamp()}" if revision else "0"


def register_nominees() -> None:
    TARGETS[ConsultationPage] = NomineesTarget


def header_buttons(page: Page, user: Any) -> Iterator[Button]:
    is_consultation = page.pk and is_of_type(page, ConsultationPage)
    if is_consultation and page.permissions_for_user(user).can_edit():
        yield from import_button(page, user)
