"""Reading and saving a list are killed, again and again: it is whole, or goes on by itself."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import PageLogEntry

from campaigns.factories import HonorRollFactory, list_of
from campaigns.honors.imports.targets import target_of
from campaigns.honors.imports.tasks import read_import_task as read_awards
from campaigns.honors.imports.write import save_import as save_awards
from campaigns.honors.lists.edit import draft_of
from campaigns.honors.lists.marks import IMPORTED
from campaigns.imports import files
from campaigns.models import Award, AwardImport, AwardImportRow, Unit, UnitImport, UnitImportRow
from campaigns.registers.unit_import.target import UnitTarget
from campaigns.registers.unit_import.tasks import read_import_task as read_units
from campaigns.registers.unit_import.workbench import Workbench
from campaigns.registers.unit_import.write import save_import as save_units
from news.scheduling.loop import take_back_lost_tasks, waiting_tasks
from tests.fixtures import SiteTree
from tests.killing import count, kill_at, moments

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]

KILLS = 50
ROWS = 24
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _small_steps(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    settings.TASKS = QUEUE
    monkeypatch.setattr("campaigns.imports.reading.BATCH", 4)


@pytest.fixture
def user(transactional_db: None) -> Any:
    return get_user_model().objects.create_superuser("can-bo", "can-bo@example.vn", "x")


@pytest.fixture
def roll(user: Any) -> Any:
    roll = HonorRollFactory(parent=SiteTree().rolls, live=False)
    list_of(roll, "An", "Bình", user=user)
    return roll


def awards(roll: Any, user: Any) -> AwardImport:
    lines = "".join(f"{n},Lê An {n},Lao động tiên tiến\n" for n in range(1, ROWS + 1))
    token = files.keep(f"STT,Họ và tên,Danh hiệu\n{lines}".encode())
    return AwardImport.objects.create(page_id=roll.pk, user=user, filename="a.csv", token=token)


def units(user: Any) -> UnitImport:
    lines = "".join(f"{n},Phòng Tư pháp huyện số {n}\n" for n in range(1, ROWS + 1))
    token = files.keep(f"STT,Tên đơn vị\n{lines}".encode())
    return UnitImport.objects.create(user=user, filename="a.csv", token=token)


def work() -> None:
    """The background process: one look at the queue."""
    if worker := waiting_tasks():
        worker.run()


def time_passes(staged: Any) -> None:
    """More than a reading without a sign of life is waited for."""
    past = timezone.now() - timedelta(minutes=5)
    type(staged).objects.filter(pk=staged.pk).update(changed_at=past)


def next_pass(staged: Any) -> None:
    from campaigns.imports.resuming import resume

    time_passes(staged)
    take_back_lost_tasks()
    resume()
    work()


@pytest.mark.parametrize("kind", ["awards", "units"])
def test_a_reading_goes_on_by_itself_whenever_its_worker_is_killed(
    kind: str, roll: Any, user: Any
) -> None:
    made: Callable[[], Any] = {"awards": lambda: awards(roll, user), "units": lambda: units(user)}[
        kind
    ]
    model, task = (AwardImportRow, read_awards) if kind == "awards" else (UnitImportRow, read_units)

    def begin() -> Any:
        staged = made()
        task.enqueue(staged.pk)
        return staged

    begin()
    steps = count(work)
    killed = 0
    for moment in moments(KILLS, steps):
        staged = begin()
        killed += kill_at(moment, work)
        staged.refresh_from_db()
        rows = model.objects.filter(**{f"{kind[:-1]}_import": staged})
        if staged.state == "ready":
            assert rows.count() == ROWS
        next_pass(staged)
        staged.refresh_from_db()
        assert (staged.state, rows.count(), rows.values("place").distinct().count()) == (
            "ready",
            ROWS,
            ROWS,
        )
    print(f"\n{killed} kills over {steps} statements")
    assert killed >= min(KILLS, steps) * 0.9


def test_a_saving_of_awards_is_whole_or_not_at_all(roll: Any, user: Any) -> None:
    def ready() -> AwardImport:
        made = awards(roll, user)
        read_awards.call(made.pk)
        return made

    def save(made: AwardImport) -> None:
        made = AwardImport.objects.get(pk=made.pk)
        target = target_of(made.page.specific)
        save_awards(made, target, user, "replace", target.token)

    staged = ready()
    steps = count(lambda: save(staged))
    outcomes = set()
    staged = ready()
    for moment in [*moments(KILLS, steps), 2 * steps]:
        before = draft_of(roll).award_list.pk, PageLogEntry.objects.filter(action=IMPORTED).count()
        kill_at(moment, partial(save, staged))
        award_list = draft_of(roll).award_list
        logged = PageLogEntry.objects.filter(action=IMPORTED).count()
        is_saved = not AwardImport.objects.filter(pk=staged.pk).exists()
        outcomes.add(is_saved)
        staged_rows = AwardImportRow.objects.filter(award_import=staged.pk).count()
        if is_saved:
            assert (award_list.awards.count(), staged_rows) == (ROWS, 0)
            assert logged == before[1] + 1
            staged = ready()
        else:
            assert (award_list.pk, logged, staged_rows) == (*before, ROWS)
        assert not Award.objects.exclude(list__in=_lists_of(roll)).exists()
    assert outcomes == {False, True}


def _lists_of(roll: Any) -> Any:
    from campaigns.honors.models.award_lists import AwardList

    return AwardList.objects.filter(roll=roll.translation_key)


def test_a_saving_of_units_is_whole_or_not_at_all(user: Any) -> None:
    target = UnitTarget(user)

    def ready() -> UnitImport:
        Unit.objects.all().delete()
        made = units(user)
        read_units.call(made.pk)
        return made

    def save(made: UnitImport) -> None:
        made = UnitImport.objects.get(pk=made.pk)
        shown = Workbench(made, target).plan().fingerprint
        save_units(made, target, user, shown)

    staged = ready()
    steps = count(lambda: save(staged))
    outcomes = set()
    staged = ready()
    for moment in [*moments(KILLS, steps), 2 * steps]:
        kill_at(moment, partial(save, staged))
        is_saved = not UnitImport.objects.filter(pk=staged.pk).exists()
        outcomes.add(is_saved)
        rows = UnitImportRow.objects.filter(unit_import=staged.pk).count()
        assert (Unit.objects.count(), rows) == ((ROWS, 0) if is_saved else (0, ROWS))
        if is_saved:
            staged = ready()
    assert outcomes == {False, True}
