"""The first screens: choose a file, wait while it is read, throw an import away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from .. import files
from ..forms import StartForm
from ..reading import SECONDS, may_go_on, refusal_message, take_from_the_dead
from .base import STATE, ImportScreen, Screen, logger


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
        try:
            token = files.keep(form.content)
        except OSError as error:
            logger.error("An import's file could not be kept: %s", error)
            form.add_error(None, _("The file could not be kept here. Tell whoever runs this site."))
            return self._ask(form, status=503)
        staged = self.model.objects.create(
            **self.target.owner,
            user=request.user,
            filename=form.filename,
            token=token,
            mapping=self._mapping_of_before(form.filename),
        )
        answer = self.read_or_queue(staged, len(form.content))
        if staged.state == STATE.REFUSED and not staged.filename:  # the cells may be nowhere else
            form.add_error("cells", refusal_message(staged))
            staged.delete()
            return self._ask(form)
        return answer

    def _mapping_of_before(self, filename: str) -> dict[str, Any]:
        """How the same file was to be read when its time was over, so that it is sent again."""
        own = self.model.objects.filter(**self.target.owner).open().filter(user=self.request.user)
        gone = own.filter(filename=filename, state=STATE.REFUSED, refusal__code="file_gone").first()
        return gone.mapping if gone and filename else {}

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


class Waiting(ImportScreen):
    """Where an officer waits for a long file: by a worker, or by this officer's own requests."""

    @property
    def may_go_on(self) -> bool:
        return may_go_on(self.staged, self.task)

    def go_on(self) -> None:
        """Reads for some seconds, unless others do."""
        if self.may_go_on:
            take_from_the_dead(self.staged)
            self.read(self.staged, SECONDS)
            self.staged.refresh_from_db()


class ReadingScreen(Waiting):
    """While a long file is read: a progress bar, and a button where no worker reads it. The page's
    script presses that button by itself."""

    template_name = "campaigns/admin/imports/reading.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.staged.is_read:
            return redirect(self.here)
        return self.render(may_go_on=self.may_go_on)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.go_on()
        return redirect(self.here if self.staged.is_read else self.url("reading"))


class StateView(Waiting):
    """What the progress bar asks for; by a post it has some more read first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        staged, free = self.staged, self.may_go_on
        return JsonResponse({"progress": staged.progress, "done": staged.is_read, "free": free})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.go_on()
        return self.get(request)


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
