"""View restrictions of pages that were reached by routing."""

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


class RoutedRestrictionsMixin:
    """The restrictions that apply to a page, as Wagtail finds them, in one query or none.

    Routing has already loaded the pages above; Wagtail asks for them again. As there, an alias
    stands under the restrictions of its source. The root of the tree is asked for by its path.
    A page that came with `is_closed` (see `ArticleQuerySet.with_closure`) and is open needs no
    query, unless a page above it is an alias, whose source that column does not know.
    """

    def get_view_restrictions(self):
        ids: set[int] = set()
        roots: set[str] = set()
        page: Page | None = self
        below_alias = False
        while page is not None and page.depth > 1:
            below_alias = below_alias or (page is not self and page.alias_of_id is not None)
            source = page
            while source.alias_of_id:
                source = source.alias_of
            ids.add(source.pk)
            roots.add(source.path[: Page.steplen])
            page = page.get_parent() if page.depth > 2 else None
        if getattr(self, "is_closed", None) is False and not below_alias:
            return PageViewRestriction.objects.none()
        # Not a join: where nothing is restricted, SQLite would begin with all pages.
        root_ids = Page.objects.order_by().filter(path__in=roots).values("pk")
        return PageViewRestriction.objects.filter(Q(page_id__in=ids) | Q(page_id__in=root_ids))
