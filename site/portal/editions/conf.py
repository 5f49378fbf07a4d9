"""The setting EDITIONS, read once. Each entry is explained in docs/editions.md."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

#: Tables of Django, Wagtail and their usual companions that no public page reads.
UNREAD_TABLES = frozenset(
    {
        "django_session",
        "django_migrations",
        "django_content_type",
        "django_admin_log",
        "django_tasks_database_dbtaskresult",
        "auth_user",
        "auth_user_groups",
        "auth_user_user_permissions",
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "wagtailadmin_admin",
        "wagtailadmin_editingsession",
        "wagtailadmin_formstate",
        "wagtailcore_apitoken",
        "wagtailcore_comment",
        "wagtailcore_commentreply",
        "wagtailcore_groupapprovaltask",
        "wagtailcore_groupapprovaltask_groups",
        "wagtailcore_groupcollectionpermission",
        "wagtailcore_grouppagepermission",
        "wagtailcore_groupsitepermission",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_pagesubscription",
        "wagtailcore_referenceindex",
        "wagtailcore_revision",
        "wagtailcore_task",
        "wagtailcore_taskstate",
        "wagtailcore_uploadedfile",
        "wagtailcore_workflow",
        "wagtailcore_workflowcontenttype",
        "wagtailcore_workflowpage",
        "wagtailcore_workflowstate",
        "wagtailcore_workflowtask",
        # Written while a page is rendered, for that very page.
        "wagtailembeds_embed",
        "wagtailimages_rendition",
        "wagtailusers_userprofile",
    }
)


@dataclass(frozen=True)
class Config:
    enabled: bool
    file: Path
    url: str
    key: str
    max_bytes: int
    missing_pages: int
    parameters: frozenset[str]
    passed_paths: tuple[str, ...]
    passed_cookies: tuple[str, ...]
    same_without: frozenset[str]
    unread_tables: frozenset[str]
    next_moment: Callable[[], datetime | None]
    wait: float
    last_when_failing: bool
    cache_control: str
    note: Callable[[datetime, str], str]
    cache_in_front: int
    on_rise: Callable[[], None]


def _nothing() -> None:
    return None


def _no_note(kept_at: datetime, path: str) -> str:
    return ""


def read(values: dict[str, Any]) -> Config:
    """Raises `ImproperlyConfigured` for an entry of `values` that is none."""
    values = dict(values)
    next_moment, on_rise = values.pop("NEXT_MOMENT", None), values.pop("ON_RISE", None)
    note = values.pop("NOTE", None)
    cookies = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    made = Config(
        enabled=values.pop("ENABLED", False),
        file=Path(values.pop("FILE", "editions.bin")),
        url=values.pop("URL", ""),
        key=values.pop("KEY", "editions"),
        max_bytes=values.pop("MAX_BYTES", 64 * 1024 * 1024),
        missing_pages=values.pop("MISSING_PAGES", 256),
        parameters=frozenset(values.pop("PARAMETERS", ())),
        passed_paths=tuple(values.pop("PASSED_PATHS", ())),
        passed_cookies=(*cookies, *values.pop("PASSED_COOKIES", ())),
        same_without=frozenset(name.lower() for name in values.pop("SAME_WITHOUT", ())),
        unread_tables=UNREAD_TABLES | set(values.pop("UNREAD_TABLES", ())),
        next_moment=import_string(next_moment) if next_moment else _nothing,
        wait=values.pop("WAIT", 10.0),
        last_when_failing=values.pop("LAST_WHEN_FAILING", False),
        note=import_string(note) if note else _no_note,
        cache_in_front=values.pop("CACHE_IN_FRONT", 0),
        on_rise=import_string(on_rise) if on_rise else _nothing,
        cache_control=values.pop("CACHE_CONTROL", "public, max-age=0, must-revalidate"),
    )
    if values:
        raise ImproperlyConfigured(f"EDITIONS has no entry {', '.join(sorted(values))}")
    return made


@cache
def config() -> Config:
    return read(getattr(settings, "EDITIONS", {}))
