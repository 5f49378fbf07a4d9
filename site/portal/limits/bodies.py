"""Bodies of requests: how large they may be, by who sends them, before anything parses them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from wagtail.admin.auth import reject_request

from news.editing.middleware import read_to_the_end, too_large

from .answers import too_large_page


class BodyLimitMiddleware:
    """413 for a body that is larger than its sender has any use for; files from editors alone.

    `process_view` knows the user and runs before whatever reads the form first: stands before
    `UnsavedTextMiddleware` and `CsrfViewMiddleware`. Requests that resolve to no view are answered
    without their body, as before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: object, args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        limits = settings.LIMITS
        length = _length_of(request)
        was_cut = request.META.get(limits["TOO_LARGE"], False)
        if not (length or was_cut):
            return None
        smaller, larger = limits["BODY_BYTES"]["anonymous"], limits["BODY_BYTES"]["signed in"]
        if _is_editing(request):
            # A larger form of text is refused by `UnsavedTextMiddleware`, in the same words.
            return too_large(request) if was_cut or length > larger else None
        if was_cut or length > smaller:
            return self._refuse(request)
        request.upload_handlers = [NoFiles(request)]
        return None

    def _refuse(self, request: Any) -> HttpResponse:
        """An editor whose session is over is asked to sign in, as with a smaller form."""
        has_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        forget_body(request, settings.LIMITS["BODY_BYTES_DROPPED"])
        if has_signed_in and _asks_to_sign_in(request):
            return reject_request(request)
        return too_large_page(request)


class NoFiles(FileUploadHandler):
    """Fields of a multipart form are read, its files are passed over."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


def forget_body(request: Any, at_most: int) -> None:
    """Reads and drops up to `at_most` bytes, and leaves an empty form to whoever asks for one."""
    request._post, request._files = QueryDict(), MultiValueDict()
    read_to_the_end(request, at_most)


def _length_of(request: HttpRequest) -> int:
    """As Django reads it: a body without a length is no body."""
    if not isinstance(request, WSGIRequest):
        return 0
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _is_editing(request: Any) -> bool:
    """Whether an editor sends this to the admin; asks for the session of a possible one alone."""
    return (
        request.path_info.startswith(settings.ADMIN_PREFIX)
        and settings.SESSION_COOKIE_NAME in request.COOKIES
        and request.user.has_perm("wagtailadmin.access_admin")
    )


def _asks_to_sign_in(request: Any) -> bool:
    """Whether this address of the admin leads strangers to the sign-in."""
    is_open = ("wagtailadmin_login", "wagtailadmin_password_reset", "wagtailadmin_logout")
    name = request.resolver_match.view_name or ""
    is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    return is_admin and not name.startswith(is_open) and not request.user.is_authenticated
