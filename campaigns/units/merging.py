"""Merge of doubles: one unit stands for the other from then on, and can be split off again.

Nothing is deleted. What a merge moved is kept in its log entry, which is what a split reads.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry

from news.text import fold_words

from ..models import Unit

MERGE, SPLIT = "campaigns.unit_merge", "campaigns.unit_split"
FILLED = ("short_name", "name_en", "cluster_id", "parent_id")


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    class Formatter(LogFormatter):
        def format_message(self, log_entry: Any) -> str:
            return self.message % {"name": log_entry.data.get("into_name", "")}

    @actions.register_action(MERGE)
    class MergeFormatter(Formatter):
        label = gettext_lazy("Merge")
        message = gettext_lazy("Merged into “%(name)s”")

    @actions.register_action(SPLIT)
    class SplitFormatter(Formatter):
        label = gettext_lazy("Split")
        message = gettext_lazy("Split off from “%(name)s”")


def check_merge(loser: Unit, winner: Unit) -> None:
    """Refuses with a `ValidationError` what cannot be merged."""
    if loser.pk == winner.pk:
        raise ValidationError(_("A unit cannot be merged into itself."))
    if loser.merged_into_id:
        text = _("“%(name)s” is merged already. Split it off first.")
        raise ValidationError(text % {"name": loser.name})
    if winner.merged_into_id:
        text = _("“%(name)s” is merged into another unit itself. Choose that one.")
        raise ValidationError(text % {"name": winner.name})


@transaction.atomic
def merge(loser: Unit, winner: Unit, user: Any) -> Unit:
    """Lets `winner` stand for `loser`; gives back the winner as it is now.

    The winner gets the loser's names as other names, the units below it and the doubles that were
    merged into it, and what it had not: short name, English name, cluster, superior.
    """
    units = Unit.objects.select_for_update().in_bulk({loser.pk, winner.pk})
    loser, winner = units[loser.pk], units[winner.pk]
    check_merge(loser, winner)
    done: dict[str, Any] = {"into": winner.pk, "into_name": winner.name}
    done["lifted_from"] = _lift_out(winner, loser)
    done["filled"] = _fill(winner, loser)
    done["aliases"] = _take_names(winner, loser)
    winner.save()
    done["children"] = _move(Unit.objects.filter(parent=loser), parent=winner)
    done["doubles"] = _move(Unit.objects.filter(merged_into=loser), merged_into=winner)
    loser.merged_into = winner
    loser.save()
    log(loser, MERGE, user=user, data=done, content_changed=True)
    log(winner, "wagtail.edit", user=user, content_changed=True)
    return winner


@transaction.atomic
def split(unit: Unit, user: Any) -> Unit:
    """Undoes a merge as far as what it moved is still where it put it."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    winner = unit.merged_into
    if winner is None:
        raise ValidationError(_("“%(name)s” is not merged.") % {"name": unit.name})
    done = _record(unit)
    unit.merged_into = None
    unit.save()
    for pk in {winner.pk, done.get("into", winner.pk)}:
        if holder := Unit.objects.filter(pk=pk).first():
            _give_names_back(holder, done.get("aliases", []))
    winner.refresh_from_db()
    for name, value in done.get("filled", {}).items():
        if getattr(winner, name) == value:
            setattr(winner, name, None if name.endswith("_id") else "")
    if done.get("lifted_from") and winner.parent_id == unit.parent_id:
        winner.parent = Unit.objects.filter(pk=done["lifted_from"]).first()
    winner.save()
    children = Unit.objects.filter(pk__in=done.get("children", []), parent=winner)
    _move(children.exclude(pk=unit.pk), parent=unit)
    _move(Unit.objects.filter(pk__in=done.get("doubles", []), merged_into=winner), merged_into=unit)
    data = {"into": winner.pk, "into_name": winner.name}
    log(unit, SPLIT, user=user, data=data, content_changed=True)
    log(winner, "wagtail.edit", user=user, content_changed=True)
    return unit


def _lift_out(winner: Unit, loser: Unit) -> int | None:
    """A winner that stands somewhere below the loser takes the loser's place."""
    above, seen = winner.parent, set()
    while above is not None and above.pk not in seen:
        if above.pk == loser.pk:
            old = winner.parent_id
            winner.parent_id = loser.parent_id
            return old
        seen.add(above.pk)
        above = above.parent
    return None


def _fill(winner: Unit, loser: Unit) -> dict[str, Any]:
    filled = {}
    for name in FILLED:
        value = getattr(loser, name)
        if value and not getattr(winner, name) and not _stands_below(value, name, winner):
            setattr(winner, name, value)
            filled[name] = value
    return filled


def _stands_below(value: Any, name: str, winner: Unit) -> bool:
    """Whether the superior that the winner would get is the winner or stands below it."""
    above = Unit.objects.filter(pk=value).first() if name == "parent_id" else None
    seen: set[int] = set()
    while above is not None and above.pk not in seen:
        if above.pk == winner.pk:
            return True
        seen.add(above.pk)
        above = above.parent
    return False


def _take_names(winner: Unit, loser: Unit) -> list[str]:
    known = winner.folded_names
    more = [name for name in dict.fromkeys(loser.names) if fold_words(name) not in known]
    winner.aliases = "\n".join(filter(None, [winner.aliases.strip(), *more]))
    return more


def _give_names_back(holder: Unit, names: list[str]) -> None:
    """Takes `names` out of the other names, but for those that other doubles brought too."""
    kept = {name for double in holder.doubles.all() for name in double.names}
    lines = [line for line in holder.aliases.splitlines() if line not in names or line in kept]
    holder.aliases = "\n".join(lines)
    holder.save()


def _move(units: models.QuerySet, **changes: Unit) -> list[int]:
    moved = []
    for unit in units:
        if any(unit.pk == target.pk for target in changes.values()):
            continue
        for name, target in changes.items():
            setattr(unit, name, target)
        unit.save()
        moved.append(unit.pk)
    return moved


def _record(unit: Unit) -> dict[str, Any]:
    entries = ModelLogEntry.objects.for_instance(unit).filter(action=MERGE)
    entry = entries.order_by("-timestamp", "-pk").first()
    return entry.data if entry else {}
