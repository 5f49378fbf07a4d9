"""Failed attempts are counted by account and by address; who has too many waits.

Everything that a stranger may try again and again is counted here: passwords of accounts, codes of
second factors, passwords of pages and collections, requests for a new password. django-axes keeps
the counts in the database, so that all processes count together.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import wraps
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log as log_action

from .sessions import has_signed_in_from

logger = logging.getLogger(__name__)

#: Failures until all of a kind must wait, in the order of settings.AXES_LOCKOUT_PARAMETERS: of an
#: account from one address, of an account from anywhere, of an address whatever the account.
#: An office has one address for all its people, and a stranger must not easily lock an account.
LIMITS = (settings.AXES_FAILURE_LIMIT, 50, 30)
EVERYWHERE = 1
#: In place of the browser's name, where not a password but a code was wrong.
SECOND_STEP = "second step"


class Handler(AxesDatabaseHandler):
    """axes, with a limit of its own for each kind of count."""

    def _over(
        self, request: HttpRequest, credentials: dict | None
    ) -> Iterator[tuple[QuerySet[AccessAttempt], float]]:
        """Attempts of each kind, with how full they make its limit: 1 is full."""
        kinds = zip(self.get_user_attempts(request, credentials), LIMITS, strict=True)
        for number, (attempts, limit) in enumerate(kinds):
            failures = attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            if number == EVERYWHERE and failures >= limit and self._is_known(request, credentials):
                continue
            yield attempts, failures / limit

    def _is_known(self, request: Any, credentials: dict | None) -> bool:
        """Strangers elsewhere do not lock out somebody who is where they signed in before."""
        username = (credentials or {}).get("username") or ""
        return has_signed_in_from(username, request.axes_ip_address)

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Failures as of one account from one address, whichever kind is nearest to its limit."""
        fullest = max(fill for attempts, fill in self._over(request, credentials))
        return int(fullest * settings.AXES_FAILURE_LIMIT)

    def locked_until(self, request: HttpRequest, credentials: dict | None = None) -> datetime:
        """When the next attempt is taken, if nobody else goes on failing meanwhile."""
        times = [
            attempts.aggregate(last=Max("attempt_time"))["last"]
            for attempts, fill in self._over(request, credentials)
            if fill >= 1
        ]
        return max(times, default=timezone.now()) + settings.AXES_COOLOFF_TIME

    def reset_user_attempts(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Of this account from this address alone: who has one account must not clear others."""
        attempts = self.filter_user_attempts(request, credentials)[0]
        return attempts.delete()[0]

    def user_login_failed(
        self, sender: object, credentials: dict, request: Any = None, **kwargs: Any
    ) -> None:
        if request is None:
            return
        was_locked = request.axes_locked_out
        super().user_login_failed(sender, credentials, request, **kwargs)
        _tell(request, credentials.get("username") or "", was_locked)


def _tell(request: Any, name: str, was_locked: bool) -> None:
    """Logs a failed attempt, and in the admin's history that an account is locked.

    A name that belongs to nobody is left out: people type their password into the wrong field.
    """
    user = get_user_model().objects.filter(username=name).first()
    shown = name if user or ":" in name else "(unknown)"
    locked = not was_locked and request.axes_locked_out
    logger.log(
        logging.WARNING if locked else logging.INFO,
        "%s: account=%s address=%s path=%s",
        "locked after failed attempts" if locked else "failed attempt",
        shown,
        request.axes_ip_address,
        request.axes_path_info,
    )
    if locked and user:
        log_action(instance=user, action="portal.locked")


def pretended(kind: str, name: object) -> dict[str, str]:
    """Counts what is no account as if it were one; no account has a colon in its name."""
    return {"username": f"{kind}:{name}"}


def is_locked(request: HttpRequest, credentials: dict[str, str]) -> bool:
    """Whether an attempt must not even be looked at; the answer is then `refusal`."""
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return True


def count_failure(request: HttpRequest, credentials: dict[str, str]) -> None:
    AxesProxyHandler.user_login_failed(None, credentials, request)


def count_wrong_code(request: Any, user: AbstractBaseUser) -> None:
    """Counts as a wrong password does, in a row of its own: see `forget_wrong_passwords`."""
    AxesProxyHandler.update_request(request)
    request.axes_user_agent = SECOND_STEP
    count_failure(request, credentials_of(user))


def forget_failures(request: HttpRequest, credentials: dict[str, str]) -> None:
    AxesProxyHandler.update_request(request)
    AxesProxyHandler.get_implementation().reset_user_attempts(request, credentials)


def forget_wrong_passwords(user: AbstractBaseUser) -> None:
    """From wherever they came: for somebody who has set a new password by a letter's link.

    Wrong codes stay counted: who reads somebody's mail must not try codes without end.
    """
    attempts = AccessAttempt.objects.filter(username=user.get_username())
    attempts.exclude(user_agent=SECOND_STEP).delete()


def credentials_of(user: AbstractBaseUser) -> dict[str, str]:
    return {"username": user.get_username()}


def waiting_words(until: datetime, *, is_account: bool) -> dict[str, str]:
    """Until when one has to wait, said to the minute, rounded up: as `title` and `message`."""
    minutes = max(1, ceil((until - timezone.now()) / timedelta(minutes=1)))
    at = timezone.localtime(until + timedelta(seconds=59))
    if is_account:
        message = _(
            "There were too many failed attempts. For protection no sign-in is taken now: try "
            "again after %(time)s."
        )
    else:
        message = _(
            "There were too many attempts. For protection none is taken now: try again after "
            "%(time)s."
        )
    title = ngettext("Wait %(minutes)d minute", "Wait %(minutes)d minutes", minutes)
    return {
        "title": title % {"minutes": minutes},
        "message": message % {"time": date_format(at, "H:i")},
    }


def refusal(
    request: Any, response: HttpResponse | None = None, credentials: dict | None = None
) -> HttpResponse:
    """429 in place of what a view answered to the attempt that was one too many."""
    AxesProxyHandler.update_request(request)
    handler = AxesProxyHandler.get_implementation()
    until = handler.locked_until(request, credentials)
    in_admin = request.path_info.startswith(settings.ADMIN_PREFIX)
    template = "portal/signin/locked.html" if in_admin else "portal/signin/locked_page.html"
    tried = credentials or getattr(request, "axes_credentials", None) or {}
    is_account = ":" not in (tried.get("username") or "")
    context: dict[str, Any] = {"back": request.get_full_path(), "is_account": is_account}
    context |= waiting_words(until, is_account=is_account)
    answer = render(request, template, context, status=429)
    seconds = ceil((until - timezone.now()).total_seconds())
    answer["Retry-After"] = str(max(1, seconds))
    answer["Cache-Control"] = "no-store"
    return answer


def page_password(view: Callable, kind: str, form_of: Callable, id_name: str) -> Callable:
    """Wagtail's view that takes the password of a page or a collection, with a limit.

    `form_of(request, id)` is the form that the view will check; `id_name` is the view's argument
    with the id of the restriction.
    """

    @wraps(view)
    def throttled(request: HttpRequest, **ids: int) -> HttpResponse:
        if request.method == "POST":
            counted = pretended(kind, ids[id_name])
            if is_locked(request, counted):
                return refusal(request, credentials=counted)
            if form_of(request, ids[id_name]).is_valid():
                forget_failures(request, counted)
            else:
                count_failure(request, counted)
        return view(request, **ids)

    return throttled
