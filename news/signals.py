"""What follows from saving a page and from deleting an author."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import get_page_models

from .models import AbstractArticleByline, Author, BasePage
from .public_index.protocol import DRAFT_FIELDS
from .text import tidy_texts


def keep_texts_tidy(app_label: str) -> None:
    """Whatever is saved of this app's models, its texts are stored as `news.text.nfc` has them.

    For `AppConfig.ready`. A form or an import that forgets to do it cannot store two spellings of
    one word that look the same. `bulk_create` saves without signals: its callers tidy themselves.
    """
    for model in apps.get_app_config(app_label).get_models():
        pre_save.connect(_tidy, sender=model)


def keep_library_tidy() -> None:
    """The same for images, documents and people, whose models are the host's or Wagtail's."""
    for model in (get_image_model(), get_document_model(), get_user_model()):
        pre_save.connect(_tidy, sender=model)


def _tidy(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        tidy_texts(instance)


def connect_search_index() -> None:
    """Called once, when all models are known. Wagtail's own search, the admin's, has titles only:
    they change with the page's row, and no draft changes that.
    """
    for model in get_page_models():
        if issubclass(model, BasePage):
            post_save.connect(index_title, sender=model)
            post_delete.connect(post_delete_signal_handler, sender=model)


def index_title(update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        post_save_signal_handler(**kwargs)


@receiver(pre_delete, sender=Author)
def keep_name_of_deleted_author(sender: type, instance: Any, **kwargs: Any) -> None:
    """A byline stays on what its author wrote, as a name."""
    for model in apps.get_models():
        if issubclass(model, AbstractArticleByline):
            model.objects.filter(author=instance, name="").update(name=instance.name)
