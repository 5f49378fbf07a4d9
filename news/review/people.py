"""Who may do what about a page that waits; names for sentences."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import AbstractGroupApprovalTask, Page, Task
from wagtail.permissions import policy_registry

NAMED = 4


def names(people: Iterable[AbstractUser]) -> str:
    """At most four names and "…"; a group if there is nobody to be named."""
    found = [get_user_display_name(user) for user in list(people)[: NAMED + 1]]
    if not found:
        return _("an administrator")
    return ", ".join(found[:NAMED]) + (", …" if len(found) > NAMED else "")


def publishers(page: Page) -> QuerySet:
    """Who may publish a page by a group of theirs, and so cancel what is scheduled."""
    policy = policy_registry.get_by_type(Page)
    found = policy.users_with_permission_for_instance("publish", page, include_superusers=False)
    return found.order_by("pk")


def reviewers(task: Task) -> QuerySet:
    """Who may approve at a step."""
    step: Any = task.specific
    users = get_user_model().objects.filter(is_active=True)
    if not isinstance(step, AbstractGroupApprovalTask):
        return users.none()
    return users.filter(Q(groups__in=step.groups.all())).distinct().order_by("pk")


def may_approve(page: Page, user: AbstractUser) -> bool:
    """Whether a page waits for a decision that is theirs."""
    task = page.current_workflow_task
    return bool(task) and any(name == "approve" for name, *_rest in task.get_actions(page, user))
