"""allauth's and Wagtail's forms with our words, and a limit for passwords and codes that all
processes count together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ReauthenticateForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import PasswordChangeForm

from .throttling import count_failure, credentials_of, is_locked

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


def code_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Your code"), max_length=20, help_text=help_text, widget=forms.TextInput(attrs=CODE)
    )


HOW = _("Six digits from the app on your phone, or one of your recovery codes (eight digits).")


def _may_try(user: Any) -> None:
    """Raises `ValidationError` while this account waits; the answer is then 429."""
    if is_locked(context.request, credentials_of(user)):
        raise get_account_adapter().validation_error("too_many_login_attempts")


class RulesAtTheFirst:
    """For forms of Django's that ask for a new password twice: what is wrong with it stands at the
    first field, where its rules are, and not at the one that repeats it.
    """

    def validate_password_for_user(self, user: Any, password_field_name: str) -> None:
        first = password_field_name.replace("2", "1")
        super().validate_password_for_user(user, first)


class NewPasswordForm(RulesAtTheFirst, SetPasswordForm):
    """From somebody who came by the link of a letter."""


class AccountPasswordForm(RulesAtTheFirst, PasswordChangeForm):
    """The account's own: a desk that was left open is no place to try passwords without end."""

    def clean_old_password(self) -> str:
        _may_try(self.user)
        try:
            return super().clean_old_password()
        except ValidationError:
            count_failure(context.request, credentials_of(self.user))
            raise


class PasswordAgainForm(ReauthenticateForm):
    """From somebody who is signed in and has no second factor yet."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def clean_password(self) -> str:
        _may_try(self.user)
        return super().clean_password()


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    code = code_field(HOW)

    def clean_code(self) -> str:
        _may_try(self.user)
        return super().clean_code()


class CodeAgainForm(ReauthenticateCodeForm):
    """A code from somebody who is signed in, before the second factor is changed."""

    code = code_field(HOW)

    def clean_code(self) -> str:
        _may_try(self.user)
        return super().clean_code()


def _in_their_hands(user: AbstractBaseUser) -> None:
    """App or key were used a second ago: no need to ask again before recovery codes are shown."""
    record_authentication(context.request, user, method="mfa")


class ActivateAppForm(ActivateTOTPForm):
    code = code_field(_("The six digits that the app shows now."))

    def secret_in_fours(self) -> str:
        """For somebody who types it; apps leave out the blanks."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    def clean_code(self) -> str:
        code = super().clean_code()
        _in_their_hands(self.user)
        return code


@contextmanager
def _what_browsers_send() -> Iterator[None]:
    """Anything else than a key's answer is a wrong one; allauth foresees only part of it."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, ValidationError):
            raise
        raise get_adapter().validation_error("incorrect_code") from error


class KeyForm(AuthenticateWebAuthnForm):
    """The second step with a security key."""

    def clean_credential(self) -> Authenticator:
        with _what_browsers_send():
            return super().clean_credential()


class KeyAgainForm(ReauthenticateWebAuthnForm):
    """A security key from somebody who is signed in."""

    def clean_credential(self) -> Authenticator:
        with _what_browsers_send():
            return super().clean_credential()


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name of the key"),
        max_length=60,
        help_text=_("So that you know it again, such as “blue key, on my key ring”."),
    )

    def clean(self) -> dict:
        with _what_browsers_send():
            cleaned = super().clean()
        if cleaned.get("credential"):
            _in_their_hands(self.user)
        return cleaned
