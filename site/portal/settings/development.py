"""A developer's machine: debug on, a key that is only good here."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = True
