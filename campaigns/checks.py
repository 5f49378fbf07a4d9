"""System checks for what a site builder can set wrong."""

import os
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend

from news.extras import is_installed, missing
from news.page_types import tables_of
from news.settings import CAMPAIGNS_NEED

from .campaign.models.campaign import AbstractCampaignPage, CampaignPage
from .consultations.models import AbstractConsultationPage, ConsultationPage
from .consultations.working_days import country, is_known
from .honors.models.rolls import AbstractHonorRollPage, HonorRollPage
from .imports import files

GUIDE = "docs/site-builders-guide.md, “Page types of your own”"


def _import_folder() -> Path | None:
    """None where the site has no key yet, of which the folder's name is made: Django says that."""
    try:
        return files.folder()
    except ImproperlyConfigured:
        return None


@register("campaigns")
def check_import_folder_is_private(**kwargs: Any) -> list[CheckMessage]:
    """Raw files hold birth dates and identity numbers."""
    if (named := _import_folder()) is None:
        return []
    folder = named.resolve()
    hint = "Let AWARD_IMPORT_DIR name a folder that no web server offers."
    return [
        Error(f"Imported files are public: {folder} is in {name}.", hint=hint, id="campaigns.E001")
        for name in ("MEDIA_ROOT", "STATIC_ROOT")
        if (root := getattr(settings, name, None)) and folder.is_relative_to(Path(root).resolve())
    ]


@register("campaigns")
def check_import_folder_is_writable(**kwargs: Any) -> list[CheckMessage]:
    if (named := _import_folder()) is None:
        return []
    folder = named.absolute()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK):
        return []
    hint = "Let AWARD_IMPORT_DIR name another folder, or give it to the user that runs the site."
    text = f"Award lists cannot be imported: {folder} cannot be written to."
    return [Warning(text, hint=hint, id="campaigns.W001")]


@register("campaigns")
def check_import_folder_is_its_own(**kwargs: Any) -> list[CheckMessage]:
    """The files in it are closed; what lies there, when and how long, is nobody's business."""
    if (folder := _import_folder()) is None:
        return []
    try:
        state = folder.stat()
    except OSError:  # made when it is needed
        return []
    if not hasattr(os, "getuid"):  # Windows has no such modes
        return []
    if state.st_uid == os.getuid() and not state.st_mode & 0o077:
        return []
    hint = f"chown it to the user that runs the site, and chmod 700 {folder}."
    text = f"Other users of this machine reach the folder of imported files, {folder}."
    return [Warning(text, hint=hint, id="campaigns.W007")]


@register("campaigns", deploy=True)
def check_import_folder_is_chosen(**kwargs: Any) -> list[CheckMessage]:
    if any(getattr(settings, name, None) for name in ("AWARD_IMPORT_DIR", "VAR_DIR")):
        return []
    hint = (
        "Let AWARD_IMPORT_DIR name a folder of the site's own, shared by all machines that serve "
        'the admin or run tasks: AWARD_IMPORT_DIR = BASE_DIR / "private".'
    )
    text = "Imported files are kept in the system's temporary folder."
    return [Warning(text, hint=hint, id="campaigns.W002")]


@register("campaigns", deploy=True)
def check_task_backend(**kwargs: Any) -> list[CheckMessage]:
    backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    hint = "Set TASKS to a backend with a worker, such as django_tasks_db.DatabaseBackend."
    if isinstance(backend, DummyBackend):
        text = "Nothing is done behind the web workers: the task backend runs no task."
        return [Error(text, hint=hint, id="campaigns.E002")]
    return []


@register("campaigns")
def check_order_of_apps(**kwargs: Any) -> list[CheckMessage]:
    """Of apps that translate the same words, Django takes the first."""
    names = [app.name for app in apps.get_app_configs()]
    above = names[: names.index("campaigns")]
    if "news" not in above and not any(name.partition(".")[0] == "wagtail" for name in above):
        return []
    hint = 'Put "campaigns" above "news", and both above Wagtail\'s apps.'
    text = "Words of campaigns are replaced by those of apps above it in INSTALLED_APPS."
    return [Warning(text, hint=hint, id="campaigns.W004")]


@register("campaigns")
def check_installed_apps(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"campaigns needs the app {name}: without it the admin does not open.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id="campaigns.E003",
        )
        for name in CAMPAIGNS_NEED
        if not apps.is_installed(name)
    ]


@register("campaigns", deploy=True)
def check_sqlite_transactions(**kwargs: Any) -> list[CheckMessage]:
    """A transaction that reads first and then writes fails where another wrote meanwhile."""
    hint = 'Put "transaction_mode": "IMMEDIATE" into its OPTIONS.'
    return [
        Warning(
            f'Of two officers who save at once, one fails: database "{alias}" does not wait.',
            hint=hint,
            id="campaigns.W006",
        )
        for alias, database in settings.DATABASES.items()
        if database["ENGINE"].endswith("sqlite3")
        and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE"
    ]


@register("campaigns")
def check_extras(**kwargs: Any) -> list[CheckMessage]:
    """What officers and readers do without, where packages that are not needed are missing."""
    texts = {
        "lists": ("Workbooks of old Excel (.xls) cannot be imported.", "campaigns.W010"),
        "calendar": (
            "Campaigns offer no calendars, or working days are counted without public holidays.",
            "campaigns.W011",
        ),
    }
    return [
        Warning(
            f"{text} Not installed: {', '.join(packages)}.",
            hint=f'pip install "vinh-danh[{extra}]", or silence this check.',
            id=number,
        )
        for extra, (text, number) in texts.items()
        if (packages := missing(extra))
    ]


COUNTRY_HINT = 'Let CAMPAIGNS_HOLIDAYS name one: "FR", with a part "DE-BY"; "" counts none.'


@register("campaigns")
def check_holidays(**kwargs: Any) -> list[CheckMessage]:
    chosen = getattr(settings, "CAMPAIGNS_HOLIDAYS", "")
    if not chosen or not is_installed("holidays") or is_known(chosen):
        return []
    text = f"CAMPAIGNS_HOLIDAYS names no country whose public holidays are known: {chosen!r}."
    return [Error(text, hint=COUNTRY_HINT, id="campaigns.E011")]


@register("campaigns", deploy=True)
def check_a_country_is_set(**kwargs: Any) -> list[CheckMessage]:
    """Officers hear it too, in the form of a consultation."""
    is_chosen = getattr(settings, "CAMPAIGNS_HOLIDAYS", None) is not None
    if is_chosen or not is_installed("holidays") or is_known(country()):
        return []
    text = "Working days are counted without public holidays: no country is set."
    return [Warning(text, hint=COUNTRY_HINT, id="campaigns.W012")]


@register("campaigns")
def check_tables_of_page_types(**kwargs: Any) -> list[CheckMessage]:
    """Lists of campaigns, the search for awards, marks and imports know our tables alone."""
    bases = {
        AbstractCampaignPage: CampaignPage,
        AbstractHonorRollPage: HonorRollPage,
        AbstractConsultationPage: ConsultationPage,
    }
    return [
        Error(
            f"{model._meta.label} has a table of its own: its pages have no child rows, and are in"
            " no list, search or import of campaigns.",
            hint=f"Make it from {ours.__name__} in place of {base.__name__}: {GUIDE}.",
            obj=model,
            id="campaigns.E012",
        )
        for base, ours in bases.items()
        for model in tables_of(base)
        if model is not ours
    ]
