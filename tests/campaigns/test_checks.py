"""System checks: each says its word where a site is set up wrong, and is silent on ours."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks

pytestmark = pytest.mark.any_database

IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DUMMY = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def found() -> set[str]:
    """The ids of what the checks of campaigns find, those for a server included."""
    messages = run_checks(tags=["campaigns"], include_deployment_checks=True)
    return {message.id for message in messages}


@pytest.fixture(autouse=True)
def _all_is_well(settings: Any, tmp_path: Path) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    settings.TASKS = QUEUE


def test_nothing_is_wrong_here() -> None:
    assert found() == set()


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_imported_files_are_never_public(settings: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "public").mkdir()
    setattr(settings, name, tmp_path / "public")
    settings.AWARD_IMPORT_DIR = tmp_path / "public" / "imports"
    assert found() == {"campaigns.E001"}
    (tmp_path / "link").symlink_to(tmp_path / "public")
    settings.AWARD_IMPORT_DIR = tmp_path / "link" / "imports"
    assert found() == {"campaigns.E001"}


def test_the_import_folder_can_be_written_to(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    settings.AWARD_IMPORT_DIR = tmp_path / "file" / "imports"
    assert found() == {"campaigns.W001"}
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != tmp_path)
    assert found() == {"campaigns.W001"}


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701])
def test_nobody_else_reaches_the_import_folder(settings: Any, mode: int) -> None:
    folder = Path(settings.AWARD_IMPORT_DIR)
    folder.mkdir(mode=0o700)
    assert found() == set()
    folder.chmod(mode)
    assert found() == {"campaigns.W007"}


def test_a_folder_of_somebody_else_is_named(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(settings.AWARD_IMPORT_DIR).mkdir(mode=0o700)
    monkeypatch.setattr("os.getuid", lambda: 65_534)
    assert found() == {"campaigns.W007"}


def test_a_temporary_folder_is_no_place_for_long(settings: Any) -> None:
    del settings.AWARD_IMPORT_DIR, settings.VAR_DIR
    assert found() == {"campaigns.W002"}


def test_a_site_without_a_key_is_left_to_djangos_own_check(settings: Any) -> None:
    del settings.AWARD_IMPORT_DIR, settings.VAR_DIR
    settings.SECRET_KEY = ""
    assert found() == {"campaigns.W002"}


@pytest.mark.parametrize(("tasks", "ids"), [(DUMMY, {"campaigns.E002"}), (IMMEDIATE, set())])
def test_long_files_need_tasks_that_are_run(
    settings: Any, tasks: dict[str, Any], ids: set[str]
) -> None:
    """Without a queue they are read in steps."""
    settings.TASKS = tasks
    assert found() == ids


def test_campaigns_stands_above_what_it_builds_on(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = list(apps.get_app_configs())
    last = sorted(installed, key=lambda app: app.name == "campaigns")
    monkeypatch.setattr(apps, "get_app_configs", lambda: last)
    assert found() == {"campaigns.W004"}


@pytest.mark.parametrize("name", ["wagtail.contrib.settings"])
def test_an_app_that_is_needed_is_missing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    is_installed = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda app: app != name and is_installed(app))
    assert found() == {"campaigns.E003"}


@pytest.mark.parametrize("options", [{}, {"OPTIONS": {"transaction_mode": "DEFERRED"}}])
def test_sqlite_lets_writers_wait(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any]) -> None:
    database = {"ENGINE": "django.db.backends.sqlite3", **options}
    monkeypatch.setattr("django.conf.settings.DATABASES", {"default": database})
    assert found() == {"campaigns.W006"}
