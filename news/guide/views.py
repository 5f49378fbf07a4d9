"""The guide's screen and its files; Wagtail asks for a login at all addresses of the admin."""

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .reading import PICTURES, SAMPLES, conf, guide


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "news/admin/guide.html"
    page_title = _("Editors' guide")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = guide()
        if found is None:
            raise Http404
        return super().get_context_data(guide=found, **kwargs)


def file(request: HttpRequest, name: str) -> FileResponse:
    """A picture that the guide shows, or a sample that it offers; no other file beside it."""
    found = guide()
    if found is None or name not in found.files:
        raise Http404
    path = Path(conf()["FILE"]).parent / name
    kind = PICTURES.get(path.suffix.lower())
    if not (kind or path.name.lower().endswith(SAMPLES)) or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=kind is None)
    response["Cache-Control"] = "private, max-age=3600"
    return response
