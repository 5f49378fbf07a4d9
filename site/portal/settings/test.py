"""Tests: quick hashes, tasks at once, files and databases of their own that go away again."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, EDITIONS
from .databases import is_sqlite

# In that of the process that started this one, so that it goes even if this one is killed.
_scratch = Path(
    tempfile.mkdtemp(
        prefix=f"vinh-danh-tests-{os.getpid()}-", dir=os.environ.get("TESTS_SCRATCH_DIR")
    )
)
os.environ["TESTS_SCRATCH_DIR"] = str(_scratch)
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
WAGTAILADMIN_BASE_URL = "http://testserver"
MEDIA_ROOT = _scratch / "media"
NEWS_PUBLIC_FILES_ROOT = MEDIA_ROOT / "public"
NEWS_BUILT_FILES = _scratch / "built-files"
STATIC_ROOT = _scratch / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Tests search more than anybody.
NEWS_COSTLY_A_MINUTE = 0
EDITIONS["FILE"] = _scratch / "editions.bin"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if is_sqlite(DATABASES["default"]):
    # A file, not memory: the live server's threads must not share one connection.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
