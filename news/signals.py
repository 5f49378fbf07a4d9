"""What must happen after an article went public, however it was published."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.search import index
from wagtail.signals import page_published


def reindex(sender: type, instance: Any, **kwargs: Any) -> None:
    """Indexes the page again: its own save indexes it before what hangs on it is stored."""
    index.insert_or_update_object(instance)


def keep_name_of_deleted_author(sender: type, instance: Any, **kwargs: Any) -> None:
    """A byline stays on what its author wrote, as a name."""
    instance.bylines.filter(name="").update(name=instance.name)


def connect() -> None:
    from .models import ArticlePage, Author

    pre_delete.connect(keep_name_of_deleted_author, sender=Author, dispatch_uid="news.keep_byline")

    page_published.connect(reindex, sender=ArticlePage, dispatch_uid="news.reindex_article")
