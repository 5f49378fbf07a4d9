"""Reports of the watch: what nothing explains, for administrators; broken links, for editors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .links import shown
from .models import BrokenLink, Finding, Walk

ON_A_PAGE = 100


class _ReportView(WagtailAdminTemplateMixin, TemplateView):
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def page_of(self, rows: Any) -> Any:
        return Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("p"))


class FindingsView(_ReportView):
    page_title = gettext_lazy("Self-watch")
    header_icon = "view"
    template_name = "self_watch/findings.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Finding.objects.filter(accepted_at=None).order_by("-last_seen", "kind", "place")
        accepted = Finding.objects.exclude(accepted_at=None).order_by("-accepted_at")
        return super().get_context_data(**kwargs) | {
            "findings": self.page_of(rows),
            "accepted": accepted.select_related("accepted_by")[:ON_A_PAGE],
            "last": Walk.objects.exclude(ended_at=None).order_by("-begun_at").first(),
        }


@require_POST
def accept(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody looked at a finding and knows what it is: no alarm for it any more."""
    if not request.user.is_superuser:
        raise PermissionDenied
    finding = get_object_or_404(Finding, pk=key)
    finding.accepted_at, finding.accepted_by = timezone.now(), request.user
    finding.save(update_fields=["accepted_at", "accepted_by"])
    messages.success(request, _("Marked as known: no mail is sent about it any more."))
    return HttpResponseRedirect(reverse("self_watch_findings"))


def links_for(user: Any) -> Any:
    """The broken links of pages that `user` may change."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    return BrokenLink.objects.filter(shown(), page__in=pages.order_by().values("pk"))


class BrokenLinksView(_ReportView):
    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    template_name = "self_watch/broken_links.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = links_for(self.request.user).select_related("page").order_by("-first_seen", "pk")
        return super().get_context_data(**kwargs) | {"links": self.page_of(rows)}
