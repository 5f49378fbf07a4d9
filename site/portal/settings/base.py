"""What every environment shares. Secrets and addresses come from the environment."""

import logging
import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

from portal import edition_rules, guide_chapters

from .backup import BACKUP  # noqa: F401
from .contact import contacts, expiry
from .databases import cache, database, shared_cache
from .environment import Environment
from .limits import COSTLY_A_MINUTE, COSTLY_AT_ONCE
from .limits import LIMITS as LIMITS
from .measuring import MEASURING_CONNECT as MEASURING_CONNECT
from .measuring import MEASURING_SCRIPT_HASH as MEASURING_SCRIPT_HASH
from .measuring import MEASURING_SCRIPT_URL as MEASURING_SCRIPT_URL
from .monitoring import *  # noqa: F403
from .monitoring import access_level, line_formatter
from .private import private_folder
from .scanning import CLAMD, CLAMD_REQUIRED  # noqa: F401
from .security import ADMIN_POLICY, PUBLIC_POLICY
from .security import SECURITY_HEADERS as SECURITY_HEADERS
from .self_watch import self_watch
from .signin import *  # noqa: F403
from .signin import SIGN_IN_APPS
from .storage import FOLDER

env = Environment()
PROJECT_DIR = Path(__file__).resolve().parents[3]
SITE_DIR = PROJECT_DIR / "site"
VAR_DIR = Path(env("VAR_DIR", default=str(PROJECT_DIR / "var")))
# Uploads wait where sent lists lie: what a killed process leaves there is deleted.
FILE_UPLOAD_TEMP_DIR = private_folder(VAR_DIR)

INSTALLED_APPS = [
    "portal",
    "portal.editions",
    "portal.purging",
    "portal.self_watch",
    *SIGN_IN_APPS,
    "home",
    "campaigns",
    "news",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.limits.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "news.outages.middleware.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.limits.bodies.BodyLimitMiddleware",
    "news.middleware.KeptRoutesMiddleware",
    "news.editing.middleware.UnsavedTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.signin.middleware.SignInMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "news.middleware.UnreadableAddressMiddleware",
    "news.former_addresses.middleware.FormerAddressMiddleware",
    "portal.monitoring.middleware.FactsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context.site_chrome",
            ],
        },
    },
]

DATABASES = {
    "default": database(env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": cache(env.cache("CACHE_URL", default="locmemcache://"))}
NEWS_COSTLY_A_MINUTE = env.int("COSTLY_A_MINUTE", default=COSTLY_A_MINUTE)
NEWS_COSTLY_AT_ONCE = COSTLY_AT_ONCE

# Jobs wait in the database until the background process of `manage.py serve` takes them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "vi"
# Readers find each language under its own name, editors under that of their language.
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
TIME_ZONE = "Asia/Ho_Chi_Minh"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [SITE_DIR / "locale"]
FORMAT_MODULE_PATH = ["news.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": FOLDER,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The sizes of public images, for the web server; all other files Django hands out to those who may
# see them.
NEWS_PUBLIC_FILES_ROOT = MEDIA_ROOT / "public"
# Award lists as Excel and other files that are made once for all readers.
NEWS_BUILT_FILES = VAR_DIR / "built-files"

LOGIN_URL = "wagtailadmin_login"

ADMIN_PREFIX = "/admin/"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_POLICY}
CONTENT_SECURITY_POLICY_ADMIN = {"DIRECTIVES": ADMIN_POLICY}

# No reader's or editor's browser is sent to a third party.
WAGTAIL_SITE_NAME = "Vinh Danh"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
_LOCAL_ADDRESS = f"http://127.0.0.1:{env('PORT', default='8000')}"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default=_LOCAL_ADDRESS).rstrip("/")
SELF_WATCH = self_watch(WAGTAILADMIN_BASE_URL)
WAGTAILADMIN_PERMITTED_LANGUAGES = WAGTAIL_CONTENT_LANGUAGES
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
# Whatever a camera, a phone or a scanner makes; stored as JPEG or PNG (news/files/images.py).
WAGTAILIMAGES_EXTENSIONS = [
    "jpg",
    "jpeg",
    "jfif",
    "png",
    "heic",
    "heif",
    "webp",
    "avif",
    "gif",
    "tif",
    "tiff",
    "bmp",
]
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.files.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "news.files.forms.DocumentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
# The index lives in the same database.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "news.search_backend"}}
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True
# Former addresses are kept by `news.former_addresses`, in one row for all that is below a page.
WAGTAILREDIRECTS_AUTO_CREATE = False
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"
LOGIN_REDIRECT_URL = "/"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "portal.limits.reset.QueuedResetForm"  # noqa: S105

# What bodies may hold beside the blocks of `news`.
NEWS_BODY_BLOCKS = {
    "honor_roll": "campaigns.honors.public.blocks.HonorRollBlock",
    "award": "campaigns.honors.public.blocks.AwardBlock",
}

# The editors' guide inside the admin.
NEWS_GUIDE = {
    "FILE": PROJECT_DIR / "docs" / "huong-dan-bien-tap.md",
    "FIELDS": guide_chapters.FIELDS,
    "BLOCKS": guide_chapters.BLOCKS,
}

# Wagtail's page editor posts fields for every block of a long article. Its text, formatting
# included, stays far below 20 MB even with the tables of a whole report.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024


def _is_an_error(record: logging.LogRecord) -> bool:
    """A queued task whose row was deleted meanwhile has nothing left to do: no error."""
    return not (record.exc_info and isinstance(record.exc_info[1], ObjectDoesNotExist))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"vanished": {"()": "django.utils.log.CallbackFilter", "callback": _is_an_error}},
    "formatters": {"line": line_formatter("text")},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django_tasks": {"level": "WARNING", "filters": ["vanished"]},
        "django_tasks_db": {"level": "WARNING"},
        # What it says of attempts, portal.signin says with the account and the address.
        "axes": {"level": "ERROR"},
        "portal": {"level": "INFO"},
        "portal.access": {"level": access_level(False)},
        "portal.tasks": {"level": access_level(False)},
    },
}

# Whom to tell of weaknesses of the site.
SECURITY_CONTACT = contacts(env("SECURITY_CONTACT", default=""))
SECURITY_EXPIRES = expiry(env("SECURITY_EXPIRES", default=""))

# First path words that belong to the site: no page at the root may take them as its slug.
RESERVED_ROOT_SLUGS = [
    "admin",
    "documents",
    "media",
    "static",
    "sitemap.xml",
    "robots.txt",
    "healthz",
    "readyz",
]

# Public pages that are kept finished, in memory: docs/editions.md explains each entry.
EDITIONS: dict[str, Any] = {
    "ENABLED": False,
    "FILE": VAR_DIR / "editions.bin",
    # A Valkey, where several machines serve the site; "" is right for one machine, and set to
    # nothing is a choice here: a file, though the cache is shared.
    "URL": os.environ.get("EDITIONS_URL", shared_cache(CACHES["default"])),
    "MAX_BYTES": env.int("EDITIONS_MEGABYTES", default=64) * 1024 * 1024,
    "LAST_WHEN_FAILING": env.bool("EDITIONS_LAST_WHEN_FAILING", default=True),
    "NOTE": "portal.unavailable.note.kept_note",
    "PARAMETERS": edition_rules.PARAMETERS,
    "PASSED_PATHS": [ADMIN_PREFIX, "/documents/", MEDIA_URL, STATIC_URL],
    # The language is in the address: nothing depends on what the browser prefers.
    "SAME_WITHOUT": ["Accept-Language"],
    "UNREAD_TABLES": edition_rules.UNREAD_TABLES,
    "NEXT_MOMENT": "portal.edition_moments.next_moment",
    "ON_RISE": "portal.edition_moments.edition_began",
}
