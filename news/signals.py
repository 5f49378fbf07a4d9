"""What follows from publishing an article and from deleting an author."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.search import index
from wagtail.signals import page_published

from .models import ArticlePage, Author


@receiver(page_published, sender=ArticlePage)
def reindex(sender: type, instance: Any, **kwargs: Any) -> None:
    """Indexes the page again: its own save indexes it before its child rows are stored."""
    index.insert_or_update_object(instance)


@receiver(pre_delete, sender=Author)
def keep_name_of_deleted_author(sender: type, instance: Any, **kwargs: Any) -> None:
    """A byline stays on what its author wrote, as a name."""
    instance.bylines.filter(name="").update(name=instance.name)
