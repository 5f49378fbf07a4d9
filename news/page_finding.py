"""Which pages and files the screens and choosers of the admin may name to whom."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Task
from wagtail.permissions import policy_registry

from .bin.tree import is_in_bin
from .choosers import KEEPING, may_choose
from .models import Tag
from .restrictions import is_restricted

ANY = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
ROOT_RIGHTS = ("change_page", "publish_page")
FILE_RIGHTS = ("choose", "add", "change", "delete")
#: The API of the admin, for its chooser of pages; it has these, too.
FILES = {
    "wagtailadmin_api:images:": get_image_model,
    "wagtailadmin_api:documents:": get_document_model,
}
#: Screens of Wagtail's that name a page, or the page last edited, without asking.
TREE = ("wagtailadmin_explore", "wagtailadmin_explore_results")
CHOOSER = "wagtailadmin_choose_page_child"
MANY_CHOSEN = "wagtailadmin_choose_page_chosen_multiple"
MOVE = "wagtailadmin_pages:move_confirm"
#: Show a page as readers would see it, between what stands around it: a page in the bin has none.
DRAFTS = (
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:workflow_preview",
)
#: Lead to the page above, or ask it, once they have done what they do; the root has none.
BELOW_ANOTHER = (
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:unlock",
    "wagtailadmin_pages:set_page_position",
    "simple_translation:submit_page_translation",
)
#: Say in a message what the page is called where it is not in review, whoever asks.
REVIEW = (
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:workflow_preview",
)
#: Suggest tags of any model, also those of drafts alone.
TAGS = (
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
    "news_tag_suggestions",
)
#: Begin the names of the views with which workflows choose tasks.
TASKS = ("wagtailadmin_workflows:task_chooser", "wagtailadmin_workflows:task_chosen")
TYPES = (
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
)


def explorable(user: Any) -> QuerySet:
    """What `user` finds in the tree: pages with a right of theirs, and the way to these."""
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission(user, ANY):
        return Page.objects.none()
    return policy.explorable_instances(user)


def findable(user: Any) -> QuerySet:
    """What `user` may choose: what they find in the tree, and what any visitor may read."""
    in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    public = Page.objects.order_by().live().filter(in_time).exclude(is_restricted())
    own = explorable(user).order_by()
    return Page.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")))


def may_read(request: HttpRequest, view_name: str, given: dict[str, Any]) -> bool:
    """Whether the page or file that an address of the admin names (`given`, by its route) may be
    named to whoever asks; true for the addresses that ask themselves.
    """
    user: Any = request.user
    if view_name in TREE:
        return explorable(user).filter(pk=given["parent_page_id"]).exists()
    if view_name == CHOOSER:
        return findable(user).filter(pk=given["parent_page_id"]).exists()
    if view_name == MANY_CHOSEN:
        keys = {key for key in request.GET.getlist("id") if key.isascii() and key.isdecimal()}
        return findable(user).filter(pk__in=[int(key) for key in keys]).count() == len(keys)
    if view_name == MOVE:
        page = Page.objects.filter(pk=given["page_to_move_id"]).first()
        return page is None or page.permissions_for_user(user).can_move()
    if view_name in BELOW_ANOTHER:
        key = given.get("page_id") or given.get("page_to_move_id")
        return not Page.objects.filter(pk=key, depth=1).exists()
    if view_name in DRAFTS or view_name in REVIEW:
        page = Page.objects.filter(pk=given["page_id"]).first()
        return page is None or _may_look_into(user, page, view_name)
    if view_name in TAGS:
        return _may_tag(user)
    if view_name.startswith(TASKS):
        return policy_registry.get_by_type(Task).user_has_any_permission(user, KEEPING)
    for begins, model in FILES.items():
        if view_name.startswith(begins):
            return _may_choose_file(user, model(), given.get("pk"))
    return view_name not in TYPES or sees_all_pages(user)


def _may_look_into(user: Any, page: Page, view_name: str) -> bool:
    if is_in_bin(page):
        return False
    if view_name not in REVIEW or page.permissions_for_user(user).can_edit():
        return True
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_any_permission_for_instance(user, ["change", "publish"], page)


def _may_tag(user: Any) -> bool:
    """Whether `user` writes something that has tags, or keeps these."""
    models = (get_image_model(), get_document_model())
    return may_choose(user, Tag) or any(_may_choose_file(user, model, None) for model in models)


def _may_choose_file(user: Any, model: type[Model], key: int | None) -> bool:
    """Whether `user` may choose the picture or file with this key; any, where none is given."""
    policy = policy_registry.get_by_type(model)
    if key is None:
        return policy.user_has_any_permission(user, FILE_RIGHTS)
    return policy.instances_user_has_any_permission_for(user, FILE_RIGHTS).filter(pk=key).exists()


def sees_all_pages(user: Any) -> bool:
    """Whether reports over all pages name nothing that is kept from `user`."""
    if user.is_superuser:
        return user.is_active
    # Wagtail has them at hand: every menu of the admin asks.
    granted = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    return any(
        right.page.depth == 1 and right.permission.codename in ROOT_RIGHTS for right in granted
    )


@hooks.register("construct_page_chooser_queryset")
def choose_among_findable(pages: QuerySet, request: HttpRequest) -> QuerySet:
    return pages.filter(pk__in=findable(request.user).order_by().values("pk"))


@hooks.register("construct_reports_menu")
def no_report_that_is_refused(request: HttpRequest, items: list[Any]) -> None:
    if not sees_all_pages(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]
