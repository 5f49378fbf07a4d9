"""Which rows the list screen shows, and which of them an officer ticked."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.sorting import text_sort_key
from news.text import fold_words

from ...keys import LENGTH
from ...models.award_lists import AwardList
from ...models.awards import Award
from ...models.marks import AwardMark, AwardStory
from ...querysets import AwardQuerySet

NONE = "none"
KEY = re.compile(r"[0-9a-z]{1,12}")
STATES = [
    ("annulled", gettext_lazy("Annulled")),
    ("withheld", gettext_lazy("Withheld")),
    ("waiting", gettext_lazy("Waiting for approval")),
    ("story", gettext_lazy("With a story")),
    ("no_unit", gettext_lazy("Unit not in the register")),
    ("no_award", gettext_lazy("Award not in the catalogue")),
]
MOST_KEYS = 1000
PER_PAGE = 100

_FIELD = {"award": "award_type", "unit": "unit"}
_SORT_KEY: dict[str, Callable[[Any], Any]] = {
    "award": lambda one: one.precedence,
    "unit": lambda one: text_sort_key(one.name),
}


class ListForm(forms.Form):
    """The filters of the list screen; an unknown value counts as empty."""

    q = forms.CharField(
        label=gettext_lazy("Name, unit or award"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    award = forms.ChoiceField(label=pgettext_lazy("heading", "Award"), required=False)
    kind = forms.ChoiceField(label=pgettext_lazy("award", "Kind"), required=False)
    unit = forms.ChoiceField(label=pgettext_lazy("heading", "Unit"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("Order"), required=False)

    prefix_id = "filter_%s"

    def __init__(self, data: Mapping[str, Any], award_list: AwardList | None) -> None:
        super().__init__(data, auto_id=self.prefix_id)
        self.award_list = award_list
        #: All rows of the list, found or not.
        self.total = 0
        every = ("", _("All"))
        choices: dict[str, list[Any]] = {
            "award": [every, *self._counted("award", AwardType)],
            "kind": [every, *RecipientKind.choices],
            "unit": [every, *self._counted("unit", Unit)],
            "state": [every, *STATES],
            "order": [("", _("As in the decision")), ("name", _("By name"))],
        }
        for name, offered in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = offered
        self.is_valid()

    def _counted(self, name: str, model: Any) -> list[tuple[str, str]]:
        """The register's entries that the list names, with how many rows name them."""
        if self.award_list is None:
            return []
        rows = Award.objects.filter(list=self.award_list).order_by()
        named = dict(rows.values_list(_FIELD[name]).annotate(count=Count("pk")))
        self.total = sum(named.values())
        missing = named.pop(None, 0)
        counts: Counter[Any] = Counter()
        for one in model.objects.filter(pk__in=named).select_related("merged_into"):
            counts[one.resolved] += named[one.pk]
        entries = sorted(counts, key=_SORT_KEY[name])
        choices = [(str(one.pk), f"{one} ({counts[one]})") for one in entries]
        if missing:
            label = pgettext("link of a row to a register", "Not linked")
            choices.insert(0, (NONE, f"{label} ({missing})"))
        return choices

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold, without order and page."""
        names = ("q", "award", "kind", "unit", "state")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}

    @cached_property
    def query(self) -> str:
        """The address of what is shown, without the page."""
        order = self.cleaned_data.get("order")
        query = QueryDict(mutable=True)
        query.update(self.chosen | ({"order": order} if order else {}))
        return query.urlencode()

    def found(self) -> AwardQuerySet:
        if self.award_list is None:
            return Award.objects.none()
        rows = Award.objects.filter(list=self.award_list)
        chosen = self.chosen
        if "q" in chosen:
            typed = chosen["q"].strip()
            is_key = len(typed) == LENGTH and KEY.fullmatch(typed)
            by_key = rows.filter(key=typed)
            rows = by_key if is_key and by_key.exists() else rows.with_words(fold_words(typed))
        if "kind" in chosen:
            rows = rows.filter(kind=chosen["kind"])
        for name in ("award", "unit"):
            if name in chosen:
                rows = _of_register(rows, name, chosen[name])
        if "state" in chosen:
            rows = _in_state(rows, self.award_list, chosen["state"])
        return rows.order_by(*self._order())

    def _order(self) -> tuple[str, ...]:
        by_name = self.cleaned_data.get("order") == "name"
        return ("sort_key", "place") if by_name else ("place", "pk")


def _of_register(rows: AwardQuerySet, name: str, value: str) -> AwardQuerySet:
    field = _FIELD[name]
    if value == NONE:
        return rows.filter(**{f"{field}__isnull": True})
    model = AwardType if name == "award" else Unit
    entries = model.objects.filter(Q(pk=value) | Q(merged_into=value))
    return rows.filter(**{f"{field}__in": entries})


def _in_state(rows: AwardQuerySet, award_list: AwardList, state: str) -> AwardQuerySet:
    if state in ("no_unit", "no_award"):
        field = "unit" if state == "no_unit" else "award_type"
        return rows.filter(**{f"{field}__isnull": True})
    if state == "story":
        keys = AwardStory.objects.filter(roll=award_list.roll).values("award_key")
        return rows.filter(key__in=keys)
    marks = AwardMark.objects.of_roll(award_list.roll)
    of_state = {"annulled": marks.annulled, "withheld": marks.withheld, "waiting": marks.waiting}
    return rows.filter(key__in=of_state[state]().award_keys())


def ticked(data: QueryDict, award_list: AwardList | None) -> list[str]:
    """The keys that were ticked, or all that the filters found, in the list's order."""
    if award_list is None:
        return []
    if data.get("all"):
        form = ListForm(QueryDict(data.get("found", "")), award_list)
        return list(form.found().order_by("place", "pk").values_list("key", flat=True))
    keys = [key for key in data.getlist("key")[:MOST_KEYS] if KEY.fullmatch(key)]
    rows = award_list.awards.filter(key__in=keys).order_by("place", "pk")
    return list(rows.values_list("key", flat=True))
