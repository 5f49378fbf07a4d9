"""Ways to a roll's list from Wagtail's own screens."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ..models.rolls import HonorRollPage
from ..permissions import ALL, EDIT
from .views.listing import import_url


def is_of_type(page: Page, model: type[Page]) -> bool:
    return issubclass(page.cached_content_type.model_class() or Page, model)


def _may_look(page: Page, user: Any) -> bool:
    """As `permissions.may_any`, but of this page and without a query: listings ask for each row."""
    if not is_of_type(page, HonorRollPage):
        return False
    tester = page.permissions_for_user(user)
    has_right = any(user.has_perm(right) for right in ALL)
    return has_right and bool(tester.can_edit() or tester.may("publish"))


def listing_buttons(page: Page, user: Any) -> Iterator[Button]:
    if page.pk and _may_look(page, user):
        url = reverse("award_list:list", args=[page.pk])
        yield Button(_("Award list"), url=url, icon_name="vd-medal", priority=3)


def import_button(page: Page, user: Any) -> Iterator[Button]:
    address = import_url(page.pk)
    if address and user.has_perm(EDIT):
        yield Button(_("Import a list"), url=address, icon_name="upload", priority=4)


def header_buttons(page: Page, user: Any) -> Iterator[Button]:
    if not page.pk or not _may_look(page, user):
        return
    yield from listing_buttons(page, user)
    yield from import_button(page, user)
    url = reverse("award_list:difference", args=[page.pk])
    label = _("Compare with the public list")
    yield Button(label, url=url, icon_name="resubmit", priority=5)
