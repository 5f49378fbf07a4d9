"""The screens of the import of units: what they say besides what all imports do."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from campaigns.imports.forms import number_in
from campaigns.imports.issues import IssueShown
from campaigns.imports.views import base, mapping, preview, start
from campaigns.reading.award_list.results import ERROR, WARNING, Issue
from campaigns.reading.files.sheets import Sheet

from ..models.imports import UnitImport, UnitImportRow
from .forms import RowForm, UnitMappingForm
from .issues import issue_shown, issues_shown
from .plan import CHANGED, NEW, UNCHANGED, Change, Plan
from .read import LIMITS, read_import
from .target import UnitTarget
from .tasks import read_import_task
from .workbench import State, Workbench
from .write import NotSaved, save_import


class Screen(base.Screen):
    """A screen about the register of units, for those who may add and change them."""

    page_title = gettext_lazy("Import units")
    namespace = "unit_import"
    model = UnitImport
    limits = LIMITS
    read = staticmethod(read_import)
    task = read_import_task

    def find(self) -> None:
        self.target = UnitTarget(self.request.user)

    def get_page_subtitle(self) -> str:
        return ""


class ImportScreen(base.ImportScreen, Screen):
    def target_of(self, staged: UnitImport) -> UnitTarget:
        return UnitTarget(self.request.user)

    def ended(self) -> HttpResponseBase:
        return EndedScreen.as_view()(self.request)


class EndedScreen(base.EndedScreen):
    def saved(self) -> dict[str, str]:
        url = reverse("wagtailsnippets_campaigns_unit:list")
        return {"text": "", "url": url, "label": _("Open the register")}


class StartScreen(start.StartScreen, Screen):
    pass


class ReadingScreen(start.ReadingScreen, ImportScreen):
    pass


class StateView(start.StateView, ImportScreen):
    pass


class DiscardScreen(start.DiscardScreen, ImportScreen):
    pass


class WorkScreen(preview.WorkScreen, ImportScreen):
    def make_workbench(self) -> Workbench:
        return Workbench(self.staged, self.target)

    def issues_of(self, row: UnitImportRow) -> list[IssueShown]:
        return issues_shown(row)


class PreviewScreen(preview.PreviewScreen, WorkScreen):
    template_name = "campaigns/admin/units/preview.html"
    related = ("unit",)

    def show(self, counts: dict[str, int]) -> HttpResponse:
        reading = self.workbench.reading
        shown = self.rows_shown(counts)
        for one in shown["rows"]:
            one.row.changes_shown = [Change(*change) for change in one.row.changes]
        return self.render(
            **shown,
            reading=reading,
            states=[(State(name), counts[name]) for name in (NEW, CHANGED, UNCHANGED)],
            file_issues=[issue_shown(issue) for issue in self._file_issues(counts["all"])],
            token=self.staged.found.get("plan", ""),
        )

    def _file_issues(self, rows: int) -> list[Issue]:
        reading = self.workbench.reading
        found = [
            Issue(WARNING, "heading", sheet, row, params={"text": text[:200]})
            for sheet, row, text in reading.skipped
        ]
        if not rows:
            has_name = any(reading.letter(table.sheet, "name") for table in reading.tables)
            found.insert(0, Issue(ERROR, "nothing_below" if has_name else "no_header"))
        return found

    def filter_labels(self) -> dict[str, str]:
        labels = super().filter_labels()
        states = {
            NEW: pgettext("rows", "New"),
            CHANGED: pgettext("rows", "To change"),
            UNCHANGED: pgettext("rows", "As before"),
        }
        first = {name: labels.pop(name) for name in ("all", "error", "warning")}
        return {**first, **states, **labels}


class ActView(preview.ActView, WorkScreen):
    def act_on_many(self) -> int | None:
        pk, _dash, field = self.posted("take").partition("-")
        if row := self.workbench.rows.filter(pk=number_in(pk) or 0).first():
            return self.workbench.take(row, field) or None
        return super().act_on_many()


class RowScreen(preview.RowScreen, WorkScreen):
    form_class = RowForm


class MappingScreen(mapping.MappingScreen, WorkScreen):
    def is_set_aside(self, sheet: Sheet) -> bool:
        return sheet.hidden

    def make_form(self, data: Any, **kwargs: Any) -> UnitMappingForm:
        return UnitMappingForm(data, tables=self.workbench.reading.tables, **kwargs)


class SaveScreen(WorkScreen):
    """The last step: the preview has said what it does."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.here)

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown = request.POST.get("token", "")
        try:
            plan = save_import(self.staged, self.target, request.user, shown)
        except NotSaved as error:
            self.workbench.check_all()
            messages.error(request, str(error))
            return redirect(self.here)
        messages.success(request, summary(plan))
        return redirect(self.target.list_url)


def summary(plan: Plan) -> str:
    """What an import did, in one line."""
    counts = plan.counts
    texts = {
        NEW: ngettext("%(count)s unit added", "%(count)s units added", counts[NEW]),
        CHANGED: ngettext("%(count)s changed", "%(count)s changed", counts[CHANGED]),
        UNCHANGED: ngettext("%(count)s as before", "%(count)s as before", counts[UNCHANGED]),
    }
    parts = [text % {"count": counts[state]} for state, text in texts.items()]
    return _("Import done: %(parts)s.") % {"parts": ", ".join(parts)}
