"""This website with an app that has page types of its own."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import INSTALLED_APPS

INSTALLED_APPS = ["tests.own_types.stories", "wagtail.api.v2", "rest_framework", *INSTALLED_APPS]
#: The folder of the kept database, see `tests/database.py`: its tables are others.
KEPT_DATABASES = "migrated-own-types"
