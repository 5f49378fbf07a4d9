"""What reviews add to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from . import action_menu
from .views import CancelReviewView
from .viewset import ReviewedPageViewSet


@hooks.register("register_admin_viewset")
def register_reviewed_pages() -> ReviewedPageViewSet:
    return ReviewedPageViewSet()


@hooks.register("construct_page_action_menu")
def arrange_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    action_menu.arrange(items, request, context)


@hooks.register("register_admin_urls")
def review_screens() -> list[URLPattern]:
    address = "news/cancel-review/<int:page_id>/"
    return [path(address, CancelReviewView.as_view(), name="news_cancel_review")]
