from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, signals  # noqa: F401
        from .former_addresses import record
        from .models import ArticlePage
        from .panels import article_edit_handler
        from .public_index import filling, receivers

        ArticlePage.edit_handler = article_edit_handler()
        receivers.connect()
        record.connect()
        signals.connect_search_index()
        post_migrate.connect(filling.fill, sender=self)
