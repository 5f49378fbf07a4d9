"""Pieces that the templates of several page types show."""

import json
import logging
import re
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

logger = logging.getLogger(__name__)
_SHARED = re.compile(r'property="og:image" content="([^"]+)"')
# What could end the script element, or be read as markup inside it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


def trail(page: Page, *further: Crumb) -> list[Crumb]:
    """Breadcrumbs: the pages above `page`, itself, then `further`; no query for a page that was
    routed to.
    """
    pages = [page]
    while pages[0].depth > 2 and (parent := pages[0].get_parent()) is not None:
        pages.insert(0, parent)
    shown = (step for step in pages if step.depth > 1 and (step.live or step is page))
    return [*(Crumb(step.title, step.url or "") for step in shown), *further]


@dataclass(frozen=True)
class Attachment:
    """A file to download; `size` is in bytes, None where storage does not know it."""

    title: str
    url: str
    type_label: str
    size: int | None


def attachment(document: AbstractDocument, title: str = "") -> Attachment:
    return Attachment(
        title=title or document.title,
        url=document.url,
        type_label=PurePosixPath(document.filename).suffix.lstrip(".").upper(),
        size=document.file_size,
    )


def publisher(request: HttpRequest) -> dict[str, Any] | None:
    """Who publishes the site, as structured data: of the hook named `news_publisher`."""
    return next((hook(request) for hook in hooks.get_hooks("news_publisher")), None)


def publisher_logo(request: HttpRequest) -> str:
    """The absolute address of the publisher's logo; "" where the site tells of none.

    schema.org lets a logo be an `ImageObject` or an address.
    """
    logo = (publisher(request) or {}).get("logo") or ""
    address = logo.get("url", "") if isinstance(logo, dict) else logo
    return request.build_absolute_uri(address) if address else ""


def shared_image(page: Any, pictures: dict[str, str], request: HttpRequest) -> str:
    """The absolute address of the picture that stands for `page`: that for sharing, its cover,
    else the publisher's logo; "" where there is none. `pictures`: what its row holds of them.
    """
    image = getattr(page, "social_image", None) or getattr(page, "cover", None)
    kept = "" if getattr(page, "social_image_id", None) else pictures.get("social", "")
    if found := _SHARED.search(kept):
        return unescape(found[1])
    if image is not None:
        try:
            made = image.get_rendition("fill-1200x630|format-jpeg")
            if not getattr(made, "is_placeholder", False):
                return made.full_url
        except Exception:  # a damaged file
            logger.exception("No picture for sharing %s", page)
    return publisher_logo(request)


def linked_data(data: dict[str, Any]) -> SafeString:
    """`data` without its empty values as JSON-LD text, safe inside a `<script>` element."""
    filled = {key: value for key, value in data.items() if value}
    text = json.dumps(filled, ensure_ascii=False, default=lambda moment: moment.isoformat())
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - what HTML could read is escaped
