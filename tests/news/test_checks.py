"""What a site builder sets wrong is said by `manage.py check`, with a hint."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.conf import global_settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.formats import reset_format_cache

from news.blocks import BodyStreamBlock
from news.checks import BASE_BLOCKS, check_tasks, check_what_runs_beside
from news.models import ScheduledRun

pytestmark = pytest.mark.any_database

DAY_FIRST = {"WAGTAIL_DATE_FORMAT": "%d/%m/%Y", "WAGTAIL_DATETIME_FORMAT": "%d/%m/%Y %H:%M"}
UNSET = object()
#: A base.html as another site has it, with a block for the page and no other of ours.
BARE_LOADER = (
    "django.template.loaders.locmem.Loader",
    {"base.html": "{% block content %}{% endblock %}"},
)
#: As Wagtail's project template has it; one inside the block is right.
ALL_BLOCKS = "".join(
    f'{{% block {name} %}}<meta name="description" content="">{{% endblock %}}'
    if name == "meta"
    else f"{{% block {name} %}}{{% endblock %}}"
    for name in BASE_BLOCKS
)
DESCRIBED_LOADER = (
    "django.template.loaders.locmem.Loader",
    {"base.html": f'<meta name="description" content="{{{{ page.title }}}}" />{ALL_BLOCKS}'},
)
BARE, DESCRIBED = (
    [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [loader]},
        }
    ]
    for loader in (BARE_LOADER, DESCRIBED_LOADER)
)
OTHER_SEARCH = {"BACKEND": "wagtail.search.backends.database.fallback"}
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("news.E001", {"NEWS_BODY_BLOCKS": {"map": "nowhere.MapBlock"}}, "map"),
    ("news.E001", {"NEWS_BODY_BLOCKS": {"map": "campaigns.blocks.MapBlock"}}, "map"),
    ("news.E001", {"NEWS_BODY_BLOCKS": {"map": "news.models.ArticlePage"}}, "no class of a block"),
    ("news.E003", {"USE_TZ": False}, "time zones"),
    ("news.E004", {"TEMPLATES": []}, "base.html"),
    ("news.E005", {"FORMAT_MODULE_PATH": None, **DAY_FIRST}, "vi, en"),
    ("news.E006", {"WAGTAILSEARCH_BACKENDS": {"default": {"BACKEND": "no.search"}}}, "no.search"),
    ("news.W001", {"WAGTAILADMIN_PERMITTED_LANGUAGES": UNSET}, "vi"),
    ("news.W002", {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 1_000}, "long article"),
    ("news.W010", {"DATA_UPLOAD_MAX_MEMORY_SIZE": 2_621_440}, "long article"),
    ("news.W011", {"MIDDLEWARE": []}, "signed out"),
    ("news.W012", {"TEMPLATES": BARE}, "breadcrumbs"),
    ("news.W013", {"TIME_ZONE": "America/Chicago"}, "another day"),
    ("news.W013", {"TIME_ZONE": "UTC"}, "UTC"),
    ("news.W014", {"WAGTAIL_ALLOW_UNICODE_SLUGS": UNSET}, "marks"),
    ("news.W015", {"WAGTAILSEARCH_BACKENDS": {"default": OTHER_SEARCH}}, "error page"),
    ("news.W016", {"TEMPLATES": DESCRIBED}, "two descriptions"),
    ("home.E001", {"RESERVED_ROOT_SLUGS": UNSET}, "front page"),
]


def found() -> dict[str, list[Any]]:
    """The messages of the checks of our apps, by their ids."""
    messages: dict[str, list[Any]] = {}
    for message in run_checks(tags=["news", "home"]):
        messages.setdefault(message.id, []).append(message)
    return messages


@pytest.fixture(autouse=True)
def _formats_are_read_again() -> Iterator[None]:
    """Django keeps the formats of `FORMAT_MODULE_PATH`."""
    reset_format_cache()
    yield
    reset_format_cache()


def test_our_own_site_is_set_up_right() -> None:
    assert found() == {}


@pytest.mark.parametrize(("check", "wrong", "words"), WRONG)
def test_a_wrong_setting_is_reported(
    settings: Any, check: str, wrong: dict[str, Any], words: str
) -> None:
    for name, value in wrong.items():
        delattr(settings, name) if value is UNSET else setattr(settings, name, value)
    messages = found()
    assert list(messages) == [check]
    assert any(words in message.msg for message in messages[check])
    assert all(message.hint for message in messages[check])


@pytest.mark.parametrize(
    ("check", "app"),
    [
        ("news.E002", "wagtail.contrib.table_block"),
        ("news.E002", "wagtail.contrib.routable_page"),
        ("news.E002", "wagtail.snippets"),
        ("news.E002", "django_filters"),
        ("home.E002", "wagtail.contrib.settings"),
    ],
)
def test_a_missing_app_is_reported(monkeypatch: pytest.MonkeyPatch, check: str, app: str) -> None:
    installed = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda name: name != app and installed(name))
    (message,) = found()[check]
    assert app in message.msg


def test_a_queue_that_refuses_wagtails_tasks_is_reported(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for version, is_wrong in (((5, 2, 19), False), ((6, 1, 0), True)):
        monkeypatch.setattr(django, "VERSION", version)
        assert [message.id for message in check_tasks()] == ["news.E012"] * is_wrong


def test_django_6_without_a_choice_of_tasks_is_right(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django then has a backend of its own in its global settings, which nobody chose."""
    stock = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(django, "VERSION", (6, 1, 0))
    monkeypatch.setattr(global_settings, "TASKS", stock, raising=False)
    settings.TASKS = stock
    assert check_tasks() == []
    settings.TASKS = dict(stock)
    assert [message.id for message in check_tasks()] == ["news.E012"]


def test_a_body_with_unknown_blocks_is_not_read(settings: Any) -> None:
    """Saving it would drop them."""
    settings.NEWS_BODY_BLOCKS = {"map": "nowhere.MapBlock"}
    block = BodyStreamBlock()
    with pytest.raises(ImproperlyConfigured, match="nowhere"):
        block.to_python([{"type": "map", "value": {}}])


def test_a_site_that_does_not_check_its_files_is_warned(settings) -> None:
    from news.files.checks import (
        check_address_of_documents,
        check_forms_of_files,
        check_image_model,
    )

    assert [*check_forms_of_files(), *check_image_model(), *check_address_of_documents()] == []
    del settings.WAGTAILIMAGES_IMAGE_FORM_BASE
    del settings.WAGTAILDOCS_DOCUMENT_FORM_BASE
    settings.WAGTAILDOCS_SERVE_METHOD = "direct"
    found = [*check_forms_of_files(), *check_address_of_documents()]
    assert [message.id for message in found] == ["news.W020", "news.W020", "news.W022"]


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "ids"), [(None, ["news.W030"]), (90, ["news.W030"]), (30, [])])
def test_a_server_where_nothing_runs_beside_the_site_is_told(
    minutes: int | None, ids: list[str]
) -> None:
    if minutes is not None:
        begun_at = timezone.now() - timedelta(minutes=minutes)
        ScheduledRun.objects.create(name="run_scheduled", begun_at=begun_at)
    found = check_what_runs_beside(databases=["default"])
    assert [message.id for message in found] == ids
    assert all("--once" in message.hint for message in found)
    assert check_what_runs_beside(databases=None) == []


def test_the_guide_tells_of_every_check() -> None:
    project = Path(__file__).resolve().parents[2]
    guide = (project / "docs" / "site-builders-guide.md").read_text("utf-8")
    code = "".join(
        path.read_text("utf-8")
        for app in ("news", "campaigns", "home")
        for path in (project / app).rglob("checks.py")
    )
    ids = set(re.findall(r"""["']((?:news|campaigns|home)\.[EW]\d{3})["']""", code))
    assert len(ids) > 20
    assert {one for one in ids if f"`{one}`" not in guide} == set()
