"""What one visitor may take of the server: sizes and durations of requests, costly answers.

`portal.limits` keeps the sizes in Django, before a form is parsed; the server's entry keeps the
same ones, and the durations, before a thread is taken. Read by it as `settings.LIMITS`.
"""

from typing import Any

KB, MB = 1024, 1024 * 1024

LIMITS: dict[str, Any] = {
    # Seconds from the first byte of a request until its headers are there.
    "HEADER_SECONDS": 15,
    # Seconds from the end of the headers until the whole body is there.
    "BODY_SECONDS": 60,
    # Bytes of a body, by who sends it. "signed in" is all that the server's entry can see: a
    # session cookie. Django looks at the session before it reads more than "anonymous".
    "BODY_BYTES": {
        # Sign-in, reset, a page's password.
        "anonymous": 64 * KB,
        # A picture of 30 MB (WAGTAILIMAGES_MAX_UPLOAD_SIZE) with its form.
        "signed in": 40 * MB,
    },
    # Bytes that are read and dropped of a body that is too large, for a browser that is still
    # sending shows no answer; then the connection is closed.
    "BODY_BYTES_DROPPED": 1 * MB,
    # Set to True in the WSGI environment (with an empty `wsgi.input`) of a request whose body was
    # too large for the server's entry: Django answers it with the page that says so, 413.
    "TOO_LARGE": "portal.body_too_large",
}

# Searches and files of one visitor (news/costly.py); 0 counts nothing.
COSTLY_A_MINUTE, COSTLY_AT_ONCE = 60, 30
