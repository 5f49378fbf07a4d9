"""For a site's own search over all its pages."""

from wagtail.query import PageQuerySet

from .models import AbstractArticlePage
from .page_types import tables_of


def without_kept_out(pages: PageQuerySet) -> PageQuerySet:
    """`pages`, of any type, without the articles that are kept out of lists.

    `without_kept_out(Page.objects.live()).search(words)` works on every search backend.
    """
    for table in tables_of(AbstractArticlePage):
        pages = pages.exclude(pk__in=table.objects.filter(unlisted=True).values("pk"))
    return pages
