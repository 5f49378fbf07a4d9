"""What the page types of all apps have in common."""

from collections.abc import Collection
from functools import cache
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.images import get_image_model_string
from wagtail.locks import BaseLock
from wagtail.models import Page
from wagtail.search import index

from ..forms import counted
from ..page_rights import GuardedPageTester
from ..page_types import named_types
from ..public_index.addresses import address, roots
from ..public_index.protocol import PublicPageMixin
from ..querysets import ReadableManager
from ..restrictions import RoutedRestrictionsMixin, alias_source
from ..review.locks import with_a_way_out
from ..routes import RouteWords
from ..slugs import VietnameseSlugInput, VietnameseSlugMixin
from ..text import searchable, tidy_texts


class BasePage(PublicPageMixin, RoutedRestrictionsMixin, VietnameseSlugMixin, Page):
    """A page whose slug is made from its title, and which is found with and without marks."""

    #: First words of its own routes, in every language; no page under it may have such a slug.
    route_words: frozenset[str] | RouteWords = frozenset()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An alias follows its source itself, and is public only while that is.

        Wagtail has an alias of an alias follow the former, and publishes the aliases of a page
        whose publication was but scheduled.
        """
        is_whole = kwargs.get("update_fields") is None
        if is_whole and self.alias_of_id:
            self.alias_of = alias_source(self)
            is_public = Page.objects.filter(pk=self.alias_of_id, live=True).exists()
            if self.live and not is_public:
                self.live, self.has_unpublished_changes = False, True
        with transaction.atomic():
            if is_whole and not self.live and self.pk:
                live = Page.objects.filter(alias_of=self.pk, live=True)
                # Asked first: a draft writes nothing that readers might see.
                if live.exists():
                    live.update(live=False, has_unpublished_changes=True)
            super().save(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> GuardedPageTester:
        """Wagtail asks the specific page for this, also where it has many pages at hand."""
        return GuardedPageTester(user, self)

    def full_clean(self, *args, **kwargs) -> None:
        tidy_texts(self)
        super().full_clean(*args, **kwargs)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """As Wagtail's, without a query: sites and prefixes are kept in memory."""
        found = [root for root in roots() if self.url_path.startswith(root.url_path)]
        if len({root.site_id for root in found}) > 1 and request is not None:
            return super().get_url_parts(request)
        root = next(iter(found), None)
        return (root.site_id, root.origin, root.path_of(self.url_path)) if root else None

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        makes_its_own = type(self).get_url_parts is not BasePage.get_url_parts
        if makes_its_own or request is not None or current_site is not None:
            return super().get_url(request, current_site)
        return address(self.url_path) or None

    url = property(get_url)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A subclass without a template of its own is shown with that of the type above it."""
        template = super().get_template(request, *args, **kwargs)
        others = _templates_of(type(self)) if template == self.template else ()
        return [template, *others] if others else template

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """As Wagtail's; a name stands for the types made from it, too."""
        names = getattr(cls, "subpage_types", None)
        if cls._clean_subpage_models is None and names is not None:
            cls._clean_subpage_models = named_types(names, cls._meta.app_label)
        return super().clean_subpage_models()

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Page]]:
        """As Wagtail's; a name stands for the types made from it, too."""
        names = getattr(cls, "parent_page_types", None)
        if cls._clean_parent_page_models is None and names is not None:
            cls._clean_parent_page_models = named_types(names, cls._meta.app_label)
        return super().clean_parent_page_models()

    def get_lock(self) -> BaseLock | None:
        return with_a_way_out(super().get_lock())

    @property
    def status_string(self) -> str:
        """As Wagtail's, which calls what was returned a draft like any other."""
        state = self.current_workflow_state
        if state and state.status == state.STATUS_NEEDS_CHANGES and not self.approved_schedule:
            return gettext("live + returned") if self.live else gettext("returned")
        return super().status_string

    def reserved_slugs(self) -> Collection[str]:
        return self.route_words

    @cached_property
    def public_key(self) -> str:
        """Hexadecimal translation key of the page whose content it shows."""
        return alias_source(self).translation_key.hex

    @property
    def canonical_url(self) -> str | None:
        """Where search engines are to find what it shows, with the site's name: at the source of an
        alias in the same language, else here.
        """
        source = alias_source(self)
        return (source if source.locale_id == self.locale_id else self).full_url

    def search_title(self) -> str:
        return searchable(self.title)


@cache
def _templates_of(model: type[Page]) -> tuple[str, ...]:
    """Names of the templates of the types that `model` is made from, the nearest first."""
    bases = [base for base in model.__mro__[1:] if issubclass(base, BasePage)]
    named = (base.template for base in bases if base not in (BasePage, IndexPage))
    return tuple(name for name in dict.fromkeys(named) if name != model.template)


class IndexPage(RoutablePageMixin, BasePage):
    """A page that lists those under it, with an introduction and routes of its own."""

    introduction = models.TextField(_("introduction"), blank=True)

    api_fields = [APIField("introduction")]
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
