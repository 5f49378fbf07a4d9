"""All addresses of the admin, one for each act: those that take a model or an act's name in their
address stand here once for each model and act that there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import get_page_models

from tests.admin_views import AdminView, admin_views

#: Parameters that name the object, whatever it is.
KEYS = {
    "page_id", "parent_page_id", "page_to_move_id", "page_pk", "image_id", "document_id", "doc_id",
    "redirect_id", "collection_id", "id", "key", "pk", "object_id", "user_id",
}  # fmt: skip
APPS = ("app_label", "app_name", "content_type_app_name")
TASK_ACTS = (
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
)
MODELS = ("model_name", "content_type_model_name")


@dataclass(frozen=True)
class Address:
    #: The view's name, or its route where it has none; with the act: "wagtail_bulk_action delete".
    name: str
    view: AdminView
    #: Values of parameters that are the same for all objects.
    fixed: dict[str, Any] = field(default_factory=dict)

    def about(self, thing: dict[str, Any]) -> str:
        """With the object's values in the place of the parameters; those it lacks are 1."""
        key = thing.get("page", thing.get("pk", 1))
        if "(?P" in self.view.route:
            return f"/admin/pages/{key}/revisions/compare/earliest...latest/"
        app, model = thing.get("app", 1), thing.get("model", 1)
        named = dict.fromkeys(APPS, app) | dict.fromkeys(MODELS, model) | thing
        named |= {"model": f"{app}.{model}"} | self.fixed
        values = [named.get(name, key if name in KEYS else 1) for name in self.view.parameters]
        return self.view.address(*values)


def addresses() -> list[Address]:
    return [address for view in admin_views() for address in _acts(view)]


def _acts(view: AdminView) -> Iterator[Address]:
    name = view.name if view.name and not view.name.endswith(":") else view.route
    for act, fixed in _variants(name):
        yield Address(f"{name} {act}".strip(), view, fixed)


def _variants(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if name == "wagtail_bulk_action":
        bulk_action_registry._scan_for_bulk_actions()
        for app, models in bulk_action_registry.actions.items():
            for model, acts in models.items():
                for act in acts:
                    fixed = {"app_label": app, "model_name": model, "action": act}
                    yield f"{model}.{act}", fixed
    elif name == "wagtailadmin_api:pages:action":
        for act in PagesAdminAPIViewSet.actions:
            yield act, {"action_name": act}
    elif name in TASK_ACTS:
        yield from ((act, {"action_name": act}) for act in ("approve", "reject"))
    elif name.startswith("wagtailsettings:"):
        for model in settings_registry:
            app, word = model._meta.app_label, model._meta.model_name
            yield word, {"app_name": app, "model_name": word}
    elif name in ("wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results"):
        for model in get_page_models():
            app, word = model._meta.app_label, model._meta.model_name
            yield word, {"content_type_app_name": app, "content_type_model_name": word}
    else:
        yield "", {}
