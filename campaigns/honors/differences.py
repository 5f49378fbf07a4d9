"""What one version of a list changed of another: added, removed, changed, matched by key."""

from dataclasses import dataclass, field
from typing import Any

from ..models import Award, AwardList
from ..models.award_querysets import withheld_keys

#: Fields whose change a reader is told of; links to registers and order are an officer's matter.
PRINTED = (
    "kind",
    "honorific",
    "name",
    "position",
    "unit_text",
    "award_text",
    "achievement",
    "decision_number",
    "signed_on",
)


@dataclass
class Difference:
    """Keys in the order of the lists; `changed` has the names of the fields."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def to_json(self) -> dict[str, Any]:
        return {"added": self.added, "removed": self.removed, "changed": self.changed}

    @property
    def keys(self) -> list[str]:
        return [*self.added, *self.removed, *self.changed]


def difference(
    old: AwardList | None, new: AwardList | None, fields: tuple[str, ...] = PRINTED
) -> Difference:
    """From `old` to `new`; two queries, whatever the lists' length."""
    before, after = _rows(old, fields), _rows(new, fields)
    found = Difference(
        added=[key for key in after if key not in before],
        removed=[key for key in before if key not in after],
    )
    for key, values in after.items():
        if key in before and before[key] != values:
            pairs = zip(fields, before[key], values, strict=True)
            found.changed[key] = [name for name, one, other in pairs if one != other]
    return found


def without_withheld(found: Difference) -> Difference:
    """As readers and approvers are told of it."""
    hidden = set(
        withheld_keys().filter(award_key__in=found.keys).values_list("award_key", flat=True)
    )
    return Difference(
        [key for key in found.added if key not in hidden],
        [key for key in found.removed if key not in hidden],
        {key: names for key, names in found.changed.items() if key not in hidden},
    )


def _rows(award_list: AwardList | None, fields: tuple[str, ...]) -> dict[str, tuple[Any, ...]]:
    if award_list is None:
        return {}
    rows = Award.objects.filter(list=award_list).order_by("place", "pk")
    return {key: tuple(values) for key, *values in rows.values_list("key", *fields)}
