"""Second factor and sessions in the admin: addresses, panels, words of the history."""

from collections.abc import Iterator
from typing import Any

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from . import views
from .panels import SecondFactorPanel, SessionsPanel

ACCOUNT = "account/second-factor/"


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("account/sign-in-again/", reauthenticate, name="account_reauthenticate"),
        path(ACCOUNT, views.SecondFactorView.as_view(), name="mfa_index"),
        path(f"{ACCOUNT}code/", base.reauthenticate, name="mfa_reauthenticate"),
        path(f"{ACCOUNT}app/", app.activate_totp, name="mfa_activate_totp"),
        path(f"{ACCOUNT}app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
        path(f"{ACCOUNT}keys/", views.to_second_factor, name="mfa_list_webauthn"),
        path(f"{ACCOUNT}keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
        path(
            f"{ACCOUNT}keys/sign-in-again/",
            keys.reauthenticate_webauthn,
            name="mfa_reauthenticate_webauthn",
        ),
        path(f"{ACCOUNT}keys/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
        path(f"{ACCOUNT}keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
        path(f"{ACCOUNT}recovery/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
        path(
            f"{ACCOUNT}recovery/new/",
            codes.generate_recovery_codes,
            name="mfa_generate_recovery_codes",
        ),
        path("account/sessions/", views.sessions_page, name="signin_sessions"),
        path("account/sessions/end/", views.sign_out_elsewhere, name="signin_end_sessions"),
        path("users/<int:user_id>/second-factor/", views.reset, name="signin_reset"),
    ]


@hooks.register("register_account_settings_panel")
def second_factor_panel(request: HttpRequest, user: Any, profile: Any) -> SecondFactorPanel:
    return SecondFactorPanel(request, user, profile)


@hooks.register("register_account_settings_panel")
def sessions_panel(request: HttpRequest, user: Any, profile: Any) -> SessionsPanel:
    return SessionsPanel(request, user, profile)


@hooks.register("register_log_actions")
def words_of_the_history(actions: Any) -> None:
    actions.register_action("portal.locked", _("Lock"), _("Locked after failed attempts"))
    actions.register_action(
        "portal.second_factor_added", _("Second factor"), _("Second factor added")
    )
    actions.register_action(
        "portal.second_factor_removed", _("Second factor"), _("Second factor removed")
    )
    actions.register_action(
        "portal.second_factor_renewed", _("Second factor"), _("New recovery codes made")
    )
    actions.register_action(
        "portal.second_factor_reset",
        _("Second factor"),
        _("Second factor reset by an administrator"),
    )


@hooks.register("insert_global_admin_css")
def css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/signin/signin.css"))


@hooks.register("insert_global_admin_js")
def show_passwords() -> str:
    return format_html(
        '<script src="{}" data-show="{}" data-hide="{}"></script>',
        static("portal/signin/passwords.js"),
        _("Show the password"),
        _("Hide the password"),
    )


@hooks.register("register_user_listing_buttons")
def reset_button(user: Any, request_user: Any) -> Iterator[Button]:
    if request_user.is_superuser:
        yield Button(
            _("Two-step sign-in"),
            reverse("signin_reset", args=[user.pk]),
            icon_name="lock",
            priority=30,
        )
