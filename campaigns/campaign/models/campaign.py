"""The campaign page: one address before, during and after a movement or a drive."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import swapper
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from campaigns.registers.models.units import Unit
from news.blocks import BodyStreamBlock
from news.blocks.base import TEXT_FEATURES
from news.body import plain_text
from news.feeds import serve_feed
from news.fields import BodyField
from news.models.base import BasePage, CoverMixin
from news.models.subjects import SubjectPageMixin
from news.public_index.models import PublicLink
from news.routes import RouteWords
from news.validators import in_archive

from ..enums import CampaignKind, Regularity, Scope
from ..fields import TrackedManyToManyField
from ..partial_dates import EdgeField, PartialDateField, period_label
from ..phases import Phase, Progress, phase_of, place_of, progress_of
from ..querysets import CampaignManager
from ..shared_facts import Facts, annotated_facts, facts_of, source_of
from .routing import RoutesToCampaigns

PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


class AbstractCampaignPage(
    RoutesToCampaigns, CoverMixin, SubjectPageMixin, RoutablePageMixin, BasePage
):
    """An emulation movement (phong trào) or a drive (đợt thi đua), alone or under a movement.

    Translations tell the same campaign: period and phase are those of the page in the site's
    default language (`shared_facts.py`), everything else is a page's own.
    """

    Kind = CampaignKind
    Regularity = Regularity
    Scope = Scope

    kind = models.CharField(
        pgettext_lazy("campaign", "kind"),
        max_length=20,
        choices=CampaignKind,
        default=CampaignKind.DRIVE,
    )
    regularity = models.CharField(
        _("regularity"), max_length=20, choices=Regularity, blank=True, default=""
    )
    scope = models.CharField(
        _("scope"), max_length=20, choices=Scope, default=Scope.MINISTRY_PROVINCE
    )
    slogan = models.CharField(
        _("slogan"), max_length=250, blank=True, help_text=_("Without quotation marks.")
    )
    occasion = models.CharField(
        _("occasion"),
        max_length=300,
        blank=True,
        help_text=_("The day or event that the campaign honors."),
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One paragraph: what, who, why."))
    launched_by = models.CharField(_("launched by"), max_length=250, blank=True)
    joined_by = models.CharField(_("joined by"), max_length=250, blank=True)

    starts = PartialDateField(
        _("starts"), null=True, help_text=_("A day (01/06/2021) or a month (06/2021).")
    )
    ends = PartialDateField(
        _("ends"),
        null=True,
        blank=True,
        help_text=_("A month runs to its last day. Empty: the end is open."),
    )
    starts_on = EdgeField(of="starts", edge="first_day")
    ends_on = EdgeField(of="ends", edge="last_day")

    aims = RichTextField(_("aims"), blank=True, features=TEXT_FEATURES)
    audience = RichTextField(_("who takes part, in words"), blank=True, features=TEXT_FEATURES)
    units: Any = TrackedManyToManyField(
        Unit, verbose_name=_("units that take part"), blank=True, related_name="+"
    )
    criteria_total = models.DecimalField(
        _("total score that the plan states"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Checked against the table below when the page is published."),
    )
    award_rules = RichTextField(_("how awards are given"), blank=True, features=TEXT_FEATURES)
    organisation = RichTextField(_("organisation"), blank=True, features=TEXT_FEATURES)
    body = BodyField(BodyStreamBlock, verbose_name=_("anything else"), blank=True)

    action_text = models.CharField(_("sentence"), max_length=250, blank=True)
    action_label = models.CharField(_("button"), max_length=80, blank=True)
    action_page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action_url = models.URLField(_("address"), blank=True)

    closed_on = models.DateField(
        _("closed on"),
        null=True,
        blank=True,
        validators=[in_archive],
        help_text=_("The final review. From this day readers see the results."),
    )
    results_summary = RichTextField(_("summary"), blank=True, features=TEXT_FEATURES)

    phase_override = models.CharField(
        _("phase set by hand"),
        max_length=20,
        choices=Phase,
        blank=True,
        default="",
        help_text=_("Empty: the site computes it from the dates and the honor rolls."),
    )
    phase_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    phase_set_at = models.DateTimeField(null=True, blank=True, editable=False)

    copied_from = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    copy_checked = models.BooleanField(
        _("I have checked the copy"),
        default=False,
        help_text=_("Hides the list of what still stands as in the campaign it was copied from."),
    )

    objects = CampaignManager()

    #: Rows that say whom to call at an office: nobody is asked about these.
    office_texts = ("contacts",)
    parent_page_types = ["campaigns.AbstractCampaignIndexPage", "campaigns.AbstractCampaignPage"]
    subpage_types = ["campaigns.AbstractCampaignPage"]
    #: What Wagtail's API gives of it beside what it gives of every page: what readers see, no more.
    api_fields = [
        APIField(name)
        for name in (
            "kind", "regularity", "scope", "slogan", "occasion", "lead", "launched_by", "joined_by",
            "period_label", "phase_now", "closed_on", "aims", "audience", "award_rules",
            "organisation", "results_summary", "body", "cover", "cover_alt", "cover_caption",
            "cover_credit",
        )
    ]  # fmt: skip
    page_description = _("A movement or a drive: tasks, criteria, milestones, results, news.")
    template = "campaigns/campaign_page.html"
    route_words = RouteWords()

    class Meta:
        abstract = True

    # Facts of the campaign, the same in every language

    @cached_property
    def facts(self) -> Facts:
        """Its period and phase: this page's own, or for a translation those of the page in the
        site's default language. No query for a page that came from `with_facts()`.
        """
        if found := annotated_facts(self):
            return found
        source = source_of(self)
        # What a draft says about itself counts, not what the database still says.
        return facts_of(source if source and source.pk != self.pk else self)

    def phase_on(self, today: date) -> Phase:
        """The phase on `today`, from what this object says: a draft's preview shows the draft."""
        facts = self.facts
        return phase_of(
            facts.starts.first_day if facts.starts else None,
            facts.ends.last_day if facts.ends else None,
            has_roll=facts.has_roll,
            override=facts.override,
            today=today,
        )

    @cached_property
    def phase_now(self) -> Phase:
        return self.phase_on(timezone.localdate())

    @property
    def is_offered_as_parent(self) -> bool:
        """Nothing stands under a drive."""
        return self.kind == CampaignKind.MOVEMENT

    @property
    def list_place(self) -> tuple[Any, ...]:
        """Sorts it among others, by phase."""
        starts, ends = self.facts.starts, self.facts.ends
        first = starts.first_day if starts else None
        last = ends.last_day if ends else None
        return place_of(self.phase_now, first, last, self.pk)

    @property
    def progress(self) -> Progress | None:
        facts = self.facts
        return progress_of(self.phase_now, facts.starts, facts.ends, timezone.localdate())

    @property
    def period_label(self) -> str:
        return period_label(self.facts.starts, self.facts.ends)

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @cached_property
    def movement(self) -> "AbstractCampaignPage | None":
        """The movement above it, or None."""
        parent = self.get_parent() if self.depth and self.depth > 1 else None
        if parent is None or not issubclass(parent.specific_class or Page, AbstractCampaignPage):
            return None
        return parent.specific

    # Routes

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..context import campaign_context

        return super().get_context(request, *args, **kwargs) | campaign_context(self, request)

    @path("rss/", name="rss")
    def rss_route(self, request: HttpRequest) -> HttpResponse:
        return self._feed(request, "rss")

    @path("atom/", name="atom")
    def atom_route(self, request: HttpRequest) -> HttpResponse:
        return self._feed(request, "atom")

    def _feed(self, request: HttpRequest, kind: str) -> HttpResponse:
        return serve_feed(
            request,
            kind,
            self.news(),
            title=self.title,
            link=self.url,
            description=self.lead or self.title,
        )

    @path(_("calendar/"), name="calendar")
    def calendar_route(self, request: HttpRequest) -> HttpResponse:
        from ..calendars import serve_calendar

        return serve_calendar(self, request)

    @re_path(_(r"^calendar/(?P<number>[0-9]{1,4})/$"), name="milestone_calendar")
    def milestone_calendar_route(self, request: HttpRequest, number: str) -> HttpResponse:
        from ..calendars import serve_calendar

        return serve_calendar(self, request, int(number))

    # Search

    def plain_text(self) -> str:
        """What a reader reads, without marks of layout."""
        rich = (self.aims, self.audience, self.award_rules, self.organisation)
        return " ".join(
            [
                self.lead,
                self.slogan,
                self.occasion,
                self.launched_by,
                self.joined_by,
                *(get_text_for_indexing(text) for text in rich),
                *(f"{t.heading} {get_text_for_indexing(t.text)}" for t in self.tasks.all()),
                *(milestone.title for milestone in self.milestones.all()),
                plain_text(self.body),
            ]
        )

    def search_parts(self) -> list[str]:
        return [
            self.plain_text(),
            *(row.document.number for row in self.legal_basis.select_related("document")),
            *(unit.name for unit in self.units.all()),
        ]

    def public_is_found(self) -> bool:
        return True

    def public_pictures(self) -> list[tuple[Any, str]]:
        """Its cover, on top of the page and in lists."""
        names = ("hero", "card") if self.cover else ()
        return [(self.cover, f"campaigns/pictures/{name}.html") for name in names]

    def public_links(self) -> Iterable[tuple[str, object]]:
        for row in self.legal_basis.all():
            yield PublicLink.DOCUMENT, row.document_id
        for unit in self.units.all():
            yield PublicLink.UNIT, unit.pk


class CampaignPage(AbstractCampaignPage):
    """A movement or a drive that lists, rolls and the search know."""

    # As above, with a name for the way back from a unit.
    units: Any = TrackedManyToManyField(
        Unit, verbose_name=_("units that take part"), blank=True, related_name="campaigns"
    )

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="campaigns_by_period")]
