"""What must happen after an article went public, however it was published."""

from typing import Any

from wagtail.search import index
from wagtail.signals import page_published


def reindex(sender: type, instance: Any, **kwargs: Any) -> None:
    """Indexes the article again: its own save indexes it before bylines and tags are stored."""
    index.insert_or_update_object(instance)


def connect() -> None:
    from .models import ArticlePage

    page_published.connect(reindex, sender=ArticlePage, dispatch_uid="news.reindex_article")
