"""Which page takes a list: a roll, or what an upper slice adds to `TARGETS`."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from campaigns.imports import targets as imports
from campaigns.imports.targets import Text, Words
from news.models import OfficialDocument

from .. import permissions
from ..lists import marks
from ..lists.edit import add_rows, draft_of, edit, source_of, token_of
from ..lists.former_awards import Marked, marked_awards
from ..models.award_lists import AwardList
from ..models.awards import Award
from ..models.rolls import HonorRollPage
from ..row import Column, Row, imported, names, row_of, values_of


class NoTarget(Exception):
    """This page takes no list."""


class TooMany(Exception):
    """The page takes fewer rows; str() says how many."""


@dataclass(frozen=True)
class ListWords(Words):
    """What the screens say of a list of people: who they are, and what stands beside them.

    `columns` is the heading above all that stands beside them.
    """

    recipient: Text
    award: Text
    columns: Text
    #: What each group of rows is counted by, and those that the catalogue does not have.
    tally: Text
    unknown: Text
    #: The name of the list, and the heading of its awards, in a file to fill in.
    sheet: Text
    heading: str = ""


_STEPS: dict[str, Text] = {
    "last_step": pgettext_lazy("step of an import", "Save the draft"),
    "not_kept": _(
        "Columns with birth dates, identity numbers, phone numbers, addresses, ethnicity or "
        "party membership are dropped as the file is read, and so is every column that is not "
        "known. The file itself is deleted within an hour."
    ),
    "discard": _("What was mended here is lost. The page's list stays as it is."),
}


def list_words(**own: Any) -> ListWords:
    """The words of a page that takes a list: `own` are those that say what the list is."""
    return ListWords(**{**_STEPS, **own})


class Target(imports.Target):
    """A page whose draft takes the rows of an import. `page` is the one that holds them."""

    #: Whether rows are awards with lasting addresses, which a template carries along.
    has_keys = False
    #: Whether who is saved here is honored by it; else they are proposed.
    is_honoring = False

    words: ListWords

    def __init__(self, page: Page) -> None:
        self.page = self.source_of(page)
        self.owner = {"page_id": self.page.pk}

    @staticmethod
    @abstractmethod
    def source_of(page: Any) -> Page:
        """Of `page` and its translations the one that holds the rows."""

    @classmethod
    def new_pages(cls, user: Any) -> list[tuple[str, str]]:
        """Where `user` may begin a page for such rows: its label and address."""
        return []

    @property
    def roll(self) -> UUID:
        """What does not count as an earlier roll."""
        return self.page.translation_key

    @property
    def label(self) -> str:
        return str(capfirst(self.page._meta.verbose_name))

    @property
    def title(self) -> str:
        return self.draft.title

    @cached_property
    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    @property
    def decision(self) -> OfficialDocument | None:
        """The decision that rows need not repeat."""
        return None

    @property
    def day(self) -> date | None:
        """The day on which awards must be in force."""
        return self.decision.signed_on if self.decision else None

    @property
    def start_url(self) -> str:
        return reverse("award_import:start", args=[self.page.pk])

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def list_url(self) -> str:
        return self.edit_url

    def downloads(self) -> list[tuple[str, Text]]:
        empty = reverse("award_import:template", args=[self.page.pk])
        found: list[tuple[str, Text]] = [(empty, _("Download an empty list"))]
        if self.has_rows():
            text = _("Download the list of this page, to change it in Excel")
            found.append((f"{empty}?rows=1", text))
        return found

    @property
    @abstractmethod
    def token(self) -> str:
        """The state of the draft; a save names the one that it started from."""

    @abstractmethod
    def rows(self) -> list[Row]:
        """The rows that the draft has now, with keys that tell them apart."""

    @abstractmethod
    def has_rows(self) -> bool:
        """Whether the draft has any."""

    def marked(self) -> list[Marked]:
        """Awards whose marks must not be lost by an import."""
        return []

    def must_compare(self) -> bool:
        """Whether the officer must see what saving would do before it is done."""
        return self.has_rows() or bool(self.marked())

    def columns(self) -> list[Column]:
        """What its rows hold; the rest of a file's columns is not kept."""
        return imported()

    @abstractmethod
    def award_types(self) -> list[int]:
        """The entries of the catalogue that the draft names now."""

    @abstractmethod
    def instances(self, rows: list[Row]) -> list[Any]:
        """The model instances that `save` writes; made before others have to wait for it."""

    @abstractmethod
    def save(self, instances: list[Any], user: Any, started_from: str) -> None:
        """Makes them all that a draft of `user` has; raises `OutOfDate` or `TooMany`."""

    def forget_draft(self) -> None:
        """Reads the draft again when it is next asked for."""
        self.__dict__.pop("draft", None)
        self.page.refresh_from_db()


class RollTarget(Target):
    """The list of a roll's draft."""

    has_keys = True
    is_honoring = True
    words = list_words(
        template=_(
            "With the columns that are read, and the awards of the catalogue to choose from."
        ),
        recipient=_("Recipient"),
        award=_("Award"),
        columns=_("Award, achievement, decision"),
        tally=_("Awards by kind of recipient"),
        unknown=_("Awards that the catalogue does not have"),
        sheet=_("List of awards"),
    )

    @staticmethod
    def source_of(page: HonorRollPage) -> HonorRollPage:
        return source_of(page)

    @cached_property
    def draft(self) -> HonorRollPage:
        return draft_of(cast(HonorRollPage, self.page))

    @property
    def decision(self) -> OfficialDocument | None:
        return self.draft.decision

    @property
    def token(self) -> str:
        return token_of(self.draft.award_list)

    def require(self, user: Any) -> None:
        permissions.require(user, permissions.EDIT, cast(HonorRollPage, self.page))

    def why_locked(self, user: Any) -> str:
        return permissions.why_locked(user, cast(HonorRollPage, self.page))

    def rows(self) -> list[Row]:
        rows = self._awards.order_by("place", "pk").values("place", "key", *names())
        return [row_of(values) for values in rows.iterator(chunk_size=1_000)]

    def has_rows(self) -> bool:
        return self._awards.exists()

    def marked(self) -> list[Marked]:
        return marked_awards(self.roll)

    def award_types(self) -> list[int]:
        rows = self._awards.exclude(award_type=None).order_by()
        return list(rows.values_list("award_type", flat=True).distinct())

    @property
    def _awards(self) -> Any:
        award_list = self.draft.award_list
        return Award.objects.filter(list=award_list) if award_list else Award.objects.none()

    def instances(self, rows: list[Row]) -> list[Award]:
        awards = [Award(key=row.key, **values_of(row)) for row in rows]
        for award in awards:
            award.derive()
        return awards

    @transaction.atomic
    def save(self, instances: list[Award], user: Any, started_from: str) -> None:
        def work(target: AwardList) -> None:
            add_rows(target, instances, are_derived=True)

        roll = cast(HonorRollPage, self.page)
        edit(roll, user, work, started_from=started_from, action="", start_empty=True)
        page = HonorRollPage.objects.get(pk=roll.pk).specific
        log(
            page,
            marks.IMPORTED,
            user=user,
            revision=page.latest_revision,
            content_changed=True,
            data={"rows": len(instances)},
        )

    @property
    def list_url(self) -> str:
        return reverse("award_list:list", args=[self.page.pk])


#: Page type → the target that a page of it is; upper slices add theirs.
TARGETS: dict[type[Page], type[Target]] = {HonorRollPage: RollTarget}


def target_of(page: Page) -> Target:
    """The target that `page`, a specific page, is; raises `NoTarget` for others."""
    for model, target in TARGETS.items():
        if isinstance(page, model):
            return target(page)
    raise NoTarget


def proposal_pages(user: Any) -> list[tuple[str, str]]:
    """Where `user` may begin a page for people who are only proposed: its label and address."""
    targets = [target for target in TARGETS.values() if not target.is_honoring]
    return [page for target in targets for page in target.new_pages(user)]
