"""This website with an app that has page types of its own."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import INSTALLED_APPS

ADDED = ["tests.own_types.stories", "wagtail.api.v2", "rest_framework"]
INSTALLED_APPS = [*ADDED, *INSTALLED_APPS]
#: See `tests/database.py`: the folder of the kept database, and what it has beyond the website's.
KEPT_DATABASES, KEPT_DATABASES_ADD = "migrated-own-types", ADDED
