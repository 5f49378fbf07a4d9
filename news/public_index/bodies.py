"""Bodies that were rendered when their page was published."""

from typing import Any

from django.conf import settings
from django.utils.translation import override
from wagtail.blocks import StreamValue

from ..blocks import BodyStreamBlock
from ..body import Body, KeptBody, TocEntry
from .models import PublicBody


def body_of(page: Any) -> PublicBody | None:
    """What can be kept of the body of `page`; None for a page without such a body."""
    stream = getattr(page, "body", None)
    if not isinstance(stream, StreamValue) or not isinstance(stream.stream_block, BodyStreamBlock):
        return None
    with override(page.locale.language_code):
        kept = Body(stream).keep({"request": None, "page": page})
    if kept is None:
        return None
    headings = [[entry.level, entry.text, entry.anchor] for entry in kept.headings]
    return PublicBody(page_id=page.pk, blocks=kept.blocks, headings=headings)


def kept_body(page_id: int) -> KeptBody | None:
    """Not while developing: a changed template is to be seen at once."""
    if settings.DEBUG:
        return None
    row = next(iter(PublicBody.objects.raw(_FIND, [page_id])), None)
    if row is None:
        return None
    return KeptBody(row.blocks, [TocEntry(*heading) for heading in row.headings])


_FIND = "SELECT page_id, blocks, headings FROM news_publicbody WHERE page_id = %s"
