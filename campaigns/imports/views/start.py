"""The first screens: choose a file, wait while it is read, throw an import away."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from .. import files
from ..forms import StartForm
from ..reading import refusal_message
from .base import STATE, ImportScreen, Screen

#: After how long without a sign of life the officer may have a file read here.
PATIENCE = {STATE.WAITING: timedelta(seconds=15), STATE.READING: timedelta(minutes=3)}


class StartScreen(Screen):
    template_name = "campaigns/admin/imports/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget_old()
        return self._ask(StartForm(limits=self.limits))

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = StartForm(request.POST, request.FILES, limits=self.limits)
        if not form.is_valid():
            return self._ask(form)
        staged = self.model.objects.create(
            **self.target.owner,
            user=request.user,
            filename=form.filename,
            token=files.keep(form.content),
        )
        answer = self.read_or_queue(staged, len(form.content))
        if staged.state == STATE.REFUSED and not staged.filename:  # the cells may be nowhere else
            form.add_error("cells", refusal_message(staged))
            staged.delete()
            return self._ask(form)
        return answer

    @sensitive_variables()
    def refuse(self) -> HttpResponse:
        """With the cells that were pasted: they may be nowhere else."""
        return self._ask(StartForm(self.request.POST, limits=self.limits), status=423)

    def _ask(self, form: StartForm, status: int = 200) -> HttpResponse:
        own = self.model.objects.filter(**self.target.owner)
        unfinished = own.unfinished_by(self.request.user)
        return self.render(
            status=status,
            form=form,
            media=form.media,
            downloads=self.target.downloads(),
            opened=[(one, self.url_of("preview", one)) for one in unfinished],
        )


class ReadingScreen(ImportScreen):
    """While a long file is read: a progress bar, and a button where nobody reads it."""

    template_name = "campaigns/admin/imports/reading.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.staged.is_read:
            return redirect(self.here)
        return self.render(is_stuck=self._is_stuck())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Reads the file here: no worker took it."""
        if self._is_stuck():
            own = self.model.objects.filter(pk=self.staged.pk)
            own.filter(changed_at=self.staged.changed_at).update(state=STATE.WAITING)
            self.read(self.staged)
        return redirect(self.url("reading"))

    def _is_stuck(self) -> bool:
        patience = PATIENCE.get(STATE(self.staged.state))
        return patience is not None and timezone.now() - self.staged.changed_at > patience


class StateView(ImportScreen):
    """What the progress bar asks for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse({"progress": self.staged.progress, "done": self.staged.is_read})


class DiscardScreen(ImportScreen):
    """Throws an import away."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.here)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        files.forget(self.staged.token)
        self.staged.rows.all().delete()
        self.staged.delete()
        messages.success(request, _("The import was thrown away. Nothing was saved."))
        return redirect(self.target.start_url)
