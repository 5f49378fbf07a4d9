from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from news.files.uses import always_shown
        from news.public_index.receivers import follow_structure
        from news.signals import keep_texts_tidy

        from . import checks  # noqa: F401
        from .models import SiteIdentity

        follow_structure(SiteIdentity)
        always_shown(SiteIdentity, {"logo": ["home/pictures/logo.html"]})
        keep_texts_tidy(self.label)
