"""The watch as a Django app: its tables, its job, its reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelfWatchConfig(AppConfig):
    name = "portal.self_watch"
    label = "self_watch"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Self-watch")

    def ready(self) -> None:
        from . import nightly

        nightly.register_job()
