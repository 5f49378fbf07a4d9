"""Pages and menus of the site for tests."""

from typing import Any

import factory
from wagtail.models import Page

from news.factories import PageFactory

from .models import ContentPage


class ContentPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Giới thiệu {n}")

    class Meta:
        model = ContentPage


def menu_link(
    label: str, page: Page | None = None, url: str = "", label_en: str = ""
) -> dict[str, Any]:
    """A link for a menu, the footer or the front page's quick links."""
    return {"label": label, "label_en": label_en, "page": page, "url": url}


def menu_item(
    *args: Any, children: list[dict[str, Any]] | None = None, **kwargs: Any
) -> tuple[str, Any]:
    """An entry of the main menu with the links under it."""
    return "item", {**menu_link(*args, **kwargs), "children": children or []}
