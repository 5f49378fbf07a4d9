"""`wagtail start --template` with our template: a site whose first roll is public in minutes."""

from pathlib import Path

import pytest

from tools.first_roll import first_roll

pytestmark = [pytest.mark.any_database, pytest.mark.slow]


def test_a_new_site_publishes_its_first_roll(tmp_path: Path) -> None:
    assert (
        "awards are public at /honor-rolls/our-first-roll/"
        in list(first_roll(tmp_path, here=True))[-1]
    )
