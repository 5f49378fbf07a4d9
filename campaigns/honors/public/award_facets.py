"""The filters of the award search as plain links, each with its count."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _g
from wagtail.models import Page

from campaigns.campaign.filters import Link
from campaigns.campaign.models.campaign import CampaignPage
from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType
from campaigns.registers.models.units import Unit

from .award_counts import Found
from .award_filters import LABELS
from .roll_filters import OTHER, PARAMETERS, UNITS_SHOWN, in_address, in_precedence

CAMPAIGNS_SHOWN = 60


class AwardFacets:
    """What each link would show, with the other filters as they are. `page` gives the language."""

    def __init__(self, found: Found, page: Page, path: str) -> None:
        self.found, self.page, self.path = found, page, path
        self.filters = found.filters

    def all(self) -> list[dict[str, Any]]:
        """The filters with many values, each with its links, if there is more than one."""
        values = {
            "year": self._years(),
            "level": self._levels(),
            "award": self._awards(),
            "unit": self._units(),
            "campaign": self._campaigns(),
        }
        facets = {name: list(self._links(name, rows)) for name, rows in values.items()}
        return [
            {"name": PARAMETERS[name], "label": LABELS[name], "links": links}
            for name, links in facets.items()
            if len(links) > 1 or getattr(self.filters, name)
        ]

    def kinds(self) -> list[Link]:
        """All kinds of recipients together, then each; nothing where there is only one."""
        counts, chosen = self.found.by["kind"], self.filters.kind
        kinds = [kind for kind in RecipientKind if counts[kind] or chosen == kind]
        if len(kinds) < 2 and not chosen:
            return []
        total = self.found.without["kind"]
        return [
            Link(_g("All recipients"), self._url(kind=""), total, not chosen),
            *(
                Link(str(kind.label), self._url(kind=kind), counts[kind], chosen == kind)
                for kind in kinds
            ),
        ]

    def chosen(self) -> list[dict[str, str]]:
        """The filters that are on, each with the address of the search without it."""
        return [
            {
                "label": f"{LABELS[name]}: {self.filters.label_of(name)}",
                "remove_url": self._url(**{name: None}),
            }
            for name in LABELS
            if getattr(self.filters, name)
        ]

    def suggestions(self) -> list[Link]:
        """What to try where nothing was found: each filter taken away that then finds some."""
        return [
            Link(
                _g("Without “%(filter)s: %(value)s”")
                % {"filter": LABELS[name], "value": self.filters.label_of(name)},
                self._url(**{name: None}),
                self.found.without[name],
            )
            for name in LABELS
            if getattr(self.filters, name) and self.found.without[name]
        ]

    def _url(self, **change: Any) -> str:
        return self.filters.url(self.path, **change)

    def _links(self, name: str, rows: Iterable[tuple[Any, str, int]]) -> Iterator[Link]:
        chosen = getattr(self.filters, name)
        without = self._url(**{name: None})
        start = f"{without}&" if "?" in without else f"{without}?"
        for value, label, count in rows:
            if value == chosen:
                yield Link(label, without, count, True)
            else:
                yield Link(label, f"{start}{PARAMETERS[name]}={in_address(value)}", count)

    def _years(self) -> Iterator[tuple[Any, str, int]]:
        counts = dict(self.found.by["year"])
        counts.pop(None, None)
        if self.filters.year:
            counts.setdefault(self.filters.year, 0)
        for year in sorted(counts, reverse=True):
            yield year, str(year), counts[year]

    def _levels(self) -> Iterator[tuple[Any, str, int]]:
        counts = self.found.by["level"]
        for level in AwardType.Level:
            if counts[level] or self.filters.level == level:
                yield level.value, str(level.label), counts[level]

    def _awards(self) -> Iterator[tuple[Any, str, int]]:
        counts, chosen = self.found.by["award"], self.filters.award
        for award in in_precedence(self.found.types.values()):
            if counts[award.pk] or award == chosen:
                yield award, award.label, counts[award.pk]
        if counts[OTHER] or chosen == OTHER:
            yield OTHER, _g("Other awards"), counts[OTHER]

    def _units(self) -> Iterator[tuple[Any, str, int]]:
        """Those with the most awards, by name."""
        shown = dict(self.found.by["unit"].most_common(UNITS_SHOWN))
        if chosen := self.filters.unit:
            shown.setdefault(chosen.pk, 0)
        if shown:
            units = Unit.objects.filter(pk__in=shown).only("name", "name_en", "slug")
            for unit in units.order_by("name", "pk"):
                yield unit, unit.label, shown[unit.pk]

    def _campaigns(self) -> Iterator[tuple[Any, str, int]]:
        """Those with the most awards that can be read in this language, by title."""
        counts, chosen = self.found.by["campaign"], self.filters.campaign
        top = dict(counts.most_common(CAMPAIGNS_SHOWN))
        if chosen:
            top.setdefault(chosen.translation_key, 0)
        if not top:
            return
        readable = CampaignPage.objects.readable().in_language_of(self.page)
        named = readable.filter(translation_key__in=top).only("title", "translation_key")
        for campaign in named.order_by("title", "pk"):
            is_chosen = chosen and chosen.translation_key == campaign.translation_key
            value = chosen if is_chosen else campaign
            yield value, campaign.title, top[campaign.translation_key]
