"""Views of the site that are no pages: error pages in the site's look, robots.txt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from news.models import ArticlePage

LATEST_ON_ERROR_PAGE = 5


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a search field and the latest news."""
    latest = ArticlePage.objects.listed().filter(own_locale__language_code=get_language())
    context = {"latest": latest.newest_first().for_lines()[:LATEST_ON_ERROR_PAGE]}
    return render(request, "404.html", context, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks nothing of the database, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)
