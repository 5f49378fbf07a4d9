"""What campaigns add to Wagtail's admin."""

from collections.abc import Callable, Collection, Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from news.models import ArticlePage
from news.querysets import ArticleQuerySet

from .admin_menu import CampaignsGroup
from .campaign.advice import advice_on_campaign
from .campaign.copies import prepare_copy
from .campaign.dashboard import CampaignsPanel, start_buttons
from .campaign.partial_dates import PartialDateField
from .campaign.tree import check_new_parent
from .campaign.viewsets import CampaignTreeViewSet
from .consultations import import_target
from .consultations.advice import advice_on_consultation
from .consultations.context import listed_consultations
from .honors.admin import urls as list_urls
from .honors.admin.advice import advice_on_roll
from .honors.admin.buttons import header_buttons, listing_buttons
from .honors.admin.chooser import AwardChooserViewSet, award_chooser
from .honors.admin.dashboard import ProposalsPanel
from .honors.admin.dashboard import start_buttons as roll_buttons
from .honors.admin.deletion import awards_that_go
from .honors.admin.protection import refuse_deletion_of_listed, say_that_the_list_stays
from .honors.imports import urls as import_urls
from .honors.permissions import ALL
from .honors.public.article_asides import honored_in, story_notes, with_stories
from .honors.public.campaign_honors import campaign_honors
from .honors.querysets import campaigns_with_rolls
from .models import CampaignPage, ConsultationPage, HonorRollIndexPage, HonorRollPage
from .registers.unit_import import urls as unit_import_urls

ADVICE: dict[type[Page], Callable[[Any], list[str]]] = {
    CampaignPage: advice_on_campaign,
    HonorRollPage: advice_on_roll,
    ConsultationPage: advice_on_consultation,
}

register_snippet(CampaignsGroup)
# A text field underneath; Wagtail would compare two dates letter by letter.
register_comparison_class(PartialDateField, comparison_class=FieldComparison)
hooks.register("before_delete_snippet", refuse_deletion_of_listed)
hooks.register("after_edit_page", say_that_the_list_stays)
hooks.register("news_bin_facts", awards_that_go)


@hooks.register("register_admin_viewset")
def register_campaign_tree() -> CampaignTreeViewSet:
    return CampaignTreeViewSet()


@hooks.register("register_admin_viewset")
def register_award_chooser() -> AwardChooserViewSet:
    return award_chooser


@hooks.register("news_article_asides")
def awards_of_a_story(page: ArticlePage, request: HttpRequest) -> SafeString:
    return honored_in(page, request)


@hooks.register("news_article_notes")
def note_a_story(article: ArticlePage) -> list[SafeString]:
    return story_notes(article)


@hooks.register("campaign_page_context")
def honors_of_a_campaign(page: CampaignPage, request: HttpRequest) -> dict[str, Any]:
    return campaign_honors(page)


@hooks.register("campaign_concluded_keys")
def rolls_conclude_campaigns(keys: Collection[UUID] | None) -> QuerySet:
    return campaigns_with_rolls(keys)


@hooks.register("honor_roll_index_context")
def consultations_beside_rolls(page: HonorRollIndexPage) -> dict[str, Any]:
    return {"consultations": listed_consultations(page)}


@hooks.register("news_article_query")
def annotate_stories(articles: ArticleQuerySet) -> ArticleQuerySet:
    return with_stories(articles)


@hooks.register("register_admin_urls")
def award_screens() -> list[Any]:
    return [
        path("campaigns/award-import/", include(import_urls)),
        path("campaigns/award-list/", include(list_urls)),
        path("campaigns/unit-import/", include(unit_import_urls)),
    ]


@hooks.register("register_permissions")
def award_rights() -> Any:
    rights = [right.removeprefix("campaigns.") for right in ALL]
    return Permission.objects.filter(content_type__app_label="campaigns", codename__in=rights)


@hooks.register("register_icons")
def icons(icons: list[str]) -> list[str]:
    return [*icons, "campaigns/icons/vd-flag.svg", "campaigns/icons/vd-medal.svg"]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    names = [(static(f"campaigns/admin/{name}.css"),) for name in ("campaigns", "award_import")]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', names)


@hooks.register("construct_homepage_panels")
def campaigns_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels += [CampaignsPanel(), ProposalsPanel()]


@hooks.register("news_start_buttons")
def begin_a_campaign(request: HttpRequest) -> list[tuple[str, str]]:
    return [*roll_buttons(request), *start_buttons(request)]


@hooks.register("register_page_header_buttons")
def list_header_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from header_buttons(page, user)
    yield from import_target.header_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def list_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from listing_buttons(page, user)


@hooks.register("after_copy_page")
def give_the_copy_a_fresh_start(request: HttpRequest, page: Page, new_page: Page) -> None:
    source = page.specific
    if isinstance(source, CampaignPage) and not new_page.alias_of_id:
        prepare_copy(source, new_page.specific)
        messages.warning(
            request, _("Dates were copied as they are. The form lists what must be checked.")
        )


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def say_what_to_look_at_again(request: HttpRequest, page: Page) -> None:
    """After a save by hand; an autosave answers in JSON and shows no messages.

    One banner: what it would repeat stands in the box on top of the form.
    """
    advice = next((ask for model, ask in ADVICE.items() if isinstance(page, model)), None)
    if advice is None or "application/json" in request.headers.get("Accept", ""):
        return
    first, *others = advice(page) or [""]
    if others:
        text = ngettext(
            "%(first)s %(count)d more thing to look at again stands on top of the form.",
            "%(first)s %(count)d more things to look at again stand on top of the form.",
            len(others),
        ) % {"first": first, "count": len(others)}
        form = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.warning(request, text, buttons=[messages.button(form, _("See"))])
    elif first:
        messages.warning(request, first)


@hooks.register("before_move_page")
def refuse_a_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return _refused(request, [page], destination) if request.method == "POST" else None


@hooks.register("before_copy_page")
def refuse_a_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.method != "POST":
        return None
    chosen = request.POST.get("new_parent_page") or ""
    parent = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    return _refused(request, [page], parent or page.get_parent())


@hooks.register("before_bulk_action")
def refuse_a_move_of_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type != "move" or action.models != [Page]:
        return None
    return _refused(request, objects, action.cleaned_form.cleaned_data["chooser"])


def _refused(request: HttpRequest, pages: list[Page], parent: Page) -> HttpResponse | None:
    try:
        check_new_parent(pages, parent)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())
    return None
