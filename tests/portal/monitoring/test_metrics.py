"""Figures for Prometheus: of several processes together, from a port of their own."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import yaml

from portal.monitoring.metrics import kind_of
from tests.database import copy_to
from tests.portal.serving.talking import PROJECT, free_port, until

pytestmark = pytest.mark.any_database

COUNT = """
import django
django.setup()
from portal.monitoring import metrics
metrics.note_request("/admin/pages/", 200, 0.2)
metrics.note_request("/tin-tuc/bai/", 503, 0.02)
metrics.note_job("publish_scheduled", True)
metrics.note_task(False)
metrics.note_database_error()

from django.test import Client
from django.urls import reverse
from portal.backup import nightly
from portal.editions.number import tell_of_rise

tell_of_rise()
nightly.note_made()
wrong = {"username": "nobody", "password": "wrong"}
assert Client(headers={"host": "localhost"}).post(reverse("wagtailadmin_login"), wrong).status_code
"""


def test_what_processes_counted_is_given_out_together(
    tmp_path: Path, django_db_setup: None
) -> None:
    copy_to(tmp_path / "db.sqlite3")
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "METRICS_PORT": str(port),
        "PYTHONPATH": os.pathsep.join([str(PROJECT / "site"), str(PROJECT)]),
    }
    counting = [
        subprocess.Popen([sys.executable, "-c", COUNT], env=environment) for _each in range(2)
    ]
    assert [process.wait(60) for process in counting] == [0, 0]
    metrics = subprocess.Popen(
        [sys.executable, str(PROJECT / "manage.py"), "metrics"], env=environment
    )

    def text() -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    try:
        assert until(text)
        said = text()
    finally:
        metrics.kill()
        metrics.wait()
    for line in (
        'site_requests_total{kind="admin",status="200"} 2.0',
        'site_requests_total{kind="page",status="503"} 2.0',
        'site_request_seconds_count{kind="admin"} 2.0',
        'site_jobs_total{job="publish_scheduled",outcome="done"} 2.0',
        'site_tasks_run_total{outcome="failed"} 2.0',
        "site_database_errors_total 2.0",
        "site_publications_failed 0.0",
        "site_oldest_task_seconds 0.0",
        "site_editions_total 2.0",
        'site_sign_ins_total{outcome="failed"} 2.0',
        'site_probe_ok{probe="database"} 1.0',
        'site_probe_ok{probe="background"} 0.0',
        "site_last_backup_seconds ",
    ):
        assert line in said


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/admin/", "admin"), ("/documents/1/a.pdf", "file"), ("/media/x", "file"), ("/%20x", "page")],
)
def test_kinds_are_few_whatever_is_asked_for(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def names_in(path: str) -> set[str]:
    return set(re.findall(r"\bsite_[a-z_]+[a-z]", (PROJECT / path).read_text()))


def test_rules_and_documentation_name_figures_that_there_are() -> None:
    rules = "site/deploy/prometheus/vinh-danh.rules.yml"
    for rule in yaml.safe_load((PROJECT / rules).read_text())["groups"][0]["rules"]:
        assert {"alert", "expr", "labels", "annotations"} <= rule.keys()
    given = names_in("site/portal/monitoring/metrics.py")
    given |= names_in("site/portal/monitoring/collecting.py")
    told = names_in("docs/monitoring.md")
    assert {name.removesuffix("_total") for name in told} == given
    assert {name.removesuffix("_bucket") for name in names_in(rules)} <= told
