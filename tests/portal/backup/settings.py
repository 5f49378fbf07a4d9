"""A site of its own in VAR_DIR, for processes that are backed up and restored."""

import os

from portal.settings.storage import file_storage
from portal.settings.test import *  # noqa: F403
from portal.settings.test import DATABASES, EDITIONS, STORAGES, VAR_DIR

STORAGES["default"] = file_storage(os.environ.get("STORAGE_URL", ""))
WAGTAILDOCS_SERVE_METHOD = "serve_view"
MEDIA_ROOT = VAR_DIR / "media"
NEWS_PUBLIC_FILES_ROOT = MEDIA_ROOT / "public"
EDITIONS["FILE"] = VAR_DIR / "editions.bin"
# Not at once: a page must not change while it is compared.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
DATABASES["default"].pop("TEST", None)
