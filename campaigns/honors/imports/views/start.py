"""The first screens: choose a file, wait while it is read, throw an import away."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from ...models.imports import AwardImport
from .. import files
from ..forms import StartForm
from ..read import read_import
from .base import STATE, ImportScreen, Screen, read_or_queue

#: After how long without a sign of life the officer may have a file read here.
PATIENCE = {STATE.WAITING: timedelta(seconds=15), STATE.READING: timedelta(minutes=3)}


class StartScreen(Screen):
    template_name = "campaigns/admin/award_import/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget_old()
        return self._ask(StartForm())

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = StartForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._ask(form)
        award_import = AwardImport.objects.create(
            page_id=self.target.page.pk,
            user=request.user,
            filename=form.filename,
            token=files.keep(form.content),
        )
        return read_or_queue(award_import, len(form.content))

    @sensitive_variables()
    def refuse(self) -> HttpResponse:
        """With the cells that were pasted: they may be nowhere else."""
        return self._ask(StartForm(self.request.POST), status=423)

    def _ask(self, form: StartForm, status: int = 200) -> HttpResponse:
        return self.render(
            status=status,
            form=form,
            media=form.media,
            has_rows=self.target.has_rows(),
            opened=AwardImport.objects.unfinished(self.target.page, self.request.user),
        )


class ReadingScreen(ImportScreen):
    """While a long file is read: a progress bar, and a button where nobody reads it."""

    template_name = "campaigns/admin/award_import/reading.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.award_import.is_read:
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
    """What the progress bar asks for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        award_import = self.award_import
        return JsonResponse({"progress": award_import.progress, "done": award_import.is_read})


class DiscardScreen(ImportScreen):
    """Throws an import away."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.here)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget(self.award_import.token)
        self.award_import.rows.all().delete()
        self.award_import.delete()
        messages.success(request, _("The import was thrown away. Nothing was saved."))
        return redirect("award_import:start", self.target.page.pk)
