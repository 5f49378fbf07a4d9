"""The article page."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from ..blocks import BodyStreamBlock
from ..body import Body, plain_text
from ..fields import BodyField, OwnLocaleField
from ..querysets import ArticleManager
from ..restrictions import closure
from ..text import searchable
from ..validators import in_archive
from .base import BasePage, CoverMixin
from .registers import Category, Tag

UPDATE_IS_WORTH_SHOWING_AFTER = timedelta(minutes=10)


class ArticlePage(CoverMixin, BasePage):
    """A news article. `published_at` is the date shown, not the moment it went live."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One paragraph that says what happened, where and why it matters."),
    )
    published_at = models.DateTimeField(
        _("publication date"),
        null=True,
        default=timezone.now,
        validators=[in_archive],
        help_text=_(
            "The date that the article bears. "
            "To publish at another moment, set a schedule beside “Status”."
        ),
    )
    body = BodyField(BodyStreamBlock, verbose_name=_("body"), blank=True)
    source_name = models.CharField(_("source"), max_length=150, blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)
    categories = ParentalManyToManyField(
        Category, verbose_name=_("categories"), blank=True, related_name="articles"
    )
    tags = ClusterTaggableManager(
        through="news.ArticleTag", verbose_name=_("tags"), blank=True, related_name="articles"
    )
    unlisted = models.BooleanField(
        _("keep out of lists"),
        default=False,
        help_text=_("The page stays at its address, but no list, feed or search shows it."),
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
    subjects: Any
    related_picks: Any

    objects = ArticleManager()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A story with date, lead, body, bylines and cited documents.")
    template = "news/article_page.html"

    search_fields = [
        *BasePage.search_fields,
        index.FilterField("published_at"),
        index.FilterField("unlisted"),
        index.FilterField("expire_at"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["published_at", "page_ptr"], name="news_article_by_date"),
            models.Index(
                fields=["own_locale", "published_at", "page_ptr"], name="news_article_by_language"
            ),
        ]

    def full_clean(self, *args, **kwargs) -> None:
        if self.published_at is None:
            self.published_at = timezone.now()
        super().full_clean(*args, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """None for an article that is kept out of lists or has expired."""
        is_over = self.expire_at is not None and self.expire_at <= timezone.now()
        return [] if self.unlisted or is_over else super().get_sitemap_urls(request)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from ..article_context import article_context

        return super().get_context(request, *args, **kwargs) | article_context(self, request)

    @cached_property
    def category_list(self) -> list[Category]:
        """Its categories in the register's order."""
        return sorted(self.categories.all(), key=lambda c: (c.sort_order, c.name, c.pk))

    @cached_property
    def tag_list(self) -> list[Tag]:
        return sorted(self.tags.all(), key=lambda tag: tag.name)

    @cached_property
    def subject_pages(self) -> list[Page]:
        """The pages that it is about, each in every language, in the editor's order.

        Each has `is_closed`: whether a view restriction applies to it. A draft gives only the
        chosen pages, without `is_closed`.
        """
        if self.subjects.is_deferring:
            return [subject.page for subject in self.subjects.all()]
        chosen = self.subjects.model.objects.filter(article_id=self.pk)
        place = chosen.filter(page__translation_key=OuterRef("translation_key"))
        pages = Page.objects.filter(translation_key__in=chosen.values("page__translation_key"))
        return list(
            pages.annotate(
                is_closed=closure(), place=Subquery(place.values("sort_order")[:1])
            ).order_by("place", "pk")
        )

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
    def published_label(self) -> str:
        """The date shown; the time only where one was given (midnight means none)."""
        if self.published_at is None:
            return ""
        moment = timezone.localtime(self.published_at)
        return date_format(
            moment, "SHORT_DATETIME_FORMAT" if self.time_label else "SHORT_DATE_FORMAT"
        )

    @property
    def time_label(self) -> str:
        if self.published_at is None:
            return ""
        moment = timezone.localtime(self.published_at)
        is_given = (moment.hour, moment.minute) != (0, 0)
        return date_format(moment, "TIME_FORMAT") if is_given else ""

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

    def search_text(self) -> str:
        return searchable(
            self.plain_text(),
            *(byline.display_name for byline in self.bylines.all()),
            *(cited.document.number for cited in self.cited_documents.all()),
            *(document.number for document in Body(self.body).official_documents),
            *(category.name for category in self.categories.all()),
            *(tag.name for tag in self.tags.all()),
        )
