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
from ...lists.undo import sentence
from ...models.awards import Award
from ...row import Column, as_json, editable, values_of
from ..forms import PlaceForm, RowForm
from ..row_messages import say_at_row
from .base import FormScreen
from .conflicts import Conflict
from .selection import PER_PAGE


class RowFormScreen(FormScreen):
    """A screen whose row may turn out to be an award that was withheld or annulled in this roll."""

    template_name = "campaigns/admin/award_list/row.html"
    form_class = RowForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"ask": self.ask, "for_user": self.request.user}

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

    def refuse(self, form: Any) -> Any:
        self.__dict__.pop("row", None)
        return super().refuse(form)

    def renewed(self, form: Any, conflict: Conflict) -> Any:
        conflict.row_is_gone = self.row is None
        return form

    def get_success_url(self) -> str:
        """The row's place on the list screen."""
        return f"{self.back_url}#row-{self.key}"

    def say(self, text: str) -> None:
        say_at_row(self.request, self.key, text)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(row=self.row, **kwargs)


class EditView(RowFormScreen, RowScreen):
    page_title = gettext_lazy("Edit a row")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.row or Award(key=self.key)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # ModelForm writes what is typed into its instance: the stored row is read again.
        self.__dict__.pop("row", None)
        base = json.dumps(as_json(values_of(self.row))) if self.row else "{}"
        add_url = reverse("award_list:add", args=[self.roll.pk])
        return super().get_context_data(base=base, add_url=add_url, **kwargs)

    def perform(self, form: RowForm) -> None:
        is_current = self.token == token_of(self.award_list) and self.row is not None
        if is_current and not form.changed_data:
            self.say(_("Nothing was changed."))
            return
        operations.change_row(
            self.roll, self.request.user, self.key, form.values, self.token, form.former
        )
        self.kwargs["key"] = form.former or self.key
        self.say(sentence({"what": "changed", "name": form.values["name"]}))

    def renewed(self, form: RowForm, conflict: Conflict) -> RowForm:
        """What was typed, on the row as it is now; it wins where both changed a field."""
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


class AddView(RowFormScreen):
    page_title = gettext_lazy("Add a row")
    submit_label = gettext_lazy("Add")
    row: Award

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"with_place": True}

    def perform(self, form: RowForm) -> None:
        self.row = Award(key=form.former, **form.values)
        place = form.cleaned_data.get("place_wanted")
        operations.add_row(self.roll, self.request.user, self.row, self.token, place)
        text = sentence({"what": "added", "name": self.row.name})
        say_at_row(self.request, self.row.key, text)

    def get_success_url(self) -> str:
        page = (self.row.place - 1) // PER_PAGE + 1
        return f"{self.list_url}?p={page}#row-{self.row.key}"


class PlaceView(RowScreen):
    """Also what the arrows on the list screen post: `step` is -1 or 1."""

    page_title = gettext_lazy("Move a row")
    submit_label = gettext_lazy("Move")

    form_class = PlaceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        kwargs["length"] = self.award_list.awards.count() if self.award_list else 0
        if self.row is not None:
            kwargs["initial"] = {"place": self.row.place}
            if step := self.request.POST.get("step"):
                place = self.row.place + {"-1": -1, "1": 1}.get(step, 0)
                kwargs["data"] = {"place": max(1, place)}
        return kwargs

    def perform(self, form: PlaceForm) -> None:
        place = form.cleaned_data["place"]
        operations.move_row(self.roll, self.request.user, self.key, place, self.token)
        if self.row is not None:
            self.say(sentence({"what": "moved", "name": self.row.name}))


class RemoveView(RowScreen):
    page_title = gettext_lazy("Remove a row")
    submit_label = gettext_lazy("Remove from the list")
    is_grave = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = _(
            "For rows that do not belong in the list. An award that was cancelled by a decision is "
            "annulled instead: it stays in the list, struck."
        )
        return super().get_context_data(explanation=text, **kwargs)

    def perform(self, form: Any) -> None:
        operations.remove_rows(self.roll, self.request.user, [self.key], self.token)

    def get_success_url(self) -> str:
        return self.back_url
