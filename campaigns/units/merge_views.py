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
from wagtail.snippets.widgets import AdminSnippetChooser

from ..models import Unit
from .merging import check_merge, merge, split


class UnitChooser(AdminSnippetChooser):
    """Shows no unit, instead of an error page, where what was posted is none."""

    def get_value_data(self, value: Any) -> dict[str, Any] | None:
        try:
            return super().get_value_data(value)
        except (Unit.DoesNotExist, ValueError):
            return None


class MergeForm(forms.Form):
    def __init__(self, *args: Any, loser: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.loser = loser
        self.fields["winner"] = forms.ModelChoiceField(
            Unit.objects.all(),
            label=_("The unit that stays"),
            widget=UnitChooser(model=Unit, icon="group"),
            error_messages={"invalid_choice": _("This unit is not in the register.")},
        )

    def clean_winner(self) -> Unit:
        winner = self.cleaned_data["winner"]
        check_merge(self.loser, winner)
        return winner


class RefusalMixin:
    """Turns away from a screen that has nothing to do for its unit."""

    index_url_name = ""

    def refusal(self) -> str:
        return ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if text := self.refusal():
            messages.warning(request, text)
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)


class UnitScreen(PermissionCheckedMixin, RefusalMixin, BaseObjectMixin, WagtailAdminTemplateMixin):
    """A screen about one unit."""

    model = Unit
    permission_required = "change"
    index_url_name = ""
    edit_url_name = ""
    usage_url_name = ""

    object: Unit

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        units = capfirst(Unit._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": units},
            {"url": reverse(self.edit_url_name, args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            unit=self.object,
            children=self.object.children.order_by("name"),
            doubles=self.object.doubles.order_by("name"),
            index_url=reverse(self.index_url_name),
            usage_url=reverse(self.usage_url_name, args=[self.object.pk]),
            **kwargs,
        )

    def to_edit(self, unit: Unit) -> HttpResponse:
        return redirect(self.edit_url_name, unit.pk)


class UnitMergeView(UnitScreen, FormView):
    page_title = gettext_lazy("Merge")
    header_icon = "resubmit"
    template_name = "campaigns/admin/units/merge.html"
    form_class = MergeForm

    def refusal(self) -> str:
        text = _("“%(name)s” is merged already. Split it off first.")
        return text % {"name": self.object.name} if self.object.merged_into_id else ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "loser": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media}

    def form_valid(self, form: MergeForm) -> HttpResponse:
        try:
            winner = merge(self.object, form.cleaned_data["winner"], self.request.user)
        except ValidationError as error:  # someone else was faster
            form.add_error("winner", error)
            return self.form_invalid(form)
        text = _("“%(loser)s” was merged into “%(winner)s”.")
        names = {"loser": self.object.name, "winner": winner.name}
        messages.success(self.request, text % names)
        return self.to_edit(winner)


class UnitSplitView(UnitScreen, TemplateView):
    page_title = gettext_lazy("Split off")
    header_icon = "cut"
    template_name = "campaigns/admin/units/split.html"

    def refusal(self) -> str:
        text = _("“%(name)s” is not merged.")
        return "" if self.object.merged_into_id else text % {"name": self.object.name}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        old = self.object.resolved.name
        try:
            unit = split(self.object, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.index_url_name)
        text = _("“%(name)s” stands by itself again, apart from “%(old)s”.")
        messages.success(request, text % {"name": unit.name, "old": old})
        return self.to_edit(unit)
