"""The tab “Security” of the account's settings: what is set up, and where one is signed in."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, ChangePasswordPanel, SettingsTab

from portal.client_address import shortened

from .required import must_have_second_factor
from .sessions import browser_name

security_tab = SettingsTab("security", _("Security"), order=150)


# With what protects the account, not among name and language.
ChangePasswordPanel.tab = security_tab
ChangePasswordPanel.order = 50


class LinksPanel(BaseSettingsPanel):
    """A panel that shows something and has no fields."""

    tab = security_tab

    def get_form(self) -> forms.Form:
        return forms.Form()


class SecondFactorPanel(LinksPanel):
    name = "second_factor"
    title = _("Two-step sign-in")
    order = 100
    template_name = "portal/signin/second_factor_panel.html"

    def get_context_data(self) -> dict[str, Any]:
        return {
            "second_factor": state_of(self.user),
            "is_required": must_have_second_factor(self.user),
        }


class SessionsPanel(LinksPanel):
    name = "sessions"
    title = _("Where you are signed in")
    order = 200
    template_name = "portal/signin/sessions_panel.html"

    def get_context_data(self) -> dict[str, Any]:
        return {"sessions": sessions_of(self.request)}


def state_of(user: AbstractBaseUser) -> dict[str, Any]:
    """What of a second factor an account has: app, keys, recovery codes that are left."""
    found: dict[str, Any] = {"app": None, "keys": [], "codes_left": None}
    for authenticator in Authenticator.objects.filter(user_id=user.pk).order_by("pk"):
        if authenticator.type == Authenticator.Type.TOTP:
            found["app"] = authenticator
        elif authenticator.type == Authenticator.Type.WEBAUTHN:
            found["keys"].append(authenticator)
        else:
            found["codes_left"] = len(authenticator.wrap().get_unused_codes())
    found["is_on"] = bool(found["app"] or found["keys"])
    return found


def sessions_of(request: HttpRequest) -> list[dict[str, Any]]:
    """The sessions of who asks, this one first, then the latest used."""
    here = request.session.session_key
    rows = UserSession.objects.filter(user_id=request.user.pk).order_by("-last_seen_at")
    shown = [
        {
            "id": row.pk,
            "browser": browser_name(row.user_agent),
            "address": shortened(row.ip),
            "first_seen": row.created_at,
            "last_seen": row.last_seen_at,
            "is_here": row.session_key == here,
        }
        for row in rows
        if row.session_key == here or row.exists()
    ]
    return sorted(shown, key=lambda session: not session["is_here"])
