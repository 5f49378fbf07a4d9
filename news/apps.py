from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.signals import pre_page_move


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, signals, slugs  # noqa: F401
        from .article_form import ArticleForm
        from .former_addresses import record
        from .models import ArticlePage
        from .panels import article_edit_handler
        from .public_index import filling, receivers

        ArticlePage.base_form_class = ArticleForm
        ArticlePage.edit_handler = article_edit_handler()
        receivers.connect()
        record.connect()
        pre_page_move.connect(slugs.refuse_to_move)
        signals.connect_search_index()
        post_migrate.connect(filling.fill, sender=self)
