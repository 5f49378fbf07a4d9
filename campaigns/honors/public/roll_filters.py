"""The filters of a roll's list: search words, and links with their counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import CharField, Count, F, Min, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from campaigns.campaign.filters import Link
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit
from news.text import fold_words, nfc

from ..querysets import AwardQuerySet

UNITS_SHOWN = 60
#: The value of awards that are in no catalogue, in an address and in counts.
OTHER = "khac"
BY_NAME = "ten"
#: Filter → its parameter in an address, here and in the search through all lists.
PARAMETERS = {
    "year": "nam",
    "level": "cap",
    "award": "danh_hieu",
    "kind": "loai",
    "unit": "don_vi",
    "campaign": "phong_trao",
    "order": "xep",
    "print_version": "ban_in",
}
#: Filter → its label, in the order of the facets.
LABELS = {
    "award": _("Award"),
    "kind": _("Recipient"),
    "unit": _("Unit"),
}
FIELD_LABELS = {
    "q": _("Search words"),
    **LABELS,
    "order": _("Order"),
    "print_version": _("Print version"),
}


class AwardTypeField(forms.ModelChoiceField):
    """An entry of the catalogue by its number, or `OTHER`."""

    def to_python(self, value: Any) -> Any:
        return OTHER if value == OTHER else super().to_python(value)


class RollForm(forms.Form):
    q = forms.CharField(max_length=200, required=False)
    award = AwardTypeField(AwardType.objects.select_related("merged_into"), required=False)
    kind = forms.ChoiceField(choices=RecipientKind, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.select_related("merged_into"), to_field_name="slug", required=False
    )
    order = forms.ChoiceField(choices=[(BY_NAME, "")], required=False)
    print_version = forms.ChoiceField(choices=[("1", "")], required=False)

    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)

    def clean_award(self) -> Any:
        award = self.cleaned_data["award"]
        return award.resolved if isinstance(award, AwardType) else award

    def clean_unit(self) -> Unit | None:
        unit = self.cleaned_data["unit"]
        return unit.resolved if unit else None


def in_address(value: Any) -> str:
    """A chosen value as the text of a parameter."""
    return str(value.slug if isinstance(value, Unit) else getattr(value, "pk", value))


def parameters_of(filters: Any, names: Iterable[str]) -> dict[str, str]:
    """The query of an address, of those of `names` that were chosen."""
    chosen = {name: value for name in names if (value := getattr(filters, name))}
    return {PARAMETERS.get(name, name): in_address(value) for name, value in chosen.items()}


@dataclass(frozen=True)
class RollFilters:
    """What was chosen; "" or None where nothing was. `unknown` names what could not be read."""

    q: str = ""
    award: Any = None
    kind: str = ""
    unit: Unit | None = None
    order: str = ""
    print_version: str = ""
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> "RollFilters":
        form = RollForm(data)
        form.is_valid()
        chosen: dict[str, Any] = {n: form.cleaned_data.get(n) or None for n in form.fields}
        for name in ("q", "kind", "order", "print_version"):
            chosen[name] = nfc(chosen[name] or "")
        return cls(**chosen, unknown=tuple(str(FIELD_LABELS[name]) for name in form.errors))

    def __bool__(self) -> bool:
        return bool(self.q or self.award or self.kind or self.unit)

    @property
    def words(self) -> str:
        return fold_words(self.q)

    @property
    def parameters(self) -> dict[str, str]:
        """The query of an address."""
        return parameters_of(self, FIELD_LABELS)

    def url(self, path: str, anchor: str = "", **change: Any) -> str:
        """The address of this choice with `change`; None or "" takes a filter away."""
        query = urlencode(replace(self, **change).parameters)
        address = f"{path}?{query}" if query else path
        return f"{address}#{anchor}" if anchor else address


@dataclass(frozen=True)
class Cell:
    """`count` rows of one award (its entry after merging, or `OTHER`), kind and unit (as linked).
    Of awards in no catalogue also their `text` and its `first` place.
    """

    award: Any
    kind: str
    unit: int | None
    text: str
    count: int
    first: int


class Counts:
    """How many rows of a list there are of each award, kind and unit, after the search words.

    One query groups them; every facet is a sum over its result.
    """

    def __init__(self, rows: AwardQuerySet, filters: RollFilters) -> None:
        self.filters, self._rows = filters, rows
        found = rows.with_words(filters.words).values_list("award_type_id", "kind", "unit_id")
        # The first reads only an index, which does not have the awards' texts.
        catalogued = found.exclude(award_type=None).annotate(
            text=Value("", CharField()), count=Count("*"), first=Value(0)
        )
        others = found.filter(award_type=None).annotate(
            text=F("award_text"), count=Count("*"), first=Min("place")
        )
        self._raw = list(catalogued.union(others, all=True))
        self.types = _award_types({row[0] for row in self._raw if row[0]})

    @cached_property
    def units(self) -> dict[int, Unit]:
        """The units that rows are linked to."""
        return _units({row[2] for row in self._raw if row[2]})

    @cached_property
    def cells(self) -> list[Cell]:
        return [
            Cell(self.types[award].resolved.pk if award in self.types else OTHER, *rest)
            for award, *rest in self._raw
        ]

    def by(self, name: str, *, without: str = "") -> Counter[Any]:
        """Counts by "award", "kind" or "unit", under all filters but `without`."""
        counts: Counter[Any] = Counter()
        for cell in self.matching(without):
            counts[self._value(cell, name)] += cell.count
        return counts

    def matching(self, without: str = "") -> Iterator[Cell]:
        """The cells under all filters but `without`."""
        chosen = {
            name: getattr(value, "pk", value)
            for name in LABELS
            if name != without and (value := getattr(self.filters, name))
        }
        for cell in self.cells:
            if all(self._value(cell, name) == value for name, value in chosen.items()):
                yield cell

    def _value(self, cell: Cell, name: str) -> Any:
        """What a cell has of "award", "kind" or "unit", after merging."""
        if name != "unit":
            return getattr(cell, name)
        unit = self.units.get(cell.unit) if cell.unit else None
        return unit.resolved.pk if unit else None

    def kinds(self) -> dict[str, int]:
        """Counts by kind of the whole list, whatever is searched for."""
        if self.filters.words:
            return dict(self._rows.values_list("kind").annotate(count=Count("*")))
        counts: Counter[str] = Counter()
        for cell in self.cells:
            counts[cell.kind] += cell.count
        return counts

    def ids_of(self, award_type: AwardType) -> list[int]:
        """The entry and its duplicates that rows of this list name."""
        of_it = [pk for pk, found in self.types.items() if found.resolved.pk == award_type.pk]
        return of_it or [award_type.pk]

    def apply(self, rows: AwardQuerySet) -> AwardQuerySet:
        """`rows` under all filters."""
        filters = self.filters
        rows = rows.with_words(filters.words)
        if filters.award == OTHER:
            rows = rows.filter(award_type=None)
        elif filters.award:
            rows = rows.filter(award_type__in=self.ids_of(filters.award))
        if filters.kind:
            rows = rows.filter(kind=filters.kind)
        if chosen := filters.unit:
            duplicates = [pk for pk, unit in self.units.items() if unit.resolved.pk == chosen.pk]
            rows = rows.filter(unit__in=[chosen.pk, *duplicates])
        return rows


class RollFacets:
    """The links of every filter: what each would show, with the other filters as they are."""

    def __init__(self, counts: Counts, path: str, anchor: str) -> None:
        self.counts, self.path, self.anchor = counts, path, anchor
        self.filters = counts.filters

    def all(self) -> list[dict[str, Any]]:
        """The filters with many values, each with its links, if there is more than one."""
        facets = {
            name: list(self._links(name, rows))
            for name, rows in (("award", self._awards()), ("unit", self._units()))
        }
        return [
            {"name": PARAMETERS[name], "label": LABELS[name], "links": links}
            for name, links in facets.items()
            if len(links) > 1 or getattr(self.filters, name)
        ]

    def kinds(self) -> list[Link]:
        """All kinds of recipients together, then each; nothing where there is only one."""
        counts, chosen = self.counts.by("kind", without="kind"), self.filters.kind
        kinds = [kind for kind in RecipientKind if counts[kind] or chosen == kind]
        if len(kinds) < 2 and not chosen:
            return []
        return [
            Link(_g("All recipients"), self._url(kind=""), counts.total(), not chosen),
            *(
                Link(str(kind.label), self._url(kind=kind), counts[kind], chosen == kind)
                for kind in kinds
            ),
        ]

    def chosen(self) -> list[dict[str, str]]:
        """The active filters, search words first, each with the address of the list without it."""
        words = [{"label": f"“{self.filters.q}”", "remove_url": self._url(q="")}]
        return [
            *(words if self.filters.q else []),
            *(
                {
                    "label": f"{LABELS[name]}: {self._label_of(name)}",
                    "remove_url": self._url(**{name: None}),
                }
                for name in LABELS
                if getattr(self.filters, name)
            ),
        ]

    def suggestions(self) -> list[Link]:
        """What to try where nothing was found: each filter taken away that then finds some."""
        links = []
        for name in LABELS:
            if getattr(self.filters, name):
                total = sum(cell.count for cell in self.counts.matching(without=name))
                label = _g("Without “%(filter)s: %(value)s”") % {
                    "filter": LABELS[name],
                    "value": self._label_of(name),
                }
                links.append(Link(label, self._url(**{name: None}), total))
        return [link for link in links if link.count]

    def _url(self, **change: Any) -> str:
        return self.filters.url(self.path, self.anchor, **change)

    def _label_of(self, name: str) -> str:
        value = getattr(self.filters, name)
        if value == OTHER:
            return _g("Other awards")
        return str(RecipientKind(value).label) if name == "kind" else str(value.label)

    def _links(self, name: str, rows: Iterable[tuple[Any, str, int]]) -> Iterator[Link]:
        chosen = getattr(self.filters, name)
        for value, label, count in rows:
            is_current = value == chosen
            yield Link(label, self._url(**{name: None if is_current else value}), count, is_current)

    def _awards(self) -> Iterator[tuple[Any, str, int]]:
        counts = self.counts.by("award", without="award")
        known = in_precedence(self.counts.types.values())
        chosen = self.filters.award
        if isinstance(chosen, AwardType) and chosen.pk not in {award.pk for award in known}:
            known.append(chosen)
        for award in known:
            if counts[award.pk] or award == chosen:
                yield award, award.label, counts[award.pk]
        if counts[OTHER] or chosen == OTHER:
            yield OTHER, _g("Other awards"), counts[OTHER]

    def _units(self) -> Iterator[tuple[Any, str, int]]:
        """Those with the most rows, by name."""
        counts = self.counts.by("unit", without="unit")
        del counts[None]
        resolved = {unit.resolved.pk: unit.resolved for unit in self.counts.units.values()}
        shown = [resolved[pk] for pk, _count in counts.most_common(UNITS_SHOWN)]
        if self.filters.unit and self.filters.unit not in shown:
            shown.append(self.filters.unit)
        for unit in sorted(shown, key=lambda unit: (fold_words(unit.label), unit.pk)):
            yield unit, unit.label, counts[unit.pk]


def in_precedence(types: Iterable[AwardType]) -> list[AwardType]:
    """The entries after merging, each once, the highest award first."""
    resolved = {award.resolved.pk: award.resolved for award in types}
    return sorted(resolved.values(), key=lambda award: (award.precedence, award.name, award.pk))


def _award_types(ids: set[int]) -> Mapping[int, AwardType]:
    if not ids:
        return {}
    types = AwardType.objects.select_related("emblem", "merged_into__emblem").filter(pk__in=ids)
    return {award.pk: award for award in types.order_by()}


def _units(ids: set[int]) -> dict[int, Unit]:
    names = ("name", "name_en", "slug")
    columns = [*names, "merged_into", *(f"merged_into__{name}" for name in names)]
    units = Unit.objects.filter(pk__in=ids).select_related("merged_into").only(*columns)
    return {unit.pk: unit for unit in units.order_by()} if ids else {}
