"""What a browser that keeps unsaved text must learn, and forms that are too large."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

COPY = re.compile(r"[0-9a-z.-]{1,60}")
DAY = 24 * 3600
# A body that is refused is read all the same up to this size, for a browser that is still sending
# shows no answer. In bytes.
READ_AT_MOST = 256 * 1024 * 1024


@receiver(user_logged_out)
def note_who_left(request: Any, user: Any, **kwargs: Any) -> None:
    if request is not None and user is not None:
        request.news_signed_out = str(user.pk)


def too_large_message() -> str:
    """Why a form was not taken, with the site's limit in megabytes."""
    megabytes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / 1024 / 1024
    return _(
        "The text of one page may have %(megabytes)d MB at most. Nothing was saved, and nothing is "
        "lost: what you wrote is still in this browser. Put part of it on a second page or into an "
        "attachment, then save again."
    ) % {"megabytes": megabytes}


class UnsavedTextMiddleware:
    """Says by cookies which kept copy is on the server now, and who has signed out.

    Stands before `CsrfViewMiddleware`, which is the first to read a form: a form that is larger
    than the settings allow gets an answer in words, 413, as a page or to an autosave.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if who := getattr(request, "news_signed_out", ""):
            self._tell(response, "news_signed_out", who)
        elif request.method == "POST" and response.status_code == 302:
            # Read by now, or the view had no use for it and it was no form of ours.
            copy = getattr(request, "_post", {}).get("news_unsaved", "")
            if COPY.fullmatch(copy) and request.user.is_authenticated:
                self._tell(response, "news_saved", copy)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if request.method != "POST":
            return None
        try:
            bool(request.POST)
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return too_large(request)
        return None

    def _tell(self, response: Any, name: str, value: str) -> None:
        response.set_cookie(
            name,
            value,
            max_age=DAY,
            path=reverse("wagtailadmin_home"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def too_large(request: HttpRequest) -> HttpResponse:
    """413 to an editor: a page, or what Wagtail's autosave shows. The form is not parsed."""
    request.POST = QueryDict()
    read_to_the_end(request)
    message = too_large_message()
    if not request.accepts("text/html"):
        # An error code that Wagtail's autosave knows: only then does it show the message.
        answer = {"success": False, "error_code": "validation_error", "error_message": message}
        return JsonResponse(answer, status=413)
    context = {"message": message}
    return render(request, "news/admin/editing/form_too_large.html", context, status=413)


def read_to_the_end(request: HttpRequest, at_most: int = READ_AT_MOST) -> None:
    """Drops what is left of the body, up to `at_most` bytes."""
    stream = getattr(request, "_stream", None)
    left = at_most
    while stream and left > 0 and (chunk := stream.read(min(left, 1024 * 1024))):
        left -= len(chunk)
