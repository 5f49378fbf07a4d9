"""While a long file is read: a bar, and what happens when nobody reads it."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from ...models.imports import AwardImport
from ..read import read_import
from .start import STATE, ImportScreen

#: After how long without a sign of life the officer may have it read here.
PATIENCE = {STATE.WAITING: timedelta(seconds=15), STATE.READING: timedelta(minutes=3)}


class ReadingScreen(ImportScreen):
    template_name = "campaigns/admin/award_import/reading.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.award_import.state in (STATE.READY, STATE.REFUSED):
            return redirect(self.here)
        return self.render(state_url=self.url("state"), is_stuck=self._is_stuck())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reads the file here: no worker took it."""
        if self._is_stuck():
            own = AwardImport.objects.filter(pk=self.award_import.pk)
            own.filter(changed_at=self.award_import.changed_at).update(state=STATE.WAITING)
            read_import(self.award_import)
        return redirect(self.url("reading"))

    def _is_stuck(self) -> bool:
        patience = PATIENCE.get(STATE(self.award_import.state))
        return patience is not None and timezone.now() - self.award_import.changed_at > patience


class StateView(ImportScreen):
    """What the bar asks for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_done = self.award_import.state in (STATE.READY, STATE.REFUSED)
        return JsonResponse({"progress": self.award_import.progress, "done": is_done})
