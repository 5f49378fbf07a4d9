"""The filters of the search through all award lists."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.campaign.models.campaign import CampaignPage
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.text import fold_words, nfc
from news.validators import FIRST_YEAR, LAST_YEAR

from .roll_filters import BY_NAME, OTHER, RollForm, parameters_of

MAX_WORDS = 12
#: Filter → its label, in the order of the facets.
LABELS = {
    "year": _("Year"),
    "level": pgettext_lazy("award", "Level"),
    "award": pgettext_lazy("filter", "Award"),
    "kind": _("Recipient"),
    "unit": _("Unit"),
    "campaign": pgettext_lazy("filter", "Campaign"),
}
FIELD_LABELS = {"q": _("Search words"), **LABELS, "order": _("Order")}


class CampaignField(forms.ModelChoiceField):
    """A campaign that any visitor may read, in any language, by its number."""

    def to_python(self, value: Any) -> Any:
        # Not set once: whether a campaign has expired depends on the hour.
        if value not in self.empty_values:
            self.queryset = CampaignPage.objects.readable().order_by()
        return super().to_python(value)


class SearchForm(RollForm):
    """The filters of a roll's list, and those that distinguish rolls."""

    q = forms.CharField(
        label=_("Name, unit or award"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    level = forms.ChoiceField(choices=AwardType.Level, required=False)
    # By `id`, which unlike a child's own key knows how large a number may be.
    campaign = CampaignField(CampaignPage.objects.none(), to_field_name="id", required=False)
    print_version = None  # type: ignore[assignment]


@dataclass(frozen=True)
class SearchFilters:
    """What was chosen; "" or None where nothing was. `unknown` names what could not be read."""

    q: str = ""
    year: int | None = None
    level: str = ""
    award: Any = None
    kind: str = ""
    unit: Unit | None = None
    campaign: CampaignPage | None = None
    order: str = ""
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> "SearchFilters":
        form = SearchForm(data)
        form.is_valid()
        chosen: dict[str, Any] = {name: form.cleaned_data.get(name) or None for name in form.fields}
        for name in ("q", "level", "kind", "order"):
            chosen[name] = nfc(chosen[name] or "")
        return cls(**chosen, unknown=tuple(str(FIELD_LABELS[name]) for name in form.errors))

    def __bool__(self) -> bool:
        return bool(self.words or any(getattr(self, name) for name in LABELS))

    @property
    def words(self) -> str:
        """The folded words, each once, at most `MAX_WORDS`; long ones first, as they are rarer."""
        words = dict.fromkeys(fold_words(self.q).split())
        return " ".join(sorted(words, key=len, reverse=True)[:MAX_WORDS])

    @property
    def is_by_name(self) -> bool:
        return self.order == BY_NAME

    @property
    def parameters(self) -> dict[str, str]:
        """The query of an address."""
        return parameters_of(self, FIELD_LABELS)

    def url(self, path: str, **change: Any) -> str:
        """The address of this choice with `change`; None or "" takes a filter away."""
        query = urlencode(replace(self, **change).parameters)
        return f"{path}?{query}" if query else path

    def label_of(self, name: str) -> str:
        value = getattr(self, name)
        if value == OTHER:
            return _g("Other awards")
        if name == "level":
            return str(AwardType.Level(value).label)
        if name == "kind":
            return str(RecipientKind(value).label)
        if name == "campaign":
            return str(value.title)
        return str(value.label if name in ("award", "unit") else value)
