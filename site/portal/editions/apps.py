"""Editions as a Django app: watches what is written in every process of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    # Wherever the folder is put.
    name = __package__
    verbose_name = _("Editions")

    def ready(self) -> None:
        from .additions import know_first_publications
        from .conf import config
        from .drafts import save_drafts_quietly
        from .number import number
        from .writes import Watch

        # The file is there: other processes of this site keep pages, if this one does not.
        if config().enabled or config().file.exists():
            Watch(number(), config().unread_tables).start()
            save_drafts_quietly()
            know_first_publications()
