"""The guide's screen and its files; Wagtail asks for a login at all addresses of the admin."""

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .reading import PICTURES, SAMPLES, conf, files, guide


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "news/admin/guide.html"
    page_title = _("Editors' guide")
    header_icon = "help"
    #: A further page that the guide leads to, "" for the guide itself.
    name = ""

    def get_page_title(self) -> str:
        found = guide(self.name) if self.name else None
        return found.title if found else str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [{"url": reverse("news_guide"), "label": self.page_title}] if self.name else []
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = guide(self.name)
        if found is None:
            raise Http404
        return super().get_context_data(guide=found, **kwargs)


def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A further page of the guide, a picture that it shows, or a sample that it offers; no other
    file beside it."""
    if guide(name):
        return GuideView.as_view(name=name)(request)
    if name not in files():
        raise Http404
    path = Path(conf()["FILE"]).parent / name
    kind = PICTURES.get(path.suffix.lower())
    if not (kind or path.name.lower().endswith(SAMPLES)) or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=kind is None)
    response["Cache-Control"] = "private, max-age=3600"
    return response
