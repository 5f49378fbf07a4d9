"""Where editors are told of images whose files are gone or cannot be read: a report, a line on the
first screen, a warning in the form of each page that has one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .models import ImageProblem
from .references import files_of

URL_NAME = "news_damaged_images"


def may_see(request: HttpRequest) -> bool:
    policy = policy_registry.get_by_type(get_image_model())
    return policy.user_has_any_permission(request.user, ["change"])


def problems_for(user: Any) -> QuerySet[ImageProblem]:
    """Those of images that `user` may change, the latest first."""
    policy = policy_registry.get_by_type(get_image_model())
    images = policy.instances_user_has_any_permission_for(user, ["change"])
    found = ImageProblem.objects.filter(image__in=images.values("pk"))
    return found.select_related("image").order_by("-noticed_at", "pk")


class DamagedImagesView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Damaged images")
    header_icon = "image"
    template_name = "news/admin/damaged_images.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = [
            {"problem": problem, "image": problem.image, "uses": list(_uses(problem.image, user))}
            for problem in problems_for(user)[:200]
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


def _uses(image: Any, user: Any) -> Iterator[Page]:
    """The pages that show it, of those that `user` may edit."""
    for used_by, _references in ReferenceIndex.get_grouped_references_to(image):
        if isinstance(used_by, Page) and used_by.permissions_for_user(user).can_edit():
            yield used_by


class DamagedImagesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


class DamagedImagesPanel(Component):
    """On the first screen, only while there are any."""

    name = "damaged_images"
    template_name = "news/admin/damaged_images_panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        count = problems_for(parent_context["request"].user).count()
        text = ngettext(
            "%(count)s image cannot be shown: readers see a grey field in its place.",
            "%(count)s images cannot be shown: readers see a grey field in their place.",
            count,
        )
        return {"text": text % {"count": count} if count else "", "url": reverse(URL_NAME)}


@hooks.register("construct_homepage_panels")
def damaged_images_panel(request: HttpRequest, panels: list[Any]) -> None:
    if ImageProblem.objects.exists() and may_see(request):
        panels.append(DamagedImagesPanel())


@hooks.register("before_edit_page")
def say_which_images_of_a_page_are_damaged(request: HttpRequest, page: Page) -> None:
    if request.method != "GET" or not ImageProblem.objects.exists():
        return
    images = files_of(page.get_latest_revision_as_object()).images
    for problem in ImageProblem.objects.filter(pk__in=images).select_related("image"):
        text = _(
            "The image “%(title)s” cannot be shown (%(problem)s): readers see a grey field in its "
            "place. Choose another image, or give this one a new file."
        )
        values = {
            "title": problem.image.title,
            "problem": problem.get_kind_display().lower(),
        }
        url = reverse("wagtailimages:edit", args=[problem.pk])
        messages.warning(
            request, text % values, buttons=[messages.button(url, _("Open the image"))]
        )


def menu_item() -> MenuItem:
    return DamagedImagesMenuItem(
        gettext_lazy("Damaged images"),
        reverse(URL_NAME),
        icon_name="image",
        name=URL_NAME,
        order=1050,
    )
