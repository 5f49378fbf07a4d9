"""Import of units in the admin: choose a file, look at what it would do, save."""

from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from campaigns.reading.files.spreadsheet_messages import spreadsheet_message
from campaigns.reading.files.spreadsheets import SpreadsheetError

from ..models.units import Cluster, Unit
from .compare import make_plan
from .forms import BadPayload, ConfirmForm, ImportForm, sign, unsign
from .plan import CHANGED, ERROR, NEW, UNCHANGED, Plan, column_label
from .reader import FIELDS
from .write import NotSaved, save_tables

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"name": 44, "aliases": 32, "name_en": 36, "parent": 36, "cluster": 28}


class MayImportMixin(PermissionCheckedMixin):
    """An import adds units and changes them: both must be allowed."""

    permission_required = "add"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.user_has_permission("change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UnitImportView(MayImportMixin, WagtailAdminTemplateMixin, FormView):
    model = Unit
    form_class = ImportForm
    page_title = gettext_lazy("Import units")
    header_icon = "upload"
    template_name = "campaigns/admin/units/import.html"
    preview_template_name = "campaigns/admin/units/preview.html"
    index_url_name = ""
    import_url_name = ""
    import_template_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        register = capfirst(Unit._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": register},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            columns=[column_label(name) for name in FIELDS],
            import_url=reverse(self.import_url_name),
            index_url=reverse(self.index_url_name),
            template_url=reverse(self.import_template_url_name),
            **kwargs,
        )
        return {**context, "media": context["form"].media}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._confirm() if "rows" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form: ImportForm) -> HttpResponse:
        plan = make_plan(form.tables, self._may_add_clusters())
        try:
            return self._preview(plan, ignored_sheets=form.ignored_sheets)
        except SpreadsheetError as error:
            form.add_error(None, spreadsheet_message(error))
            return self.form_invalid(form)

    def _may_add_clusters(self) -> bool:
        policy = policy_registry.get_by_type(Cluster)
        return policy.user_has_permission(self.request.user, "add")

    def _preview(self, plan: Plan, **context: Any) -> HttpResponse:
        signed = sign(plan.tables, plan.fingerprint, self.request.user)
        counts = plan.counts
        context = self.get_context_data(
            form=ConfirmForm(initial={"rows": signed}),
            plan=plan,
            counts=counts,
            changing=[entry for entry in plan.entries if entry.state != UNCHANGED],
            unchanged=plan.of_state(UNCHANGED),
            to_save=counts[NEW] + counts[CHANGED],
            **context,
        )
        return TemplateResponse(self.request, self.preview_template_name, context)

    def _confirm(self) -> HttpResponse:
        request = self.request
        form = ConfirmForm(request.POST)
        try:
            tables, shown = unsign(request.POST["rows"], request.user)
        except BadPayload as error:
            messages.error(request, str(error))
            return redirect(self.import_url_name)
        leave_out = form.is_valid() and form.cleaned_data["leave_out"]
        try:
            plan = save_tables(tables, shown, request.user, leave_out, self._may_add_clusters())
        except NotSaved as error:
            messages.error(request, error.reason)
            return self._preview(error.plan)
        messages.success(request, summary(plan))
        return redirect(self.index_url_name)


def summary(plan: Plan) -> str:
    """What an import did, in one line."""
    counts = plan.counts
    texts = {
        NEW: ngettext("%(count)s unit added", "%(count)s units added", counts[NEW]),
        CHANGED: ngettext("%(count)s changed", "%(count)s changed", counts[CHANGED]),
        UNCHANGED: ngettext("%(count)s as before", "%(count)s as before", counts[UNCHANGED]),
    }
    if counts[ERROR]:
        left_out = ngettext("%(count)s row left out", "%(count)s rows left out", counts[ERROR])
        texts[ERROR] = left_out
    parts = [text % {"count": counts[state]} for state, text in texts.items()]
    return _("Import done: %(parts)s.") % {"parts": ", ".join(parts)}


class ImportTemplateView(MayImportMixin, View):
    """An empty workbook with the columns that the import knows."""

    model = Unit

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        book = Workbook()
        sheet = book.active
        sheet.title = str(capfirst(Unit._meta.verbose_name_plural))[:31]
        hints = _hints()
        for index, name in enumerate(FIELDS, start=1):
            cell = sheet.cell(1, index, column_label(name))
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="8C1D18")
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.comment = Comment(hints[name], "Vinh Danh", width=280, height=120)
            sheet.column_dimensions[get_column_letter(index)].width = WIDTHS.get(name, 20)
        sheet.freeze_panes = "A2"
        sheet.row_dimensions[1].height = 24
        kinds = DataValidation(
            "list", f'"{",".join(str(label) for label in Unit.Kind.labels)}"', allow_blank=True
        )
        letter = get_column_letter(FIELDS.index("kind") + 1)
        kinds.add(f"{letter}2:{letter}2000")
        sheet.add_data_validation(kinds)
        content = BytesIO()
        book.save(content)
        response = HttpResponse(content.getvalue(), content_type=SPREADSHEET)
        response["Content-Disposition"] = 'attachment; filename="mau-don-vi.xlsx"'
        return response


def _hints() -> dict[str, str]:
    return {
        "name": _("As it is written in decisions. The only column that must be filled."),
        "short_name": _("Such as STP."),
        "aliases": _("Other spellings in lists and letters, with semicolons between them."),
        "name_en": _("May be empty."),
        "kind": _("Choose from the list."),
        "parent": _("The unit above: in the register already, or anywhere in this file."),
        "cluster": _("One that is not known yet will be added."),
    }
