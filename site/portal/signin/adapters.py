"""What allauth asks of this site: nobody registers, and who signed in just now need not again."""

import base64
import hashlib
import os
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from portal.client_address import client_address

#: In the session while the second step is still to come.
REMEMBER = "signin_remember"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": gettext_lazy(
            "Too many failed attempts. Try again in a few minutes."
        ),
        "incorrect_password": gettext_lazy("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "0.0.0.0"  # noqa: S104

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step: from here on they are signed in, for as long as they asked."""
        super().login(request, user)
        remember = request.session.pop(REMEMBER, False)
        request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Its messages are not in Vietnamese; `second_factor.py` writes down what happened."""

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """Who has a second factor shows that: the password alone must not take it away."""
        methods = super().get_reauthentication_methods(user)
        if get_second_factor_adapter().is_mfa_enabled(user):
            return [method for method in methods if method["id"].startswith("mfa")]
        return methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not from somebody whose sign-in, with all its steps, was within the last minutes."""
        request = context.request
        wanted = "mfa" if get_second_factor_adapter().is_mfa_enabled(request.user) else "password"
        records = get_authentication_records(request, request.user)
        times = [record["at"] for record in records if record.get("method") == wanted]
        since = time.time() - max(times, default=0)
        return since > app_settings.REAUTHENTICATION_TIMEOUT


def _keys() -> MultiFernet:
    """Locks made of the site's secret keys; the first locks, all unlock."""
    secrets = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    salted = [hashlib.sha256(f"portal.signin second factor{key}".encode()) for key in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(d.digest())) for d in salted])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are stored locked with the site's key: a copy of the database alone opens nothing."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This code is not right, or no longer. Wait for the next one and type that."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Locked with a key that the site no longer has: what nobody knows, so no code fits.
            return base64.b32encode(os.urandom(20)).decode()

    def is_mfa_enabled(self, user: AbstractBaseUser, types: Any = None) -> bool:
        """Recovery codes alone are no second factor."""
        return super().is_mfa_enabled(user, FACTORS if types is None else types)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Security key %(number)d") % {"number": number}

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        from home.models import SiteIdentity

        identity = SiteIdentity.for_request(context.request)
        return identity.name or context.request.get_host()


def get_second_factor_adapter() -> SecondFactorAdapter:
    return SecondFactorAdapter()
