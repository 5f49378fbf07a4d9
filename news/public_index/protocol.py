"""What a page type says of itself to the public index.

Pages of any type have a row; those without this mixin get what it says by default.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from wagtail.models import COMMENTS_RELATION_NAME

from ..files.references import Files, files_of
from .saving import saving

#: What Wagtail writes on a page while a draft is edited; readers see nothing of it.
DRAFT_FIELDS = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


class PublicPageMixin(models.Model):
    """For page types, before `Page`: rows are written by `save`, once child rows are stored."""

    #: What is loaded for many pages at once when their rows are written.
    public_prefetch: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the public index in the same transaction."""
        from .writer import refresh

        with saving(self):
            super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
            refresh([self.pk])

    def public_date(self) -> datetime | None:
        """The date that lists show and sort by."""
        return self.first_published_at  # type: ignore[attr-defined]

    def public_is_listed(self) -> bool:
        """Whether lists of news show it."""
        return False

    def public_in_sitemap(self) -> bool:
        """Whether search engines are told of it."""
        return True

    def public_is_found(self) -> bool:
        """Whether the site's search finds it."""
        return False

    def public_details(self) -> dict[str, Any]:
        """What else its row holds, as JSON."""
        alt = getattr(self, "cover_alt", "")
        raw = self.body.raw_data if hasattr(self, "body") else []
        has_images = any(child and child["type"] == "image" for child in raw)
        return ({"cover_alt": alt} if alt else {}) | ({"has_images": True} if has_images else {})

    def public_links(self) -> Iterable[tuple[str, object]]:
        """Kind (see `PublicLink`) and key of what it belongs to."""
        return []

    def public_files(self) -> Files:
        """The images and documents that it shows, which anyone may have as long as it is public."""
        return files_of(self)

    def public_pictures(self) -> Iterable[tuple[Any, str]]:
        """Images, each with a template that shows it as `image` on this page or in a list: the
        sizes in it are made when the page is published. Cover and body need no mention.
        """
        return []

    def plain_text(self) -> str:
        """What a reader reads, without marks of layout."""
        return ""

    def search_parts(self) -> Iterable[str]:
        """Everything that finds this page, beside its title."""
        return [self.plain_text()]
