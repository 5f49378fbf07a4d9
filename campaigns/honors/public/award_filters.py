"""What a visitor may narrow the search through all award lists by."""

from collections.abc import Iterable
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

from .roll_filters import BY_NAME, OTHER, RollForm

MAX_WORDS = 12
#: Parameter → its name on the screen, in the order of the facets.
NAMES = {
    "nam": _("Year"),
    "cap": pgettext_lazy("award", "Level"),
    "danh_hieu": pgettext_lazy("filter", "Award"),
    "loai": _("Recipient"),
    "don_vi": _("Unit"),
    "phong_trao": pgettext_lazy("filter", "Campaign"),
}
UNREADABLE = NAMES | {"q": _("Search words"), "xep": _("Order")}


class CampaignField(forms.ModelChoiceField):
    """A campaign that any visitor may read, in any language, by its number."""

    def to_python(self, value: Any) -> Any:
        # Asked for each time: whether a campaign has expired depends on the hour.
        if value not in self.empty_values:
            self.queryset = CampaignPage.objects.readable().order_by()
        return super().to_python(value)


class SearchForm(RollForm):
    """As on a roll, and what tells rolls apart."""

    q = forms.CharField(
        label=_("Name, unit or award"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    nam = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    cap = forms.ChoiceField(choices=AwardType.Level, required=False)
    # By `id`, which unlike a child's own key knows how large a number may be.
    phong_trao = CampaignField(CampaignPage.objects.none(), to_field_name="id", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["ban_in"]


@dataclass(frozen=True)
class SearchFilters:
    """What was chosen; "" or None where nothing was. `unknown` names what could not be read."""

    q: str = ""
    nam: int | None = None
    cap: str = ""
    danh_hieu: Any = None
    loai: str = ""
    don_vi: Unit | None = None
    phong_trao: CampaignPage | None = None
    xep: str = ""
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> "SearchFilters":
        form = SearchForm(data)
        form.is_valid()
        chosen: dict[str, Any] = {name: form.cleaned_data.get(name) or None for name in form.fields}
        for name in ("q", "cap", "loai", "xep"):
            chosen[name] = nfc(chosen[name] or "")
        return cls(**chosen, unknown=tuple(str(UNREADABLE[name]) for name in form.errors))

    def __bool__(self) -> bool:
        return bool(self.words or any(getattr(self, name) for name in NAMES))

    @property
    def words(self) -> str:
        """The folded words, each once, at most `MAX_WORDS`; long ones first, being rarer."""
        words = dict.fromkeys(fold_words(self.q).split())
        return " ".join(sorted(words, key=len, reverse=True)[:MAX_WORDS])

    @property
    def is_by_name(self) -> bool:
        return self.xep == BY_NAME

    @property
    def parameters(self) -> dict[str, str]:
        """As they stand in an address."""
        values = {name: in_address(name, getattr(self, name)) for name in ("q", *NAMES, "xep")}
        return {name: text for name, text in values.items() if text}

    def url(self, path: str, **change: Any) -> str:
        """The address of this choice with `change`; None or "" takes a filter away."""
        query = urlencode(replace(self, **change).parameters)
        return f"{path}?{query}" if query else path

    def kept(self, *dropped: str) -> Iterable[tuple[str, str]]:
        """Parameters that a form around the others carries on."""
        return [(name, text) for name, text in self.parameters.items() if name not in dropped]

    def label_of(self, name: str) -> str:
        value = getattr(self, name)
        if value == OTHER:
            return _g("Other awards")
        if name == "cap":
            return str(AwardType.Level(value).label)
        if name == "loai":
            return str(RecipientKind(value).label)
        if name == "phong_trao":
            return str(value.title)
        return str(value.label if name in ("danh_hieu", "don_vi") else value)


def in_address(name: str, value: Any) -> str:
    """A chosen value as it stands in an address; "" where nothing was chosen."""
    if name == "don_vi" and value:
        return str(value.slug)
    return str(getattr(value, "pk", value) or "")
