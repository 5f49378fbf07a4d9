"""The filters of the search through all award lists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from campaigns.campaign.models.campaign import CampaignPage
from campaigns.registers.enums import RecipientKind
from campaigns.registers.facets import (
    AwardFacet,
    ChoiceFacet,
    Facet,
    FacetLinks,
    FilterForm,
    Filters,
    UnitFacet,
    YearFacet,
    most_common,
)
from campaigns.registers.models.award_types import AwardType
from news.sorting import text_sort_key

from .roll_filters import by_name

MAX_WORDS = 12
CAMPAIGNS_SHOWN = 60


class CampaignFacet(Facet, forms.ModelChoiceField):
    """A campaign that any visitor may read, in any language, by its number.

    Counted by translation key.
    """

    def __init__(self, **kwargs: Any) -> None:
        # By `id`, which unlike a child's own key knows how large a number may be.
        campaigns = CampaignPage.objects.none()
        super().__init__(campaigns, to_field_name="id", required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        # Not set once: whether a campaign has expired depends on the hour.
        if value not in self.empty_values:
            self.queryset = CampaignPage.objects.readable().order_by()
        return super().to_python(value)

    def key_of(self, value: Any) -> Any:
        return value.translation_key

    def text_of(self, value: Any) -> str:
        return str(value.pk)

    def label_of(self, value: Any) -> str:
        return str(value.title)


class SearchForm(FilterForm):
    q = forms.CharField(
        label=_("Search words"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    year = YearFacet(label=_("Year"))
    level = ChoiceFacet(AwardType.Level, label=pgettext_lazy("award", "Level"))
    award = AwardFacet(label=pgettext_lazy("filter", "Award"))
    kind = ChoiceFacet(RecipientKind, label=_("Recipient"))
    unit = UnitFacet(label=_("Unit"))
    campaign = CampaignFacet(label=pgettext_lazy("filter", "Campaign"))
    order = forms.ChoiceField(label=_("Order"), choices=lambda: [(by_name(), "")], required=False)


class SearchFilters(Filters):
    form = SearchForm

    @property
    def words(self) -> str:
        """The folded words, each once, at most `MAX_WORDS`; long ones first, as they are rarer."""
        words = dict.fromkeys(super().words.split())
        return " ".join(sorted(words, key=len, reverse=True)[:MAX_WORDS])

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words) or any(name in self for name in self.facets())

    @property
    def is_by_name(self) -> bool:
        return self.get("order") == by_name()


class SearchLinks(FacetLinks):
    """`page` gives the language in which campaigns are named."""

    page: Page

    def options(self, name: str) -> Iterable[tuple[Any, str, int]]:
        return self._campaigns() if name == "campaign" else super().options(name)

    def _campaigns(self) -> Iterable[tuple[Any, str, int]]:
        """Those with the most awards that can be read in this language, by title."""
        counts, chosen = self.tally.by["campaign"], self.filters.get("campaign")
        keys = most_common(counts, CAMPAIGNS_SHOWN)
        keys |= {chosen.translation_key} if chosen else set()
        if not keys:
            return
        readable = CampaignPage.objects.readable().in_language_of(self.page)
        named = readable.filter(translation_key__in=keys).only("title", "translation_key")
        for campaign in sorted(named.order_by("pk"), key=lambda one: text_sort_key(one.title)):
            is_chosen = chosen and chosen.translation_key == campaign.translation_key
            value = chosen if is_chosen else campaign
            yield value, campaign.title, counts[campaign.translation_key]
