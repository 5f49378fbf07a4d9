"""Consultations: nominees' names, public before a council meets, so that anyone may comment.

A nominee is no award. Nothing here has to do with `Award`, and no search, count, export or feed
reads nominees: only their page shows them.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from campaigns.campaign.shared_facts import source_of
from campaigns.honors.models.recipient import Recipient
from news.blocks import BodyStreamBlock
from news.blocks.base import TEXT_FEATURES
from news.body import plain_text
from news.dates import typed_day
from news.fields import BodyField
from news.models import OfficialDocument
from news.models.base import BasePage
from news.models.subjects import SubjectPageMixin
from news.public_index.models import PublicLink
from news.text import tidy_texts
from news.validators import FIRST_YEAR, LAST_YEAR, in_archive, year_in_archive

from .querysets import ConsultationManager, State, state_of
from .working_days import Calendar, knows_days_off, read_holidays

#: Decree 98/2023, article 46.
DEFAULT_WORKING_DAYS = 10


def _holidays_help() -> str:
    if knows_days_off():
        return str(ConsultationSettings._meta.get_field("holidays").help_text)
    return _g(
        "This site does not know public holidays. Write them down, one a line: 02/01/2026 for one"
        " day, 16/02/2026 – 20/02/2026 for several, 02/09 for every year; a note may follow."
    )


@register_setting(icon="date", order=20)
class ConsultationSettings(BaseGenericSetting):
    """How long nominees are open for comment, and which days do not count."""

    working_days = models.PositiveSmallIntegerField(
        _("working days"),
        default=DEFAULT_WORKING_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("For how long nominees are open for comment, at least."),
    )
    counts_first_day = models.BooleanField(
        _("the opening day counts"),
        default=False,
        help_text=_("By the Civil Code a period begins on the day after."),
    )
    shows_closed = models.BooleanField(
        _("nominees stay shown after the end"),
        default=False,
        help_text=_("Else the page names nobody any more once it has closed."),
    )
    holidays = models.TextField(
        _("holidays"),
        blank=True,
        default="",
        help_text=_(
            "Public holidays and their days in lieu are known. Write down what is announced"
            " besides, one a line: 02/01/2026 for one day, 16/02/2026 – 20/02/2026 for several,"
            " 02/09 for every year; a note may follow."
        ),
    )

    panels = [
        FieldRowPanel([FieldPanel("working_days"), FieldPanel("counts_first_day")]),
        FieldPanel("holidays", help_text=lazy(_holidays_help, str)()),
        FieldPanel("shows_closed"),
    ]

    class Meta:
        verbose_name = _("consultation period")

    def clean(self) -> None:
        super().clean()
        tidy_texts(self)
        try:
            read_holidays(self.holidays)
        except ValidationError as error:
            raise ValidationError({"holidays": error}) from error

    @cached_property
    def calendar(self) -> Calendar:
        return read_holidays(self.holidays)

    def last_day(self, opens_on: date) -> date:
        """The day on which a period of the usual length ends."""
        extra = not self.counts_first_day and self.calendar.is_working_day(opens_on)
        return self.calendar.last_of(opens_on, self.working_days + extra)

    def length(self, opens_on: date, closes_on: date) -> int:
        """The working days of a period, as the law counts them."""
        extra = not self.counts_first_day and self.calendar.is_working_day(opens_on)
        return max(0, self.calendar.count(opens_on, closes_on) - extra)


class AbstractConsultationPage(SubjectPageMixin, BasePage):
    """Nominees for high awards, open for comment for some days; closed by itself afterwards.

    The page in the default language holds dates, nominees and the roll that they became;
    translations read through it (`source`), so that a name that is taken off is off everywhere.
    """

    council = models.CharField(
        _("council"),
        max_length=200,
        blank=True,
        help_text=_("The emulation and commendation council that will meet."),
    )
    occasion = models.CharField(_("occasion"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[year_in_archive],
        help_text=_("The year for which awards are proposed; that of the opening if left empty."),
    )
    proposal = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("proposal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The document by which the awards are proposed, or comment is asked for."),
    )
    opens_on = models.DateField(
        _("open from"),
        null=True,
        blank=True,
        validators=[in_archive],
        help_text=_("Its first day. Without one it never opens, and nominees are not shown."),
    )
    closes_on = models.DateField(
        _("open until"),
        null=True,
        blank=True,
        validators=[in_archive],
        help_text=_("Its last day. Leave it empty to have the working days counted."),
    )
    lead = models.TextField(_("lead"), blank=True)
    how_to_comment = RichTextField(
        _("how to comment"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Where and in what form comments are taken: letter, e-mail, telephone."),
    )
    contact = models.TextField(_("contact"), blank=True, help_text=_("Who answers questions."))
    body = BodyField(BodyStreamBlock, verbose_name=_("anything else"), blank=True)
    became = models.ForeignKey(
        "campaigns.HonorRollPage",
        verbose_name=_("became this roll"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The honor roll of the decision that followed; readers see a link to it."),
    )

    objects = ConsultationManager()

    # A copy is another consultation; a translation reads through its source.
    exclude_fields_in_copy = ["opens_on", "closes_on", "became", "nominees"]

    #: They say whom to call at the office: nobody is asked whether that is personal data.
    office_texts = ("how_to_comment", "contact")
    parent_page_types = ["campaigns.AbstractHonorRollIndexPage"]
    subpage_types: list[str] = []
    #: No nominees: only their page shows them, and only in time.
    api_fields = [APIField(name) for name in ("council", "occasion", "year", "lead", "body")]
    page_description = _("Nominees for awards, open for comment before the council meets.")
    template = "campaigns/consultation_page.html"

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if self.opens_on and FIRST_YEAR <= self.opens_on.year <= LAST_YEAR:
            if self.closes_on is None:
                self.closes_on = ConsultationSettings.load().last_day(self.opens_on)
            if self.year is None:
                self.year = self.opens_on.year
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError(
                {
                    "closes_on": _g("The end (%(end)s) lies before the start (%(start)s).")
                    % {"end": typed_day(self.closes_on), "start": typed_day(self.opens_on)}
                }
            )

    def public_in_sitemap(self) -> bool:
        """No: search engines forget names later than this page closes."""
        return False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .context import consultation_context

        return super().get_context(request, *args, **kwargs) | consultation_context(self, request)

    @cached_property
    def source(self) -> "AbstractConsultationPage":
        """The page that holds dates and nominees: itself, or the one in the default language."""
        found = source_of(self)
        return self if found is None or found.pk == self.pk else found

    @property
    def is_own_source(self) -> bool:
        return self.source.pk == self.pk

    @property
    def state(self) -> State:
        return state_of(self.source.opens_on, self.source.closes_on, timezone.localdate())

    @property
    def listed_state(self) -> State:
        """For a row of a query `with_state()`; no query of its own."""
        return State(self.state_today)

    def plain_text(self) -> str:
        """What a reader reads, without marks of layout and without nominees."""
        return " ".join([self.lead, self.occasion, self.council, plain_text(self.body)])

    def search_parts(self) -> list[str]:
        return [self.plain_text(), self.proposal.number if self.proposal else ""]

    def public_is_found(self) -> bool:
        return True

    def public_links(self) -> list[tuple[str, object]]:
        return [(PublicLink.DOCUMENT, self.proposal_id)] if self.proposal_id else []


class ConsultationPage(AbstractConsultationPage):
    """A consultation with nominees."""

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")


class Nominee(Recipient, Orderable):
    """Who is proposed for what. It is part of its page and of nothing else."""

    wagtail_reference_index_ignore = True

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="nominees")
    honorific = models.CharField(_("form of address"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=300)
    position = models.CharField(_("position"), max_length=300, blank=True)
    unit_text = models.CharField(_("unit"), max_length=300, blank=True)
    award_text = models.CharField(_("proposed award"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("honorific"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("position"), FieldPanel("unit_text"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("award_text"), FieldPanel("award_type")]),
        FieldPanel("achievement"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("nominee")
        verbose_name_plural = _("nominees")

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        tidy_texts(self)
        self.name = " ".join((self.name or "").split())
        # As words, too: an entry of a register may be deleted.
        self.unit_text = self.unit_text or (self.unit.name if self.unit else "")
        self.award_text = self.award_text or (self.award_type.name if self.award_type else "")
        if self.name and not self.award_text:
            raise ValidationError({"award_text": _g("Say what is proposed, or choose an award.")})
