"""Merges duplicates of a register and splits them off again.

Nothing is deleted. What a merge moved is kept in its log entry, where a split reads it.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry

from news.text import fold_words

from .models.award_types import AwardType
from .models.base import RegisterEntry
from .models.units import Unit

Done = dict[str, Any]
#: Merges of former versions note English texts as fields: field in the log → field of the model.
FORMER = {"name_en": "name", "authority_en": "authority"}


class _Formatter(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        return self.message % {"name": log_entry.data.get("into_name", "")}


class MergeFormatter(_Formatter):
    label = gettext_lazy("Merge")
    message = gettext_lazy("Merged into “%(name)s”")


class SplitFormatter(_Formatter):
    label = gettext_lazy("Split")
    message = gettext_lazy("Split off from “%(name)s”")


class Merging:
    """How duplicates in one register are merged.

    The winner takes over what it lacks: the fields in `filled`, texts in further languages, the
    loser's names as other names,
    and the entries that refer to the loser by a key in `followers` (name in the log → field).
    """

    model: ClassVar[type[RegisterEntry]]
    filled: ClassVar[tuple[str, ...]] = ()
    followers: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        name = self.model._meta.model_name
        self.merge_action = f"campaigns.{name}_merge"
        self.split_action = f"campaigns.{name}_split"
        self.other_names = self.model.NAME_FIELDS[-1]
        self._objects = self.model._default_manager
        self._followers = {**self.followers, "doubles": "merged_into"}
        hooks.register("register_log_actions", self._register_log_actions)

    def consequences(self, loser: Any) -> list[str]:
        """What a merge will do, in sentences."""
        return []

    def check(self, loser: Any, winner: Any) -> None:
        """Raises a `ValidationError` for what cannot be merged."""
        if loser.pk == winner.pk:
            raise ValidationError(_("An entry cannot be merged into itself."))
        if loser.merged_into_id:
            text = _("“%(name)s” is merged already. Split it off first.")
            raise ValidationError(text % {"name": loser.name})
        if winner.merged_into_id:
            text = _("“%(name)s” is merged into another entry itself. Choose that one.")
            raise ValidationError(text % {"name": winner.name})

    @transaction.atomic
    def merge(self, loser: Any, winner: Any, user: Any) -> Any:
        """Merges `loser` into `winner`; returns the winner as it is now."""
        entries = self._objects.select_for_update().in_bulk({loser.pk, winner.pk})
        loser, winner = entries[loser.pk], entries[winner.pk]
        self.check(loser, winner)
        done: Done = {"into": winner.pk, "into_name": winner.name}
        done |= self.prepare(loser, winner)
        done["filled"] = self._fill(winner, loser)
        done["translations"] = _fill_translations(winner, loser)
        done[self.other_names] = self._take_names(winner, loser)
        winner.save()
        for name, field in self._followers.items():
            done[name] = _move(self._objects.filter(**{field: loser}), field, winner)
        loser.merged_into = winner
        loser.save()
        log(loser, self.merge_action, user=user, data=done, content_changed=True)
        log(winner, "wagtail.edit", user=user, content_changed=True)
        return winner

    @transaction.atomic
    def split(self, entry: Any, user: Any) -> Any:
        """Undoes a merge, but for what was changed since."""
        entry = self._objects.select_for_update().get(pk=entry.pk)
        winner = entry.merged_into
        if winner is None:
            raise ValidationError(_("“%(name)s” is not merged.") % {"name": entry.name})
        done = self._record(entry)
        entry.merged_into = None
        entry.save()
        # First the one it was merged into: as long as that has the names, the last one keeps them.
        for pk in dict.fromkeys((done.get("into", winner.pk), winner.pk)):
            if holder := self._objects.filter(pk=pk).first():
                self._give_names_back(holder, done.get(self.other_names, []))
        winner.refresh_from_db()
        filled = dict(done.get("filled", {}))
        texts = [
            (language, field, text)
            for language, fields in done.get("translations", {}).items()
            for field, text in fields.items()
        ] + [("en", field, filled.pop(name)) for name, field in FORMER.items() if name in filled]
        for name, value in filled.items():
            if getattr(winner, name) == value:
                setattr(winner, name, None if name.endswith("_id") else "")
        for language, field, text in texts:
            if winner.text_in(language, field) == text:
                winner.set_text_in(language, field, "")
        self.undo_prepare(entry, winner, done)
        winner.save()
        for name, field in self._followers.items():
            moved = self._objects.filter(pk__in=done.get(name, []), **{field: winner})
            _move(moved.exclude(pk=entry.pk), field, entry)
        data = {"into": winner.pk, "into_name": winner.name}
        log(entry, self.split_action, user=user, data=data, content_changed=True)
        log(winner, "wagtail.edit", user=user, content_changed=True)
        return entry

    def prepare(self, loser: Any, winner: Any) -> Done:
        """Changes in the winner before it takes over; what is returned is kept in the log."""
        return {}

    def undo_prepare(self, entry: Any, winner: Any, done: Done) -> None:
        """Undoes `prepare` in a split."""

    def may_fill(self, name: str, value: Any, winner: Any) -> bool:
        """Whether the winner may take over a field that it lacks."""
        return True

    def _fill(self, winner: Any, loser: Any) -> Done:
        filled = {}
        for name in self.filled:
            value = getattr(loser, name)
            if value and not getattr(winner, name) and self.may_fill(name, value, winner):
                setattr(winner, name, value)
                filled[name] = value
        return filled

    def _take_names(self, winner: Any, loser: Any) -> list[str]:
        known = winner.folded_names
        more = [name for name in dict.fromkeys(loser.names) if fold_words(name) not in known]
        lines = [getattr(winner, self.other_names).strip(), *more]
        setattr(winner, self.other_names, "\n".join(filter(None, lines)))
        return more

    def _give_names_back(self, holder: Any, names: list[str]) -> None:
        """Takes `names` out of the other names, except those of other duplicates."""
        kept = {name for duplicate in holder.doubles.all() for name in duplicate.names}
        lines = getattr(holder, self.other_names).splitlines()
        left = [line for line in lines if line not in names or line in kept]
        setattr(holder, self.other_names, "\n".join(left))
        holder.save()

    def _record(self, entry: Any) -> Done:
        entries = ModelLogEntry.objects.for_instance(entry).filter(action=self.merge_action)
        found = entries.order_by("-timestamp", "-pk").first()
        return found.data if found else {}

    def _register_log_actions(self, actions: Any) -> None:
        actions.register_action(self.merge_action)(MergeFormatter)
        actions.register_action(self.split_action)(SplitFormatter)


class AwardTypeMerging(Merging):
    model = AwardType
    filled = ("rank", "authority", "emblem_id")

    def consequences(self, loser: AwardType) -> list[str]:
        return [
            _("Awards in lists that name it count as the entry that stays."),
            _(
                "Rank, signing authority, emblem and names in other languages are taken over where"
                " the entry that stays has none."
            ),
        ]


class UnitMerging(Merging):
    """The winner also becomes the superior of the units below the loser."""

    model = Unit
    filled = ("short_name", "cluster_id", "parent_id")
    followers = {"children": "parent"}

    def consequences(self, loser: Unit) -> list[str]:
        sentences = [
            _(
                "Short name, names in other languages, superior unit and cluster are taken over"
                " where the unit that stays has none."
            )
        ]
        if children := loser.children.all():
            names = "; ".join(map(str, children))
            text = _("These units get the unit that stays as their superior: %(names)s.")
            sentences.insert(0, text % {"names": names})
        return sentences

    def prepare(self, loser: Unit, winner: Unit) -> Done:
        """A winner below the loser moves up to the loser's place."""
        if loser not in winner.superiors():
            return {"lifted_from": None}
        old, winner.parent_id = winner.parent_id, loser.parent_id
        return {"lifted_from": old}

    def undo_prepare(self, entry: Unit, winner: Unit, done: Done) -> None:
        if done.get("lifted_from") and winner.parent_id == entry.parent_id:
            winner.parent = Unit.objects.filter(pk=done["lifted_from"]).first()

    def may_fill(self, name: str, value: Any, winner: Unit) -> bool:
        """Not with a superior that is the winner or is below it."""
        superior = Unit.objects.filter(pk=value).first() if name == "parent_id" else None
        return superior is None or winner not in (superior, *superior.superiors())


def _fill_translations(winner: Any, loser: Any) -> dict[str, dict[str, str]]:
    filled: dict[str, dict[str, str]] = {}
    for language, texts in loser.translations.items():
        for field, text in texts.items():
            if not winner.text_in(language, field):
                winner.set_text_in(language, field, text)
                filled.setdefault(language, {})[field] = text
    return filled


def _move(entries: models.QuerySet, field: str, target: Any) -> list[Any]:
    moved = []
    for entry in entries:
        if entry.pk != target.pk:
            setattr(entry, field, target)
            entry.save()
            moved.append(entry.pk)
    return moved


AWARD_TYPE_MERGING = AwardTypeMerging()
UNIT_MERGING = UnitMerging()
