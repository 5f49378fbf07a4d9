"""The process behind the web workers tidies up what award lists leave behind."""

import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from campaigns.factories import HonorRollFactory
from campaigns.imports import files
from campaigns.models import AwardImport
from portal.background import Background
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database


def test_imports_and_their_files_go_when_their_time_is_over(
    site_tree: SiteTree, administrator, settings, tmp_path: Path, monkeypatch
) -> None:
    # Neither the test's connection nor its signals are the process's own.
    monkeypatch.setattr("portal.background.close_old_connections", lambda: None)
    monkeypatch.setattr("portal.background.signal.signal", lambda number, handler: None)
    settings.AWARD_IMPORT_DIR = tmp_path / "private"
    roll = HonorRollFactory(parent=site_tree.rolls)
    old, young = (
        AwardImport.objects.create(page_id=roll.pk, user=administrator, token=files.keep(b"1"))
        for _each in range(2)
    )
    past = timezone.now() - timedelta(days=8)
    AwardImport.objects.filter(pk=old.pk).update(changed_at=past)
    os.utime(files.folder() / old.token, (past.timestamp(), past.timestamp()))
    background = Background(poll_every=0.1)
    threading.Timer(0.3, background.stop).start()
    background.run()
    assert list(AwardImport.objects.all()) == [young]
    assert [path.name for path in files.folder().iterdir()] == [young.token]
