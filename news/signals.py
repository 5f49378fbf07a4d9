"""What follows from saving a page and from deleting an author."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.models import get_page_models

from .models import Author, BasePage
from .public_index.protocol import DRAFT_FIELDS


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
    instance.bylines.filter(name="").update(name=instance.name)
