"""What a campaign's page is made of: tasks, criteria, quotas, milestones, figures and the like."""

from decimal import Decimal
from uuid import uuid4

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from campaigns.registers.models.award_types import AwardType
from news.blocks.base import TEXT_FEATURES
from news.models import OfficialDocument
from news.ordinals import without_ordinal

from ..enums import MilestoneState
from ..partial_dates import PartialDateField
from ..widgets import ScoreInput, ShortNumberInput

CAMPAIGN = "campaigns.CampaignPage"
PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class CampaignTask(Orderable):
    """A task that the campaign sets; the site numbers them "Thứ nhất", "Thứ hai"."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="tasks")
    heading = models.CharField(
        _("heading"),
        max_length=250,
        help_text=_("Without “First”, “Second”: the site numbers the tasks."),
    )
    text = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    indicators = models.TextField(
        _("indicators"), blank=True, help_text=_("What is to be reached, one a line.")
    )

    panels = [FieldPanel("heading"), FieldPanel("text"), FieldPanel("indicators")]

    class Meta(Orderable.Meta):
        verbose_name = pgettext_lazy("campaign", "task")

    def clean(self) -> None:
        super().clean()
        self.heading = without_ordinal(self.heading or "")

    @property
    def indicator_list(self) -> list[str]:
        return _lines(self.indicators)


class CampaignCriterion(Orderable):
    """A row of the score table."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterion"), max_length=300)
    max_score = models.DecimalField(
        _("maximum score"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("max_score", widget=ScoreInput)]),
        FieldRowPanel([FieldPanel("evidence"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")


class AwardQuota(Orderable):
    """An award that the campaign leads to, and how many may be proposed."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="award_quotas")
    award_type = models.ForeignKey(
        AwardType,
        verbose_name=_("award type"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    quota = models.PositiveIntegerField(
        _("at most"), null=True, blank=True, help_text=_("Empty where there is no limit.")
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [
        FieldPanel("award_type"),
        FieldRowPanel([FieldPanel("quota"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("award")


class CampaignDocument(Orderable):
    """A document on which the campaign rests."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="legal_basis")
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("official document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [FieldPanel("document"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("legal basis")


class CampaignMilestone(Orderable):
    """Something that happens on a day, or in a month, of the campaign.

    `uuid` stays the same from revision to revision: calendars know the event by it.
    """

    State = MilestoneState

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="milestones")
    uuid = models.UUIDField(default=uuid4, editable=False)
    date = PartialDateField(_("date"), help_text=_("A day (15/07/2021) or a month (07/2021)."))
    title = models.CharField(_("what happens"), max_length=200)
    text = models.CharField(_("in more words"), max_length=400, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=MilestoneState, default=MilestoneState.PLANNED
    )
    link_page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("link to a page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_url = models.URLField(_("link to an address"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("state")]),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("link_page"), FieldPanel("link_url")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")


class CampaignContact(Orderable):
    """Whom to ask: an office rather than a person."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")


class CampaignDownload(Orderable):
    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="downloads")
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("The file's own title if left empty.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("download")


class CampaignFigure(Orderable):
    """A figure among the results. Its name and target may be given before its value."""

    campaign = ParentalKey(CAMPAIGN, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(_("what was counted"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=15, decimal_places=2, null=True, blank=True)
    unit = models.CharField(
        pgettext_lazy("figure", "unit"), max_length=50, blank=True, help_text=_("Such as “files”.")
    )
    target = models.DecimalField(
        _("target"), max_digits=15, decimal_places=2, null=True, blank=True
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel(
            [
                FieldPanel("value", widget=ShortNumberInput),
                FieldPanel("target", widget=ShortNumberInput),
                FieldPanel("unit"),
            ]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("figure")

    def clean(self) -> None:
        super().clean()
        for name in ("value", "target"):
            number = getattr(self, name)
            if number is not None and number < 0:
                raise ValidationError({name: _g("Write a number that is not below zero.")})
