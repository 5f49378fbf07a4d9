"""What the screens of the import have in common."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from ...lists.marks import IMPORTED
from ...models.imports import AwardImport
from .. import files
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
        self.target = self.target_of(get_object_or_404(Page, pk=self.kwargs["page_id"]))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.find()
        self.target.require(request.user)
        if request.method == "POST" and self.lock:
            messages.error(request, self.lock)
            return self.refuse()
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

    def refuse(self) -> HttpResponse:
        """What answers to a post about a locked page."""
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
        edit = reverse("wagtailadmin_pages:edit", args=[self.target.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.target.title},
            {"url": "", "label": self.page_title},
        ]

    def render(self, *, status: int = 200, **context: Any) -> HttpResponse:
        data = self.get_context_data(target=self.target, lock=self.lock, **context)
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
            return EndedScreen.as_view()(request)

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


class EndedScreen(WagtailAdminTemplateMixin, View):
    """For who presses twice, or goes back after an import was saved or thrown away."""

    page_title = gettext_lazy("This import is over")
    header_icon = "upload"
    template_name = "campaigns/admin/award_import/over.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = PageLogEntry.objects.filter(user=request.user, action=IMPORTED).order_by("-timestamp")
        saved = own.select_related("page").first()
        context = self.get_context_data(page=saved.page if saved else None)
        return TemplateResponse(request, self.get_template_names(), context, status=404)


def read_or_queue(award_import: AwardImport, size: int) -> HttpResponse:
    """Reads a short file at once; a long one behind the web workers, with a progress bar."""
    if size <= QUICK:
        read_import(award_import)
        return redirect("award_import:preview", award_import.pk)
    read_import_task.enqueue(award_import.pk)
    return redirect("award_import:reading", award_import.pk)
