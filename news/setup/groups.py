"""Groups of users, what they may do, and the workflow.

Rights over a model are given once, while no group has any: from then on they are an
administrator's to give and to take. So a group that was renamed is not made a second time.
"""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS = pgettext_lazy("group", "Editors")
MODERATORS = pgettext_lazy("group", "Moderators")
APPROVAL = pgettext_lazy("workflow", "Moderators approval")
EDITORS_MAY = ("add", "change", "view")
MODERATORS_MAY = ("add", "change", "delete", "view")
#: Of a group that is made here; Wagtail's own have rights over all pages.
PAGE_RIGHTS: dict[Promise, tuple[str, ...]] = {
    EDITORS: ("add_page", "change_page"),
    MODERATORS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}


def in_site_language(text: Promise) -> str:
    with override(settings.LANGUAGE_CODE):
        return str(text)


def role(stock: Promise, name: str, pages: Iterable[Page]) -> Group:
    """The group of a role: `EDITORS` or `MODERATORS`.

    It is called `name`, or, without one, as the role is called in the site's language. Wagtail's
    own group of that role gets this name. Where there is neither, a group is made that reaches the
    admin, works on `pages` and uses the library's files.
    """
    name = name or in_site_language(stock)
    if found := Group.objects.filter(name=name).first():
        return found
    with override("en"):
        Group.objects.filter(name=str(stock)).update(name=name)
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        allow(group, "wagtailadmin", "access_admin")
        open_pages(group, pages, PAGE_RIGHTS[stock])
        open_library(group)
    return group


def allow(group: Group, app: str, *codenames: str) -> None:
    """Gives permissions that belong to an app, as far as they exist."""
    found = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    group.permissions.add(*found)


def rights_over(model: type[Model], actions: Iterable[str] = ()) -> QuerySet[Permission]:
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    names = [f"{action}_{model._meta.model_name}" for action in actions or MODERATORS_MAY]
    return Permission.objects.filter(content_type=kind, codename__in=names)


def untouched(models: Iterable[type[Model]]) -> list[type[Model]]:
    """Those of `models` over which no group has a right yet."""
    return [
        model
        for model in models
        if not Group.objects.filter(permissions__in=rights_over(model)).exists()
    ]


def open_models(group: Group, models: Iterable[type[Model]], actions: Sequence[str]) -> None:
    for model in models:
        group.permissions.add(*rights_over(model, actions))


def open_pages(group: Group, pages: Iterable[Page], codenames: Sequence[str]) -> None:
    rights = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    )
    for page in pages:
        for right in rights:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)


def open_library(group: Group, like: Group | None = None) -> None:
    """Pictures and documents: as `like` may use them, or whatever is in the library."""
    held = GroupCollectionPermission.objects.filter(group=like)
    pairs = [(row.collection, row.permission) for row in held.select_related("collection")]
    if not pairs:
        names = [f"{act}_{kind}" for kind in ("image", "document") for act in ("add", "choose")]
        rights = Permission.objects.filter(codename__in=names)
        pairs = [(Collection.get_first_root_node(), right) for right in rights]
    for collection, right in pairs:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=right
        )


def let_translate(groups: Iterable[Group]) -> None:
    """Once, where `wagtail.contrib.simple_translation` is installed."""
    right = Permission.objects.filter(codename="submit_translation")
    if not Group.objects.filter(permissions__in=right).exists():
        for group in groups:
            group.permissions.add(*right)


def name_workflow() -> None:
    """Calls Wagtail's own workflow and its task by their names in the site's language."""
    name = in_site_language(APPROVAL)
    with override("en"):
        stock = str(APPROVAL)
    for model in (Workflow, Task):
        if not model.objects.filter(name=name).exists():
            model.objects.filter(name=stock).update(name=name)


def add_workflow(moderators: Group, pages: Iterable[Page]) -> Workflow | None:
    """A workflow for `pages` that `moderators` approve, on a site that has none at all."""
    if Workflow.objects.exists():
        return None
    name = in_site_language(APPROVAL)
    workflow = Workflow.objects.create(name=name)
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.add(moderators)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in pages:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow
