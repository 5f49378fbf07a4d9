"""What the screens of the import have in common, and the first one: choose a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from campaigns.reading.spreadsheet_messages import spreadsheet_message
from campaigns.reading.spreadsheets import SpreadsheetError

from ...lists.marks import IMPORTED
from ...models.imports import AwardImport
from .. import files
from ..forms import StartForm
from ..read import read_import
from ..targets import NoTarget, Target, target_of
from ..tasks import read_import_task

#: Bytes of a file that is read while the officer waits.
QUICK = 200 * 1024
STATE = AwardImport.State


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class Screen(WagtailAdminTemplateMixin, View):
    """A screen about `target`, for those who may edit its list. A lock lets one look only."""

    page_title = gettext_lazy("Import a list")
    header_icon = "upload"
    target: Target

    def find(self) -> None:
        """Sets `target`."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        self.target = self.target_of(page)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.find()
        self.target.require(request.user)
        if request.method == "POST" and self.lock:
            messages.error(request, self.lock)
            return self.refuse()
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

    def refuse(self) -> HttpResponse:
        """What answers to a locked page."""
        return redirect(self.here)

    def elsewhere(self) -> HttpResponse | None:
        """Where to go instead, if there is nothing to do here."""
        return None

    def target_of(self, page: Page) -> Target:
        try:
            return target_of(page.specific)
        except NoTarget as error:
            raise Http404 from error

    @cached_property
    def lock(self) -> str:
        return self.target.why_locked(self.request.user)

    @property
    def here(self) -> str:
        return reverse("award_import:start", args=[self.target.page.pk])

    def get_page_subtitle(self) -> str:
        return self.target.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = self.target.page
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "label": self.target.title,
            },
            {"url": "", "label": self.page_title},
        ]

    def render(self, **context: Any) -> HttpResponse:
        status = context.pop("status", 200)
        context |= {"target": self.target, "lock": self.lock}
        data = self.get_context_data(**context)
        return TemplateResponse(self.request, self.get_template_names(), data, status=status)


class ImportScreen(Screen):
    """A screen about one import of the user's own: for others it is not there, nor once it was
    saved or thrown away."""

    award_import: AwardImport

    def find(self) -> None:
        own = AwardImport.objects.open().filter(user=self.request.user).select_related("page")
        self.award_import = own.get(pk=self.kwargs["pk"])
        self.target = self.target_of(self.award_import.page)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except AwardImport.DoesNotExist:
            return OverScreen.as_view()(request)

    @property
    def here(self) -> str:
        return self.url("preview")

    def url(self, name: str) -> str:
        return reverse(f"award_import:{name}", args=[self.award_import.pk])

    def render(self, **context: Any) -> HttpResponse:
        return super().render(award_import=self.award_import, **context)

    @cached_property
    def has_file(self) -> bool:
        """Whether the file can be read again."""
        return files.is_there(self.award_import.token)


class OverScreen(WagtailAdminTemplateMixin, View):
    """For who presses twice, or goes back: the import is over."""

    page_title = gettext_lazy("This import is over")
    header_icon = "upload"
    template_name = "campaigns/admin/award_import/over.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = PageLogEntry.objects.filter(user=request.user, action=IMPORTED).order_by("-timestamp")
        saved = own.select_related("page").first()
        context = self.get_context_data(page=saved.page if saved else None)
        return TemplateResponse(request, self.get_template_names(), context, status=404)


class StartScreen(Screen):
    template_name = "campaigns/admin/award_import/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget_old()
        return self._ask(StartForm())

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = StartForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._ask(form)
        award_import = AwardImport.objects.create(
            page_id=self.target.page.pk,
            user=request.user,
            filename=form.filename,
            token=files.keep(form.content),
        )
        return read_or_queue(award_import, len(form.content))

    @sensitive_variables()
    def refuse(self) -> HttpResponse:
        """With the cells that were pasted: they may be nowhere else."""
        return self._ask(StartForm(self.request.POST), status=423)

    def _ask(self, form: StartForm, status: int = 200) -> HttpResponse:
        return self.render(
            status=status,
            form=form,
            media=form.media,
            has_rows=self.target.has_rows(),
            opened=open_imports(self.target.page, self.request.user),
        )


def open_imports(page: Page, user: Any) -> list[AwardImport]:
    """The imports that `user` can go on with, for a page; the roll's screens list them, too."""
    own = AwardImport.objects.open().filter(page=page.pk, user=user)
    return list(own.exclude(state=STATE.REFUSED).defer("found", "mapping")[:10])


def read_or_queue(award_import: AwardImport, size: int) -> HttpResponse:
    """Reads a short file at once; a long one behind the web workers, with a progress bar."""
    if size <= QUICK:
        read_import(award_import)
        return redirect("award_import:preview", award_import.pk)
    read_import_task.enqueue(award_import.pk)
    return redirect("award_import:reading", award_import.pk)


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


class DiscardScreen(ImportScreen):
    """Throws an import away."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.here)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget(self.award_import.token)
        self.award_import.rows.all().delete()
        self.award_import.delete()
        messages.success(request, _("The import was thrown away. Nothing was saved."))
        return redirect("award_import:start", self.target.page.pk)
