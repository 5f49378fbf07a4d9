"""What the screens of the import of awards have in common, besides what all imports have."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from campaigns.imports.views import base as imports
from campaigns.reading.award_list.reader import LIMITS

from ...lists.marks import IMPORTED
from ...models.imports import AwardImport
from ..read import read_import
from ..targets import NoTarget, Target, target_of
from ..tasks import read_import_task


class Screen(imports.Screen):
    """A screen about the list of a page, for those who may edit it."""

    namespace = "award_import"
    model = AwardImport
    limits = LIMITS
    read = staticmethod(read_import)
    task = read_import_task
    target: Target

    def find(self) -> None:
        self.target = _target_of(get_object_or_404(Page, pk=self.kwargs["page_id"]))


class ImportScreen(imports.ImportScreen, Screen):
    """A screen about one import of the user's own."""

    staged: AwardImport

    def own(self) -> Any:
        return super().own().select_related("page")

    def target_of(self, staged: AwardImport) -> Target:
        return _target_of(staged.page)

    def ended(self) -> HttpResponseBase:
        return EndedScreen.as_view()(self.request)

    def render(self, **context: Any) -> HttpResponse:
        return super().render(award_import=self.staged, **context)


class EndedScreen(imports.EndedScreen):
    def saved(self) -> dict[str, str] | None:
        own = PageLogEntry.objects.filter(user=self.request.user, action=IMPORTED)
        entry = own.order_by("-timestamp").select_related("page").first()
        if entry is None:
            return None
        title = entry.page.specific_deferred.get_admin_display_title()
        return {
            "text": _("The list that you saved last is that of “%(title)s”.") % {"title": title},
            "url": reverse("award_list:list", args=[entry.page.pk]),
            "label": _("Open the list"),
        }


def _target_of(page: Page) -> Target:
    try:
        return target_of(page.specific)
    except NoTarget as error:
        raise Http404 from error
