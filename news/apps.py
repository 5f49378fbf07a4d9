from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.images import get_image_model

        from . import checks, exports, lookups, signals  # noqa: F401
        from .collation import add_collation
        from .files.fields import prepare_stored_images
        from .listings import sort_as_vietnamese
        from .models import ArticlePage
        from .panels import article_edit_handler
        from .people import say_family_names_first
        from .public_index import filling, receivers
        from .tags import use_typed_tags

        ArticlePage.edit_handler = article_edit_handler()
        say_family_names_first()
        prepare_stored_images(get_image_model())
        receivers.connect()
        signals.connect_search_index()
        signals.keep_texts_tidy(self.label)
        signals.keep_library_tidy()
        use_typed_tags()
        exports.use_in_all_exports()
        sort_as_vietnamese()
        connection_created.connect(add_collation, dispatch_uid="vietnamese order")
        post_migrate.connect(filling.fill, sender=self)
