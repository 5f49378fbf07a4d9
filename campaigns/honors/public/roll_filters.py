"""What a visitor may narrow a roll's list by: words, and plain links with their counts."""

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
#: Stands for the awards that are in no catalogue, in an address and in counts.
OTHER = "khac"
BY_NAME = "ten"
#: Parameter → its name on the screen, in the order of the facets.
NAMES = {
    "danh_hieu": _("Award"),
    "loai": _("Recipient"),
    "don_vi": _("Unit"),
}
UNREADABLE = NAMES | {"q": _("Search words"), "xep": _("Order"), "ban_in": _("Print version")}


class AwardTypeField(forms.ModelChoiceField):
    """An entry of the catalogue by its number, or `OTHER`."""

    def to_python(self, value: Any) -> Any:
        return OTHER if value == OTHER else super().to_python(value)


class RollForm(forms.Form):
    q = forms.CharField(max_length=200, required=False)
    danh_hieu = AwardTypeField(AwardType.objects.select_related("merged_into"), required=False)
    loai = forms.ChoiceField(choices=RecipientKind, required=False)
    don_vi = forms.ModelChoiceField(
        Unit.objects.select_related("merged_into"), to_field_name="slug", required=False
    )
    xep = forms.ChoiceField(choices=[(BY_NAME, "")], required=False)
    ban_in = forms.ChoiceField(choices=[("1", "")], required=False)

    def clean_danh_hieu(self) -> Any:
        chosen = self.cleaned_data["danh_hieu"]
        return chosen.resolved if isinstance(chosen, AwardType) else chosen

    def clean_don_vi(self) -> Unit | None:
        unit = self.cleaned_data["don_vi"]
        return unit.resolved if unit else None


@dataclass(frozen=True)
class RollFilters:
    """What was chosen; "" or None where nothing was. `unknown` names what could not be read."""

    q: str = ""
    danh_hieu: Any = None
    loai: str = ""
    don_vi: Unit | None = None
    xep: str = ""
    ban_in: str = ""
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> "RollFilters":
        form = RollForm(data)
        form.is_valid()
        chosen: dict[str, Any] = {n: form.cleaned_data.get(n) or None for n in form.fields}
        for name in ("q", "loai", "xep", "ban_in"):
            chosen[name] = nfc(chosen[name] or "")
        return cls(**chosen, unknown=tuple(str(UNREADABLE[name]) for name in form.errors))

    def __bool__(self) -> bool:
        return bool(self.q or self.danh_hieu or self.loai or self.don_vi)

    @property
    def words(self) -> str:
        return fold_words(self.q)

    @property
    def parameters(self) -> dict[str, str]:
        """As they stand in an address."""
        award = getattr(self.danh_hieu, "pk", self.danh_hieu)
        values = {
            "q": self.q,
            "danh_hieu": award,
            "loai": self.loai,
            "don_vi": self.don_vi.slug if self.don_vi else None,
            "xep": self.xep,
            "ban_in": self.ban_in,
        }
        return {name: str(value) for name, value in values.items() if value}

    def url(self, path: str, anchor: str = "", **change: Any) -> str:
        """The address of this choice with `change`; None or "" takes a filter away."""
        query = urlencode(replace(self, **change).parameters)
        address = f"{path}?{query}" if query else path
        return f"{address}#{anchor}" if anchor else address


@dataclass(frozen=True)
class Cell:
    """`count` rows of one award (the entry that it stands for, or `OTHER`), kind and unit (as
    linked). Of awards in no catalogue also their `text` and its `first` place.
    """

    award: Any
    kind: str
    unit: int | None
    text: str
    count: int
    first: int


class Counts:
    """How many rows of a list there are of each award, kind and unit, after the search words.

    One query groups them; every facet is a sum over its answer.
    """

    def __init__(self, rows: AwardQuerySet, filters: RollFilters) -> None:
        self.filters, self._rows = filters, rows
        found = rows.with_words(filters.words).values_list("award_type_id", "kind", "unit_id")
        # The first reads an index alone, which does not hold the awards' texts.
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
            Cell(
                self.types[award].resolved.pk if award in self.types else OTHER,
                *rest,
            )
            for award, *rest in self._raw
        ]

    def by(self, name: str, *, without: str = "") -> Counter[Any]:
        """Counts by "award", "kind" or "unit", under all filters but `without`."""
        counts: Counter[Any] = Counter()
        for cell in self.matching(without):
            value = self._unit(cell) if name == "unit" else getattr(cell, name)
            counts[value] += cell.count
        return counts

    def matching(self, without: str = "") -> Iterator[Cell]:
        """The cells under all filters but `without`."""
        chosen = self._chosen() | ({without: None} if without else {})
        award, kind, unit = (chosen[name] for name in NAMES)
        for cell in self.cells:
            fits = award in (None, cell.award) and kind in (None, cell.kind)
            if fits and (unit is None or unit == self._unit(cell)):
                yield cell

    def _unit(self, cell: Cell) -> int | None:
        """The unit that the one of a cell stands for."""
        found = self.units.get(cell.unit) if cell.unit else None
        return found.resolved.pk if found else None

    def kinds(self) -> dict[str, int]:
        """Counts by kind of the whole list, whatever is searched for."""
        if self.filters.words:
            return dict(self._rows.values_list("kind").annotate(count=Count("*")))
        counts: Counter[str] = Counter()
        for cell in self.cells:
            counts[cell.kind] += cell.count
        return counts

    def ids_of(self, award_type: AwardType) -> list[int]:
        """The entry and the doubles that rows of this list name."""
        of_it = [pk for pk, found in self.types.items() if found.resolved.pk == award_type.pk]
        return of_it or [award_type.pk]

    def apply(self, rows: AwardQuerySet) -> AwardQuerySet:
        """`rows` under all filters."""
        filters = self.filters
        rows = rows.with_words(filters.words)
        if filters.danh_hieu == OTHER:
            rows = rows.filter(award_type=None)
        elif filters.danh_hieu:
            rows = rows.filter(award_type__in=self.ids_of(filters.danh_hieu))
        if filters.loai:
            rows = rows.filter(kind=filters.loai)
        if chosen := filters.don_vi:
            doubles = [pk for pk, unit in self.units.items() if unit.resolved.pk == chosen.pk]
            rows = rows.filter(unit__in=[chosen.pk, *doubles])
        return rows

    def _chosen(self) -> dict[str, Any]:
        filters = self.filters
        return {
            "danh_hieu": getattr(filters.danh_hieu, "pk", filters.danh_hieu) or None,
            "loai": filters.loai or None,
            "don_vi": filters.don_vi.pk if filters.don_vi else None,
        }


class RollFacets:
    """The links of every filter: what each would show, with the other filters as they are."""

    def __init__(self, counts: Counts, path: str, anchor: str) -> None:
        self.counts, self.path, self.anchor = counts, path, anchor
        self.filters = counts.filters

    def all(self) -> list[dict[str, Any]]:
        """The filters with many values that tell rows apart, each with its links."""
        facets: list[dict[str, Any]] = [
            {"name": name, "label": NAMES[name], "links": list(self._links(name, rows))}
            for name, rows in (
                ("danh_hieu", self._awards()),
                ("don_vi", self._units()),
            )
        ]
        return [f for f in facets if len(f["links"]) > 1 or getattr(self.filters, f["name"])]

    def kinds(self) -> list[Link]:
        """All kinds of recipients together, then each; nothing where there is only one."""
        counts = self.counts.by("kind", without="loai")
        rows = [kind for kind in RecipientKind if counts[kind] or self.filters.loai == kind]
        if len(rows) < 2 and not self.filters.loai:
            return []
        everybody = Link(
            _g("All recipients"), self._url(loai=""), counts.total(), not self.filters.loai
        )
        return [
            everybody,
            *(
                Link(str(kind.label), self._url(loai=kind), counts[kind], self.filters.loai == kind)
                for kind in rows
            ),
        ]

    def chosen(self) -> list[dict[str, str]]:
        """What is on, the search words first, each with the address of the list without it."""
        words = [{"label": f"“{self.filters.q}”", "remove_url": self._url(q="")}]
        return [
            *(words if self.filters.q else []),
            *(
                {
                    "label": f"{NAMES[name]}: {self._label_of(name)}",
                    "remove_url": self._url(**{name: None}),
                }
                for name in NAMES
                if getattr(self.filters, name)
            ),
        ]

    def suggestions(self) -> list[Link]:
        """What to try where nothing was found: each filter taken away that then finds some."""
        links = []
        for name in NAMES:
            if getattr(self.filters, name):
                total = sum(cell.count for cell in self.counts.matching(without=name))
                label = _g("Without “%(filter)s: %(value)s”") % {
                    "filter": NAMES[name],
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
        return str(RecipientKind(value).label) if name == "loai" else str(value.label)

    def _links(self, name: str, rows: Iterable[tuple[Any, str, int]]) -> Iterator[Link]:
        chosen = getattr(self.filters, name)
        for value, label, count in rows:
            is_current = value == chosen
            yield Link(label, self._url(**{name: None if is_current else value}), count, is_current)

    def _awards(self) -> Iterator[tuple[Any, str, int]]:
        counts = self.counts.by("award", without="danh_hieu")
        known = in_precedence(self.counts.types.values())
        chosen = self.filters.danh_hieu
        if isinstance(chosen, AwardType) and chosen.pk not in {award.pk for award in known}:
            known.append(chosen)
        for award in known:
            if counts[award.pk] or award == chosen:
                yield award, award.label, counts[award.pk]
        if counts[OTHER] or chosen == OTHER:
            yield OTHER, _g("Other awards"), counts[OTHER]

    def _units(self) -> Iterator[tuple[Any, str, int]]:
        """Those with the most rows, by name."""
        counts = self.counts.by("unit", without="don_vi")
        del counts[None]
        resolved = {unit.resolved.pk: unit.resolved for unit in self.counts.units.values()}
        shown = [resolved[pk] for pk, _count in counts.most_common(UNITS_SHOWN)]
        if self.filters.don_vi and self.filters.don_vi not in shown:
            shown.append(self.filters.don_vi)
        for unit in sorted(shown, key=lambda unit: (fold_words(unit.label), unit.pk)):
            yield unit, unit.label, counts[unit.pk]


def in_precedence(types: Iterable[AwardType]) -> list[AwardType]:
    """The entries that `types` stand for, each once, the highest award first."""
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
