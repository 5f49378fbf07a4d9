"""System checks for what a site builder can set wrong."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend
from django_tasks.backends.immediate import ImmediateBackend

from .consultations.forms import MAX_NOMINEES
from .honors.imports import files

#: In the editor each nominee posts nine fields and three of the formset; the page some others.
MOST_FIELDS = MAX_NOMINEES * 12 + 400


@register(Tags.files)
def import_folder_is_private(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Raw files hold birth dates and identity numbers: no web server may offer them."""
    folder = files.folder().resolve()
    public = [
        name
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if (root := getattr(settings, name, None)) and folder.is_relative_to(Path(root).resolve())
    ]
    return [
        Error(
            f"The folder for imported files, {folder}, lies in {name}, which is public.",
            hint="Let AWARD_IMPORT_DIR name a folder that no web server offers.",
            id="campaigns.E001",
        )
        for name in public
    ]


@register(Tags.files)
def import_folder_is_writable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    folder = files.folder()
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK):
        return []
    return [
        Warning(
            f"The folder for imported files, {folder}, cannot be written to.",
            hint="Award lists cannot be imported. Let AWARD_IMPORT_DIR name another folder, or "
            "give it to the user that runs the site.",
            id="campaigns.W001",
        )
    ]


@register(Tags.files, deploy=True)
def import_folder_is_chosen(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if any(getattr(settings, name, None) for name in ("AWARD_IMPORT_DIR", "VAR_DIR")):
        return []
    return [
        Warning(
            "Imported files are kept in the system's temporary folder.",
            hint="Let AWARD_IMPORT_DIR name a folder of the site's own, shared by all machines "
            "that serve the admin or run tasks.",
            id="campaigns.W002",
        )
    ]


@register(deploy=True)
def long_files_are_read_by_a_worker(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    if isinstance(backend, DummyBackend):
        return [
            Error(
                "The default task backend runs no task: long award lists are never read.",
                hint="Set TASKS to a backend with a worker, such as django_tasks_db.",
                id="campaigns.E002",
            )
        ]
    if isinstance(backend, ImmediateBackend):
        return [
            Warning(
                "The default task backend runs tasks at once: long award lists are read within "
                "the request, which may take longer than the web server waits.",
                hint="Set TASKS to a backend with a worker, such as django_tasks_db.",
                id="campaigns.W003",
            )
        ]
    return []


@register(Tags.compatibility)
def apps_are_in_order(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Of apps that translate the same words, Django takes the first."""
    names = [app.name for app in apps.get_app_configs()]
    above = [name for name in names[: names.index("campaigns")] if _is_below_us(name)]
    if not above:
        return []
    return [
        Warning(
            f"In INSTALLED_APPS {', '.join(above)} precede “campaigns”.",
            hint="Put “campaigns” above “news”, and both above Wagtail's apps: else their "
            "translations come first.",
            id="campaigns.W004",
        )
    ]


def _is_below_us(name: str) -> bool:
    return name in ("news", "wagtail") or name.startswith("wagtail.")


@register(Tags.compatibility)
def needed_apps_are_installed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    needed = {
        "wagtail.contrib.settings": "the length of a consultation and the holidays cannot be "
        "changed in the admin",
        "wagtail.contrib.routable_page": "templates cannot make the addresses of subpages",
    }
    return [
        Warning(
            f"“{name}” is not in INSTALLED_APPS.",
            hint=f"Without it {consequence}.",
            id="campaigns.W005",
        )
        for name, consequence in needed.items()
        if not apps.is_installed(name)
    ]


@register(Tags.compatibility)
def the_editor_may_post_all_nominees(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if limit is None or limit >= MOST_FIELDS:
        return []
    return [
        Warning(
            f"DATA_UPLOAD_MAX_NUMBER_FIELDS is {limit}: too few for a page of {MAX_NOMINEES} "
            "nominees, which cannot be saved then.",
            hint="Set it to 10_000, as Wagtail recommends for long pages.",
            id="campaigns.W006",
        )
    ]


@register(Tags.database, deploy=True)
def sqlite_writers_wait(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A transaction that reads first and then writes fails where another wrote meanwhile."""
    wrong = [
        alias
        for alias in databases or ()
        if connections[alias].vendor == "sqlite"
        and connections[alias].settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE"
    ]
    return [
        Warning(
            f"On the database “{alias}” one of two who save at once meets “database is locked”.",
            hint='Set "transaction_mode": "IMMEDIATE" in its OPTIONS.',
            id="campaigns.W007",
        )
        for alias in wrong
    ]
