"""Screens about one row: add, edit, place, remove."""

import json
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...lists import row_edits as operations
from ...lists.edit import token_of
from ...lists.former_awards import Question, question_of
from ...models.awards import Award
from ...row import Column, as_json, editable, values_of
from ..forms import PlaceForm, RowForm, SureForm
from .base import FormScreen
from .conflicts import Conflict
from .selection import PER_PAGE


class AskingScreen(FormScreen):
    """A screen whose row may be an award that was withheld or annulled in this roll."""

    def ask(self, row: Award, answer: str) -> Question | None:
        return question_of(row, self.award_list, self.roll.translation_key, answer)


class RowScreen(FormScreen):
    """A screen about the row of the address; a row that went away since is a conflict."""

    @property
    def key(self) -> str:
        return self.kwargs["key"]

    @cached_property
    def row(self) -> Award | None:
        if self.award_list is None:
            return None
        rows = Award.objects.filter(list=self.award_list, key=self.key)
        return rows.select_related("unit", "award_type").first()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.row is None:
            raise Http404
        return super().get(request, *args, **kwargs)

    def refuse(self, form: Any, token: str) -> Any:
        self.__dict__.pop("row", None)
        return super().refuse(form, token)

    def renewed(self, form: Any, conflict: Conflict) -> Any:
        conflict.row_is_gone = self.row is None
        return form

    @property
    def row_url(self) -> str:
        """The row's place on the list screen."""
        return f"{self.back_url}#row-{self.key}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(row=self.row, **kwargs)


class EditView(AskingScreen, RowScreen):
    page_title = gettext_lazy("Edit a row")
    template_name = "campaigns/admin/award_list/row.html"

    def get_form(self, data: Any = None) -> RowForm:
        row = self.row or Award(key=self.key)
        return RowForm(data, instance=row, ask=self.ask, for_user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # ModelForm writes what is typed into its instance: the stored row is asked anew.
        self.__dict__.pop("row", None)
        base = json.dumps(as_json(values_of(self.row))) if self.row else "{}"
        add_url = reverse("award_list:add", args=[self.roll.pk])
        return super().get_context_data(base=base, add_url=add_url, **kwargs)

    def perform(self, form: RowForm, token: str) -> str:
        if token == token_of(self.award_list) and self.row is not None and not form.changed_data:
            self.say(_("Nothing was changed."))
        else:
            operations.change_row(
                self.roll, self.request.user, self.key, form.values, token, form.former
            )
            self.kwargs["key"] = form.former or self.key
        return self.row_url

    def renewed(self, form: RowForm, conflict: Conflict) -> RowForm:
        """Her changes upon the row as it is now; where both changed a field, hers stay."""
        super().renewed(form, conflict)
        if self.row is None:
            return form
        base = _parsed(self.request.POST.get("base", ""))
        now, typed = as_json(values_of(self.row)), as_json(form.values)
        merged = Award(key=self.key)
        for column in editable():
            name = column.name
            is_theirs = name in base and typed[name] == base[name]
            value = now[name] if is_theirs else typed[name]
            setattr(merged, name, column.field.to_python(value))
            if now[name] != typed[name] and (is_theirs or now[name] != base.get(name)):
                conflict.notes.append(_note(column, now[name], is_theirs))
        return RowForm(instance=merged, for_user=self.request.user)


def _parsed(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _note(column: Column, now: Any, is_theirs: bool) -> str:
    params = {"field": column.label, "value": column.in_words(now)}
    if is_theirs:
        return _("%(field)s: “%(value)s” was taken over.") % params
    return _("%(field)s: the list says “%(value)s” now; below is what you typed.") % params


class AddView(AskingScreen):
    page_title = gettext_lazy("Add a row")
    template_name = "campaigns/admin/award_list/row.html"
    submit_label = gettext_lazy("Add")

    def get_form(self, data: Any = None) -> RowForm:
        return RowForm(data, with_place=True, ask=self.ask, for_user=self.request.user)

    def perform(self, form: RowForm, token: str) -> str:
        row = Award(key=form.former, **form.values)
        place = form.cleaned_data.get("place_wanted")
        operations.add_row(self.roll, self.request.user, row, token, place)
        page = (row.place - 1) // PER_PAGE + 1
        return f"{self.list_url}?p={page}#row-{row.key}"


class PlaceView(RowScreen):
    """Also what the arrows on the list screen post: `step` is -1 or 1."""

    page_title = gettext_lazy("Move a row")
    submit_label = gettext_lazy("Move")

    def get_form(self, data: Any = None) -> PlaceForm:
        length = self.award_list.awards.count() if self.award_list else 0
        row = self.row
        if data is not None and "step" in data and row is not None:
            step = {"-1": -1, "1": 1}.get(data["step"], 0)
            data = {"place": max(1, row.place + step)}
        return PlaceForm(data, initial={"place": row and row.place}, length=length)

    def perform(self, form: PlaceForm, token: str) -> str:
        place = form.cleaned_data["place"]
        operations.move_row(self.roll, self.request.user, self.key, place, token)
        return self.row_url


class RemoveView(RowScreen):
    page_title = gettext_lazy("Remove a row")
    submit_label = gettext_lazy("Remove from the list")
    is_grave = True

    def get_form(self, data: Any = None) -> SureForm:
        return SureForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = _(
            "For rows that do not belong in the list. An award that was cancelled by a decision is "
            "annulled instead: it stays in the list, struck."
        )
        return super().get_context_data(explanation=text, **kwargs)

    def perform(self, form: SureForm, token: str) -> str:
        operations.remove_rows(self.roll, self.request.user, [self.key], token)
        return self.back_url
