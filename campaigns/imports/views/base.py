"""What the screens of all imports have in common."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
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

from campaigns.reading.files.spreadsheets import Limits

from .. import files
from ..models import StagedImport
from ..reading import SECONDS, has_queue
from ..targets import Target

logger = logging.getLogger("campaigns.imports")

#: Bytes of a file that is read while the officer waits.
QUICK = 200 * 1024
STATE = StagedImport.State
#: The screens about one import, by the names of their addresses.
NAMES = ("preview", "reading", "state", "understood", "act", "save", "discard")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class Screen(WagtailAdminTemplateMixin, View):
    """A screen about `target`, for those who may save rows there. A lock lets one look only.

    A slice says for all its screens: `namespace` of their addresses, `model` of its imports, the
    `limits` of its files, `read`, which reads one for some seconds, and `task`, which does so
    behind the workers.
    """

    page_title = gettext_lazy("Import a list")
    header_icon = "upload"
    namespace = ""
    model: type[StagedImport]
    limits = Limits()
    read: Callable[..., None]
    task: Any
    target: Target

    def find(self) -> None:
        """Sets `target`."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.find()
        self.target.require(request.user)
        if request.method == "POST" and self.lock:
            messages.error(request, self.lock)
            return self.refuse()
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

    def refuse(self) -> HttpResponse:
        """What answers to a post about what is locked."""
        return redirect(self.here)

    def elsewhere(self) -> HttpResponse | None:
        """Where to go instead, if there is nothing to do here."""
        return None

    @cached_property
    def lock(self) -> str:
        return self.target.why_locked(self.request.user)

    @property
    def here(self) -> str:
        return self.target.start_url

    def url_of(self, name: str, staged: StagedImport) -> str:
        return reverse(f"{self.namespace}:{name}", args=[staged.pk])

    def get_page_subtitle(self) -> str:
        return self.target.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.target.edit_url, "label": self.target.title},
            {"url": "", "label": self.page_title},
        ]

    def render(self, *, status: int = 200, **context: Any) -> HttpResponse:
        data = self.get_context_data(target=self.target, lock=self.lock, **context)
        return TemplateResponse(self.request, self.get_template_names(), data, status=status)

    def read_or_queue(self, staged: StagedImport, size: int) -> HttpResponse:
        """Reads a short file at once; a long one behind the web workers, with a progress bar. Where
        there are none, it is begun here, and the bar's page goes on with it."""
        if size <= QUICK or not self.is_queued(staged):
            self.read(staged, SECONDS)
        return redirect(self.url_of("preview" if staged.is_read else "reading", staged))

    def is_queued(self, staged: StagedImport) -> bool:
        if not has_queue(self.task):
            return False
        try:
            self.task.enqueue(staged.pk)
        except Exception as error:  # whatever a queue raises that cannot be reached
            logger.error("Import %s is not queued: %s", staged.pk, type(error).__name__)
            return False
        return True


class ImportScreen(Screen):
    """A screen about one import of the user's own: for others it is not there, nor once it was
    saved or thrown away."""

    staged: Any

    def target_of(self, staged: Any) -> Target:
        raise NotImplementedError

    def own(self) -> Any:
        """The user's imports that can be gone on with."""
        return self.model.objects.open().filter(user=self.request.user)

    def find(self) -> None:
        self.staged = self.own().get(pk=self.kwargs["pk"])
        self.target = self.target_of(self.staged)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except self.model.DoesNotExist:
            return self.ended()

    def ended(self) -> HttpResponseBase:
        return EndedScreen.as_view()(self.request)

    @property
    def here(self) -> str:
        return self.url("preview")

    def url(self, name: str) -> str:
        return self.url_of(name, self.staged)

    def render(self, **context: Any) -> HttpResponse:
        urls = {name: self.url(name) for name in NAMES}
        return super().render(staged=self.staged, urls=urls, **context)

    @cached_property
    def has_file(self) -> bool:
        """Whether the file can be read again."""
        return files.is_there(self.staged.token)


class EndedScreen(WagtailAdminTemplateMixin, View):
    """For who presses twice, or goes back after an import was saved or thrown away."""

    page_title = gettext_lazy("This import is over")
    header_icon = "upload"
    template_name = "campaigns/admin/imports/over.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = self.get_context_data(saved=self.saved())
        return TemplateResponse(request, self.get_template_names(), context, status=404)

    def saved(self) -> dict[str, str] | None:
        """What the user saved last: its text, and the url and label of the way there."""
        return None
