from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model

        from . import checks, signals  # noqa: F401
        from .files import uses
        from .files.fields import check_stored_documents, prepare_stored_images
        from .models import ArticlePage, Author, OfficialDocument
        from .panels import article_edit_handler
        from .public_index import filling, receivers

        ArticlePage.edit_handler = article_edit_handler()
        prepare_stored_images(get_image_model())
        check_stored_documents(get_document_model())
        receivers.connect()
        uses.connect()
        uses.always_shown(Author, {"photo": ["news/pictures/author.html"]})
        uses.follow(OfficialDocument)
        signals.connect_search_index()
        post_migrate.connect(filling.fill, sender=self)
