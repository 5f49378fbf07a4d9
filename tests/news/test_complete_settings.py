"""Two lines of settings make a host's settings right, and leave alone what it set itself."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from news.settings import (
    FORMER_ADDRESSES,
    KEPT_ROUTES,
    OUTAGES,
    SESSIONS,
    UNREADABLE,
    UNSAVED_TEXT,
    complete,
)

PROJECT = Path(__file__).resolve().parents[2]
CSRF = "django.middleware.csrf.CsrfViewMiddleware"
SIGN_IN = "django.contrib.auth.middleware.AuthenticationMiddleware"
REDIRECTS = "wagtail.contrib.redirects.middleware.RedirectMiddleware"


def host(**settings: Any) -> dict[str, Any]:
    return {
        "INSTALLED_APPS": ["mysite", "wagtail.contrib.forms", "wagtail.snippets", "wagtail"],
        "MIDDLEWARE": ["first", CSRF, SIGN_IN, REDIRECTS],
        **settings,
    }


def completed(campaigns: bool = True, **settings: Any) -> dict[str, Any]:
    made = host(**settings)
    complete(made, campaigns=campaigns)
    return made


def test_the_apps_stand_above_wagtails_and_what_they_need_is_added() -> None:
    apps = completed()["INSTALLED_APPS"]
    assert apps[:4] == ["mysite", "campaigns", "news", "wagtail.contrib.forms"]
    assert set(apps[6:]) == {
        "wagtail.contrib.routable_page",
        "wagtail.contrib.table_block",
        "wagtail.contrib.settings",
        "django_filters",
    }
    assert apps.count("wagtail.snippets") == 1


def test_news_alone_brings_nothing_of_campaigns() -> None:
    made = completed(campaigns=False)
    assert "campaigns" not in made["INSTALLED_APPS"]
    assert "wagtail.contrib.settings" not in made["INSTALLED_APPS"]
    assert "NEWS_BODY_BLOCKS" not in made


def test_middleware_comes_into_its_place() -> None:
    """Outages before sessions, unsaved text before the CSRF check, rights behind sign-in, former
    addresses last.
    """
    assert completed()["MIDDLEWARE"] == [
        OUTAGES, "first", KEPT_ROUTES, UNSAVED_TEXT, CSRF, SIGN_IN, UNREADABLE, FORMER_ADDRESSES,
    ]  # fmt: skip
    locale = "django.middleware.locale.LocaleMiddleware"
    several = completed(MIDDLEWARE=[locale, "common", CSRF, SIGN_IN])["MIDDLEWARE"]
    assert several[:5] == [OUTAGES, locale, KEPT_ROUTES, "common", UNSAVED_TEXT]
    with_sessions = completed(MIDDLEWARE=["first", SESSIONS, CSRF])["MIDDLEWARE"]
    assert with_sessions[:3] == ["first", OUTAGES, SESSIONS]


def test_a_second_call_changes_nothing() -> None:
    made = completed()
    before = dict(made)
    complete(made, campaigns=True)
    assert made == before


def test_what_a_site_has_set_stays() -> None:
    own = {
        "INSTALLED_APPS": ["news.apps.NewsConfig", "mysite", "wagtail"],
        "WAGTAIL_ALLOW_UNICODE_SLUGS": True,
        "WAGTAILIMAGES_EXTENSIONS": ["png"],
        "WAGTAILSEARCH_BACKENDS": {"default": {"BACKEND": "my.elasticsearch"}},
        "FORMAT_MODULE_PATH": "my.formats",
        "LANGUAGE_CODE": "vi",
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": None,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 90 * 1024 * 1024,
        "NEWS_BODY_BLOCKS": {"award": "my.AwardBlock", "map": "my.MapBlock"},
    }
    made = completed(**own)
    kept = {name: made[name] for name in own} | {"INSTALLED_APPS": [], "NEWS_BODY_BLOCKS": {}}
    assert kept == {**own, "INSTALLED_APPS": [], "NEWS_BODY_BLOCKS": {}}
    assert made["INSTALLED_APPS"][:3] == ["mysite", "campaigns", "news.apps.NewsConfig"]
    assert made["NEWS_BODY_BLOCKS"]["award"] == "my.AwardBlock"
    assert set(made["NEWS_BODY_BLOCKS"]) == {"award", "honor_roll", "map"}
    assert "WAGTAIL_DATE_FORMAT" not in made


def test_upload_limits_that_are_too_low_are_raised() -> None:
    made = completed(DATA_UPLOAD_MAX_NUMBER_FIELDS=10_000)
    assert made["DATA_UPLOAD_MAX_NUMBER_FIELDS"] == 20_000
    assert made["DATA_UPLOAD_MAX_MEMORY_SIZE"] == 20 * 1024 * 1024


def test_writers_wait_for_each_other_on_sqlite() -> None:
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": "db"}
    own = {**sqlite, "OPTIONS": {"transaction_mode": "DEFERRED"}}
    others = {"ENGINE": "django.db.backends.postgresql"}
    made = completed(DATABASES={"default": sqlite, "own": own, "others": others})["DATABASES"]
    assert made["default"]["OPTIONS"] == {"transaction_mode": "IMMEDIATE"}
    assert made["own"]["OPTIONS"] == {"transaction_mode": "DEFERRED"}
    assert "OPTIONS" not in made["others"]


@pytest.mark.parametrize(
    "backends", [{}, {"default": {"BACKEND": "wagtail.search.backends.database", "X": 1}}]
)
def test_the_admins_search_folds_where_wagtails_own_would_search(backends: dict) -> None:
    made = completed(WAGTAILSEARCH_BACKENDS=backends)
    assert made["WAGTAILSEARCH_BACKENDS"]["default"]["BACKEND"] == "news.search_backend"


def test_days_come_first_in_a_vietnamese_site_and_in_no_other() -> None:
    vietnamese, american = completed(LANGUAGE_CODE="vi"), completed(LANGUAGE_CODE="en-us")
    assert vietnamese["FORMAT_MODULE_PATH"] == ["news.formats"]
    assert vietnamese["WAGTAIL_DATE_FORMAT"] == "%d/%m/%Y"
    assert vietnamese["TIME_ZONE"] == "Asia/Ho_Chi_Minh"
    assert "vi" in dict(vietnamese["WAGTAILADMIN_PERMITTED_LANGUAGES"])
    assert not {"FORMAT_MODULE_PATH", "WAGTAIL_DATE_FORMAT", "TIME_ZONE"} & set(american)
    assert "WAGTAILADMIN_PERMITTED_LANGUAGES" not in american


@pytest.fixture
def own_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's own app called news, in a package of the site."""
    app = tmp_path / "department_site" / "news"
    app.mkdir(parents=True)
    for folder in (app.parent, app):
        (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.startswith("department_site")]:
        monkeypatch.delitem(sys.modules, name)
    return app


def test_an_app_of_the_same_label_is_named_with_what_to_do(own_app: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r'"department_site\.news".*label = "my_news"'):
        completed(INSTALLED_APPS=["department_site.news", "wagtail"])


def test_an_app_of_the_same_name_with_another_label_is_welcome(own_app: Path) -> None:
    (own_app / "apps.py").write_text(
        "from django.apps import AppConfig\n\n"
        "class OwnConfig(AppConfig):\n    name, label = 'department_site.news', 'my_news'\n",
        "utf-8",
    )
    made = completed(INSTALLED_APPS=["department_site.news", "wagtail"])
    assert made["INSTALLED_APPS"][:3] == ["department_site.news", "campaigns", "news"]


def test_a_folder_that_hides_one_of_the_apps_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a site's own app campaigns lies beside manage.py."""
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "__init__.py").touch()
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2])\n"
        "from news.settings import complete\n"
        "complete({}, campaigns=True)"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(PROJECT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert f"{tmp_path}/campaigns/__init__.py hides the app campaigns" in done.stderr


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `wagtail start` makes it, with the two lines; GONE names apps to be left out."""
    folder = tmp_path_factory.mktemp("host")
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([str(wagtail), "start", "host", "."], cwd=folder, check=True, timeout=60)
    with (folder / "host/settings/base.py").open("a", encoding="utf-8") as base:
        base.write(
            "\nfrom news.settings import complete\n\ncomplete(globals(), campaigns=True)\n"
            "import os\nGONE = os.environ.get('GONE', '').split()\n"
            "INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in GONE]\n"
        )
    return folder


def check(folder: Path, gone: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "host.settings.dev",
        "PYTHONPATH": f"{folder}:{PROJECT}",
        "GONE": gone,
    }
    command = [sys.executable, "manage.py", "check", "--fail-level", "ERROR"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.any_database
def test_two_lines_in_a_site_that_wagtail_start_made_leave_no_error(started: Path) -> None:
    """What remains is about its templates and addresses, which settings cannot mend."""
    done = check(started)
    assert done.returncode == 0, done.stderr
    ours = set(re.findall(r"\(((?:news|campaigns)\.\w+)\)", done.stderr))
    assert ours <= {"news.W012", "news.W016", "news.W022"}, done.stderr


@pytest.mark.slow
@pytest.mark.any_database
def test_a_site_without_an_app_that_is_needed_is_told_by_check_and_not_by_a_traceback(
    started: Path,
) -> None:
    gone = [
        "wagtail.contrib.routable_page", "wagtail.contrib.table_block",
        "wagtail.contrib.settings", "wagtail.snippets", "django_filters",
    ]  # fmt: skip
    told = check(started, " ".join(gone)).stderr
    assert "Traceback" not in told
    assert [app for app in gone if f"needs the app {app}" not in told] == []
