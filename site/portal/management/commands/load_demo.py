"""`manage.py load_demo`: the newsroom of an imaginary province. Run it as often as you like."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.demo.loader import DemoLoader

LOADING = "Loading demo content …"


class Command(BaseCommand):
    help = "Add the demo content that is not there yet; what editors changed stays changed."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        loader = DemoLoader(progress=self._progress if verbosity else None)
        if loader.is_loaded():
            return
        started, self.steps = time.monotonic(), 0
        if verbosity:
            self._say(LOADING, ending="" if self.stdout.isatty() else "\n")
        with transaction.atomic():
            loader.load()
        if verbosity:
            self._say(f"  {time.monotonic() - started:.1f} s")

    def _progress(self, text: str) -> None:
        """One line that counts up; where it cannot be written over, a line for every tenth."""
        self.steps += 1
        if self.stdout.isatty():
            self._say(f"\r{LOADING}{text}", ending="")
        elif self.steps % 10 == 0:
            self._say(text)

    def _say(self, text: str, ending: str = "\n") -> None:
        self.stdout.write(text, ending=ending)
        self.stdout.flush()
