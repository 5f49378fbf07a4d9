"""What visitors and editors get while the database, the cache or the disk is away.

What counts as that, and what is said, is `news.outages`; here is this website's page, which stands
alone (`templates/503.html`, and `templates/portal/standalone.html` for others of its kind),
and how long its web processes wait.
"""

from django.http import HttpRequest, HttpResponse

from news.outages.answers import RETRY_AFTER, unavailable


def render(request: HttpRequest, retry_after: int = RETRY_AFTER) -> HttpResponse:
    """The finished page, 503, in the language of the address; `retry_after` is in seconds."""
    return unavailable(request, retry_after=retry_after)
