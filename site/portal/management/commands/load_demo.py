"""`manage.py load_demo`: the newsroom of an imaginary province. Run it as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.demo.loader import DemoLoader


class Command(BaseCommand):
    help = "Add the demo content that is not there yet; what editors changed stays changed."

    def handle(self, **options: Any) -> None:
        loader = DemoLoader(progress=self._progress if options["verbosity"] else None)
        if loader.is_loaded():
            return
        with transaction.atomic():
            loader.load()

    def _progress(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
