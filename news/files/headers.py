"""Headers that keep an uploaded file from running anything in the reader's browser."""

from django.http.response import HttpResponseBase

#: A picture or a text that is opened by itself; SVG has styles of its own.
SHUT_IN = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
#: Browsers show a PDF with a viewer of their own, which a sandbox keeps from starting.
SHUT_IN_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"


def shut_in(response: HttpResponseBase, is_public: bool) -> None:
    """Whatever the file holds: no scripts, no guessing of its kind; other sites may show it only
    where it is for all.
    """
    kind = response.headers.get("Content-Type", "")
    is_pdf = kind.startswith("application/pdf")
    response.headers["Content-Security-Policy"] = SHUT_IN_PDF if is_pdf else SHUT_IN
    response.headers["X-Content-Type-Options"] = "nosniff"
    whose = "cross-origin" if is_public else "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = whose
