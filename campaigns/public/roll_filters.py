"""What a visitor may narrow a roll's list by: words, and plain links with their counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from news.text import fold_words, nfc

from ..models import AwardType, RecipientKind, Unit
from ..models.award_querysets import AwardQuerySet
from .filters import Link

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


class Counts:
    """How many rows of a list there are of each award, kind and unit, after the search words.

    One query groups them; every facet is a sum over its answer.
    """

    def __init__(self, rows: AwardQuerySet, filters: RollFilters) -> None:
        self.filters, self._rows = filters, rows
        found = rows.with_words(filters.words)
        grouped = found.values_list("award_type_id", "kind", "unit_id").annotate(count=Count("*"))
        self._raw = list(grouped)
        self.types = _award_types({award for award, *_rest in self._raw if award})
        self._doubles = dict(
            Unit.objects.exclude(merged_into=None).order_by().values_list("pk", "merged_into_id")
            if any(unit for _award, _kind, unit, _count in self._raw)
            else ()
        )

    @cached_property
    def cells(self) -> list[tuple[Any, str, int | None, int]]:
        """Award (its number, or `OTHER`), kind, unit and count; doubles as what they stand for."""
        return [
            (
                self.types[award].resolved.pk if award in self.types else OTHER,
                kind,
                self._doubles.get(unit, unit),
                count,
            )
            for award, kind, unit, count in self._raw
        ]

    def by(self, place: int, *, without: str = "") -> Counter[Any]:
        """Counts by award (0), kind (1) or unit (2), under all filters but `without`."""
        counts: Counter[Any] = Counter()
        for cell in self._matching(without):
            counts[cell[place]] += cell[3]
        return counts

    def groups(self) -> Counter[tuple[Any, str]]:
        """Counts by award and kind, under all filters."""
        counts: Counter[tuple[Any, str]] = Counter()
        for award, kind, _unit, count in self._matching():
            counts[award, kind] += count
        return counts

    def _matching(self, without: str = "") -> Iterator[tuple[Any, str, int | None, int]]:
        chosen = self._chosen() | ({without: None} if without else {})
        wanted = tuple(chosen[name] for name in NAMES)
        for cell in self.cells:
            pairs = zip(wanted, cell[:3], strict=True)
            if all(want is None or want == has for want, has in pairs):
                yield cell

    def kinds(self) -> dict[str, int]:
        """Counts by kind of the whole list, whatever is searched for."""
        if self.filters.words:
            rows = self._rows.values_list("kind").annotate(count=Count("*"))
            return dict(rows)
        counts: Counter[str] = Counter()
        for _award, kind, _unit, count in self.cells:
            counts[kind] += count
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
        if unit := filters.don_vi:
            doubles = [pk for pk, into in self._doubles.items() if into == unit.pk]
            rows = rows.filter(unit__in=[unit.pk, *doubles])
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
        counts = self.counts.by(1, without="loai")
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
        for place, name in enumerate(NAMES):
            if getattr(self.filters, name):
                total = sum(self.counts.by(place, without=name).values())
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
        counts = self.counts.by(0, without="danh_hieu")
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
        counts = self.counts.by(2, without="don_vi")
        del counts[None]
        shown = dict(counts.most_common(UNITS_SHOWN))
        if self.filters.don_vi:
            shown.setdefault(self.filters.don_vi.pk, 0)
        if shown:
            for unit in Unit.objects.filter(pk__in=shown).order_by("name", "pk"):
                yield unit, unit.label, shown[unit.pk]


def in_precedence(types: Iterable[AwardType]) -> list[AwardType]:
    """The entries that `types` stand for, each once, the highest award first."""
    resolved = {award.resolved.pk: award.resolved for award in types}
    return sorted(resolved.values(), key=lambda award: (award.precedence, award.name, award.pk))


def _award_types(ids: set[int]) -> Mapping[int, AwardType]:
    if not ids:
        return {}
    types = AwardType.objects.select_related("emblem", "merged_into__emblem").filter(pk__in=ids)
    return {award.pk: award for award in types.order_by()}
