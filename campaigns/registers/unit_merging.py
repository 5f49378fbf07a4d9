"""Merge of units that are one and the same."""

from typing import Any

from django.utils.translation import gettext as _

from .merging import Done, Merging
from .models.units import Unit


class UnitMerging(Merging):
    """The winner also becomes the superior of the units below the loser."""

    model = Unit
    other_names = "aliases"
    filled = ("short_name", "name_en", "cluster_id", "parent_id")
    followers = {"children": "parent"}

    def consequences(self, loser: Unit) -> list[str]:
        sentences = []
        if children := loser.children.order_by("name"):
            names = "; ".join(map(str, children))
            text = _("These units get the unit that stays as their superior: %(names)s.")
            sentences.append(text % {"names": names})
        return [
            *sentences,
            _(
                "Short name, English name, superior unit and cluster are taken over where the unit"
                " that stays has none."
            ),
        ]

    def make_room(self, loser: Unit, winner: Unit) -> Done:
        """A winner that stands somewhere below the loser takes the loser's place."""
        above, seen = winner.parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == loser.pk:
                old = winner.parent_id
                winner.parent_id = loser.parent_id
                return {"lifted_from": old}
            seen.add(above.pk)
            above = above.parent
        return {"lifted_from": None}

    def give_room_back(self, entry: Unit, winner: Unit, done: Done) -> None:
        if done.get("lifted_from") and winner.parent_id == entry.parent_id:
            winner.parent = Unit.objects.filter(pk=done["lifted_from"]).first()

    def may_fill(self, name: str, value: Any, winner: Unit) -> bool:
        """Not with a superior that is the winner or stands below it."""
        above = Unit.objects.filter(pk=value).first() if name == "parent_id" else None
        seen: set[int] = set()
        while above is not None and above.pk not in seen:
            if above.pk == winner.pk:
                return False
            seen.add(above.pk)
            above = above.parent
        return True


MERGING = UnitMerging()
MERGING.register()
merge, split, check_merge = MERGING.merge, MERGING.split, MERGING.check
