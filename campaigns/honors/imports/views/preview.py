"""What would be saved of an award list: counts, every row with its issues, and the acts that
correct them."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from campaigns.imports.forms import number_in
from campaigns.imports.issues import IssueShown
from campaigns.imports.views import preview
from campaigns.reading.award_list.results import Reading
from campaigns.registers.enums import RecipientKind
from campaigns.registers.matching import AwardTypeMatcher
from campaigns.registers.models.award_types import AwardType
from news.text import fold_words

from ...models.imports import AwardImportRow
from ..forms import RowForm, SaveForm
from ..issues import issue_shown, issues_shown
from ..workbench import Workbench
from ..write import REPLACE
from .base import ImportScreen

#: Of bulk choices, the most that are offered on one page.
MOST_CHOICES = 30


class WorkScreen(preview.WorkScreen, ImportScreen):
    """A screen about an import that was read."""

    def make_workbench(self) -> Workbench:
        return Workbench(self.staged, self.target)

    def issues_of(self, row: AwardImportRow) -> list[IssueShown]:
        return issues_shown(row)

    @cached_property
    def reading(self) -> Reading:
        return self.workbench.reading


class PreviewScreen(preview.PreviewScreen, WorkScreen):
    template_name = "campaigns/admin/award_import/preview.html"
    related = ("unit", "suggested_unit", "award_type")

    def show(self, counts: dict[str, int]) -> HttpResponse:
        unknown = self.workbench.unknown_awards() if counts["error"] else []
        close = self.workbench.suggestions() if counts["warning"] else []
        return self.render(
            **self.rows_shown(counts),
            **self._tally(),
            reading=self.reading,
            file_issues=[issue_shown(issue) for issue in self.reading.issues],
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


class ActView(preview.ActView, WorkScreen):
    of_rows = (*preview.ActView.of_rows, "take_unit")

    def act(self, name: str, row: AwardImportRow) -> HttpResponse:
        if name == "take_unit":
            self.workbench.take_units(self.workbench.rows.filter(pk=row.pk))
            return redirect(self.back(row.pk))
        return super().act(name, row)

    def act_on_many(self) -> int | None:
        bench = self.workbench
        if words := self.posted("leave_out_award"):
            return bench.leave_out(bench.kept.filter(award_words=words, award_type=None))
        if words := self.posted("choose_award"):
            pk = number_in(self.posted(f"award-{words}"))
            entry = AwardType.objects.current().filter(pk=pk).first()
            return bench.choose_award(words, entry) if entry else None
        if self.posted("take_all_units"):
            return bench.take_units(bench.rows)
        if unit := number_in(self.posted("take_units_of")):
            return bench.take_units(bench.rows.filter(suggested_unit=unit))
        return super().act_on_many()


class RowScreen(preview.RowScreen, WorkScreen):
    form_class = RowForm

    def save(self, form: RowForm) -> None:
        before = form.row.person
        form.apply()
        self.workbench.save_row(form.row, before)
