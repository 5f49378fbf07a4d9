"""Filters of a public list: read from its address, counted, and shown as plain links.

A list declares its filters as the fields of a form. Those that are a `Facet` are shown as links,
each with the number of rows that it leads to; `Tally` counts them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Self, TypeAlias
from urllib.parse import quote_plus, urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from news.address_words import AddressWords
from news.sorting import text_sort_key
from news.text import fold_words, nfc
from news.validators import FIRST_YEAR, LAST_YEAR

from .models.award_types import AwardType
from .models.units import Unit

#: Field → its parameter in an address, in all lists; other fields have their own name.
PARAMETERS = AddressWords(
    phase=pgettext_lazy("address", "phase"),
    year=pgettext_lazy("address", "year"),
    scope=pgettext_lazy("address", "scope"),
    level=pgettext_lazy("address", "level"),
    award=pgettext_lazy("address", "award"),
    kind=pgettext_lazy("address", "kind"),
    unit=pgettext_lazy("address", "unit"),
    campaign=pgettext_lazy("address", "campaign"),
    order=pgettext_lazy("address", "order"),
    print_version=pgettext_lazy("address", "print"),
)
#: Values of filters.
VALUES = AddressWords(
    other=pgettext_lazy("address", "other"),
    by_name=pgettext_lazy("address", "name"),
)
UNITS_SHOWN = 60
#: Awards that are in no catalogue.
OTHER = "other"

Options: TypeAlias = Iterable[tuple[Any, str, int]]
#: Facet → the values that a key of a cell has in it.
Dimension: TypeAlias = Mapping[str, Callable[[Any], Iterable[Any]]]


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    count: int = 0
    is_current: bool = False


class Facet(forms.Field):
    """A form field whose values are shown as links."""

    def key_of(self, value: Any) -> Any:
        """By what the rows of a value are counted."""
        return value

    def text_of(self, value: Any) -> str:
        """A value as an address has it."""
        return str(value)

    def label_of(self, value: Any) -> str:
        return str(value)

    def options(self, counts: Counter[Any], chosen: Any) -> Options:
        """Value, label and count of each link, in order; what was chosen is always among them.

        None for a filter to which only other pages lead.
        """
        return iter(())


class ChoiceFacet(Facet, forms.ChoiceField):
    """Text choices, in their order."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, **kwargs)
        self.labels = choices

    def label_of(self, value: Any) -> str:
        return str(self.labels(value).label)

    def options(self, counts: Counter[Any], chosen: Any) -> Options:
        for choice in self.labels:
            if counts[choice.value] or choice == chosen:
                yield choice.value, str(choice.label), counts[choice.value]


class YearFacet(Facet, forms.IntegerField):
    """The newest year first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False, **kwargs)

    def options(self, counts: Counter[Any], chosen: Any) -> Options:
        years = {*counts, chosen} if chosen else counts
        for year in sorted(years, reverse=True):
            yield year, str(year), counts[year]


class EntryFacet(Facet, forms.ModelChoiceField):
    """An entry of a register; a duplicate stands for the entry it was merged into."""

    def clean(self, value: Any) -> Any:
        entry = super().clean(value)
        return getattr(entry, "resolved", entry)

    def label_of(self, value: Any) -> str:
        return str(value.label)


class UnitFacet(EntryFacet):
    """By its slug; those with the most rows, by name. Counted by primary key."""

    def __init__(self, **kwargs: Any) -> None:
        units = Unit.objects.select_related("merged_into")
        super().__init__(units, to_field_name="slug", required=False, **kwargs)

    def key_of(self, value: Any) -> Any:
        return value.pk

    def text_of(self, value: Any) -> str:
        return str(value.slug)

    def options(self, counts: Counter[Any], chosen: Any) -> Options:
        shown = most_common(counts, UNITS_SHOWN) | ({chosen.pk} if chosen else set())
        units = (
            Unit.objects.filter(pk__in=shown).only("name", "translations", "slug").order_by("pk")
        )
        for unit in sorted(units if shown else (), key=lambda unit: text_sort_key(unit.label)):
            yield unit, unit.label, counts[unit.pk]


class AwardFacet(EntryFacet):
    """An entry of the catalogue by its number, or `OTHER`; the highest award first.

    Counted by the entry after merging, or `OTHER`.
    """

    def __init__(self, **kwargs: Any) -> None:
        types = AwardType.objects.select_related("merged_into")
        super().__init__(types, required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        return OTHER if value == VALUES["other"] else super().to_python(value)

    def text_of(self, value: Any) -> str:
        return VALUES["other"] if value == OTHER else str(value.pk)

    def label_of(self, value: Any) -> str:
        return _("Other awards") if value == OTHER else super().label_of(value)

    def options(self, counts: Counter[Any], chosen: Any) -> Options:
        known = {value for value in counts if counts[value]} | ({chosen} if chosen else set())
        for award in in_precedence(known - {OTHER}):
            yield award, award.label, counts[award]
        if OTHER in known:
            yield OTHER, self.label_of(OTHER), counts[OTHER]


class FilterForm(forms.Form):
    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)


class Filters(dict[str, Any]):
    """What an address chooses: field → value, in the order of the form's fields.

    `unknown` has the labels of what could not be read.
    """

    form: ClassVar[type[forms.Form]]
    unknown: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Any) -> Self:
        form = cls.form(data)
        form.is_valid()
        filters = cls()
        for name in form.fields:
            value = form.cleaned_data.get(name)
            if isinstance(value, str):
                value = nfc(value)
            if value:
                filters[name] = value
        filters.unknown = tuple(str(form.fields[name].label) for name in form.errors)
        return filters

    @classmethod
    def facets(cls) -> dict[str, Facet]:
        fields = cls.form.base_fields.items()
        return {name: field for name, field in fields if isinstance(field, Facet)}

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is on, or words are searched for."""
        return bool(self.get("q")) or any(name in self for name in self.facets())

    @property
    def words(self) -> str:
        return fold_words(self.get("q", ""))

    @property
    def parameters(self) -> dict[str, str]:
        """As an address carries them."""
        facets = self.facets()
        return {
            PARAMETERS.get(name, name): facets[name].text_of(self[name])
            if name in facets
            else str(self[name])
            for name in self.form.base_fields
            if name in self
        }

    def changed(self, **change: Any) -> Self:
        """These filters with `change`; None or "" takes a filter away."""
        filters = type(self)(self | change)
        for name in change:
            if not filters[name]:
                del filters[name]
        return filters

    def url(self, path: str, anchor: str = "", **change: Any) -> str:
        """The address of this choice with `change`."""
        query = urlencode(self.changed(**change).parameters)
        address = f"{path}?{query}" if query else path
        return f"{address}#{anchor}" if anchor else address

    def key_of(self, name: str) -> Any:
        """By what a chosen value is counted; None if nothing is chosen."""
        return self.facets()[name].key_of(self[name]) if name in self else None

    def labelled(self, name: str) -> str:
        """A filter that is on, with its value."""
        field = self.facets()[name]
        return f"{field.label}: {field.label_of(self[name])}"


class Tally:
    """How many rows there are of each value of each facet, with the other filters as they are.

    The rows come as cells: tuples that begin with a key for each of `dimensions` and end with the
    number of their rows. A cell that fails no filter counts in every facet, one that fails one
    filter in the facet of that filter alone: `by` is facet → value → count, `without` is facet →
    rows without its filter. `matching` are the cells that fail none; `keys` counts them by the
    keys of each dimension.
    """

    def __init__(
        self,
        filters: Filters,
        dimensions: Sequence[Dimension],
        cells: Iterable[tuple[Any, ...]],
    ) -> None:
        self.by: dict[str, Counter[Any]] = {name: Counter() for name in filters.facets()}
        self.without: Counter[str] = Counter()
        self.matching: list[Any] = []
        self.keys: list[Counter[Any]] = [Counter() for _dimension in dimensions]
        left_out: dict[str, Counter[Any]] = {name: Counter() for name in self.by}
        place = {name: place for place, names in enumerate(dimensions) for name in names}
        failed = [_Failed(filters, dimension) for dimension in dimensions]
        for cell in cells:
            names = [n for fails, key in zip(failed, cell, strict=False) for n in fails[key]]
            if not names:
                self.matching.append(cell)
                for counts, key in zip(self.keys, cell, strict=False):
                    counts[key] += cell[-1]
            elif len(names) == 1:
                left_out[names[0]][cell[place[names[0]]]] += cell[-1]
        for counts, dimension in zip(self.keys, dimensions, strict=True):
            for name, values_of in dimension.items():
                self.without[name] = self.total + left_out[name].total()
                for key, count in (*counts.items(), *left_out[name].items()):
                    for value in values_of(key):
                        self.by[name][value] += count

    @cached_property
    def total(self) -> int:
        return self.keys[0].total()


class _Failed(dict[Any, list[str]]):
    """Key of a dimension → the filters that its rows fail."""

    def __init__(self, filters: Filters, dimension: Dimension) -> None:
        super().__init__()
        self.wanted = [
            (name, filters.key_of(name), values_of)
            for name, values_of in dimension.items()
            if name in filters
        ]

    def __missing__(self, key: Any) -> list[str]:
        self[key] = [
            name for name, wanted, values_of in self.wanted if wanted not in values_of(key)
        ]
        return self[key]


class FacetLinks:
    """The links of every filter, of the list at `path`; `anchor` is its place on the page."""

    def __init__(self, filters: Filters, tally: Tally, path: str, anchor: str = "") -> None:
        self.filters, self.tally, self.path, self.anchor = filters, tally, path, anchor
        self.fields = filters.facets()

    def options(self, name: str) -> Options:
        return self.fields[name].options(self.tally.by[name], self.filters.get(name))

    def url(self, **change: Any) -> str:
        return self.filters.url(self.path, self.anchor, **change)

    def all(self, *left_out: str) -> list[dict[str, Any]]:
        """Each filter that tells rows apart, with its links."""
        links = {name: list(self._links(name)) for name in self.fields if name not in left_out}
        return [
            {"name": PARAMETERS[name], "label": self.fields[name].label, "links": links[name]}
            for name in links
            if len(links[name]) > 1 or name in self.filters
        ]

    def as_tabs(self, name: str, all_label: str) -> list[Link]:
        """All values of one filter together, then each; nothing where there is only one."""
        chosen, here = self.filters.get(name), self.url()
        links = [replace(link, url=here) if link.is_current else link for link in self._links(name)]
        if len(links) < 2 and not chosen:
            return []
        all_rows = Link(all_label, self.url(**{name: None}), self.tally.without[name], not chosen)
        return [all_rows, *links]

    def chosen(self) -> list[dict[str, str]]:
        """The filters that are on, each with the address of the list without it."""
        return [
            {"label": self.filters.labelled(name), "remove_url": self.url(**{name: None})}
            for name in self.fields
            if name in self.filters
        ]

    def suggestions(self) -> list[Link]:
        """What to try where nothing was found: each filter taken away that then finds some."""
        return [
            Link(
                _("Without “%(filter)s: %(value)s”")
                % {"filter": field.label, "value": field.label_of(self.filters[name])},
                self.url(**{name: None}),
                self.tally.without[name],
            )
            for name, field in self.fields.items()
            if name in self.filters and self.tally.without[name]
        ]

    def _links(self, name: str) -> Iterator[Link]:
        """A link that is on takes its filter away."""
        field, chosen = self.fields[name], self.filters.get(name)
        nothing: dict[str, Any] = {name: None}
        without = self.filters.url(self.path, **nothing)
        start = f"{without}{'&' if '?' in without else '?'}{PARAMETERS[name]}="
        end = f"#{self.anchor}" if self.anchor else ""
        for value, label, count in self.options(name):
            is_current = value == chosen
            other = f"{start}{quote_plus(field.text_of(value))}"
            yield Link(label, f"{without if is_current else other}{end}", count, is_current)


def most_common(counts: Counter[Any], number: int) -> set[Any]:
    """The keys with the highest counts; of those with the same, the smallest."""
    ordered = sorted((key for key in counts if counts[key]), key=lambda key: (-counts[key], key))
    return set(ordered[:number])


def in_precedence(types: Iterable[AwardType]) -> list[AwardType]:
    """The entries after merging, each once, the highest award first."""
    resolved = {award.resolved.pk: award.resolved for award in types}
    return sorted(resolved.values(), key=_place)


def _place(award: AwardType) -> tuple[Any, ...]:
    return award.precedence, text_sort_key(award.name), award.pk


def merged_units() -> dict[int, int]:
    """Each unit that was merged → the one it was merged into, by primary key."""
    merged = Unit.objects.exclude(merged_into=None).order_by()
    return dict(merged.values_list("pk", "merged_into_id"))


def unit_with_doubles(unit: Unit, merged: Mapping[int, int]) -> list[int]:
    return [unit.pk, *(pk for pk, into in merged.items() if into == unit.pk)]
