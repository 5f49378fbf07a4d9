"""What stands on the admin's first screen."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem

from .panels import OwnPagesSummaryItem, arrange, start_buttons


@hooks.register("construct_homepage_panels")
def first_screen(request: HttpRequest, panels: list[Any]) -> None:
    arrange(panels)


# After Wagtail's own, which it replaces.
@hooks.register("construct_homepage_summary_items", order=1000)
def count_own_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [
        OwnPagesSummaryItem(request) if type(item) is PagesSummaryItem else item for item in items
    ]


@hooks.register("news_start_buttons", order=-1)
def write_an_article(request: HttpRequest) -> list[tuple[str, str]]:
    return start_buttons(request)
