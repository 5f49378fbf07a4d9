"""Wagtail's two ways to delete pages, which lead into the bin instead."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page, ReferenceIndex

from .actions import put_in_bin
from .contents import companions, facts, site_in, staying_translations, subtree
from .models import BinnedPage, retention
from .permissions import BinRights
from .tree import is_in_bin

LINKS_SHOWN = 10
#: As many of the pages that go are asked for links to them.
PAGES_ASKED = 500


def delete_into_bin(request: HttpRequest, page: Page) -> HttpResponse:
    """The last of the `before_delete_page` hooks: all guards were asked, and so was the right."""
    next_url = get_valid_next_url_from_request(request)
    parent = page.get_parent()
    context = confirmation(page, request.user) | {"next": next_url, "parent": parent}
    if request.method != "POST" or context["site"]:
        return TemplateResponse(request, "news/admin/bin/confirm.html", context)
    entry = put_in_bin(page, request.user)
    text = _("“%(title)s” was moved to the bin. It can be restored for %(days)s days.") % {
        "title": page.get_admin_display_title(),
        "days": retention().days,
    }
    bin_button = messages.button(reverse("news_bin:restore", args=[entry.pk]), _("Restore"))
    messages.success(request, text, buttons=[bin_button])
    for hook in hooks.get_hooks("after_delete_page"):
        result = hook(request, page)
        if hasattr(result, "status_code"):
            return result
    return redirect(next_url or reverse("wagtailadmin_explore", args=[parent.pk]))


def confirmation(page: Page, user: Any) -> dict[str, Any]:
    """What the screen says before a page goes."""
    also = companions(page)
    links, more_links = links_to([page, *also], user)
    return {
        "page": page,
        "facts": facts([page], also),
        "site": site_in([page, *also]),
        "staying": staying_translations(page, also),
        "links": links,
        "more_links": more_links,
        "usage_url": reverse("wagtailadmin_pages:usage", args=[page.pk]),
        "days": retention().days,
        "goes_at": timezone.now() + retention(),
        "is_public": subtree([page, *also]).filter(live=True).exists(),
    }


def links_to(pages: list[Page], user: Any) -> tuple[list[dict[str, str]], int]:
    """What links to these pages or to those below: title and address of those that `user` may
    edit, and how many others there are.
    """
    ids = [str(pk) for pk in subtree(pages).values_list("pk", flat=True)[:PAGES_ASKED]]
    content_type = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id__in=ids)
    found = found.exclude(base_content_type=content_type, object_id__in=ids)
    sources = sorted(set(found.values_list("content_type", "object_id")))
    finder = AdminURLFinder(user)
    shown: list[dict[str, str]] = []
    others = 0
    for type_id, object_id in sources:
        model = ContentType.objects.get_for_id(type_id).model_class()
        source = model and model._default_manager.filter(pk=object_id).first()
        if source is None or (isinstance(source, Page) and is_in_bin(source)):
            continue
        address = finder.get_edit_url(source) if len(shown) < LINKS_SHOWN else None
        if address:
            shown.append({"title": str(source), "url": address})
        else:
            others += 1
    return shown, others


class BinBulkAction(DeleteBulkAction):
    """Deletes selected pages into the bin; Wagtail asks the rights and the hooks."""

    template_name = "news/admin/bin/confirm_bulk.html"
    display_name = gettext_lazy("Delete")

    def check_perm(self, page: Page) -> bool:
        return not is_in_bin(page) and super().check_perm(page) and not site_in([page])

    def object_context(self, page: Page) -> dict[str, Any]:
        context = super().object_context(page)
        return {**context, "facts": facts([page], companions(page))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "days": retention().days,
            "goes_at": timezone.now() + retention(),
        }

    @classmethod
    def execute_action(
        cls, objects: list[Page], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        entries: set[BinnedPage] = set()
        for page in sorted(objects, key=lambda page: page.path):
            page.refresh_from_db()  # it may have gone with a page above, or with its source
            if not is_in_bin(page):
                entries.add(put_in_bin(page, user))
        return len(entries), sum(entry.below for entry in entries)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        text = ngettext(
            "%(count)s page was moved to the bin",
            "%(count)s pages were moved to the bin",
            num_parent_objects,
        ) % {"count": num_parent_objects}
        if num_child_objects:
            below = ngettext(
                "with %(count)s page below", "with %(count)s pages below", num_child_objects
            )
            text = f"{text}, {below % {'count': num_child_objects}}"
        return _("%(what)s. It can be restored for %(days)s days.") % {
            "what": text,
            "days": retention().days,
        }


def tell_of_the_bin(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """For hooks before any other act on a page: from an old address, to the bin.

    404 for those who had no right where the page was: its title is not for them.
    """
    if not is_in_bin(page):
        return None
    if request.method != "GET" or request.headers.get("X-Requested-With"):
        return HttpResponse(status=404)  # as for a page that is gone; a form waits for it
    entry = BinnedPage.objects.holding(page)
    if entry is None or not BinRights(request.user).may_name(entry):
        raise Http404
    messages.warning(
        request, _("“%(title)s” is in the bin.") % {"title": page.get_admin_display_title()}
    )
    return redirect("news_bin:list")


def refuse_to_act_in_the_bin(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if any(isinstance(one, Page) and is_in_bin(one) for one in objects):
        return tell_of_the_bin(request, next(one for one in objects if is_in_bin(one)))
    return None


def refuse_the_bin_as_place(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    return tell_of_the_bin(request, destination)
