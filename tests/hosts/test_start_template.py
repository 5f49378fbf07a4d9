"""`wagtail start --template` with our template: a site whose first roll is public in minutes."""

import zipfile
from pathlib import Path

import pytest

from tools.first_roll import first_roll

pytestmark = [pytest.mark.any_database, pytest.mark.slow]


def test_a_new_site_publishes_its_first_roll(tmp_path: Path, wheel: zipfile.ZipFile) -> None:
    *_, last = first_roll(tmp_path, here=True, wheel=Path(str(wheel.filename)))
    assert "awards are public at /honor-rolls/our-first-roll/" in last
