"""The screen about kept pages: what each web process has done, and a button for a new edition."""

import os
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .conf import config
from .number import moment_of, number, shared_file
from .shared_file import ProcessCounts

URL_NAME = "editions_report"


def may_see(request: HttpRequest) -> bool:
    return config().enabled and request.user.is_superuser


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Kept pages")
    header_icon = "history"
    template_name = "editions/report.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = number().current()
        since = datetime.fromtimestamp(moment_of(current), UTC) if current else None
        rows = sorted((_row(counts) for counts in shared_file().processes()), key=_by_age)
        return super().get_context_data(**kwargs) | {
            "edition": current,
            "since": since,
            "is_shared": bool(config().url),
            "rows": rows,
            "total": _total(rows),
            "most_bytes": config().max_bytes,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        number().rise()
        messages.success(request, _("A new edition has begun: each page is made anew."))
        return redirect(reverse(URL_NAME))


def _row(counts: ProcessCounts) -> dict[str, Any]:
    return {
        "pid": counts.pid,
        "is_this": counts.pid == os.getpid(),
        "started": datetime.fromtimestamp(counts.started, UTC),
        "hits": counts.hits,
        "misses": counts.misses,
        "passed": counts.passed,
        "pages": counts.pages,
        "size": counts.size,
        "share": _share(counts.hits, counts.misses),
    }


def _by_age(row: dict[str, Any]) -> Any:
    return row["started"], row["pid"]


def _share(hits: int, misses: int) -> float | None:
    """Of the requests that a kept page could answer, how many it did; percent."""
    return 100 * hits / (hits + misses) if hits + misses else None


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("hits", "misses", "passed", "pages", "size")
    total: dict[str, Any] = {name: sum(row[name] for row in rows) for name in names}
    return total | {"share": _share(total["hits"], total["misses"])}
