"""What the screens that act on many objects at once name: never what is kept from their reader.

Wagtail shows the titles of all objects whose keys stand in the address, those that one may not act
on with a word of regret. Whoever is let into the admin reads the title of any page, picture, file
or entry of a register that way.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry

from .page_finding import findable

#: With any of these over an object, or its kind, one may read what it is called.
RIGHTS = ("choose", "add", "change", "delete", "view")
ALL = "all"


def use_in_all_bulk_actions() -> None:
    """For `AppConfig.ready`: all actions, also those of hosts, find their objects so."""
    BulkAction.get_actionable_objects = actionable_objects


def actionable_objects(action: Any) -> tuple[list[Model], dict[str, list[Model]]]:
    """Those to act on, and those that `action` refuses and may name.

    404 where nothing is left, as for objects that are not there.
    """
    asked = action.request.GET
    sent = asked.getlist("id")
    if ALL in sent:
        keys = action.get_all_objects_in_listing_query(_parent(action.model, asked.get("childOf")))
    else:
        keys = [key for key in sent if _is_key(action.model, key)]
    objects: list[Model] = []
    refused: list[Model] = []
    for found in action.get_queryset(action.model, keys):
        (objects if action.check_perm(found) else refused).append(found)
    if refused:
        named = nameable(action.request.user, action.model)
        named_keys = {
            *named.filter(pk__in=[one.pk for one in refused]).values_list("pk", flat=True)
        }
        refused = [one for one in refused if one.pk in named_keys]
    if not objects and not refused:
        raise Http404
    return objects, {"items_with_no_access": refused}


def nameable(user: Any, model: type[Model]) -> QuerySet:
    """The objects of `model` whose names `user` may read."""
    if issubclass(model, Page):
        return findable(user)
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, RIGHTS)


def _parent(model: type[Model], key: str | None) -> str | None:
    """The key of the page or collection whose listing is meant; 404 where there is none."""
    kind = Page if issubclass(model, Page) else Collection
    if key is not None:
        if not _is_key(kind, key):
            raise Http404
        get_object_or_404(kind, id=key)
    return key


def _is_key(model: type[Model], text: str) -> bool:
    field: Any = model._meta.pk
    # Pages of a type have a link to their page as their key.
    field = getattr(field, "target_field", field)
    try:
        field.clean(text, None)
    except ValidationError:
        return False
    return "\0" not in text
