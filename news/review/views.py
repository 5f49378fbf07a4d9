"""Wagtail's views of page workflows, which also say what happened."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from ..publishing import soon
from .messages import announce, edit_button, tell_what_waits


class WholeCreateView(CreateView):
    """A new page is there with its draft, and with its publication, or it is not there at all.

    Wagtail stores a page that is to be published, or scheduled, as a live one first.
    """

    @transaction.atomic
    def save_action(self) -> HttpResponse:
        return super().save_action()

    @transaction.atomic
    def publish_action(self) -> HttpResponse:
        self.form.instance.live = False
        return super().publish_action()


class ReviewedEditView(EditView):
    @transaction.atomic
    def publish_action(self) -> HttpResponse:
        """The new version and its publication, or neither."""
        return super().publish_action()

    def send_commenting_notifications(self, changes: Any) -> None:
        """Once all is stored: nobody else waits for a mail server."""
        soon(partial(super().send_commenting_notifications, changes))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.expects_json_response and not self.hydrate_create_view:
            tell_what_waits(request, self.page)
        return super().get(request, *args, **kwargs)

    def add_save_confirmation_message(self) -> None:
        if self.action_name != "perform_workflow_action":
            return super().add_save_confirmation_message()
        requested_by = self.workflow_state.requested_by if self.workflow_state else None
        return announce(self.request, self.page, self.workflow_action, requested_by)


class SayingWorkflowActionView(WorkflowActionView):
    """Approves or returns from a list: Wagtail's own says nothing afterwards."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        before = self.task_state.status
        response = super().post(request, *args, **kwargs)
        self.task_state.refresh_from_db()
        if self.task_state.status != before:
            requested_by = self.task_state.workflow_state.requested_by
            announce(request, self.object, self.action_name, requested_by)
        return response


class ClearingUnscheduleView(RevisionsUnscheduleView):
    """Cancels a schedule, and takes its moment out of the draft.

    Wagtail leaves it there: the panel goes on showing it, and the next "publish" schedules again.
    """

    success_message = gettext_lazy("“%(object)s” is no longer scheduled. It is a draft again.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        latest = self.object.get_latest_revision()
        if latest and latest.content.get("go_live_at"):
            latest.content = {**latest.content, "go_live_at": None}
            latest.save(update_fields=["content"])
        Page.objects.filter(pk=self.object.pk, live=False).update(go_live_at=None)
        return response

    def get_success_message(self) -> str:
        if self.object.live:
            said = _("The changes to “%(object)s” are no longer scheduled. They are a draft again.")
            return said % {"object": self.get_object_display_title()}
        return super().get_success_message()


class CancelReviewView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, then takes a page back from those who were to approve it."""

    template_name = "news/admin/review/cancel.html"
    page_title = gettext_lazy("Cancel the review")
    header_icon = "error"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.state = self.page.current_workflow_state
        if self.state is None:
            messages.warning(request, _("“%(title)s” waits for nothing any more.") % self._facts())
            return redirect(self.edit_url)
        if not self.state.user_can_cancel(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def _facts(self) -> dict[str, str]:
        return {"title": self.page.get_admin_display_title()}

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_returned = self.state.status == self.state.STATUS_NEEDS_CHANGES
        return super().get_context_data(edit_url=self.edit_url, is_returned=is_returned, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.state.cancel(user=request.user)
        said = _("“%(title)s” is no longer in review. It is a draft again.") % self._facts()
        messages.success(request, said, buttons=[edit_button(self.page)])
        return redirect(self.edit_url)
