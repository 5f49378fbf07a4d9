"""Production settings of the nodes that drills start; without a manifest of static files."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# All readers of a drill come from one address, and search more than anybody.
NEWS_COSTLY_A_MINUTE = 0
