"""The host that is kept in this repository: its settings and tables are right with the wheel."""

import pytest

from tests.hosts.fixtures import Host

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

#: A host may do without these two, and the guide says what it then lacks.
LEFT_OUT = {"news.W021", "news.W022"}


def test_the_guides_settings_leave_nothing_to_report(demo_host: Host) -> None:
    said = demo_host.run(
        "from django.core.checks import run_checks; print(*(one.id for one in run_checks()))"
    )
    assert set(said.split()) <= LEFT_OUT


def test_the_hosts_own_models_need_no_migration_of_the_apps(demo_host: Host) -> None:
    demo_host.manage("makemigrations", "--check", "--dry-run")
