"""Where people are signed in: the table of allauth, written at most every five minutes.

Only requests to the admin count, so that no page for readers touches a session.
"""

import re
import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

#: Seconds between two notes that somebody is still there.
NOTED_EVERY = 300
NOTED_AT, NOTED_KEY = "signin_noted_at", "signin_noted_key"
#: The language that whoever is signed in chose for the admin, as of the sign-in.
LANGUAGE = "signin_language"

# The first that matches: browsers name those that they stem from, too.
BROWSERS = [
    (r"coc_coc_browser", "Cốc Cốc"),
    (r"Edg(?:e|A|iOS)?/", "Edge"),
    (r"OPR/", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/|Chromium/", "Chrome"),
    (r"Safari/", "Safari"),
]
SYSTEMS = [
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
]


def _first(patterns: list[tuple[str, str]], text: str) -> str:
    return next((name for pattern, name in patterns if re.search(pattern, text)), "")


def browser_name(user_agent: str) -> str:
    """What a browser says of itself, as people call it: “Chrome, Windows”."""
    names = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(name for name in names if name) or _("Unknown browser")


def note(request: Any) -> None:
    """Writes down that this session is used, if that was not done lately.

    A session gets another key when its password is changed: the row goes along.
    """
    session = request.session
    now, key = time.time(), session.session_key
    known = session.get(NOTED_KEY)
    if not key or (known == key and now - session.get(NOTED_AT, 0) < NOTED_EVERY):
        return
    if known and known != key:
        UserSession.objects.filter(session_key=known).update(session_key=key)
    UserSession.objects.create_from_request(request)
    session[NOTED_AT], session[NOTED_KEY] = now, key


def has_signed_in_from(username: str, address: str | None) -> bool:
    """Whether there is a session of this account at this address."""
    sessions = UserSession.objects.filter(user__username=username, ip=address)
    return bool(username and address) and sessions.exists()


def end_sessions(user: AbstractBaseUser, *, but: str | None = None, only: int | None = None) -> int:
    """Signs `user` out, everywhere but where the session's key is `but`; returns how many ended.

    With `only` the one session of that id; an id of somebody else's is none.
    """
    sessions = UserSession.objects.filter(user_id=user.pk).exclude(session_key=but)
    if only is not None:
        sessions = sessions.filter(pk=only)
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)


def tidy() -> int:
    """Deletes rows of sessions that have run out; returns how many."""
    gone = [row.pk for row in UserSession.objects.iterator() if not row.exists()]
    return UserSession.objects.filter(pk__in=gone).delete()[0]
