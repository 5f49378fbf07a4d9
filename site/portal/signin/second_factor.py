"""What happens to second factors is written in the account's history and in the log."""

import logging
from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from wagtail.log_actions import log as log_action
from wagtail.users.models import UserProfile

from . import sessions, throttling

logger = logging.getLogger(__name__)


@receiver(signals.authenticator_added)
def added(user: AbstractBaseUser, authenticator: Authenticator, **kwargs: Any) -> None:
    _write(user, "portal.second_factor_added", authenticator)


@receiver(signals.authenticator_removed)
def removed(user: AbstractBaseUser, authenticator: Authenticator, **kwargs: Any) -> None:
    _write(user, "portal.second_factor_removed", authenticator)


@receiver(signals.authenticator_reset)
def renewed(user: AbstractBaseUser, authenticator: Authenticator, **kwargs: Any) -> None:
    _write(user, "portal.second_factor_renewed", authenticator)


def _write(user: Any, action: str, authenticator: Authenticator) -> None:
    log_action(instance=user, action=action, user=user, data={"type": authenticator.type})
    logger.info("%s: account=%s type=%s", action, user.get_username(), authenticator.type)


@receiver(signals.authentication_failed)
def failed(request: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
    """A wrong code counts as a wrong password does."""
    throttling.count_wrong_code(request, user)


@receiver(user_logged_in)
def signed_in(request: Any, user: AbstractBaseUser, **kwargs: Any) -> None:
    """Noted at once: who signs in for a restricted page may never come to the admin."""
    if address := getattr(request, "axes_ip_address", None):
        logger.info("signed in: account=%s address=%s", user.get_username(), address)
        sessions.note(request)
        profile = UserProfile.get_for_user(user)
        request.session[sessions.LANGUAGE] = profile.get_preferred_language()


@receiver(user_logged_out)
def signed_out(request: Any, user: AbstractBaseUser | None, **kwargs: Any) -> None:
    if user and (key := request.session.session_key):
        sessions.UserSession.objects.filter(session_key=key).delete()


def reset_second_factor(user: Any, by: Any = None) -> int:
    """Takes all second factors of `user` away and signs them out; returns how many there were.

    `by` is the administrator who does it, None on the command line.
    """
    count = Authenticator.objects.filter(user=user).delete()[0]
    sessions.end_sessions(user)
    log_action(instance=user, action="portal.second_factor_reset", user=by)
    logger.warning("second factor reset: account=%s by=%s", user.get_username(), by or "command")
    return count
