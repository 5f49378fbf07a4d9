"""The acts that correct the rows of an award list, each a button of the preview or a form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from campaigns.imports.forms import number_in
from campaigns.imports.views import preview
from campaigns.registers.models.award_types import AwardType

from ...models.imports import AwardImportRow
from ..forms import AddedLineForm, RowForm
from .preview import WorkScreen


class ActView(preview.ActView, WorkScreen):
    of_rows = (*preview.ActView.of_rows, "take_unit", "see", "unsee")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if taken := self.posted("take"):
            return self._take(*taken.partition("-")[::2])
        if self.posted("see_notes"):
            self.workbench.see_notes()
            return redirect(self.back())
        if pks := self.posted("see_page"):
            return self._see(pks.split(",")[: preview.PER_PAGE])
        return super().post(request, *args, **kwargs)

    def _take(self, pk: str, key: str) -> HttpResponse:
        """Sets what the proposal `key` of one row says."""
        row = get_object_or_404(self.workbench.rows, pk=number_in(pk) or 0)
        if not self.workbench.take(key, row):
            messages.warning(self.request, _("This was settled meanwhile."))
        return redirect(self.back(row.pk))

    def _see(self, pks: list[str]) -> HttpResponse:
        number = self.workbench.see(filter(None, map(number_in, pks)))
        text = ngettext("%(n)s row was looked at.", "%(n)s rows were looked at.", number)
        messages.success(self.request, text % {"n": number})
        return redirect(self.back())

    def act(self, name: str, row: AwardImportRow) -> HttpResponse:
        if name == "take_unit":
            self.workbench.take_units(self.workbench.rows.filter(pk=row.pk))
            return redirect(self.back(row.pk))
        if name in ("see", "unsee"):
            if name == "see":
                self.workbench.see([row.pk])
            else:
                self.workbench.unsee(self.workbench.rows.filter(pk=row.pk))
            return redirect(self.back(row.pk))
        return super().act(name, row)

    @property
    def is_learned(self) -> bool:
        """Whether the next list's texts are to mean the same."""
        return bool(self.posted("remember"))

    def act_on_many(self) -> int | None:
        bench = self.workbench
        if words := self.posted("leave_out_award"):
            return bench.leave_out(bench.kept.filter(award_words=words, award_type=None))
        if words := self.posted("choose_award"):
            pk = number_in(self.posted(f"award-{words}"))
            entry = AwardType.objects.current().filter(pk=pk).first()
            return bench.choose_award(words, entry, self.is_learned) if entry else None
        if key := self.posted("take_all"):
            return bench.take(key)
        if self.posted("take_all_units"):
            return bench.take_units(bench.rows, self.is_learned)
        if unit := number_in(self.posted("take_units_of")):
            return bench.take_units(bench.rows.filter(suggested_unit=unit), self.is_learned)
        return super().act_on_many()


class RowScreen(preview.RowScreen, WorkScreen):
    def make_form(self, data: Any = None) -> RowForm:
        return RowForm(data, row=self.row(), target=self.target)

    def save(self, form: RowForm) -> None:
        before = form.row.person
        form.apply()
        self.workbench.save_row(form.row, before)


class AddScreen(RowScreen):
    """A row that the reader did not make, at the line of the file that it belongs to or last."""

    page_title = gettext_lazy("Add a row")
    header_icon = "plus"

    def save(self, form: RowForm) -> None:
        form.apply()
        self.workbench.add_row(form.row)

    def row(self) -> AwardImportRow:
        """Lines are those that the reader says something of."""
        form = AddedLineForm(self.request.GET)
        form.is_valid()
        line = form.cleaned_data.get("sheet", ""), form.cleaned_data.get("row") or 0
        lines = {(issue.sheet, issue.row) for issue in self.reading.issues if issue.row}
        sheet, number = line if line in lines else ("", 0)
        return AwardImportRow(award_import=self.staged, sheet=sheet[:255], row=number)
