"""Addresses below /admin/ for those who are not signed in, or not fully; before Wagtail's."""

from allauth.mfa.base.views import authenticate
from django.urls import path
from django.views.decorators.cache import never_cache

from . import views

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="wagtailadmin_login"),
    # The same under the name that allauth knows it by.
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("login/second-step/", authenticate, name="mfa_authenticate"),
    path("password_reset/", never_cache(views.PasswordResetView.as_view())),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        never_cache(views.PasswordResetConfirmView.as_view()),
    ),
]

#: In front of Wagtail's own, in each language.
reader_urls = [
    path("_util/login/", views.ReaderLoginView.as_view()),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        views.page_password,
    ),
]
collection_urls = [
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        views.collection_password,
    ),
]
