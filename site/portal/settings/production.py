"""A public server. Refuses to start, naming every variable that is missing or wrong."""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from . import optional

REQUIRED = {
    "SECRET_KEY": "at least 50 random characters, kept secret",
    "ALLOWED_HOSTS": "host names the site answers to, separated by commas",
    "BASE_URL": "the public address, such as https://news.example.gov",
    "DATABASE_URL": "postgres://user:password@host/name or sqlite:////path/to/file",
    "EMAIL_URL": "smtp+tls://user:password@host:587, or dummymail:// for none",
    "DEFAULT_FROM_EMAIL": "the sender of the site's messages",
}


def _has_scheme(value: str, *schemes: str) -> bool:
    address = urlsplit(value)
    _ = address.port  # raises ValueError when it is no number
    return address.scheme in schemes


FITS: dict[str, Callable[[str], object]] = {
    "SECRET_KEY": lambda value: len(value) >= 50,
    "BASE_URL": lambda value: _has_scheme(value, "https", "http") and urlsplit(value).hostname,
    "DATABASE_URL": lambda value: _has_scheme(value, "postgres", "postgresql", "sqlite"),
    "EMAIL_URL": environ.Env.email_url_config,
}


def _complaint(name: str) -> str:
    value = environ.Env()(name, default="").strip()
    try:
        if value and FITS.get(name, bool)(value):
            return ""
    except (ValueError, ImproperlyConfigured):
        pass
    return f"  {name}: {REQUIRED[name]}" + (" (the value given is not that)" if value else "")


# Before base.py, which would stumble over a wrong address of the database.
if complaints := [*filter(None, map(_complaint, REQUIRED)), *optional.complaints()]:
    raise ImproperlyConfigured(
        "Production settings need these environment variables:\n" + "\n".join(complaints)
    )

from .base import *  # noqa: E402, F403
from .base import EDITIONS, LOGGING, MIDDLEWARE, SELF_WATCH, env  # noqa: E402
from .monitoring import access_level, line_formatter  # noqa: E402
from .purging import MIDDLEWARE as PURGING_MIDDLEWARE  # noqa: E402
from .purging import purging  # noqa: E402
from .search import search_backends  # noqa: E402
from .signin import BEHIND_PROXY  # noqa: E402
from .storage import file_storage  # noqa: E402

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")

STORAGES = {
    "default": file_storage(env("STORAGE_URL", default="")),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Also where files are in a bucket: an address of the bucket could be passed on.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

WAGTAILSEARCH_BACKENDS = search_backends(env("SEARCH_URL", default=""))
# Its library tells each failure with a traceback; `news.opensearch` says it once.
LOGGING["loggers"]["opensearch"] = {"level": "ERROR"}

EDITIONS["ENABLED"] = env.bool("EDITIONS", default=True)
SELF_WATCH["ON"] = env.bool("SELF_WATCH", default=True)

# Caches in front of the site keep pages until they are told of a change.
if PURGING := purging(env("PURGE_URLS", default=""), env("PURGE_SECRET", default="")):
    MIDDLEWARE += PURGING_MIDDLEWARE
    EDITIONS["CACHE_IN_FRONT"] = PURGING["SECONDS"]

# HTTPS=off serves an internal network without certificates.
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
# Other names of the same body's domain may not be ready for HTTPS: not ours to decide.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# BEHIND_PROXY=on only where a proxy sets X-Forwarded-Proto itself and drops the client's.
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_address = urlsplit(env("BASE_URL"))
CSRF_TRUSTED_ORIGINS = env.list(
    "CSRF_TRUSTED_ORIGINS", default=[f"{_address.scheme}://{_address.netloc}"]
)


def _one_line(record: logging.LogRecord) -> bool:
    record.levelno, record.levelname = logging.WARNING, "WARNING"
    record.exc_info = record.exc_text = None
    return True


LOGGING["formatters"]["line"] = line_formatter("json")
for _name in ("portal.access", "portal.tasks"):
    LOGGING["loggers"][_name]["level"] = access_level(True)

# Strangers ask for any host name they like: no reason for a traceback each time.
LOGGING["filters"]["one_line"] = {
    "()": "django.utils.log.CallbackFilter",
    "callback": _one_line,
}
LOGGING["loggers"]["django.security.DisallowedHost"] = {"filters": ["one_line"]}
