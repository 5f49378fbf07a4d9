"""Views of the site that are no pages: robots.txt, errors, “Translate this page”."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.admin import messages
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView
from wagtail.models import Locale, Site

from news.public_index.articles import Articles
from news.public_index.scopes import part_of_site_in

LATEST_ON_ERROR_PAGE = 5


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: asks nothing of the request, whose body or host may be what cannot be read."""
    return _standing_alone("400.html", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with a search field and the latest news."""
    locale = Locale.get_active()
    part = part_of_site_in(Site.find_for_request(request), locale.pk)
    context = {"latest": Articles(locale.pk, part).lines(LATEST_ON_ERROR_PAGE)}
    return render(request, "404.html", context, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return forbidden(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks nothing of the database, which may be what failed."""
    return _standing_alone("500.html", 500)


def _standing_alone(template: str, status: int) -> HttpResponse:
    """A page; one line where its static files were never collected."""
    try:
        return HttpResponse(render_to_string(template), status=status)
    except ValueError:
        return HttpResponse(f"{status}\n", status=status, content_type="text/plain; charset=utf-8")


class TranslatePageView(SubmitPageTranslationView):
    """Wagtail's own fails where the page above has no translation yet."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, **kwargs)
        except ParentNotTranslatedError:
            parent = self.object.get_parent()
            messages.error(
                request,
                _("“%(title)s” above this page has no translation yet. Translate it first.")
                % {"title": parent.get_admin_display_title()},
            )
            return self.render_to_response(self.get_context_data(**kwargs))
