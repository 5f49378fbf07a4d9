from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from .publisher import publisher


@hooks.register("news_publisher")
def tell_publisher(request: HttpRequest) -> dict[str, Any]:
    return publisher(request)


@hooks.register("before_serve_page")
def remember_served_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """For `SiteChrome`, which shows the page's menu entry and translations."""
    request.served_page = page  # type: ignore[attr-defined]
