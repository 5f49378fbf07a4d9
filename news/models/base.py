"""What the page types of all apps have in common."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from ..forms import counted
from ..public_index import receivers, writer
from ..querysets import ReadableManager
from ..restrictions import RoutedRestrictionsMixin, alias_source
from ..slugs import VietnameseSlugInput, VietnameseSlugMixin
from ..text import searchable, tidy_texts

#: What Wagtail writes on a page while a draft is edited; readers see nothing of it.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


class BasePage(RoutedRestrictionsMixin, VietnameseSlugMixin, Page):
    """A page whose slug is made from its title, and which is found with and without marks."""

    #: First words of its own routes, in every language; no page under it may have such a slug.
    route_words: frozenset[str] = frozenset()

    objects = ReadableManager()

    promote_panels = [
        FieldPanel("slug", widget=VietnameseSlugInput, required_on_save=False),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", widget=counted(60)),
                FieldPanel("search_description", widget=counted(160, rows=3)),
            ],
            heading=_("In search engines"),
        ),
    ]
    #: `news.signals` indexes its titles for the admin's search; readers' search is `public_index`.
    search_auto_update = False
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.AutocompleteField("search_title"),
    ]

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs) -> None:
        tidy_texts(self)
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the public index in the same transaction."""
        with receivers.saving(self):
            super().save(*args, **kwargs)
        update_fields = kwargs.get("update_fields")
        if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
            writer.refresh([self.pk])

    def reserved_slugs(self) -> Collection[str]:
        return self.route_words

    # What the public index holds of it

    #: What is loaded for many pages at once when their rows are written.
    public_prefetch: tuple[str, ...] = ()

    @cached_property
    def public_key(self) -> str:
        """Hexadecimal translation key of the page whose content it shows."""
        return alias_source(self).translation_key.hex

    def public_date(self) -> datetime | None:
        """The date that lists show and sort by."""
        return self.first_published_at

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
        return {"cover_alt": alt} if alt else {}

    def public_links(self) -> Iterable[tuple[str, object]]:
        """Kind (see `PublicLink`) and key of what it belongs to."""
        return []

    def plain_text(self) -> str:
        """What a reader reads, without marks of layout."""
        return ""

    def search_parts(self) -> Iterable[str]:
        """Everything that finds this page, beside its title."""
        return [self.plain_text()]

    def search_title(self) -> str:
        return searchable(self.title)


class IndexPage(RoutablePageMixin, BasePage):
    """A page that lists those under it, with an introduction and routes of its own."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]
    promote_panels = [BasePage.promote_panels[0], *Page.promote_panels[1:]]

    class Meta:
        abstract = True

    def plain_text(self) -> str:
        return self.introduction

    def url_of(self, route: str, **kwargs: str) -> str:
        """The address of one of this page's routes in the active language."""
        return f"{self.url}{self.reverse_subpage(route, kwargs=kwargs)}"


class CoverMixin(models.Model):
    """A page with a picture on top."""

    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    cover_caption = models.CharField(_("caption"), max_length=250, blank=True)
    cover_credit = models.CharField(_("photo credit"), max_length=150, blank=True)

    class Meta:
        abstract = True
