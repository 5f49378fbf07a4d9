"""This website as a Django app: its commands, theme and search backend."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from django.conf import settings

        from . import private_files
        from .backup import nightly
        from .monitoring import sentry, signals

        translate_unmarked_labels()
        nightly.register_job()
        private_files.connect()
        signals.connect()
        sentry.start(settings.SENTRY_DSN, settings.SENTRY_ENVIRONMENT)


def translate_unmarked_labels() -> None:
    """Vietnamese for labels of link choosers and sign-in form: Wagtail never marks them."""
    from wagtail.admin.forms import choosers
    from wagtail.admin.forms.auth import LoginForm

    labels = {
        "link_text": _("Link text"),
        "email_address": _("E-mail address"),
        "subject": _("Subject line"),
        "body": _("Message"),
        "phone_number": _("Telephone number"),
    }
    for form in (
        choosers.ExternalLinkChooserForm,
        choosers.AnchorLinkChooserForm,
        choosers.EmailLinkChooserForm,
        choosers.PhoneLinkChooserForm,
    ):
        for name, label in labels.items():
            if name in form.base_fields:
                form.base_fields[name].label = label
    LoginForm.base_fields["password"].label = _("Password")
    LoginForm.base_fields["remember"].label = _("Remember me")
