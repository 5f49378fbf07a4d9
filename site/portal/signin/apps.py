from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignInConfig(AppConfig):
    name = "portal.signin"
    label = "signin"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        from news.scheduling.jobs import register

        from . import required, second_factor, words  # noqa: F401

        words.explain_passwords()
        register("tidy_sign_ins", every=timedelta(hours=6))
