"""Remembers what officers said that a text of a list means, and finds it for the next list."""

from typing import Any

from django.db.models import Q

from news.text import comparable_name, nfc

from .models.award_types import AwardType
from .models.learned import LearnedValue
from .models.units import Unit

#: Letters of what texts are found by.
LONGEST = 300
#: By fields, the right to edit the register that a text is looked up in.
REGISTERS = {
    LearnedValue.Field.AWARD.value: "campaigns.change_awardtype",
    LearnedValue.Field.UNIT.value: "campaigns.change_unit",
    LearnedValue.Field.POSITION.value: "campaigns.change_unit",
}


def may_teach(user: Any, field: str) -> bool:
    """Whether what `user` says of a field counts for everybody's imports."""
    return bool(user.has_perm(REGISTERS[field]))


def learn(
    user: Any,
    field: str,
    text: str,
    *,
    new_text: str = "",
    award_type: AwardType | None = None,
    unit: Unit | None = None,
) -> None:
    """Remembers what `text` means; what says nothing is forgotten."""
    words = _words(text)
    own = LearnedValue.objects.filter(user=user, field=field, words=words)
    new_text = "" if new_text == text else new_text
    if not words or len(text) > LONGEST or not (new_text or award_type or unit):
        own.delete()
        return
    values: dict[str, Any] = {"text": text, "new_text": new_text, "unit": unit}
    values |= {"award_type": award_type, "is_for_all": may_teach(user, field)}
    LearnedValue.objects.update_or_create(user=user, field=field, words=words, defaults=values)


class Learned:
    """All that counts for the imports of `user`, read once; the user's own word comes first."""

    def __init__(self, user: Any) -> None:
        counting = LearnedValue.objects.filter(Q(is_for_all=True) | Q(user=user))
        found = sorted(counting, key=lambda one: (one.user_id == user.pk, one.learned_at))
        self._values = {(one.field, one.words): one for one in found}

    def find(self, field: str, text: str) -> LearnedValue | None:
        """What the whole of `text` means; None where nobody said."""
        return self._values.get((field, _words(text))) if self._values and text else None


def _words(text: str) -> str:
    return nfc(comparable_name(text))[:LONGEST]  # as models store texts
