"""What the screens about a roll's list share: the roll, its draft, rights, lock and way back."""

from abc import ABC, abstractmethod
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ...lists.edit import OutOfDate, source_of, token_of
from ...lists.row_edits import RowGone
from ...models.award_lists import AwardList
from ...models.rolls import HonorRollPage
from ...permissions import ALL, ANNUL, APPROVE, EDIT, WITHHOLD, may_on, why_page_locked
from .conflicts import Conflict, what_changed


def _source_of(page_id: int) -> HonorRollPage:
    """As `lists.source_of`, in one query unless the page is an alias.

    `id` is Page's, which knows how large a number may be; `pk` is a link to it.
    """
    keys = HonorRollPage.objects.filter(id=page_id).values("translation_key")
    own = HonorRollPage.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk")
    return own.first() or source_of(get_object_or_404(HonorRollPage, id=page_id))


class RollScreen(WagtailAdminTemplateMixin, View):
    """A screen about the list of one roll; a translation redirects to its source."""

    header_icon = "vd-medal"
    #: Any one of these rights opens the screen.
    rights: tuple[str, ...] = ALL
    roll: HonorRollPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.roll = _source_of(kwargs["page_id"])
        self.check_rights()
        if self.roll.pk != kwargs["page_id"]:
            name = request.resolver_match.view_name if request.resolver_match else ""
            address = reverse(name, kwargs=kwargs | {"page_id": self.roll.pk})
            return redirect(f"{address}?{request.GET.urlencode()}")
        return super().dispatch(request, *args, **kwargs)

    def check_rights(self) -> None:
        if not any(self.may(right) for right in self.rights):
            raise PermissionDenied

    def may(self, right: str) -> bool:
        return may_on(self.request.user, right, self.roll)

    @cached_property
    def draft(self) -> HonorRollPage:
        return self.roll.get_latest_revision_as_object()

    @property
    def award_list(self) -> AwardList | None:
        """The list of the draft."""
        return self.draft.award_list

    @cached_property
    def lock(self) -> str:
        return why_page_locked(self.request.user, self.roll)

    @property
    def list_url(self) -> str:
        return reverse("award_list:list", args=[self.roll.pk])

    @cached_property
    def back(self) -> str:
        """The query of the list screen that the officer came from."""
        sent = self.request.POST.get("back") or self.request.GET.get("back") or ""
        return QueryDict(urlsplit(f"?{sent}").query).urlencode()

    @property
    def back_url(self) -> str:
        return f"{self.list_url}?{self.back}" if self.back else self.list_url

    def get_page_subtitle(self) -> str:
        return str(self.draft.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.roll.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": str(self.draft.title)},
            {"url": self.back_url, "label": _("Award list")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "roll": self.roll,
            "draft": self.draft,
            "award_list": self.award_list,
            "token": token_of(self.award_list),
            "lock": self.lock,
            "list_url": self.list_url,
            "back": self.back,
            "back_url": self.back_url,
            "may_edit": self.may(EDIT),
            "may_withhold": self.may(WITHHOLD),
            "may_annul": self.may(ANNUL),
            "may_approve": self.may(APPROVE),
        }
        return super().get_context_data(**context | kwargs)


class FormScreen(RollScreen, FormView, ABC):
    """One act on the list: a form, which comes back when the act cannot be done.

    An act on rows (`right` is EDIT) carries the token of the list it started from. Where that is
    out of date the form comes back filled in, with what others changed, status 409 and a new token.
    """

    template_name = "campaigns/admin/award_list/form.html"
    #: Nothing to fill in unless a screen says otherwise: the officer only confirms.
    form_class: type[forms.BaseForm] = forms.Form
    right = EDIT
    submit_label: Any = _("Save")
    is_grave = False

    def check_rights(self) -> None:
        if not self.may(self.right):
            raise PermissionDenied

    @property
    def is_locked(self) -> bool:
        """Marks work at once, whoever has the page open; rows wait."""
        return self.right == EDIT and bool(self.lock)

    @property
    def token(self) -> str:
        return self.request.POST.get("token", "")

    @abstractmethod
    def perform(self, form: Any) -> None:
        """Does what the form asks for."""

    def renewed(self, form: Any, conflict: Conflict) -> Any:
        """The form for another try on the list as it is now."""
        return form

    def get_success_url(self) -> str:
        return self.back_url

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_locked:
            return self.render_to_response(self.get_context_data(), status=423)
        if not self.was_filled_in():
            messages.warning(
                request, _("Nothing was sent. Fill in the form, then press the button.")
            )
            return self.render_to_response(self.get_context_data(form=self.blank_form()))
        return super().post(request, *args, **kwargs)

    def was_filled_in(self) -> bool:
        """Whether the form was sent: a body without any of its fields decides nothing."""
        sent = {*self.request.POST, *self.request.FILES} - {"csrfmiddlewaretoken", "token", "back"}
        return bool(sent) or not self.blank_form().fields

    def blank_form(self) -> Any:
        kwargs = self.get_form_kwargs()
        return self.form_class(**{**kwargs, "data": None, "files": None})

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.perform(form)
        except (OutOfDate, RowGone):
            return self.refuse(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return super().form_valid(form)

    def refuse(self, form: Any) -> HttpResponse:
        self.__dict__.pop("draft", None)
        self.roll = source_of(self.roll)
        conflict = what_changed(self.token, self.roll, self.draft)
        form = self.renewed(form, conflict)
        return self.render_to_response(
            self.get_context_data(form=form, conflict=conflict), status=409
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            is_locked=self.is_locked,
            submit_label=self.submit_label,
            is_grave=self.is_grave,
            **kwargs,
        )
        return context | {"media": context["form"].media}

    def say(self, text: str) -> None:
        messages.success(self.request, text)
