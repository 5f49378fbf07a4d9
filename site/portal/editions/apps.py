"""Editions as a Django app: watches what is written in every process of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    # Wherever the folder is put.
    name = __package__
    verbose_name = _("Editions")

    def ready(self) -> None:
        from .conf import config
        from .drafts import save_drafts_quietly
        from .number import number
        from .writes import Watch

        if config().enabled:
            Watch(number(), config().unread_tables).start()
            save_drafts_quietly()
