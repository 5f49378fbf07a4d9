"""Phrases of the list's screens that are put together from several facts."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from ..lists.diff import Counts
from ..models.marks import AwardMark


def change_counts(added: int, removed: int, changed: int, moved: int = 0) -> list[str]:
    """“2 added”, “1 removed”; nothing of what did not happen."""
    counts = (
        (added, npgettext("rows of a list", "%(count)s added", "%(count)s added", added)),
        (removed, npgettext("rows of a list", "%(count)s removed", "%(count)s removed", removed)),
        (changed, npgettext("rows of a list", "%(count)s changed", "%(count)s changed", changed)),
        (moved, npgettext("rows of a list", "%(count)s moved", "%(count)s moved", moved)),
    )
    return [text % {"count": count} for count, text in counts if count]


def differences(counts: Counts) -> list[str]:
    """How a draft's list differs from the public one."""
    order = [_("another order")] if counts.reordered else []
    return [*change_counts(counts.added, counts.removed, counts.changed), *order]


def names_and_more(names: Sequence[str], total: int) -> str:
    """The first names, and how many more of the `total` there are."""
    listed, more = "; ".join(names), total - len(names)
    if more <= 0:
        return listed
    others = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
    return f"{listed} {others}"


def mark_label(mark: AwardMark) -> str:
    if not mark.is_waiting:
        return mark.get_kind_display()
    if mark.kind == AwardMark.Kind.ANNULLED:
        return _("Annulment waiting for approval")
    return _("Restoration waiting for approval")


def mark_details(mark: AwardMark) -> str:
    """By which decision, when, by whom and why."""
    when = date_format(timezone.localtime(mark.at), "SHORT_DATE_FORMAT")
    if mark.by:
        when = f"{when}, {mark.by.get_full_name() or mark.by.get_username()}"
    document = str(mark.document) if mark.document else ""
    return " · ".join(part for part in (document, when, mark.reason) if part)
