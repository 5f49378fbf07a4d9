"""What is answered while something is away: 503, in words, as a page or as JSON.

Nothing here asks for the database, the session, the cache or the user.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from ..languages import front_page_of
from .errors import is_no_room

#: Seconds after which a browser or a robot may ask again.
RETRY_AFTER = 30
TEMPLATE = "503.html"
#: Names of files that a message lists.
MOST_NAMED = 5
_SENDING = ("POST", "PUT", "PATCH", "DELETE")


def unavailable(
    request: HttpRequest, error: BaseException | None = None, retry_after: int = RETRY_AFTER
) -> HttpResponse:
    """503 for whatever was asked, in the language of its address.

    Scripts get JSON with `error_message`; a form that was sent gets a page which says that nothing
    was saved and how to get back what was written. `retry_after` is in seconds.
    """
    language = get_language_from_path(request.path_info)
    with override(language or settings.LANGUAGE_CODE):
        if _is_for_people(request):
            shown = context(request, error) | {"home_url": front_page_of(request.path_info)}
            answer = HttpResponse(render_to_string(TEMPLATE, shown), status=503)
        else:
            # An error code that Wagtail's autosave knows: only then does it show the message.
            message = said(request, error)
            data = {"success": False, "error_code": "validation_error", "error_message": message}
            data["unavailable"] = True
            answer = JsonResponse(data, status=503)
    answer["Retry-After"] = str(retry_after)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def context(request: HttpRequest, error: BaseException | None = None) -> dict[str, Any]:
    """For the page: `reason` where more is known, `back` the way to where it was written."""
    is_sent = request.method in _SENDING
    return {
        "reason": _reason(request, error) if is_sent else "",
        "is_admin": is_admin(request),
        "is_sent": is_sent,
        "back": request.get_full_path(),
    }


def said(request: HttpRequest, error: BaseException | None = None) -> str:
    """For a script, whose page is still there."""
    if request.method not in _SENDING:
        return _("The system is being restored. Try again in a minute.")
    kept = _("Nothing was saved; what you wrote is still on this screen.")
    wait = _("The system is being restored: try again in a minute.")
    return f"{kept} {_reason(request, error) or wait}"


def _is_for_people(request: HttpRequest) -> bool:
    is_asked_by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return not is_asked_by_script and request.accepts("text/html")


def _reason(request: HttpRequest, error: BaseException | None) -> str:
    """That there is no room, and which files were not stored; "" where nothing is known."""
    files = _files_of(request)
    if is_no_room(error):
        reason = _("There is no room left on the server: tell whoever runs this site.")
    elif files:
        reason = _("The system is being restored: try again in a minute.")
    else:
        return ""
    if not files:
        return reason
    lost = _("Not stored, not even in part: %(files)s.") % {"files": files}
    return f"{lost} {reason}"


def _files_of(request: HttpRequest) -> str:
    """The names of the files that were sent, where the form was read that far."""
    files = getattr(request, "_files", None)
    names = [file.name for _field, some in files.lists() for file in some] if files else []
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    return f"{shown}…" if len(names) > MOST_NAMED else shown


def is_admin(request: HttpRequest) -> bool:
    try:
        return request.path_info.startswith(reverse("wagtailadmin_home"))
    except NoReverseMatch:
        return False
