"""From the former slug of a category, tag or author to the page that has its list now."""

from typing import TYPE_CHECKING

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from .models import FormerSlug

if TYPE_CHECKING:
    from ..models import NewsIndexPage


def at_new_slug(
    index: "NewsIndexPage", request: HttpRequest, route: str, model: type[Model], slug: str
) -> HttpResponse:
    """Leads to the same route of what had this slug; raises `Http404` where nothing had it."""
    now = FormerSlug.slug_now(model, slug)
    if now is None:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    url = f"{index.url_of(route, slug=now)}{'?' if query else ''}{query}"
    return HttpResponsePermanentRedirect(url)
