"""Components of the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from ..bin.tree import is_in_bin, not_in_bin
from ..languages import default_language
from ..models import AbstractArticlePage, AbstractNewsIndexPage
from ..page_types import types_made_from
from ..public_index.articles import Articles
from .work import sections_for

SHOWN = 5
#: Any of these makes a page one that its holder works on.
RIGHTS = {"add", "change", "publish", "lock", "unlock"}


class StartBar(Component):
    """Buttons that begin something new, from the hook `news_start_buttons`.

    A hook takes the request and gives `(label, address)` pairs.
    """

    name = "start"
    template_name = "news/admin/first_screen/start.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        request = parent_context["request"]
        given = [button(request) for button in hooks.get_hooks("news_start_buttons")]
        return {"groups": [list(buttons) for buttons in given if buttons]}


class WorkPanel(Component):
    """What waits for whoever signed in."""

    name = "my-work"
    template_name = "news/admin/first_screen/work.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            "sections": sections_for(parent_context["request"].user),
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
        }


class NewsroomPanel(Component):
    """What readers see now: with a link to the form for who may edit, else to the article."""

    name = "newsroom"
    template_name = "news/admin/newsroom_panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        user = parent_context["request"].user
        articles = _newest()
        for article in articles:
            article.may_be_edited = article.permissions_for_user(user).can_edit()
        return {"published": articles}


def _newest() -> list[Page]:
    """The newest listed articles of all languages and types."""
    locales = Locale.objects.values_list("pk", flat=True)
    rows = [row for locale in locales for row in Articles(locale).lines(SHOWN)]
    rows.sort(key=lambda row: (row.date, row.page_id), reverse=True)
    keys = [row.page_id for row in rows[:SHOWN]]
    pages = Page.objects.defer_streamfields().specific().in_bulk(keys)
    return [pages[key] for key in keys if key in pages]


class OpenRecentEditsPanel(RecentEditsPanel):
    """Without pages that may no longer be opened."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["last_edits"] = [
            (at, page)
            for at, page in context["last_edits"]
            if page.permissions_for_user(user).can_edit() and not is_in_bin(page)
        ]
        return context


class OpenLockedPagesPanel(LockedPagesPanel):
    """Without pages that may no longer be opened."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["locked_pages"] = [
            page
            for page in context["locked_pages"][:SHOWN]
            if page.permissions_for_user(user).can_edit() and not is_in_bin(page)
        ]
        return context


class OwnPagesSummaryItem(PagesSummaryItem):
    """Counts the pages that whoever signed in may work on."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        context = super().get_context_data(parent_context)
        policy = policy_registry.get_by_type(Page)
        pages = policy.instances_user_has_any_permission_for(self.request.user, RIGHTS)
        context["total_pages"] = pages.filter(not_in_bin(), depth__gt=1).order_by().count()
        return context


#: Wagtail's panels and what stands in their place; `WorkPanel` shows what both lists had.
INSTEAD: dict[str, type[Component] | None] = {
    "workflow_objects_to_moderate": None,
    "user_objects_in_workflow_moderation": None,
    "recent_edits": OpenRecentEditsPanel,
    "locked_pages": OpenLockedPagesPanel,
}


def arrange(panels: list[Any]) -> None:
    """Puts our panels in; leaves those of other apps as they are."""
    kept = []
    for panel in panels:
        name = getattr(panel, "name", None)
        if name not in INSTEAD:
            kept.append(panel)
        elif instead := INSTEAD[name]:
            kept.append(instead())
    panels[:] = [*kept, StartBar(), WorkPanel(), NewsroomPanel()]


def start_buttons(request: HttpRequest) -> list[tuple[str, str]]:
    """“Write an article in …” for each index that may be written in."""
    kinds = Page.objects.exact_type(*types_made_from(AbstractNewsIndexPage))
    indexes = kinds.live().select_related("locale").order_by("path").specific()
    sentence = _("Write an article in “%(index)s”")
    return [
        button
        for index in indexes
        if index.permissions_for_user(request.user).can_add_subpage()
        for button in new_page_buttons(index, AbstractArticlePage, sentence)
    ]


def new_page_buttons(index: Page, base: type[Page], sentence: str) -> list[tuple[str, str]]:
    """Label and address for each type made from `base` that can be made below `index`, a specific
    page. `sentence`, with “%(index)s” in it, is for a type of ours; a site's own types are named.
    An index in another language than the site's first goes by the title in that one.
    """
    buttons = []
    name, language = index.title, ""
    if index.locale.language_code != default_language():
        twins = Page.objects.filter(translation_key=index.translation_key)
        first = twins.filter(locale__language_code=default_language()).first()
        name = first.title if first else name
        language = f" ({index.locale.get_display_name()})"
    for model in index.creatable_subpage_models():
        if not issubclass(model, base) or not model.can_create_at(index):
            continue
        is_ours = model.__module__.split(".")[0] == base.__module__.split(".")[0]
        label = sentence if is_ours else _("New in “%(index)s”: %(kind)s")
        said = label % {"index": name, "kind": model.get_verbose_name()} + language
        kind = [model._meta.app_label, model._meta.model_name]
        buttons.append((said, reverse("wagtailadmin_pages:add", args=[*kind, index.pk])))
    return buttons
