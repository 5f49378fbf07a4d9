"""The list of a roll in the form of its page and in Wagtail's comparison of revisions."""

from collections import defaultdict
from typing import Any

from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from campaigns.registers.enums import RecipientKind
from campaigns.registers.models.award_types import AwardType

from ...lists.diff import counts
from ...lists.edit import source_of
from ...models.award_lists import AwardList
from ...models.awards import Award
from ...models.imports import AwardImport
from ...models.marks import AwardMark
from ...models.rolls import HonorRollPage
from ...permissions import EDIT, may_any, may_on, why_page_locked
from ..wording import differences
from .differences import Compared
from .listing import import_url

#: Of each sort, the most names that Wagtail's comparison shows.
NAMED = 8
FORMATS = ("xlsx", "csv", "json")


def overview(roll: HonorRollPage, user: Any) -> dict[str, Any]:
    """For the panel; `roll` is the draft that the form shows."""
    if not roll.pk:
        return {"is_new": True}
    source = source_of(roll)
    if source.pk != roll.pk:
        return {"source": source, "may_look": may_any(user, source)}
    award_list = roll.award_list
    public = source.award_list if source.live else None
    kinds, lines = _table(award_list)
    marks = AwardMark.objects.of_roll(source.translation_key)
    return {
        "roll": source,
        "award_list": award_list,
        "total": sum(line["total"] for line in lines),
        "kinds": kinds,
        "lines": lines,
        "is_public": public is not None and public == award_list,
        "public": public,
        "differs": differences(counts(public, award_list)) if public else [],
        "waiting": marks.waiting().count(),
        "withheld": _withheld(award_list),
        "lock": why_page_locked(user, source),
        "may_look": may_any(user, source),
        "may_edit": may_on(user, EDIT, source),
        "import_url": import_url(source.pk),
        "opened": AwardImport.objects.unfinished(source, user),
        "downloads": _downloads(source) if public else [],
    }


def _withheld(award_list: AwardList | None) -> int:
    if award_list is None:
        return 0
    keys = AwardMark.objects.of_roll(award_list.roll).withheld().award_keys()
    return award_list.awards.filter(key__in=keys).count()


def _downloads(source: HonorRollPage) -> list[tuple[str, str]]:
    """Of the public list, as readers have them."""
    url = source.get_url()
    if not url:
        return []
    return [
        (name.upper(), url + source.reverse_subpage("download", kwargs={"file_format": name}))
        for name in FORMATS
    ]


def _table(award_list: AwardList | None) -> tuple[list[Any], list[dict[str, Any]]]:
    """The kinds that occur, and a line for each award with its count of each of them."""
    if award_list is None:
        return [], []
    rows = Award.objects.filter(list=award_list).order_by()
    found = list(rows.values_list("award_type", "kind").annotate(count=Count("pk")))
    types = AwardType.objects.select_related("merged_into").in_bulk(
        {pk for pk, _kind, _count in found if pk}
    )
    counted: dict[AwardType | None, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pk, kind, count in found:
        counted[types[pk].resolved if pk else None][kind] += count
    kinds = [kind for kind in RecipientKind if any(row[1] == kind for row in found)]
    in_order = sorted(counted, key=lambda one: (one is None, one.precedence if one else 0))
    lines = [
        {
            "award": one.name if one else _("Not in the catalogue"),
            "is_loose": one is None,
            "counts": [counted[one].get(kind, 0) for kind in kinds],
            "total": sum(counted[one].values()),
        }
        for one in in_order
    ]
    return kinds, lines


class AwardListComparison:
    """As Wagtail's comparisons of fields are, for the lists that two revisions name."""

    is_field = True
    is_child_relation = False

    def __init__(self, user: Any, before: HonorRollPage, after: HonorRollPage) -> None:
        self.user, self.roll = user, after
        self.before, self.after = before.award_list, after.award_list

    def field_label(self) -> str:
        return _("Award list")

    def has_changed(self) -> bool:
        return self.before != self.after

    def htmldiff(self) -> SafeString:
        sees = may_any(self.user, self.roll)
        compared = Compared(self.before, self.after, sees_withheld=sees)
        found = compared.found
        parts = [("added", found.added), ("removed", found.removed), ("changed", [*found.changed])]
        entries = [(sort, key) for sort, keys in parts for key in keys[:NAMED]]
        context = {
            "roll": source_of(self.roll),
            "compared": compared,
            "lines": compared.lines(entries),
            "more": len(found.keys) - len(entries),
        }
        return render_to_string("campaigns/admin/award_list/comparison.html", context)
