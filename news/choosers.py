"""Choosers whose every address gives only what may be chosen, and only to those who choose."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.generic.chooser import (
    ChosenMultipleViewMixin,
    ChosenViewMixin,
    CreateViewMixin,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import SnippetChooserViewSet

KEEPING = ("add", "change", "delete", "view")
WRITING = ("add", "change", "publish")


def may_choose(user: Any, model: type[Model]) -> bool:
    """Whether `user` writes pages, whose forms choose objects of `model`, or keeps these."""
    writes = policy_registry.get_by_type(Page).user_has_any_permission(user, WRITING)
    return writes or policy_registry.get_by_type(model).user_has_any_permission(user, KEEPING)


class GuardedView:
    """Any view of a chooser."""

    model: type[Model]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_choose(request.user, self.model):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class GuardedChosenView(GuardedView):
    """A view that is asked for objects by their keys."""

    choosable: Callable[[], QuerySet]
    key_field = "pk"

    def get_object(self, pk: str) -> Model:
        return self.get_objects([pk])[0]

    def get_objects(self, pks: list[str]) -> list[Model]:
        """In the register's order, without those that may not be chosen.

        404 where none is left: they are not there, not for choosing, or these are no keys at all.
        """
        keys = {key for pk in pks if (key := self._key(pk)) is not None}
        chosen = list(self.choosable().filter(**{f"{self.key_field}__in": keys}))
        if not chosen:
            raise Http404
        return chosen

    def _key(self, text: str) -> Any:
        meta = self.model._meta
        field: Any = meta.pk if self.key_field == "pk" else meta.get_field(self.key_field)
        try:
            return field.clean(text, None) if "\0" not in text else None
        except ValidationError:
            return None


class GuardedCreateView(GuardedView):
    """The form of the tab "Create"; 404 in a chooser that has none."""

    def get_creation_form(self) -> Any:
        form = super().get_creation_form()
        if form is None:
            raise Http404
        return form


class GuardedChooserMixin:
    """For a chooser viewset, before Wagtail's class: what it offers is what it gives.

    All its views offer and give objects of `get_object_list`, by their `key_field`. Wagtail asks
    neither: whoever is let into the admin reads the title of any object by its key.
    """

    model: type[Model]
    key_field = "pk"

    def get_object_list(self) -> QuerySet:
        """What may be chosen."""
        return self.model._default_manager.all()

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        guard, own = GuardedView, {}
        if issubclass(view_class, ChosenViewMixin | ChosenMultipleViewMixin):
            guard, own = GuardedChosenView, {"choosable": staticmethod(self.get_object_list)}
            kwargs["key_field"] = self.key_field
        elif issubclass(view_class, CreateViewMixin):
            guard = GuardedCreateView
        guarded = type(view_class.__name__, (guard, view_class), own)
        return super().construct_view(guarded, **kwargs)


class RegisterChooserViewSet(GuardedChooserMixin, SnippetChooserViewSet):
    """The chooser of a register."""
