"""What the scripts about writing ask of the server. All of it is for those who are signed in."""

from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.pages.create import CreateView as PageCreateView
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.admin.viewsets.pages import page_viewset_registry

from ..scheduling.models import ScheduledRun

WRITE_TRIED = "a write was tried before a form was sent"

RESTORABLE = (PageEditView, PageCreateView, generic.EditView, generic.CreateView)


def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in, with what a form that was opened earlier needs in order to be sent.

    `key` (base64 of 32 bytes) locks what the browser keeps of this person's unsaved text; limits
    are in bytes and numbers, null where the site sets none. Wagtail answers 403 to others.

    Before a form is sent the browser asks with `?write=1` whether anything can be stored now: one
    row that nobody reads is. Where it cannot, `news.outages` answers 503 and the form stays.
    """
    if "write" in request.GET:
        ScheduledRun.objects.update_or_create(
            name=WRITE_TRIED, defaults={"begun_at": timezone.now()}
        )
    secret = salted_hmac("news.editing", str(request.user.pk), algorithm="sha256").digest()
    answer = {
        "user": str(request.user.pk),
        "key": b64encode(secret).decode(),
        "token": get_token(request),
        "max_bytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "max_fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    }
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


def signed_in(request: HttpRequest) -> HttpResponse:
    """Where the sign-in form leads whoever opened it from a page that is being written."""
    return render(request, "news/admin/editing/signed_in.html")


class ShownUnsaved:
    """An edit view whose form is shown again with what was posted, and saved by nobody."""

    def form_valid(self, form: Any) -> HttpResponse:
        return self._shown(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self._shown(form)

    def _shown(self, form: Any) -> HttpResponse:
        view: Any = self
        view.form = form
        view.has_unsaved_changes = True
        messages.info(
            view.request, _("What was not saved is in the form again. Look it over, then save.")
        )
        return view.render_to_response(view.get_context_data())


def restore(request: HttpRequest) -> HttpResponse:
    """The edit form at the path `to`, filled with the fields that are posted; saves nothing.

    The view that belongs there asks for permissions itself. Anything but an edit or create view
    of Wagtail's is only led to.
    """
    path = urlsplit(request.GET.get("to", "")).path
    try:
        match = resolve(path)
    except Resolver404:
        return redirect("wagtailadmin_home")
    view: Any = _view_at(match)
    view_class: Any = getattr(view, "view_class", None)
    if request.method != "POST" or not _saves_as_wagtail_does(view_class):
        return redirect(path)
    request.path = request.path_info = path
    request.resolver_match = match
    shown: Any = type(view_class.__name__, (ShownUnsaved, view_class), {})
    try:
        response = shown.as_view(**view.view_initkwargs)(request, *match.args, **match.kwargs)
        return response.render() if isinstance(response, TemplateResponse) else response
    except (LookupError, TypeError, ValueError, ValidationError):
        # Kept before the form was changed, so that parts of it are missing.
        messages.error(
            request, _("What was not saved does not fit this form any more. Copy it from there.")
        )
        return redirect(path)


def _view_at(match: ResolverMatch) -> object:
    """The view of an address; Wagtail finds that of a page by the page's type."""
    ids = match.kwargs
    try:
        if match.view_name == "wagtailadmin_pages:edit":
            viewset = page_viewset_registry.get_by_page_id(ids["page_id"])
            return viewset.get_view_by_name("edit")
        if match.view_name == "wagtailadmin_pages:add":
            names = ids["content_type_app_name"], ids["content_type_model_name"]
            viewset = page_viewset_registry.get_by_content_type_natural_key(*names)
            return viewset.get_view_by_name("add")
    except ObjectDoesNotExist as error:
        raise Http404 from error
    return match.func


def _saves_as_wagtail_does(view_class: Any) -> bool:
    """Whether saving happens in `form_valid` alone: a view with a `post` of its own may differ."""
    if not isinstance(view_class, type):
        return False
    post = getattr(view_class, "post", None)
    return any(issubclass(view_class, stock) and post is stock.post for stock in RESTORABLE)
