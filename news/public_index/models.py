"""The tables of the public index: narrow rows that lists read with plain indexed queries."""

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

import swapper
from django.db import connection, models
from django.db.models import Q
from wagtail.images import get_image_model_string

from ..shown_date import ShownDate
from .addresses import address
from .registers import categories_by_key

if TYPE_CHECKING:
    from ..models import Category

#: `visible_until` of a page that does not expire.
FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
_LINKS = "SELECT kind, target FROM news_publiclink WHERE page_id = %s ORDER BY id"


class PublicPage(ShownDate, models.Model):
    """A page that any visitor may read: live and under no view restriction.

    Whether it has expired is asked of `visible_until` at the moment of reading.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    #: The name of its page type's model: "articlepage".
    kind = models.CharField(max_length=60)
    #: Hexadecimal translation key of the page whose content it shows: shared by its translations
    #: and aliases.
    key = models.CharField(max_length=32, db_index=True)
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    path = models.CharField(max_length=255, db_index=True)
    url_path = models.TextField()
    slug = models.CharField(max_length=255, db_index=True)
    title = models.CharField(max_length=255)
    lead = models.TextField()
    #: What lists sort by.
    date = models.DateTimeField(null=True)
    #: Whether lists of news show it.
    is_listed = models.BooleanField()
    in_sitemap = models.BooleanField()
    visible_until = models.DateTimeField(default=FOREVER)
    #: When its text last changed in public.
    changed_at = models.DateTimeField(null=True)
    cover = models.ForeignKey(
        get_image_model_string(), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The cover's HTML, by name (`pictures.py`); empty until its files are made.
    pictures = models.JSONField(default=dict)
    #: What its page type adds, see `BasePage.public_details`.
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(
                fields=["locale", "is_listed", "date", "page", "visible_until"],
                name="news_public_by_date",
            ),
            models.Index(
                fields=["locale", "date", "page"],
                condition=Q(is_listed=True, cover__isnull=False),
                name="news_public_with_cover",
            ),
            models.Index(fields=["kind", "locale"], name="news_public_by_kind"),
            models.Index(
                fields=["visible_until"],
                condition=Q(visible_until__lt=FOREVER),
                name="news_public_expiring",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    # As templates ask a page for it

    @property
    def url(self) -> str:
        """Its address in its language; with the site's name where there is more than one site."""
        return address(self.url_path)

    @property
    def translation_key(self) -> UUID:
        """That of the page whose content it shows."""
        return UUID(self.key)

    @property
    def published_at(self) -> datetime | None:
        return self.date

    @property
    def bylines_text(self) -> str:
        return ", ".join(name for name, _slug in self.details.get("bylines", []))

    def link_list(self) -> list[tuple[str, str]]:
        """Kind and target of its links, in the order of `public_links`."""
        with connection.cursor() as cursor:
            cursor.execute(_LINKS, [self.page_id])
            return cursor.fetchall()

    @cached_property
    def category_list(self) -> "list[Category]":
        """In the register's order."""
        categories = categories_by_key()
        return [categories[key] for key in self.details["categories"] if key in categories]

    @property
    def main_category(self) -> "Category | None":
        """The one that lists show."""
        return next(iter(self.category_list), None)


class PublicLink(models.Model):
    """That a page belongs to a category, tag or author, is about a subject, cites a document …

    Locale and date are the page's once more, so that one index finds the newest of each; the date
    is null where lists do not show the page.
    """

    CATEGORY, TAG, AUTHOR, SUBJECT = "category", "tag", "author", "subject"
    DOCUMENT, UNIT, PICK = "document", "unit", "pick"

    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=10)
    #: A primary key; of a page (subject, picked article), its hexadecimal translation key.
    target = models.CharField(max_length=36)
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    date = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "target", "locale", "date", "page"], name="news_public_link"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class PublicText(models.Model):
    """The words of a public page, in a table of their own: only search reads them."""

    page = models.OneToOneField(
        PublicPage, primary_key=True, on_delete=models.CASCADE, related_name="text"
    )
    #: Where search lists it, see `words.place_of`; null where search does not find it.
    place = models.BigIntegerField(null=True, unique=True)
    #: As a reader reads it, for excerpts.
    plain = models.TextField()
    #: Folded words (`news.text.fold_words`, in `one_spelling`) of the title, and of everything that
    #: finds the page, the title included. The database indexes both by itself (migration 0003).
    title_words = models.TextField()
    words = models.TextField()

    def __str__(self) -> str:
        return self.title_words


class PublicBody(models.Model):
    """What of a page's body was rendered when its row was written, see `news.body.KeptBody`."""

    page = models.OneToOneField(
        PublicPage, primary_key=True, on_delete=models.CASCADE, related_name="body"
    )
    #: The HTML of each block; null for a block that may show what others write.
    blocks = models.JSONField()
    #: Level, text and anchor of each heading.
    headings = models.JSONField()

    def __str__(self) -> str:
        return str(self.page_id)


class PublicVersion(models.Model):
    """A token that changes, in the same transaction, with what a name stands for.

    What a process keeps in memory (`memory.py`) is compared with it. Random, not counted: a
    transaction that is rolled back must not leave a number that the next one takes again.
    """

    name = models.CharField(max_length=30, primary_key=True)
    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.name
