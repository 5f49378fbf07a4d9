"""The file itself, as RFC 9116 has it."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

#: Where no moment is set: what is asked for today is good for so long. Less than a year, as the
#: RFC wishes.
GOOD_FOR = timedelta(days=180)


@require_safe
@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """404 where no contact is set: an address that nobody reads is worse than none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = settings.SECURITY_EXPIRES or timezone.now() + GOOD_FOR
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACT),
        f"Expires: {expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
