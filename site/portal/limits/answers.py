"""Pages that refuse: in words, without a question to the database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from news.languages import front_page_of


def too_large_page(request: HttpRequest) -> HttpResponse:
    """413."""
    message = _(
        "What was sent is larger than this page can take. Nothing was saved. Go back, shorten the "
        "text, and send it again without attached files."
    )
    return refusal(request, 413, _("Too much was sent"), message)


def refusal(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """`message` as a page, or as JSON to a program that asks for nothing else."""
    response: HttpResponse
    if not request.accepts("text/html"):
        response = JsonResponse({"error": title, "message": message}, status=status)
    else:
        context: dict[str, Any] = {"status": status, "title": title, "message": message}
        context["home_url"] = front_page_of(request.path_info)
        context["site_name"] = settings.WAGTAIL_SITE_NAME
        response = render(None, "portal/limits/refusal.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
