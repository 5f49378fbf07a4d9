"""Signing in, the way back in, sessions elsewhere, and a colleague's lost second factor."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LoginView as DjangoLoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail.admin import messages
from wagtail.admin.views import account
from wagtail.documents.views.serve import authenticate_with_password as collection_view
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import CollectionViewRestriction, PageViewRestriction, Site
from wagtail.views import authenticate_with_password as page_view

from . import sessions, throttling
from .adapters import REMEMBER
from .forms import NewPasswordForm
from .middleware import GOING_TO
from .panels import sessions_of, state_of
from .required import must_have_second_factor
from .second_factor import reset_second_factor


class TwoStepLogin:
    """A view of Django's that checks a password; what comes after it is allauth's."""

    def form_valid(self, form: Any) -> HttpResponse:
        view: Any = self
        request = view.request
        if request.user.is_authenticated and request.user != form.get_user():
            request.session.flush()
            request.user = AnonymousUser()
        request.session[REMEMBER] = bool(form.cleaned_data.get("remember"))
        login = Login(user=form.get_user(), redirect_url=view.get_success_url())
        credentials = {"username": form.cleaned_data["username"]}
        return perform_password_login(request, credentials, login)


class LoginView(TwoStepLogin, account.LoginView):
    """Wagtail's own, whose second step is allauth's. It says whose site this is."""

    def get_form(self, form_class: Any = None) -> Any:
        """With the field's name inside a sentence, where it begins small."""
        form = super().get_form(form_class)
        attributes = form.fields["username"].widget.attrs
        attributes["placeholder"] = str(attributes["placeholder"]).capitalize()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        from home.models import SiteIdentity

        site = Site.find_for_request(self.request)
        identity = SiteIdentity.for_site(site) if site else SiteIdentity()
        return super().get_context_data(**kwargs) | {"body_name": identity.name_label}


class ReaderLoginView(TwoStepLogin, DjangoLoginView):
    """For pages that only signed-in people may read."""

    template_name = "wagtailcore/login.html"


class PasswordResetView(account.PasswordResetView):
    """Wagtail's own. Each request counts, whether there is such an account or not."""

    def form_valid(self, form: Any) -> HttpResponse:
        counted = throttling.pretended("reset", form.cleaned_data["email"].casefold())
        if throttling.is_locked(self.request, counted):
            return throttling.refusal(self.request, credentials=counted)
        throttling.count_failure(self.request, counted)
        self.request.axes_locked_out = False
        return super().form_valid(form)


class PasswordResetConfirmView(account.PasswordResetConfirmView):
    """Wagtail's own. It says whose password it is, and of a bad link for how long links work."""

    form_class = NewPasswordForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
        return super().get_context_data(**kwargs) | {"link_days": days}

    def form_valid(self, form: Any) -> HttpResponse:
        """Who was locked out for a forgotten password need not wait with the new one."""
        response = super().form_valid(form)
        throttling.forget_wrong_passwords(self.user)
        return response


def _page_form(request: HttpRequest, restriction_id: int) -> PasswordViewRestrictionForm:
    restriction = get_object_or_404(PageViewRestriction, id=restriction_id)
    return PasswordViewRestrictionForm(request.POST, instance=restriction)


def _collection_form(request: HttpRequest, restriction_id: int) -> PasswordViewRestrictionForm:
    restriction = get_object_or_404(CollectionViewRestriction, id=restriction_id)
    return PasswordViewRestrictionForm(request.POST, instance=restriction)


page_password = never_cache(
    sensitive_post_parameters("password")(
        throttling.page_password(page_view, "page", _page_form, "page_view_restriction_id")
    )
)
collection_password = never_cache(
    sensitive_post_parameters("password")(
        throttling.page_password(collection_view, "collection", _collection_form, "restriction_id")
    )
)


class SecondFactorView(IndexView):
    """What of a second factor is set up; from here everything is added and removed."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        going_to = self.request.session.get(GOING_TO) or reverse("wagtailadmin_account")
        return {
            **super().get_context_data(**kwargs),
            "second_factor": state_of(self.request.user),
            "is_required": must_have_second_factor(self.request.user),
            "going_to": going_to,
        }


to_second_factor = RedirectView.as_view(pattern_name="mfa_index")


def sessions_page(request: HttpRequest) -> HttpResponse:
    """Where somebody is signed in, each with a button that ends it."""
    return render(request, "portal/signin/sessions.html", {"sessions": sessions_of(request)})


@require_POST
def sign_out_elsewhere(request: Any) -> HttpResponse:
    """Ends the session whose row is posted as `session`, or all but this one."""
    chosen = request.POST.get("session", "")
    only = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None
    if chosen and only is None:
        return redirect("signin_sessions")
    here = request.session.session_key
    ended = sessions.end_sessions(request.user, but=here, only=only)
    if ended:
        done = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", ended)
        messages.success(request, done % {"count": ended})
    else:
        messages.info(request, _("You were not signed in anywhere else."))
    return redirect("signin_sessions")


def reset(request: HttpRequest, user_id: int) -> HttpResponse:
    """Takes a colleague's second factor away, who has lost it; for administrators alone."""
    if not request.user.is_superuser:
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=user_id)
    back = reverse("wagtailusers_users:edit", args=[user.pk])
    if request.method == "POST":
        reset_second_factor(user, by=request.user)
        messages.success(
            request,
            _("%(name)s signs in with the password alone now.") % {"name": user.get_username()},
        )
        return redirect(back)
    has_one = Authenticator.objects.filter(user=user).exists()
    context = {"colleague": user, "back": back, "has_one": has_one}
    return render(request, "portal/signin/reset.html", context)
