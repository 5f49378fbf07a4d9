"""Honor rolls: the page of one award decision, and their index."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Revision

from news.blocks import BodyStreamBlock
from news.body import plain_text
from news.costly import costly
from news.fields import BodyField
from news.files.references import Files
from news.models import OfficialDocument
from news.models.base import BasePage, IndexPage
from news.models.subjects import SubjectPageMixin
from news.page_rights import GuardedPageTester
from news.public_index.models import PublicLink
from news.routes import RouteWords
from news.validators import year_in_archive

from ..querysets import RollManager, files_of_list, photos_of_list
from .award_lists import AwardList

_ANY_KEY = "0000000000"


class AbstractHonorRollIndexPage(IndexPage):
    """All rolls, the search through them, and the lasting addresses of single awards."""

    subpage_types = ["campaigns.AbstractHonorRollPage", "campaigns.AbstractConsultationPage"]
    page_description = _("The list of all honor rolls, newest decision first.")
    template = "campaigns/honor_roll_index_page.html"
    route_words = RouteWords()

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> GuardedPageTester:
        from ..permissions import RollTester

        return RollTester(user, self)

    def permalinks(
        self, request: HttpRequest | None = None, *, full: bool = False
    ) -> Callable[[str], str]:
        """Makes the lasting address of an award from its key, in the active language; "" where
        this index has no address. `full`: with the site's name.

        The route is reversed once, for a download may have 100,000 keys.
        """
        base = (self.get_full_url(request) if full else self.get_url(request)) or ""
        if not base:
            return lambda key: ""
        before, after = self.reverse_subpage("award", kwargs={"key": _ANY_KEY}).split(_ANY_KEY)
        return lambda key: f"{base}{before}{key}{after}"

    def route(self, request: HttpRequest, path_components: list[str]):
        """Finds a roll with its decision: one query instead of Wagtail's five."""
        if path_components and path_components[0] not in self.route_words:
            children = HonorRollPage.objects.child_of(self).filter(slug=path_components[0])
            rolls = children.select_related("decision__file", "locale").with_closure()
            if (roll := rolls.first()) is not None:
                roll._cached_parent_obj = self
                return roll.specific.route(request, path_components[1:])
        return super().route(request, path_components)

    @path("")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        from ..public.roll_index import roll_index_context

        return self.render(request, context_overrides=roll_index_context(self, request))

    @path(_("award/<slug:key>/"), name="award")
    def award_route(self, request: HttpRequest, key: str) -> HttpResponse:
        from ..public.award_page import award_page

        return award_page(self, request, key)

    @path(_("search/"), name="search")
    @costly
    def search_route(self, request: HttpRequest) -> HttpResponse:
        from ..public.award_search import search_page

        return search_page(self, request)

    @path(_("search/download/<slug:file_format>/"), name="search_download")
    @costly
    def search_download_route(self, request: HttpRequest, file_format: str) -> HttpResponseBase:
        from ..public.award_search import search_download

        return search_download(self, request, file_format)


class HonorRollIndexPage(AbstractHonorRollIndexPage):
    """A list of rolls."""

    class Meta:
        verbose_name = _("honor roll index")
        verbose_name_plural = _("honor roll indexes")


class AbstractHonorRollPage(SubjectPageMixin, RoutablePageMixin, BasePage):
    """One award decision, one page. A campaign that it names is concluded."""

    decision = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("decision"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    occasion = models.CharField(_("occasion"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        db_index=True,
        validators=[year_in_archive],
        help_text=_("The year for which the awards are given; the decision's if left empty."),
    )
    lead = models.TextField(_("lead"), blank=True)
    body = BodyField(BodyStreamBlock, verbose_name=_("body"), blank=True)
    award_list = models.ForeignKey(
        AwardList,
        verbose_name=_("award list"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Where the list comes from, if not from the decision itself."),
    )
    contact = models.TextField(
        _("contact for corrections"),
        blank=True,
        help_text=_("Whom to write to or call when a name or a unit is wrong."),
    )

    objects = RollManager()

    # A copy is another decision; a translation reads through its source (see `honors.lists`).
    exclude_fields_in_copy = ["award_list"]

    parent_page_types = ["campaigns.AbstractHonorRollIndexPage"]
    subpage_types: list[str] = []
    #: No list: who is honored, and who is withheld, is told by its own page and files alone.
    api_fields = [APIField(name) for name in ("occasion", "year", "lead", "body", "source")]
    page_description = _("The page of one award decision.")
    template = "campaigns/honor_roll_page.html"

    class Meta:
        abstract = True

    @path(_("download/<slug:file_format>/"), name="download")
    @costly
    def download_route(self, request: HttpRequest, file_format: str) -> HttpResponseBase:
        from ..public.roll import roll_download

        return roll_download(self, request, file_format)

    def full_clean(self, *args, **kwargs) -> None:
        if self.year is None and self.decision and self.decision.signed_on:
            self.year = self.decision.signed_on.year
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..public.roll import roll_context

        return super().get_context(request, *args, **kwargs) | roll_context(self, request)

    def save_revision(
        self, user: Any = None, *args: Any, previous_revision: Any = None, **kwargs: Any
    ) -> Revision:
        """Whoever may not edit the list brings back the texts of an earlier version, not its list.

        `previous_revision` is what Wagtail names when a version is brought back, by the form or
        the API; every other draft starts from the latest one.
        """
        from ..permissions import EDIT, may

        if user is not None and previous_revision is not None and not may(user, EDIT, self):
            self.award_list_id = self.draft_list_id()
            # The form of a page that was never published has stored the other list already.
            drafts = HonorRollPage.objects.filter(pk=self.pk, live=False)
            drafts.update(award_list=self.award_list_id)
        return super().save_revision(user, *args, previous_revision=previous_revision, **kwargs)

    def draft_list_id(self) -> int | None:
        """The key of the list that the latest draft names, whatever this object names."""
        drafts = Revision.objects.filter(pk=self.latest_revision_id)
        return drafts.values_list("content__award_list", flat=True).first()

    def permissions_for_user(self, user: Any) -> GuardedPageTester:
        from ..permissions import RollTester

        return RollTester(user, self)

    def plain_text(self) -> str:
        """What a reader reads, without marks of layout."""
        return " ".join([self.lead, self.occasion, plain_text(self.body)])

    def search_parts(self) -> list[str]:
        return [self.plain_text(), self.decision.number if self.decision else ""]

    def public_is_found(self) -> bool:
        return True

    def public_files(self) -> Files:
        """Also the photos of its recipients, without those who are withheld."""
        return super().public_files() | files_of_list(self)

    def public_pictures(self) -> list[tuple[Any, str]]:
        """The photos of its recipients, on their pages and in articles."""
        names = ("award", "award_box")
        photos = photos_of_list(self)
        return [(photo, f"campaigns/pictures/{name}.html") for photo in photos for name in names]

    def public_links(self) -> list[tuple[str, object]]:
        return [(PublicLink.DOCUMENT, self.decision_id)] if self.decision_id else []


class HonorRollPage(AbstractHonorRollPage):
    """A roll whose list the search, the screens and the marks know."""

    class Meta:
        verbose_name = _("honor roll")
        verbose_name_plural = _("honor rolls")
