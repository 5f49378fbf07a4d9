"""A site without the optional packages migrates and runs, and says in words what is missing."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from news.extras import EXTRAS
from tests.database import copy_to

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

#: Python runs this at its start: in the site, and in the process that reads its files.
NOT_INSTALLED = f"""
import sys


class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {sorted(sum(EXTRAS.values(), ()))!r}:
            raise ModuleNotFoundError(name)


sys.meta_path.insert(0, NotInstalled())
"""


@pytest.fixture(scope="module")
def said(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What such a site answers (`without_extras`)."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "sitecustomize.py").write_text(NOT_INSTALLED)
    with django_db_blocker.unblock():
        copy_to(folder / "site.sqlite3")
    paths = [folder, settings.PROJECT_DIR, settings.PROJECT_DIR / "site"]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "VAR_DIR": str(folder),
    }
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "tests.portal.without_extras"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def test_checks_name_what_lacks_and_how_to_get_it(said: dict[str, Any]) -> None:
    assert set(said["checks"]) >= {"campaigns.W010", "campaigns.W011", "news.W040", "news.W041"}
    assert all("pip install" in hint for hint in said["checks"].values())


def test_migrations_need_none_of_them(said: dict[str, Any]) -> None:
    assert said["migrations_missing"] is False


def test_new_workbooks_word_and_text_are_read_and_old_excel_is_refused(
    said: dict[str, Any],
) -> None:
    assert said["read"] == {kind: ["Lê An"] for kind in ("xlsx", "csv", "docx", "ods")}
    assert said["refused"] == "old_excel"
    assert ".xlsx" in said["refusal"]


def test_pictures_of_phones_are_refused_with_a_reason(said: dict[str, Any]) -> None:
    assert "HEIC" in said["heic"]
    assert said["jpeg"] == "a.jpg"


def test_calendars_are_not_offered(said: dict[str, Any]) -> None:
    assert said["calendar"] == 404
    assert said["calendar_link"] is False


def test_working_days_are_those_of_the_week_and_the_editor_hears_so(said: dict[str, Any]) -> None:
    assert said["working_days"] == [True, False, True]  # Friday, Saturday, 2 September
    assert said["has_guide"] is False
    assert said["advice"]
