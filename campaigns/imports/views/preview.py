"""What would be saved: every row with its issues, and the acts that correct them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from wagtail.admin import messages

from ..forms import FilterForm, number_in
from ..issues import IssueShown, place_of
from ..reading import refusal_message
from ..workbench import Workbench
from .base import STATE, ImportScreen

PER_PAGE = 100


@dataclass(frozen=True)
class RowShown:
    """A row with what the table says of it."""

    row: Any
    place: str
    issues: list[IssueShown]


class WorkScreen(ImportScreen):
    """A screen about an import that was read."""

    def make_workbench(self) -> Workbench:
        raise NotImplementedError

    def issues_of(self, row: Any) -> list[IssueShown]:
        """The issues of a row in words, errors first."""
        raise NotImplementedError

    def elsewhere(self) -> HttpResponse | None:
        state = self.staged.state
        if state in (STATE.WAITING, STATE.READING):
            return redirect(self.url("reading"))
        is_refused = state == STATE.REFUSED and self.request.path != self.here
        return redirect(self.here) if is_refused else None

    @cached_property
    def workbench(self) -> Any:
        return self.make_workbench()

    @cached_property
    def filter(self) -> tuple[str, int]:
        return FilterForm(self.request.GET, filters=self.workbench.filters).chosen()

    def back(self, row: int | None = None) -> str:
        """The preview as it was, at a row."""
        show, page = self.filter
        chosen = (("show", show), ("p", page))
        query = {name: value for name, value in chosen if value not in ("all", 1)}
        address = f"{self.here}?{urlencode(query)}" if query else self.here
        return f"{address}#row-{row}" if row else address


class PreviewScreen(WorkScreen):
    page_title = gettext_lazy("Preview of the list")
    header_icon = "view"
    template_name = ""
    #: What the table says of rows besides their own columns.
    related: tuple[str, ...] = ()

    def get_template_names(self) -> list[str]:
        if self.staged.state == STATE.REFUSED:
            return ["campaigns/admin/imports/refused.html"]
        return [self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.staged.state == STATE.REFUSED:
            return self.render(reason=refusal_message(self.staged), status=422)
        return self.show(self.workbench.counts())

    def show(self, counts: dict[str, int]) -> HttpResponse:
        return self.render(**self.rows_shown(counts))

    def rows_shown(self, counts: dict[str, int]) -> dict[str, Any]:
        """The chosen page of the chosen rows, and what leads to the others."""
        show, number = self.filter
        paginator = Paginator(self.workbench.filtered(show).select_related(*self.related), PER_PAGE)
        paginator.count = counts[show]
        page = paginator.get_page(number)
        return {
            "counts": counts,
            "show": show,
            "page_of_rows": page,
            "pages": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            "rows": [RowShown(row, place_of(row), self.issues_of(row)) for row in page.object_list],
            "filters": [
                {"name": name, "label": label, "count": counts[name]}
                for name, label in self.filter_labels().items()
            ],
            "has_file": self.has_file,
            "query": self.request.GET.urlencode(),
        }

    def filter_labels(self) -> dict[str, str]:
        return {
            "all": pgettext("rows", "All"),
            "error": pgettext("rows", "Errors"),
            "warning": pgettext("rows", "Warnings"),
            "mended": pgettext("rows", "Changed"),
            "left_out": pgettext("rows", "Left out"),
        }


class ActView(WorkScreen):
    """The button that was pressed, and then the preview again. Who signed in again comes by GET."""

    of_rows: tuple[str, ...] = ("leave_out", "take_back", "up", "down", "move")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.back())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        for name in self.of_rows:
            if pk := number_in(self.posted(name)):
                return self.act(name, get_object_or_404(self.workbench.rows, pk=pk))
        number = self.act_on_many()
        if number is None:
            messages.warning(request, _("Nothing was chosen."))
        else:
            text = ngettext("%(n)s row was changed.", "%(n)s rows were changed.", number)
            messages.success(request, text % {"n": number})
        return redirect(self.back())

    def posted(self, name: str) -> str:
        return self.request.POST.get(name, "").replace("\0", "")

    def act(self, name: str, row: Any) -> HttpResponse:
        bench, only = self.workbench, self.workbench.rows.filter(pk=row.pk)
        if name == "leave_out":
            bench.leave_out(only)
        elif name == "take_back":
            bench.take_back(only)
        elif name in ("up", "down"):
            bench.move(row, row.place + (1 if name == "down" else -1))
        elif (place := number_in(self.posted(f"place-{row.pk}"))) is not None:
            return self._follow(row, bench.move(row, place))
        return redirect(self.back(row.pk))

    def _follow(self, row: Any, place: int) -> HttpResponse:
        """To the page on which the row is now."""
        text = _("“%(name)s” is number %(place)s now.") % {"name": row.name, "place": place}
        messages.success(self.request, text)
        if self.filter[0] == "all":
            self.filter = "all", (place - 1) // PER_PAGE + 1
        return redirect(self.back(row.pk))

    def act_on_many(self) -> int | None:
        """How many rows were changed; None where no button was known."""
        if self.posted("leave_out_errors"):
            return self.workbench.leave_out(self.workbench.filtered("error"))
        return None


class RowScreen(WorkScreen):
    """One row in a form."""

    page_title = gettext_lazy("Edit a row")
    header_icon = "edit"
    template_name = "campaigns/admin/imports/row.html"
    form_class: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._ask(self.make_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        self.save(form)
        messages.success(request, _("The row was changed."))
        return redirect(self.back(form.row.pk))

    def make_form(self, data: Any = None) -> Any:
        return self.form_class(data, row=self.row())

    def save(self, form: Any) -> None:
        form.apply()
        self.workbench.save_row(form.row)

    def row(self) -> Any:
        """The row of the address."""
        return get_object_or_404(self.workbench.rows, pk=self.kwargs["row"])

    def _ask(self, form: Any) -> HttpResponse:
        return self.render(
            form=form,
            media=form.media,
            place=place_of(form.row),
            issues=self.issues_of(form.row),
            back=self.back(form.row.pk),
        )
