"""In the admin: a second factor first where it is required, a note who is signed in where, and the
entrance in the language of whoever signed in last in this browser.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from . import sessions
from .required import lacks_second_factor

#: Where somebody who still has to set up the second factor may go.
OPEN = {
    "account_reauthenticate",
    "javascript_catalog",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
}
#: In the session: where they were going.
GOING_TO = "signin_going_to"


class SignInMiddleware:
    """Looks at requests to the admin alone: pages for readers cost nothing more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(settings.ADMIN_PREFIX) and request.user.is_authenticated:
            sessions.note(request)
            _keep_language(request, response)
        return response

    def process_view(
        self, request: Any, view: object, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if request.path_info.startswith(settings.ADMIN_PREFIX):
            _speak_their_language(request)
        if not settings.MFA_REQUIRED_GROUPS or not request.path_info.startswith(
            settings.ADMIN_PREFIX
        ):
            return None
        if request.resolver_match.view_name in OPEN or not request.user.is_authenticated:
            return None
        if not lacks_second_factor(request.user):
            return None
        if request.method == "GET" and request.accepts("text/html"):
            request.session[GOING_TO] = request.get_full_path()
            return redirect("mfa_index")
        message = _("Set up the second factor of your account first.")
        return JsonResponse({"success": False, "error_message": message}, status=403)


def _keep_language(request: HttpRequest, response: HttpResponseBase) -> None:
    """What browsers say they like is no help: those of an office are often in English."""
    language = request.session.get(sessions.LANGUAGE)
    if language and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 60 * 60,
            path=settings.ADMIN_PREFIX,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _speak_their_language(request: Any) -> None:
    """To those who are not signed in; to others Wagtail does."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if language in dict(settings.LANGUAGES) and not request.user.is_authenticated:
        translation.activate(language)
        request.LANGUAGE_CODE = language
