from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.signals import pre_page_move


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model

        from . import (  # noqa: F401
            admin_words,
            bulk_actions,
            checks,
            exports,
            lookups,
            publishing,
            signals,
            slugs,
        )
        from .article_form import ArticleForm
        from .bin import policy
        from .collation import add_collation
        from .files import checks as file_checks  # noqa: F401
        from .files import scanning, uses  # noqa: F401
        from .files.fields import check_stored_documents, prepare_stored_images
        from .former_addresses import record
        from .listings import sort_alphabetically
        from .models import AbstractArticlePage, Author, OfficialDocument
        from .panels import article_edit_handler, give_form
        from .people import say_family_names_first
        from .public_index import filling, receivers
        from .scheduling import jobs
        from .scheduling.starting import at_start
        from .tags import use_typed_tags

        AbstractArticlePage.base_form_class = ArticleForm
        give_form(AbstractArticlePage, article_edit_handler)
        say_family_names_first()
        admin_words.complete()
        prepare_stored_images(get_image_model())
        check_stored_documents(get_document_model())
        policy.connect()
        receivers.connect()
        uses.connect()
        uses.always_shown(Author, {"photo": ["news/pictures/author.html"]})
        receivers.follow_files(OfficialDocument)
        record.connect()
        pre_page_move.connect(slugs.refuse_to_move)
        signals.connect_search_index()
        signals.keep_texts_tidy(self.label)
        signals.keep_library_tidy()
        use_typed_tags()
        exports.use_in_all_exports()
        at_start(exports.exports.empty)
        bulk_actions.use_in_all_bulk_actions()
        sort_alphabetically()
        connection_created.connect(add_collation, dispatch_uid="vietnamese order")
        jobs.register_own()
        publishing.make_whole()
        post_migrate.connect(filling.fill, sender=self)
