"""The screens of merge and split."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .merging import Merging
from .widgets import SnippetChooser


class MergeForm(forms.Form):
    def __init__(self, *args: Any, merging: Merging, loser: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.merging, self.loser = merging, loser
        self.fields["winner"] = forms.ModelChoiceField(
            merging.model._default_manager.all(),
            label=_("The entry that stays"),
            widget=SnippetChooser(model=merging.model),
            error_messages={"invalid_choice": _("This entry is not in the register.")},
        )

    def clean_winner(self) -> Any:
        winner = self.cleaned_data["winner"]
        self.merging.check(self.loser, winner)
        return winner


class RefusalMixin:
    """Sends back to the listing where there is nothing to do for the entry."""

    index_url_name = ""

    def refusal(self) -> str:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if text := self.refusal():
            messages.warning(request, text)
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)


class EntryScreen(PermissionCheckedMixin, RefusalMixin, BaseObjectMixin, WagtailAdminTemplateMixin):
    """A screen about one entry of a register."""

    merging: Any = None  # the register's `Merging`
    permission_required = "change"
    edit_url_name = ""
    usage_url_name = ""

    object: Any

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        register = capfirst(self.model._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": register},
            {"url": reverse(self.edit_url_name, args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entry=self.object,
            doubles=self.object.doubles.all(),
            index_url=reverse(self.index_url_name),
            usage_url=reverse(self.usage_url_name, args=[self.object.pk]),
            **kwargs,
        )

    def to_edit(self, entry: Any) -> HttpResponse:
        return redirect(self.edit_url_name, entry.pk)


class MergeView(EntryScreen, FormView):
    page_title = gettext_lazy("Merge")
    header_icon = "resubmit"
    template_name = "campaigns/admin/registers/merge.html"
    form_class = MergeForm

    def refusal(self) -> str:
        text = _("“%(name)s” is merged already. Split it off first.")
        return text % {"name": self.object.name} if self.object.merged_into_id else ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "merging": self.merging, "loser": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        consequences = self.merging.consequences(self.object)
        return {**context, "consequences": consequences, "media": context["form"].media}

    def form_valid(self, form: MergeForm) -> HttpResponse:
        try:
            winner = self.merging.merge(self.object, form.cleaned_data["winner"], self.request.user)
        except ValidationError as error:  # someone merged one of them meanwhile
            form.add_error("winner", error)
            return self.form_invalid(form)
        text = _("“%(loser)s” was merged into “%(winner)s”.")
        names = {"loser": self.object.name, "winner": winner.name}
        messages.success(self.request, text % names)
        return self.to_edit(winner)


class SplitView(EntryScreen, TemplateView):
    page_title = gettext_lazy("Split off")
    header_icon = "cut"
    template_name = "campaigns/admin/registers/split.html"

    def refusal(self) -> str:
        text = _("“%(name)s” is not merged.")
        return "" if self.object.merged_into_id else text % {"name": self.object.name}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        old = self.object.resolved.name
        try:
            entry = self.merging.split(self.object, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.index_url_name)
        text = _("“%(name)s” stands by itself again, apart from “%(old)s”.")
        messages.success(request, text % {"name": entry.name, "old": old})
        return self.to_edit(entry)
