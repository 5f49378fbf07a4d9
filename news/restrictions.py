"""View restrictions of pages that were reached by routing."""

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


class RoutedRestrictionsMixin:
    """The restrictions that apply to a page, as Wagtail finds them, in one query instead of two.

    Routing has already loaded the pages above; Wagtail asks for them again. As there, an alias
    stands under the restrictions of its source. The root of the tree is asked for by its depth.
    """

    def get_view_restrictions(self):
        ids: set[int] = set()
        page: Page | None = self
        while page is not None and page.depth > 1:
            source = page
            while source.alias_of_id:
                source = source.alias_of
            ids.add(source.pk)
            page = page.get_parent() if page.depth > 2 else None
        return PageViewRestriction.objects.filter(Q(page_id__in=ids) | Q(page__depth=1))
