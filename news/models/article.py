"""Articles: what all of them have, and the article page."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.core.checks import CheckMessage, Error
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.api import APIField
from wagtail.images import get_image_model_string
from wagtail.search import index

from ..article_date import first_date, plausible_date
from ..blocks import BodyStreamBlock
from ..body import Body, plain_text
from ..fields import BodyField, OwnLocaleField, TagsField
from ..public_index.models import PublicLink, PublicPage
from ..querysets import ArticleManager
from ..shown_date import ShownDate
from .base import BasePage, CoverMixin
from .registers import Category, Tag

UPDATE_IS_WORTH_SHOWING_AFTER = timedelta(minutes=10)


#: Relation of child rows → the class that it is made from, see `article_parts.py`.
PARTS = {
    "tagged_items": "AbstractArticleTag",
    "bylines": "AbstractArticleByline",
    "subjects": "AbstractArticleSubject",
    "cited_documents": "AbstractCitedDocument",
    "attachments": "AbstractArticleAttachment",
    "related_picks": "AbstractRelatedArticle",
}


class AbstractArticlePage(ShownDate, CoverMixin, BasePage):
    """What every article is: `ArticlePage`, and types of a site's own with a table of their own.

    `published_at` is the date shown, not the moment it went live. A subclass with its own table
    declares `tags` and the child rows of `PARTS` (check `news.E010`).
    """

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One paragraph that says what happened, where and why it matters."),
    )
    published_at = models.DateTimeField(
        _("publication date"),
        null=True,
        blank=True,
        validators=[plausible_date],
        help_text=_("Left empty, the article bears the moment at which it is published."),
    )
    body = BodyField(BodyStreamBlock, verbose_name=_("body"), blank=True)
    source_name = models.CharField(_("source"), max_length=150, blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)
    categories = ParentalManyToManyField(
        Category, verbose_name=_("categories"), blank=True, related_name="+"
    )
    unlisted = models.BooleanField(
        _("keep out of lists"),
        default=False,
        help_text=_(
            "The page stays at its address, but no list or feed shows it, and search engines are "
            "asked to leave it out. This site's own search leaves it out if it was set up to."
        ),
    )
    social_title = models.CharField(_("title when shared"), max_length=150, blank=True)
    social_description = models.TextField(_("text when shared"), blank=True)
    social_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    own_locale = OwnLocaleField()

    # Managers of child rows, which know whether this is a draft.
    tagged_items: Any
    bylines: Any
    subjects: Any
    cited_documents: Any
    attachments: Any
    related_picks: Any

    objects = ArticleManager()

    # A copy is other news: it goes out on another day.
    exclude_fields_in_copy = ["published_at"]
    parent_page_types = ["news.AbstractNewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A story with date, lead, body, bylines and cited documents.")
    template = "news/article_page.html"

    #: What Wagtail's API gives of it beside what it gives of every page: what readers see, no more.
    api_fields = [
        APIField(name)
        for name in (
            "lead", "published_at", "updated_at", "body", "source_name", "source_url",
            "cover", "cover_alt", "cover_caption", "cover_credit", "categories_text",
            "bylines_text",
        )
    ]  # fmt: skip
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("published_at"),
        index.FilterField("unlisted"),
        index.FilterField("expire_at"),
    ]

    class Meta:
        abstract = True

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *_check_parts(cls)]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever publishes it, and however: a public article bears a date."""
        if self.live and self.published_at is None:
            self.published_at = first_date(self)
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A draft without a date does not take that of the published article away."""
        draft = super().with_content_json(content)
        if draft.published_at is None and self.first_published_at:
            draft.published_at = self.published_at
        return draft

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from ..article_context import article_context

        return super().get_context(request, *args, **kwargs) | article_context(self, request)

    @cached_property
    def category_list(self) -> list[Category]:
        """Its categories in the register's order."""
        return sorted(self.categories.all(), key=lambda c: (c.sort_order, c.sort_key, c.pk))

    @cached_property
    def tag_list(self) -> list[Tag]:
        return sorted((item.tag for item in self.tagged_items.all()), key=lambda tag: tag.sort_key)

    @property
    def categories_text(self) -> str:
        return ", ".join(category.label for category in self.category_list)

    @property
    def bylines_text(self) -> str:
        return ", ".join(filter(None, (byline.display_name for byline in self.bylines.all())))

    @property
    def main_category(self) -> Category | None:
        """The one that lists show."""
        return next(iter(self.category_list), None)

    @property
    def updated_at(self) -> datetime | None:
        """When the text last changed in public, if that was after its date."""
        changed, dated = self.last_published_at, self.published_at
        went_live = self.first_published_at
        if not changed or not dated or not went_live:
            return None
        later = changed - max(dated, went_live) > UPDATE_IS_WORTH_SHOWING_AFTER
        return changed if later else None

    def plain_text(self) -> str:
        return " ".join([self.lead, plain_text(self.body)])

    def search_parts(self) -> list[str]:
        return [
            self.plain_text(),
            *(byline.display_name for byline in self.bylines.all()),
            *(cited.document.number for cited in self.cited_documents.all()),
            *(document.number for document in Body(self.body).official_documents),
            *(category.name for category in self.category_list),
            *(tag.name for tag in self.tag_list),
        ]

    # What the public index holds of it

    public_prefetch = (
        "bylines__author",
        "categories",
        "tagged_items__tag",
        "subjects__page",
        "cited_documents__document",
        "attachments",
        "related_picks__article",
    )
    #: Its row, where it was routed to by it.
    public_row: PublicPage | None = None

    @cached_property
    def shown_details(self) -> dict[str, Any]:
        """As `public_details`: from its row, or for a draft from what the draft says."""
        return self.public_row.details if self.public_row else self.public_details()

    @cached_property
    def shown_links(self) -> list[tuple[str, str]]:
        """As `public_links`, in the same way."""
        if self.public_row:
            return self.public_row.link_list()
        return [(kind, str(target)) for kind, target in self.public_links()]

    def public_date(self) -> datetime | None:
        return self.published_at

    def public_is_listed(self) -> bool:
        return not self.unlisted and self.published_at is not None

    def public_in_sitemap(self) -> bool:
        return not self.unlisted

    def public_is_found(self) -> bool:
        return self.public_is_listed()

    def public_pictures(self) -> list[tuple[Any, str]]:
        return [(self.social_image, "news/pictures/social.html")] if self.social_image else []

    def public_details(self) -> dict[str, Any]:
        """`categories`: keys in the register's order; `bylines`: name and the author's slug, if
        any; `tags`: name and slug; and whether it has `cited` documents and `attachments`.
        """
        bylines = (
            (row.display_name, row.author.slug if row.author else "")
            for row in self.bylines.all()
            if row.display_name
        )
        return {
            "categories": [category.pk for category in self.category_list],
            "bylines": list(dict.fromkeys(bylines)),
            "tags": [(tag.name, tag.slug) for tag in self.tag_list],
            "cited": bool(self.cited_documents.all()),
            "attachments": bool(self.attachments.all()),
            **super().public_details(),
        }

    def public_links(self) -> Iterable[tuple[str, object]]:
        for category in self.category_list:
            yield PublicLink.CATEGORY, category.pk
        for tag in self.tag_list:
            yield PublicLink.TAG, tag.pk
        for byline in self.bylines.all():
            if byline.author_id:
                yield PublicLink.AUTHOR, byline.author_id
        for subject in self.subjects.all():
            yield PublicLink.SUBJECT, subject.page.translation_key.hex
        for pick in self.related_picks.all():
            if pick.article_id:
                yield PublicLink.PICK, pick.article.translation_key.hex
        for cited in self.cited_documents.all():
            yield PublicLink.DOCUMENT, cited.document_id
        for document in Body(self.body).official_documents:
            yield PublicLink.DOCUMENT, document.pk


def _check_parts(model: type[AbstractArticlePage]) -> list[CheckMessage]:
    names = {field.name for field in model._meta.get_fields()}
    missing = {name: base for name, base in PARTS.items() if name not in names}
    messages: list[CheckMessage] = [
        Error(
            f"{model._meta.label} has no child rows “{name}”.",
            hint=f"Declare a model made from news.models.{base} with a ParentalKey to it, "
            f"related_name={name!r}; the guide of the apps shows all of them.",
            obj=model,
            id="news.E010",
        )
        for name, base in missing.items()
    ]
    if "tags" not in names:
        hint = (
            "tags = TagsField(through=…), with the model made from news.models.AbstractArticleTag."
        )
        messages.append(
            Error(f"{model._meta.label} has no field “tags”.", hint=hint, obj=model, id="news.E010")
        )
    return messages


class ArticlePage(AbstractArticlePage):
    """A news article."""

    # As above, with names for the way back from a category and a tag.
    categories = ParentalManyToManyField(
        Category, verbose_name=_("categories"), blank=True, related_name="articles"
    )
    tags = TagsField(
        through="news.ArticleTag", verbose_name=_("tags"), blank=True, related_name="articles"
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["published_at", "page_ptr"], name="news_article_by_date"),
            models.Index(
                fields=["own_locale", "published_at", "page_ptr"], name="news_article_by_language"
            ),
        ]
