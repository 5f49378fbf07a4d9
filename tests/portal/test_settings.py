"""Settings: what production insists on, what the database is told, what pages may load."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from news.search_backend import SearchBackend
from portal.middleware import ContentSecurityPolicyMiddleware
from portal.settings.databases import database
from portal.settings.environment import Environment

pytestmark = pytest.mark.any_database

PROJECT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "s3cret-k3y" * 6,
    "ALLOWED_HOSTS": "news.example.gov",
    "BASE_URL": "https://news.example.gov",
    "DATABASE_URL": "sqlite:////nowhere/production.sqlite3",
    "EMAIL_URL": "dummymail://",
    "DEFAULT_FROM_EMAIL": "news@example.gov",
}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(PROJECT / "manage.py"), *arguments],
        env={**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.production", **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def var(tmp_path: Path) -> dict[str, str]:
    return {"VAR_DIR": str(tmp_path)}


def test_production_names_everything_that_is_missing(var: dict[str, str]) -> None:
    given = {"SECRET_KEY": PRODUCTION["SECRET_KEY"], "ALLOWED_HOSTS": " "}
    result = manage("check", **given, **var)
    assert result.returncode != 0
    assert "SECRET_KEY:" not in result.stderr
    for name in set(PRODUCTION) - {"SECRET_KEY"}:
        assert f"  {name}: " in result.stderr
    assert "Traceback" not in result.stderr


def test_production_names_every_value_that_is_wrong(var: dict[str, str]) -> None:
    wrong = {
        "SECRET_KEY": "short",
        "BASE_URL": "news.example.gov",
        "DATABASE_URL": "nowhere",
        "EMAIL_URL": "bad",
    }
    result = manage("check", **PRODUCTION | wrong, **var)
    assert result.returncode == 1
    named = [line.split(":")[0].strip() for line in result.stderr.splitlines()[1:]]
    assert named == [name for name in PRODUCTION if name in wrong]


WRONG_NUMBERS = {
    "BACKUP_KEEP": "0",
    "COSTLY_A_MINUTE": "-1",
    "EDITIONS_MEGABYTES": "64MB",
    "METRICS_PORT": "65536",
    "PORT": "0",
    "PROXY_HOPS": "one",
    "SELF_WATCH_HOUR": "24",
    "SELF_WATCH_LINKS": "1.5",
    "SELF_WATCH_PAGES": "many",
    "WEB_THREADS": "0",
    "WEB_WORKERS": "two",
}


def test_a_number_that_is_set_to_nothing_is_not_set(var: dict[str, str]) -> None:
    code = (
        "from django.conf import settings as s; "
        "print(s.METRICS_PORT, s.SELF_WATCH['HOUR'], s.BACKUP['KEEP'], s.HTTPS)"
    )
    blank = dict.fromkeys([*WRONG_NUMBERS, "HTTPS", "LOG_LEVEL", "METRICS_HOST"], "")
    result = manage("shell", "--verbosity=0", "--command", code, **PRODUCTION | blank, **var)
    assert result.stdout.split() == ["0", "3", "14", "True"], result.stderr


@pytest.mark.parametrize("room", ["production", "development"])
def test_a_wrong_number_is_refused_by_its_name(room: str, var: dict[str, str]) -> None:
    given = {"DJANGO_SETTINGS_MODULE": f"portal.settings.{room}", "METRICS_PORT": "many"}
    result = manage("check", **PRODUCTION | given, **var)
    assert result.returncode != 0
    assert "METRICS_PORT: a whole number from 0 to 65535" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", WRONG_NUMBERS)
def test_what_a_number_has_to_be_is_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, WRONG_NUMBERS[name])
    with pytest.raises(ImproperlyConfigured, match=f"{name}: a whole number from"):
        Environment()(name, default="")


def test_a_strange_host_name_costs_one_line(var: dict[str, str]) -> None:
    code = "from django.test import Client; Client().get('/robots.txt', headers={'host': 'x.test'})"
    given = PRODUCTION | {"HTTPS": "off", "DATABASE_URL": f"sqlite:///{var['VAR_DIR']}/db"}
    given["LOG_FORMAT"] = "text"
    result = manage("shell", "--verbosity=0", "--command", code, **given, **var)
    assert "WARNING django.security.DisallowedHost" in result.stderr
    assert "Traceback" not in result.stderr


def test_production_is_fit_to_deploy(var: dict[str, str]) -> None:
    result = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **var)
    assert result.returncode == 0, result.stderr


def test_sqlite_waits_for_its_turn() -> None:
    options = database({"ENGINE": "django.db.backends.sqlite3", "NAME": "x"})["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]


def test_options_of_the_address_win() -> None:
    config = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 1}}
    assert database(config)["OPTIONS"]["timeout"] == 1


def test_postgresql_connections_are_kept() -> None:
    config = database({"ENGINE": "django.db.backends.postgresql", "NAME": "x"})
    assert config["CONN_MAX_AGE"] > 0
    assert config["CONN_HEALTH_CHECKS"]


def test_the_search_backend_follows_the_database() -> None:
    backend = get_search_backend()
    assert isinstance(backend, SearchBackend)
    assert ("sqlite" in SearchBackend.__base__.__module__) == (connection.vendor == "sqlite")


@pytest.mark.django_db
def test_sqlite_as_it_runs() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000


def policy(path: str) -> str:
    request = HttpRequest()
    request.path = request.path_info = path
    response = ContentSecurityPolicyMiddleware(lambda _: HttpResponse())(request)
    return response["Content-Security-Policy"]


def test_readers_get_a_strict_policy() -> None:
    assert "default-src 'none'" in policy("/")
    assert "script-src 'self'" in policy("/en/")
    assert "unsafe" not in policy("/administration/")


def test_only_the_admin_may_run_inline_scripts() -> None:
    assert "script-src 'self' 'unsafe-inline'" in policy("/admin/pages/")


@pytest.mark.django_db
def test_the_policy_is_sent(client: Client) -> None:
    assert "default-src 'none'" in client.get("/")["Content-Security-Policy"]


def test_no_reader_or_editor_is_sent_to_a_third_party() -> None:
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert not settings.WAGTAIL_ENABLE_UPDATE_CHECK


def test_valkey_as_a_cache(valkey_url: str) -> None:
    import environ

    config = environ.Env.cache_url_config(f"{valkey_url}/0")
    with override_settings(CACHES={"default": config}):
        caches["default"].set("khóa", {"giá trị": 1}, 30)
        assert caches["default"].get("khóa") == {"giá trị": 1}


def test_a_task_for_a_deleted_row_is_no_error() -> None:
    is_shown = settings.LOGGING["filters"]["vanished"]["callback"]

    def record(error: Exception) -> logging.LogRecord:
        exc_info = (type(error), error, None)
        return logging.LogRecord("django_tasks", logging.ERROR, "", 0, "", (), exc_info)

    assert not is_shown(record(Page.DoesNotExist()))
    assert is_shown(record(ValueError()))
