"""The application a WSGI server loads."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

django_application = get_wsgi_application()

from news.files.wsgi import PublicFilesLayer  # noqa: E402
from news.outages.waits import wait_for_seconds  # noqa: E402
from portal import editions, serving_lock  # noqa: E402
from portal.client_address import ClientAddressLayer  # noqa: E402
from portal.monitoring.layer import MonitoringLayer  # noqa: E402

serving_lock.hold()

wait_for_seconds()

kept_pages = editions.wrap(django_application)
files: Any = PublicFilesLayer(kept_pages)
if settings.BEHIND_PROXY:
    files = ClientAddressLayer(files, settings.PROXY_HOPS)
application = MonitoringLayer(
    files,
    kept=getattr(kept_pages, "at_once", None),
    page_of=getattr(kept_pages, "page_of", None),
)
