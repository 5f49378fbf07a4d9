"""allauth's forms with our words, and a limit for codes that all processes count together."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.forms import ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .throttling import credentials_of, is_locked

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


def code_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Your code"), max_length=20, help_text=help_text, widget=forms.TextInput(attrs=CODE)
    )


HOW = _("Six digits from the app on your phone, or one of your recovery codes (eight digits).")


class PasswordAgainForm(ReauthenticateForm):
    """From somebody who is signed in and has no second factor yet."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    code = code_field(HOW)

    def clean_code(self) -> str:
        if is_locked(context.request, credentials_of(self.user)):
            raise get_account_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()


class CodeAgainForm(ReauthenticateCodeForm):
    """A code from somebody who is signed in, before the second factor is changed."""

    code = code_field(HOW)

    def clean_code(self) -> str:
        if is_locked(context.request, credentials_of(self.user)):
            raise get_account_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()


class ActivateAppForm(ActivateTOTPForm):
    code = code_field(_("The six digits that the app shows now."))


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name of the key"),
        max_length=60,
        help_text=_("So that you know it again, such as “blue key, on my key ring”."),
    )

    def clean(self) -> dict:
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if isinstance(error, ValidationError):
                raise
            # Not what a browser sends.
            raise get_adapter().validation_error("incorrect_code") from error
