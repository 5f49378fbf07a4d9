"""Who may have a file that is not public: those who may choose it in the admin, who may edit a page
that points to it, and who may read such a page that is live.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from ..bin.tree import is_in_bin
from ..restrictions import alias_source
from .models import PublicFile
from .uses import is_public

CHOOSING = ["choose", "change", "delete"]
#: Rows of registers that point to it → pages that point to those.
STEPS = 2


def kind_of(instance: Any) -> str:
    from wagtail.images import get_image_model

    return PublicFile.IMAGE if isinstance(instance, get_image_model()) else PublicFile.DOCUMENT


def is_for_all(instance: Any) -> bool:
    """Whether anyone may have the file of an image or a document."""
    return is_public(kind_of(instance), instance.pk)


def may_have(request: HttpRequest, instance: Any) -> bool:
    """Whether the user or visitor of `request` may have a file that is not public."""
    user = request.user
    if user.is_authenticated and user.is_active:
        policy = policy_registry.get_by_type(type(instance))
        if policy.user_has_any_permission_for_instance(user, CHOOSING, instance):
            return True
    return any(_may_see(request, page) for page in _pages_with(instance))


def _may_see(request: HttpRequest, page: Page) -> bool:
    """A live page that is not restricted is no question here: its files are public."""
    if page.live and alias_source(page).live and not is_in_bin(page):
        restrictions = list(page.get_view_restrictions())
        if restrictions and all(r.accept_request(request) for r in restrictions):
            return True
    user = request.user
    return user.is_authenticated and page.permissions_for_user(user).can_edit()


def _pages_with(instance: Any) -> list[Page]:
    level: list[Any] = [instance]
    pages: dict[int, Page] = {}
    for _step in range(STEPS):
        users = [
            used_by
            for shown in level
            for used_by, _references in ReferenceIndex.get_grouped_references_to(shown)
        ]
        pages |= {user.pk: user for user in users if isinstance(user, Page)}
        level = [user for user in users if not isinstance(user, Page)]
    return list(pages.values())
