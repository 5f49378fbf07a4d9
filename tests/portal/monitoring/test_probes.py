"""Probes: what they find, and that they wait for nobody."""

import re
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.translation import override

from news.models import ScheduledRun
from news.scheduling.jobs import PASS
from portal.backup import nightly
from portal.monitoring import probes
from portal.monitoring.probes import NEEDED, ask, ask_all
from portal.serving import states


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.mark.django_db
def test_a_site_that_is_well_has_all_it_needs() -> None:
    results = list(ask_all(NEEDED))
    assert [result.name for result in results] == ["database", "migrations", "cache", "disk"]
    assert all(result.ok for result in results), results


@pytest.mark.any_database
def test_a_probe_that_hangs_is_given_up_and_not_asked_again() -> None:
    held = threading.Event()

    def hang() -> str:
        held.wait(30)
        return "late"

    try:
        first, second = ask("hanging", hang, 0.05), ask("hanging", hang, 0.05)
    finally:
        held.set()
    assert not first.ok
    assert "no answer within" in first.detail
    assert not second.ok
    assert second.seconds == 0


@pytest.mark.any_database
def test_what_went_wrong_is_one_line() -> None:
    def fail() -> str:
        raise OperationalError("connection refused\nIs the server running?")

    assert ask("database", fail).detail == "OperationalError: connection refused"


@pytest.mark.any_database
def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path / "not" / "there"
    monkeypatch.setattr(probes, "LEAST_FREE", 1 << 80)
    result = ask("disk", probes.disk)
    assert not result.ok
    assert re.search(rf"\d\s[MGT]B free in {tmp_path}", result.detail)


@pytest.mark.django_db(transaction=True)
def test_migrations_that_wait_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "_migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'taggit'")
    result = ask("migrations", probes.migrations)
    assert not result.ok
    assert "run manage.py migrate" in result.detail


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "is_well"), [(None, False), (1, True), (60, False)], ids=["never", "now", "late"]
)
def test_the_background_process_is_late_after_a_quarter_of_an_hour(
    minutes: int | None, is_well: bool
) -> None:
    if minutes is not None:
        begun = timezone.now() - timedelta(minutes=minutes)
        ScheduledRun.objects.create(name=PASS.name, begun_at=begun)
    if is_well:
        assert "last pass 1 minutes ago" in probes.background()
    else:
        with pytest.raises(probes.Wrong):
            probes.background()


@pytest.mark.django_db
def test_a_clock_that_was_set_back_is_told() -> None:
    ScheduledRun.objects.create(
        name=PASS.name, begun_at=timezone.now() + timedelta(minutes=40, seconds=5)
    )
    with pytest.raises(probes.Wrong, match="40 minutes in the future"):
        probes.background()


@pytest.mark.any_database
def test_what_serve_cannot_keep_running_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert probes.processes() == "kept running by others"
    path = tmp_path / "8000.json"
    monkeypatch.setenv(states.VARIABLE, str(path))
    tasks = states.State(ok=False, says="stopped with code 3", restarts=7)
    states.States(path).write({"tasks": tasks})
    with pytest.raises(probes.Wrong, match="tasks: stopped with code 3"):
        probes.processes()
    assert not probes.is_stopping()
    states.States(path).write({"tasks": tasks}, stopping=True)
    assert probes.is_stopping()


@pytest.mark.any_database
def test_the_cache_is_left_as_it_was() -> None:
    probes.shared_cache()
    assert not getattr(cache, "_cache", {})


@pytest.mark.django_db
def test_a_backup_that_is_late_degrades_and_does_not_end_readiness(
    settings: Any, tmp_path: Path
) -> None:
    assert "backups" not in probes.wished()
    settings.BACKUP = {**settings.BACKUP, "DIR": str(tmp_path)}
    asked = probes.wished()["backups"]
    with pytest.raises(probes.Wrong, match="No backup was made yet"):
        asked()
    # Made on another machine: this one has no file of it.
    nightly.note_made()
    assert asked() == "the last one is 0 hours old"
    ScheduledRun.objects.update(begun_at=timezone.now() - timedelta(hours=30))
    with pytest.raises(probes.Wrong, match="30 hours old"):
        asked()
    assert "backups" not in probes.NEEDED


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("ClamAV 1.4.3/27500/Mon Jan  5 08:40:40 2015", "of 05/01/2015"),
        ("ClamAV 1.4.3", "ClamAV 1.4.3"),
        (None, r"\(CLAMD\) does not answer: nothing listens there; files .* are refused"),
    ],
)
def test_the_virus_scanner_is_asked(version: str | None, said: str, settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CLAMD = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        if version is None:
            listening.close()
        else:
            threading.Thread(target=_answer, args=(listening, version), daemon=True).start()
        found = ask("scanner", probes.wished()["scanner"])
    assert found.ok == (version == said)
    assert re.search(said, found.detail)


def _answer(listening: socket.socket, version: str) -> None:
    peer, _address = listening.accept()
    with peer:
        assert peer.recv(100) == b"zVERSION\0"
        peer.sendall(f"{version}\0".encode())
