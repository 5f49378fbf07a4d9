"""What news and campaigns need of a site's settings, in two lines at the end of its settings file:

    from news.settings import complete

    complete(globals(), campaigns=True)

Django's settings are not read here: the module is imported while they are being made.
"""

from collections.abc import MutableMapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

Settings = MutableMapping[str, Any]

NEEDED_APPS = (
    "wagtail.contrib.routable_page",
    "wagtail.contrib.table_block",
    "wagtail.snippets",
    "django_filters",
)
CAMPAIGNS_NEED = ("wagtail.contrib.settings",)
WAGTAIL = ("wagtail", "modelcluster", "taggit")

OUTAGES = "news.outages.middleware.OutageMiddleware"
UNSAVED_TEXT = "news.editing.middleware.UnsavedTextMiddleware"
KEPT_ROUTES = "news.middleware.KeptRoutesMiddleware"
UNREADABLE = "news.middleware.UnreadableAddressMiddleware"
FORMER_ADDRESSES = "news.former_addresses.middleware.FormerAddressMiddleware"
REDIRECTS = "wagtail.contrib.redirects.middleware.RedirectMiddleware"
CSRF = "django.middleware.csrf.CsrfViewMiddleware"
SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
LOCALE = "django.middleware.locale.LocaleMiddleware"
SIGN_IN = "django.contrib.auth.middleware.AuthenticationMiddleware"

#: Of these a site may have more, never less: a long article posts many fields and much text.
LEAST = {
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 20_000,
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 20 * 1024 * 1024,
}
DEFAULTS: dict[str, Any] = {
    "USE_TZ": True,
    "WAGTAIL_ALLOW_UNICODE_SLUGS": False,
    "WAGTAILIMAGES_IMAGE_FORM_BASE": "news.files.forms.ImageForm",
    "WAGTAILDOCS_DOCUMENT_FORM_BASE": "news.files.forms.DocumentForm",
    # What cameras, phones and scanners make; stored as JPEG or PNG.
    "WAGTAILIMAGES_EXTENSIONS": [
        *("jpg", "jpeg", "jfif", "png", "heic", "heif", "webp", "avif", "gif", "tif", "tiff", "bmp")
    ],
    "WAGTAILIMAGES_MAX_UPLOAD_SIZE": 30 * 1024 * 1024,
    "TAGGIT_CASE_INSENSITIVE": True,
    "TAG_SPACES_ALLOWED": True,
    # Former addresses are kept in one row for all that is below a page.
    "WAGTAILREDIRECTS_AUTO_CREATE": False,
}
RENAMING = (
    'Set label = "my_{label}" in its AppConfig. If it has tables already, name each in db_table of '
    "its model's Meta, and change the label in django_migrations and django_content_type."
)
SEARCH_BACKEND = "news.search_backend"
STOCK_SEARCH = "wagtail.search.backends.database"
FORMATS = "news.formats"
#: How dates are written where LANGUAGE_CODE is Vietnamese.
DAY_FIRST = {
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
    "WAGTAIL_DATE_FORMAT": "%d/%m/%Y",
    "WAGTAIL_DATETIME_FORMAT": "%d/%m/%Y %H:%M",
    "WAGTAIL_TIME_FORMAT": "%H:%M",
}
BLOCKS_OF_CAMPAIGNS = {
    "honor_roll": "campaigns.honors.public.blocks.HonorRollBlock",
    "award": "campaigns.honors.public.blocks.AwardBlock",
}


def complete(settings: Settings, *, campaigns: bool = False) -> None:
    """Puts the apps and their middleware where they belong, and fills in what is not set.

    `settings` are the globals of a settings file; call it last. What the site has set stays, but
    for two things: upload limits that are too low are raised, and Wagtail's stock search backend
    for the database gives way to the same one with folding. Raises `ImproperlyConfigured` where
    another app has the label of one of ours.
    """
    ours = ["campaigns", "news"] if campaigns else ["news"]
    apps = list(settings.get("INSTALLED_APPS", ()))
    _refuse_same_labels(apps, ours)
    settings["INSTALLED_APPS"] = _with_apps(apps, ours)
    settings["MIDDLEWARE"] = _with_middleware(list(settings.get("MIDDLEWARE", ())))
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    for name, least in LEAST.items():
        limit = settings.get(name, getattr(global_settings, name))
        settings[name] = None if limit is None else max(limit, least)
    for database in settings.get("DATABASES", {}).values():
        if database["ENGINE"].endswith("sqlite3"):
            # Writers queue at BEGIN: one that read first would fail where another wrote meanwhile.
            database.setdefault("OPTIONS", {}).setdefault("transaction_mode", "IMMEDIATE")
    _fold_searches(settings)
    _offer_vietnamese(settings)
    if settings.get("LANGUAGE_CODE", "").split("-")[0] == "vi":
        _put_days_first(settings)
    if campaigns:
        blocks = settings.get("NEWS_BODY_BLOCKS", {})
        settings["NEWS_BODY_BLOCKS"] = {**BLOCKS_OF_CAMPAIGNS, **blocks}


def _refuse_same_labels(apps: list[str], ours: list[str]) -> None:
    """Django's own error comes later, and does not say what to do."""
    for label in ours:
        spec = find_spec(label)
        here = spec and spec.origin and Path(spec.origin).resolve().parents[1]
        if here != Path(__file__).resolve().parents[1]:
            raise ImproperlyConfigured(
                f"{spec and spec.origin} hides the app {label}: rename that folder and the app in "
                f"it. {RENAMING.format(label=label)}"
            )
    for name in apps:
        path = name.split(".")
        for label in ours:
            if label in path[1:] and AppConfig.create(name).label == label:
                raise ImproperlyConfigured(
                    f'"{name}" has the label of the app {label}. {RENAMING.format(label=label)}'
                )


def _with_apps(apps: list[str], ours: list[str]) -> list[str]:
    """Ours come right above the first of Wagtail's: their templates and words go first."""
    others = [name for name in apps if _package(name) not in ours]
    place = next(
        (at for at, name in enumerate(others) if name.split(".")[0] in WAGTAIL), len(others)
    )
    given = {_package(name): name for name in apps}
    found = [*others[:place], *(given.get(name, name) for name in ours), *others[place:]]
    needed = [*NEEDED_APPS, *(CAMPAIGNS_NEED if "campaigns" in ours else ())]
    return found + [name for name in needed if not any(_is_in(name, app) for app in found)]


def _package(entry: str) -> str:
    """ "news" for "news" and for "news.apps.NewsConfig"."""
    return entry.partition(".apps.")[0]


def _is_in(name: str, entry: str) -> bool:
    return entry == name or entry.startswith(f"{name}.apps.")


def _with_middleware(middleware: list[str]) -> list[str]:
    found = list(middleware)
    if OUTAGES not in found:
        found.insert(found.index(SESSIONS) if SESSIONS in found else 0, OUTAGES)
    if KEPT_ROUTES not in found:
        place = found.index(LOCALE) + 1 if LOCALE in found else _place(found, CSRF)
        found.insert(place, KEPT_ROUTES)
    if UNSAVED_TEXT not in found:
        found.insert(_place(found, CSRF), UNSAVED_TEXT)
    if UNREADABLE not in found and SIGN_IN in found:
        found.insert(found.index(SIGN_IN) + 1, UNREADABLE)
    if FORMER_ADDRESSES not in found:
        found.append(FORMER_ADDRESSES)
    return [name for name in found if name != REDIRECTS]


def _place(middleware: list[str], name: str) -> int:
    return middleware.index(name) if name in middleware else len(middleware)


def _fold_searches(settings: Settings) -> None:
    backends = settings.setdefault("WAGTAILSEARCH_BACKENDS", {})
    default = backends.get("default", {"BACKEND": STOCK_SEARCH})
    if default.get("BACKEND") == STOCK_SEARCH:
        settings["WAGTAILSEARCH_BACKENDS"] = {
            **backends,
            "default": {**default, "BACKEND": SEARCH_BACKEND},
        }


def _offer_vietnamese(settings: Settings) -> None:
    """Wagtail's list of languages for its admin lacks Vietnamese."""
    named = settings.get("WAGTAIL_CONTENT_LANGUAGES") or settings.get("LANGUAGES")
    if named is None and settings.get("LANGUAGE_CODE") == "vi":
        named = [("vi", "Tiếng Việt"), ("en", "English")]
    if "vi" in dict(named or ()):
        settings.setdefault("WAGTAILADMIN_PERMITTED_LANGUAGES", named)


def _put_days_first(settings: Settings) -> None:
    """Django's own Vietnamese formats read 04/08 as the eighth of April."""
    modules = settings.get("FORMAT_MODULE_PATH") or []
    modules = [modules] if isinstance(modules, str) else list(modules)
    if not modules:
        settings["FORMAT_MODULE_PATH"] = [FORMATS]
        for name, value in DAY_FIRST.items():
            settings.setdefault(name, value)
