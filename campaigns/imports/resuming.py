"""Goes on with readings that were cut off, whether or not an officer waits for them.

An officer's open page does so too, and sooner; of two that try, one has it (`reading`).
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from . import files
from .models import StagedImport
from .reading import take_from_the_dead

State = StagedImport.State
#: Without a sign of life for this long nobody reads it, and no queue is about to.
SILENCE = {State.READING: timedelta(minutes=1), State.WAITING: timedelta(minutes=2)}

_kinds: list[tuple[type[StagedImport], Any]] = []


def register(model: type[StagedImport], task: Any) -> None:
    """Imports of `model` are gone on with by `task`. For `AppConfig.ready`."""
    _kinds.append((model, task))


def resume() -> int:
    """Has readings that were cut off read again, from where they are; how many they were."""
    now, count = timezone.now(), 0
    for model, task in _kinds:
        for state, silence in SILENCE.items():
            for staged in model.objects.open().filter(state=state, changed_at__lt=now - silence):
                if not files.is_there(staged.token) and state == State.WAITING:
                    continue  # the officer is told at the next look
                take_from_the_dead(staged)
                # Not again with the next pass: whoever takes it needs a moment.
                mine = model.objects.filter(pk=staged.pk, state=State.WAITING)
                if mine.filter(changed_at=staged.changed_at).update(changed_at=now):
                    task.enqueue(staged.pk)
                    count += 1
    return count
