"""What would be saved: counts, every row with its issues, and the acts that correct them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from wagtail.admin import messages

from campaigns.reading.award_list.results import Reading
from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import SpreadsheetError
from campaigns.registers.enums import RecipientKind
from campaigns.registers.matching import AwardTypeMatcher
from campaigns.registers.models.award_types import AwardType
from news.text import fold_words

from ...models.imports import AwardImport, AwardImportRow
from ..forms import FilterForm, RowForm, SaveForm, number_in
from ..issues import IssueShown, issue_shown, issues_shown, place_of
from ..workbench import Workbench
from ..write import REPLACE
from .base import STATE, ImportScreen

PER_PAGE = 100
#: Of bulk choices, the most that are offered on one page.
MOST_CHOICES = 30


@dataclass(frozen=True)
class RowShown:
    """A row with what the table says of it."""

    row: AwardImportRow
    place: str
    issues: list[IssueShown]

    @property
    def has_suggestion(self) -> bool:
        return bool(self.row.suggested_unit_id) and not self.row.unit_id


class WorkScreen(ImportScreen):
    """A screen about an import that was read."""

    def elsewhere(self) -> HttpResponse | None:
        state = self.award_import.state
        if state in (STATE.WAITING, STATE.READING):
            return redirect(self.url("reading"))
        is_refused = state == STATE.REFUSED and self.request.path != self.here
        return redirect(self.here) if is_refused else None

    @cached_property
    def workbench(self) -> Workbench:
        return Workbench(self.award_import, self.target)

    @cached_property
    def reading(self) -> Reading:
        return self.workbench.reading

    @cached_property
    def filter(self) -> tuple[str, int]:
        return FilterForm(self.request.GET).chosen()

    def back(self, row: int | None = None) -> str:
        """The preview as it was, at a row."""
        show, page = self.filter
        chosen = (("show", show), ("p", page))
        query = {name: value for name, value in chosen if value not in ("all", 1)}
        address = f"{self.here}?{urlencode(query)}" if query else self.here
        return f"{address}#row-{row}" if row else address


def refusal_message(award_import: AwardImport) -> str:
    """Why the file could not be read, and what to do."""
    code = award_import.refusal.get("code", "")
    if code == "file_gone":
        return _("The file was kept for less than an hour and is gone by now. Choose it again.")
    if code == "unreadable":
        return _(
            "The list could not be read, and the fault is not yours. Use the template, or ask "
            "whoever runs this site."
        )
    return spreadsheet_message(SpreadsheetError(code, **award_import.refusal["details"]))


class PreviewScreen(WorkScreen):
    page_title = gettext_lazy("Preview of the list")
    header_icon = "view"

    def get_template_names(self) -> list[str]:
        is_refused = self.award_import.state == STATE.REFUSED
        return [f"campaigns/admin/award_import/{'refused' if is_refused else 'preview'}.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.award_import.state == STATE.REFUSED:
            return self.render(reason=refusal_message(self.award_import), status=422)
        show, number = self.filter
        counts = self.workbench.counts()
        rows = self.workbench.filtered(show).select_related("unit", "suggested_unit", "award_type")
        paginator = Paginator(rows, PER_PAGE)
        paginator.count = counts[show]
        page = paginator.get_page(number)
        unknown = self.workbench.unknown_awards() if counts["error"] else []
        close = self.workbench.suggestions() if counts["warning"] else []
        return self.render(
            counts=counts,
            show=show,
            page_of_rows=page,
            pages=paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            rows=[RowShown(row, place_of(row), issues_shown(row)) for row in page.object_list],
            filters=self._filters(counts),
            **self._tally(),
            reading=self.reading,
            file_issues=[issue_shown(issue) for issue in self.reading.issues],
            count_fits=self._count_fits(counts["kept"]),
            decision_day=self.reading.decision_day,
            decision_differs=self._decision_differs(),
            has_file=self.has_file,
            unknown=self._unknown(unknown[:MOST_CHOICES]),
            more_unknown=max(0, len(unknown) - MOST_CHOICES),
            close_units=close[:MOST_CHOICES],
            more_close=max(0, len(close) - MOST_CHOICES),
            close_rows=sum(number for _unit, _text, number in close),
            has_rows=self.target.has_rows(),
            must_compare=self.target.must_compare(),
            save_form=SaveForm(initial={"token": self.target.token, "mode": REPLACE}),
            query=request.GET.urlencode(),
        )

    def _filters(self, counts: dict[str, int]) -> list[dict[str, Any]]:
        labels = {
            "all": pgettext("rows", "All"),
            "error": pgettext("rows", "Errors"),
            "warning": pgettext("rows", "Warnings"),
            "mended": pgettext("rows", "Changed"),
            "left_out": pgettext("rows", "Left out"),
        }
        return [
            {"name": one, "label": label, "count": counts[one]} for one, label in labels.items()
        ]

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


class ActView(WorkScreen):
    """The button that was pressed, and then the preview again. Who signed in again comes by GET."""

    OF_ROWS = ("leave_out", "take_back", "up", "down", "take_unit", "move")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.back())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        for name in self.OF_ROWS:
            if pk := number_in(self._posted(name)):
                return self._act(name, get_object_or_404(self.workbench.rows, pk=pk))
        number = self._act_on_many()
        if number is None:
            messages.warning(request, _("Nothing was chosen."))
        else:
            text = ngettext("%(n)s row was changed.", "%(n)s rows were changed.", number)
            messages.success(request, text % {"n": number})
        return redirect(self.back())

    def _posted(self, name: str) -> str:
        return self.request.POST.get(name, "").replace("\0", "")

    def _act(self, name: str, row: AwardImportRow) -> HttpResponse:
        bench, only = self.workbench, self.workbench.rows.filter(pk=row.pk)
        if name == "leave_out":
            bench.leave_out(only)
        elif name == "take_back":
            bench.take_back(only)
        elif name == "take_unit":
            bench.take_units(only)
        elif name in ("up", "down"):
            bench.move(row, row.place + (1 if name == "down" else -1))
        elif (place := number_in(self._posted(f"place-{row.pk}"))) is not None:
            return self._follow(row, bench.move(row, place))
        return redirect(self.back(row.pk))

    def _follow(self, row: AwardImportRow, place: int) -> HttpResponse:
        """To the page on which the row is now."""
        text = _("“%(name)s” is number %(place)s now.") % {"name": row.name, "place": place}
        messages.success(self.request, text)
        if self.filter[0] == "all":
            self.filter = "all", (place - 1) // PER_PAGE + 1
        return redirect(self.back(row.pk))

    def _act_on_many(self) -> int | None:
        bench = self.workbench
        if words := self._posted("leave_out_award"):
            return bench.leave_out(bench.kept.filter(award_words=words, award_type=None))
        if words := self._posted("choose_award"):
            pk = number_in(self._posted(f"award-{words}"))
            entry = AwardType.objects.current().filter(pk=pk).first()
            return bench.choose_award(words, entry) if entry else None
        if self._posted("take_all_units"):
            return bench.take_units(bench.rows)
        if unit := number_in(self._posted("take_units_of")):
            return bench.take_units(bench.rows.filter(suggested_unit=unit))
        if self._posted("leave_out_errors"):
            return bench.leave_out(bench.filtered("error"))
        return None


class RowScreen(WorkScreen):
    """One row in a form."""

    page_title = gettext_lazy("Edit a row")
    header_icon = "edit"
    template_name = "campaigns/admin/award_import/row.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._ask(RowForm(row=self._row()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self._row()
        before = row.person
        form = RowForm(request.POST, row=row)
        if not form.is_valid():
            return self._ask(form)
        form.apply()
        self.workbench.save_row(row, before)
        messages.success(request, _("The row was changed."))
        return redirect(self.back(row.pk))

    def _row(self) -> AwardImportRow:
        return get_object_or_404(self.workbench.rows, pk=self.kwargs["row"])

    def _ask(self, form: RowForm) -> HttpResponse:
        return self.render(
            form=form,
            media=form.media,
            place=place_of(form.row),
            issues=issues_shown(form.row),
            back=self.back(form.row.pk),
        )
