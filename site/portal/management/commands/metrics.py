"""`manage.py metrics`: gives the figures of all processes of this machine to Prometheus."""

import os
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.monitoring.metrics import folder


class Command(BaseCommand):
    help = (
        "Serve /metrics for Prometheus on METRICS_HOST and METRICS_PORT. manage.py serve starts "
        "it where METRICS_PORT is set."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-parent", action="store_true", help="stop when the process above is gone"
        )

    def handle(self, *, with_parent: bool, **options: Any) -> None:
        if not settings.METRICS_PORT:
            raise CommandError("METRICS_PORT is not set: nothing is counted.")
        folder()
        from prometheus_client import start_http_server

        from portal.monitoring.collecting import registry

        start_http_server(settings.METRICS_PORT, settings.METRICS_HOST, registry())
        parent, never = os.getppid(), threading.Event()
        while not with_parent or os.getppid() == parent:
            never.wait(5)
