"""A long list where no worker reads it: the officer's requests do so, a part at a time."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaigns.honors.imports.read import read_import
from campaigns.honors.imports.tasks import read_import_task
from campaigns.imports import files, reading
from campaigns.models import AwardImport, AwardImportRow
from tests.campaigns.honors.imports.asking import LABOURER, latest, preview, send, url
from tests.reading import soup

pytestmark = pytest.mark.any_database

QUEUE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
ROWS = 1_300


@pytest.fixture(autouse=True)
def _one_step_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaigns.imports.reading.BATCH", 400)
    for module in ("base", "start"):
        monkeypatch.setattr(f"campaigns.imports.views.{module}.SECONDS", 0)


def long_list(rows: int = ROWS) -> str:
    lines = "".join(f"{n}\tLê An {n}\t{LABOURER}\n" for n in range(1, rows + 1))
    return f"STT\tHọ và tên\tDanh hiệu\n{lines}"


def steps(desk: Any) -> Iterator[dict[str, Any]]:
    """Posts as the page's script does, until the list is read."""
    for _step in range(40):
        answer = desk.post(url("state")).json()
        yield answer
        if answer["done"]:
            return
    raise AssertionError(answer)


def stored() -> list[str]:
    return list(AwardImportRow.objects.order_by("place").values_list("name", flat=True))


def test_a_list_is_read_in_several_requests_and_whole(roll, desk):
    page = send(desk, roll, long_list())
    assert page.redirect_chain == [(url("reading"), 302)]
    told = [answer["progress"] for answer in steps(desk)]
    assert told == sorted(told)
    assert told[-1] == 100
    assert len(set(told)) > 5
    assert stored() == [f"Lê An {n}" for n in range(1, ROWS + 1)]
    assert preview(desk).context["counts"]["kept"] == ROWS
    assert len(list(files.folder().iterdir())) == 1  # what was read is gone, the file is not
    saved = desk.post(url("save"), {"token": "0", "mode": "replace", "unread": "9999"})
    assert saved.status_code == 302
    assert list(files.folder().iterdir()) == []


def test_nothing_of_it_is_shown_or_saved_before_its_end(roll, desk):
    send(desk, roll, long_list())
    for answer in steps(desk):
        if answer["done"]:
            break
        assert latest().state == "waiting"
        assert desk.get(url("preview")).url == url("reading")
        assert desk.post(url("save"), {"mode": "replace", "token": "0"}).url == url("reading")
    assert preview(desk).status_code == 200


def test_without_a_script_a_button_reads_on(roll, desk):
    send(desk, roll, long_list(600))
    for _press in range(40):
        page = desk.get(url("reading"))
        if page.status_code == 302:
            break
        form = soup(page).find("form", action=url("reading"))
        assert form.find("button")
        assert not form.has_attr("hidden")
        assert not soup(page).find("meta", attrs={"http-equiv": "refresh"})
        desk.post(url("reading"))
    assert page.url == url("preview")
    assert len(stored()) == 600


def test_a_reading_goes_on_where_it_was_when_the_officer_comes_back(roll, desk):
    send(desk, roll, long_list())
    for _step in range(4):
        before = desk.post(url("state")).json()["progress"]
    opened = desk.get(url("reading"))
    assert int(soup(opened).find("progress")["value"]) == before > 5
    assert opened.context["may_go_on"]


def test_a_process_that_died_while_it_stored_rows_leaves_none_twice(roll, desk, monkeypatch):
    send(desk, roll, long_list())
    while not AwardImportRow.objects.exists():
        desk.post(url("state"))
    work = next(files.folder().glob("*.work"))
    before = work.read_bytes()
    desk.post(url("state"))  # stores another batch, and dies before it can say so
    work.write_bytes(before)
    AwardImport.objects.update(state="reading", changed_at=timezone.now())
    assert desk.post(url("state")).json()["free"] is False
    AwardImport.objects.update(changed_at=timezone.now() - timedelta(minutes=2))
    list(steps(desk))
    assert stored() == [f"Lê An {n}" for n in range(1, ROWS + 1)]


def test_who_lost_a_reading_to_another_process_stops(roll, desk, monkeypatch):
    send(desk, roll, long_list())
    step = reading.Work.step

    def slow(self: Any, staged: Any) -> bool:
        """Meanwhile another process takes over, and reads all."""
        monkeypatch.setattr(reading.Work, "step", step)
        AwardImport.objects.update(state="waiting", changed_at=timezone.now())
        read_import(AwardImport.objects.get())
        return step(self, staged)

    monkeypatch.setattr(reading.Work, "step", slow)
    desk.post(url("state"))
    assert latest().state == "ready"
    assert len(stored()) == ROWS


def test_what_is_put_away_is_private_and_written_by_this_site_only(roll, desk):
    send(desk, roll, long_list(600))
    desk.post(url("state"))
    work = next(files.folder().glob("*.work"))
    assert work.stat().st_mode & 0o777 == 0o600
    token = latest().token
    assert files.take_up(token)
    work.write_bytes(work.read_bytes()[:-1] + b"x")
    assert files.take_up(token) is None
    list(steps(desk))  # from the beginning
    assert len(stored()) == 600


def test_a_worker_goes_on_with_what_requests_began(roll, desk):
    send(desk, roll, long_list())
    for _step in range(3):
        desk.post(url("state"))
    read_import_task.call(latest().pk)
    assert (latest().state, len(stored())) == ("ready", ROWS)


def test_a_queue_without_a_worker_is_waited_for_only_a_while(roll, desk, settings, monkeypatch):
    monkeypatch.setattr("campaigns.imports.views.base.QUICK", 10)
    settings.TASKS = QUEUE
    send(desk, roll, long_list(600))
    assert desk.post(url("state")).json() == {"progress": 0, "done": False, "free": False}
    assert soup(desk.get(url("reading"))).find("meta", attrs={"http-equiv": "refresh"})
    AwardImport.objects.update(changed_at=timezone.now() - timedelta(minutes=1))
    assert desk.get(url("state")).json()["free"] is True
    list(steps(desk))
    assert len(stored()) == 600


def test_a_queue_that_cannot_be_reached_is_no_fault(roll, desk, settings, monkeypatch, caplog):
    settings.TASKS = QUEUE
    monkeypatch.setattr("campaigns.imports.views.base.QUICK", 10)

    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    monkeypatch.setattr("django_tasks.backends.dummy.DummyBackend.enqueue", fail)
    assert send(desk, roll, long_list(600)).status_code == 200
    assert "ConnectionError" in caplog.text
    list(steps(desk))
    assert len(stored()) == 600


def test_an_import_may_be_thrown_away_while_it_is_read(roll, desk):
    send(desk, roll, long_list())
    for _step in range(3):
        desk.post(url("state"))
    state = url("state")
    desk.post(url("discard"))
    assert list(files.folder().iterdir()) == []
    assert desk.post(state).status_code == 404


def test_old_files_go_after_any_request_of_the_site(roll, desk, monkeypatch):
    send(desk, roll, long_list(600))
    for path in files.folder().iterdir():
        old = timezone.now().timestamp() - files.LIFE - 1
        os.utime(path, (old, old))
    monkeypatch.setattr(files, "_next_round", 0.0)
    Client().get("/")
    assert list(files.folder().iterdir()) == []
    assert next(iter(steps(desk)))["done"]
    assert latest().refusal["code"] == "file_gone"
    assert preview(desk).context["reason"]


def test_a_site_without_a_folder_of_its_own_uses_one_that_nobody_else_reads(
    roll, desk, settings, tmp_path, monkeypatch
):
    del settings.AWARD_IMPORT_DIR, settings.VAR_DIR
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    send(desk, roll, long_list(3))
    folder = files.folder()
    assert (folder.parent, folder.stat().st_mode & 0o777) == (tmp_path, 0o700)
    settings.SECRET_KEY = "another-site"
    assert files.folder() != folder


@pytest.mark.parametrize("is_link", [False, True])
def test_a_temporary_folder_that_others_made_is_not_used(
    roll, desk, settings, tmp_path, monkeypatch, is_link
):
    del settings.AWARD_IMPORT_DIR, settings.VAR_DIR
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    theirs.chmod(0o777)
    folder = files.folder()
    folder.symlink_to(theirs) if is_link else theirs.rename(folder)
    answer = send(desk, roll, long_list(3))
    assert answer.status_code == 503
    assert answer.context["form"].errors
    assert "Lê An 1" in answer.content.decode()  # nothing that was pasted is lost
    assert not [path for path in Path(folder).iterdir() if path.is_file()]
