"""What would be saved of an award list: counts, what is doubtful, and every row with what it was
read from."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.imports.issues import IssueShown
from campaigns.imports.views import preview
from campaigns.reading.award_list.results import ERROR, Issue, Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.matching import AwardTypeMatcher
from campaigns.registers.models.award_types import AwardType
from news.text import fold_words

from ...models.imports import AwardImportRow
from ..forms import SaveForm
from ..issues import Doubt, doubts_of, issue_shown, issues_shown
from ..left_out import reasons_in_words
from ..stated import stated_counts
from ..targets import Target, proposal_pages
from ..workbench import Workbench
from ..write import REPLACE
from .base import ImportScreen

#: Of bulk choices, the most that are offered on one page.
MOST_CHOICES = 30


class WorkScreen(preview.WorkScreen, ImportScreen):
    """A screen about an import that was read."""

    target: Target

    def make_workbench(self) -> Workbench:
        return Workbench(self.staged, self.target)

    def issues_of(self, row: AwardImportRow) -> list[IssueShown]:
        return issues_shown(row)

    @cached_property
    def reading(self) -> Reading:
        return self.workbench.reading

    def asks_for_honored(self) -> bool:
        """Whether the list only proposes people whom a save here would honor."""
        return self.reading.is_proposal and self.target.is_honoring

    def proposal(self) -> dict[str, Any]:
        """Of a list that only proposes people, where to ask for comments instead."""
        is_proposal = self.asks_for_honored()
        pages = proposal_pages(self.request.user) if is_proposal else []
        return {"is_proposal": is_proposal, "proposal_pages": pages}

    def unread(self, counts: dict[str, int]) -> int:
        """How many rows with doubts, and notes on the file, nobody marked as looked at."""
        are_seen = self.staged.are_notes_seen
        return counts["unread"] + (0 if are_seen else len(self.notes))

    @cached_property
    def notes(self) -> list[Issue]:
        """What is the matter with the file as a whole, errors first; that a list only proposes is
        said elsewhere."""
        notes = [issue for issue in self.reading.issues if issue.code != "proposal"]
        return sorted(notes, key=lambda issue: issue.level != ERROR)


@dataclass(frozen=True)
class DoubtShown:
    """A doubt at its cell; `others` counts the rows, this one too, where its proposal waits."""

    doubt: Doubt
    others: int = 0


#: Notes on lines that are no rows and need not become any.
_OF_HEADINGS = {
    "award_from_heading",
    "award_from_sheet",
    "award_from_text",
    "capitals_guessed",
    "columns_guessed",
    "count_differs",
    "count_with_left_out",
    "decision_incomplete",
    "kind_count_differs",
    "section_count",
    "section_unclear",
    "several_decisions",
    "unit_from_section",
}


@dataclass(frozen=True)
class NoteShown:
    """What is the matter with the file, not with one of its rows."""

    issue: Issue
    shown: IssueShown

    @property
    def may_be_lost(self) -> bool:
        """Whether somebody may stand in the line who became no row."""
        return bool(self.issue.row) and self.issue.code not in _OF_HEADINGS


@dataclass(frozen=True)
class RowShown(preview.RowShown):
    """`about` has the doubts by the columns of the row, those about the row as a whole under
    "row"."""

    about: dict[str, list[DoubtShown]]

    @property
    def has_suggestion(self) -> bool:
        return bool(self.row.suggested_unit_id) and not self.row.unit_id

    @property
    def is_unread(self) -> bool:
        return (
            self.row.level == AwardImportRow.Level.WARNING
            and not self.row.is_seen
            and not self.row.is_left_out
        )


class PreviewScreen(preview.PreviewScreen, WorkScreen):
    template_name = "campaigns/admin/award_import/preview.html"
    related = ("unit", "suggested_unit", "award_type")

    def show(self, counts: dict[str, int]) -> HttpResponse:
        bench = self.workbench
        unknown = bench.unknown_awards() if counts["error"] else []
        close = bench.suggestions() if counts["warning"] else []
        stated = stated_counts(self.reading, bench.rows)
        return self.render(
            **self.rows_shown(counts),
            **self._tally(),
            seen=counts["warning"] - counts["unread"],
            left_out=reasons_in_words(bench.left_out_by_reason()) if counts["left_out"] else "",
            reading=self.reading,
            stated=stated,
            stated_differ=sum(not one.agrees for one in stated),
            notes=[NoteShown(issue, issue_shown(issue)) for issue in self.notes],
            **self.proposal(),
            must_ask=bool(self.unread(counts)) or self.asks_for_honored(),
            count_fits=self._count_fits(counts["kept"]),
            decision_day=self.reading.decision_day,
            decision_differs=self._decision_differs(),
            unknown=self._unknown(unknown[:MOST_CHOICES]),
            more_unknown=max(0, len(unknown) - MOST_CHOICES),
            close_units=close[:MOST_CHOICES],
            more_close=max(0, len(close) - MOST_CHOICES),
            close_rows=sum(number for _unit, _text, number in close),
            has_rows=self.target.has_rows(),
            must_compare=self.target.must_compare(),
            save_form=SaveForm(initial={"token": self.target.token, "mode": REPLACE}),
        )

    def rows_shown(self, counts: dict[str, int]) -> dict[str, Any]:
        """Each row with its doubts at their cells."""
        context = super().rows_shown(counts)
        is_doubtful = counts["warning"] or counts["error"]
        waiting = self.workbench.same_proposals() if is_doubtful else Counter()
        rows = []
        for shown in context["rows"]:
            about: dict[str, list[DoubtShown]] = defaultdict(list)
            for doubt in doubts_of(shown.row):
                about[doubt.field or "row"].append(DoubtShown(doubt, waiting[doubt.key]))
            rows.append(RowShown(shown.row, shown.place, shown.issues, dict(about)))
        unread = [shown.row.pk for shown in rows if shown.is_unread]
        return context | {"rows": rows, "unread_here": unread}

    def filter_labels(self) -> dict[str, str]:
        return {
            "error": pgettext("rows", "Errors"),
            "unread": pgettext("rows", "Not looked at"),
            "warning": pgettext("rows", "Doubtful"),
            "fine": pgettext("rows", "Fine"),
            "mended": pgettext("rows", "Changed"),
            "left_out": pgettext("rows", "Left out"),
            "all": pgettext("rows", "All"),
        }

    def _tally(self) -> dict[str, Any]:
        """What would be saved by award, with columns for the kinds that there are."""
        rows = self.workbench.kept.order_by().values_list("award_type", "kind")
        counts = {(pk, kind): n for pk, kind, n in rows.annotate(n=Count("pk"))}
        kinds = [kind for kind in RecipientKind if any(kind == one for _pk, one in counts)]
        names = {
            **dict(AwardType.objects.values_list("pk", "name")),
            None: _("Not in the catalogue"),
        }
        tally = []
        for pk, name in names.items():
            by_kind = [counts.get((pk, kind), 0) for kind in kinds]
            if total := sum(by_kind):
                line = {"name": name, "is_unknown": pk is None, "counts": by_kind, "total": total}
                tally.append(line)
        return {"tally": tally, "kinds": kinds}

    def _unknown(self, groups: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
        if not groups:
            return []
        catalogue = AwardTypeMatcher()
        return [
            {
                "words": words,
                "text": text,
                "number": number,
                "close": catalogue.close(text),
                "entries": catalogue.entries,
            }
            for words, text, number in groups
        ]

    def _count_fits(self, kept: int) -> bool:
        """Whether the list's own count means the awards, or the people."""
        stated = self.reading.declared_count
        return stated is not None and stated in (kept, self.workbench.people())

    def _decision_differs(self) -> bool:
        """Whether the file names another decision than the roll's."""
        own, read = self.target.decision, self.reading.decision
        if own is None or read is None:
            return False
        is_other_number = read.number and fold_words(read.number) != fold_words(own.number)
        day = self.reading.decision_day
        return bool(is_other_number or (day and own.signed_on and day != own.signed_on))
