"""View restrictions: who may read a page, asked in few queries."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction


def is_restricted() -> Q:
    """Whether a view restriction applies to a page, or to the source of an alias.

    A condition for any query of pages: nothing is asked beforehand, unlike Wagtail's `public()`.
    """
    # `pk__in` and not a join: SQLite then begins with the few restricted pages, whatever its
    # statistics say of an empty table.
    restricted = Page.objects.order_by().filter(
        pk__in=PageViewRestriction.objects.values("page_id")
    )
    above = Substr(OuterRef("path"), 1, Length("path"))
    above_source = Substr(OuterRef("alias_of__path"), 1, Length("path"))
    return Exists(restricted.filter(path=above)) | Exists(restricted.filter(path=above_source))


def closure() -> ExpressionWrapper:
    """`is_restricted()` as a column of true and false."""
    return ExpressionWrapper(is_restricted(), BooleanField())


def is_double(below: str = "") -> Q:
    """Whether readers have the page in the same language already: it is an alias, and its source or
    an older alias of that is in its language. Lists, feeds, search and the sitemap leave it out.

    `below` is the path of a page for whose list only what is under it counts.
    """
    others = Page.objects.order_by().filter(live=True, locale=OuterRef("locale"))
    if below:
        others = others.filter(path__startswith=below)
    first = others.filter(
        Q(pk=OuterRef("alias_of")) | Q(alias_of=OuterRef("alias_of"), pk__lt=OuterRef("pk"))
    )
    return Q(Exists(first), alias_of__isnull=False)


def alias_source(page: Page) -> Page:
    """The page whose content `page` shows: itself, unless it is an alias."""
    while page.alias_of_id:
        page = page.alias_of
    return page


class RoutedRestrictionsMixin:
    """The restrictions that apply to a page, as Wagtail finds them, in one query or none.

    Routing has already loaded the pages above; Wagtail asks for them again. As there, an alias
    has the restrictions of its source. The root of the tree is asked for by its path.
    A page that came with `is_closed` (see `ReadableQuerySet.with_closure`) and is open needs no
    query, unless a page above it is an alias, whose source that column does not know.
    """

    def get_view_restrictions(self):
        ids: set[int] = set()
        roots: set[str] = set()
        page: Page | None = self
        below_alias = False
        while page is not None and page.depth > 1:
            below_alias = below_alias or (page is not self and page.alias_of_id is not None)
            source = alias_source(page)
            ids.add(source.pk)
            roots.add(source.path[: Page.steplen])
            page = page.get_parent() if page.depth > 2 else None
        if getattr(self, "is_closed", None) is False and not below_alias:
            return PageViewRestriction.objects.none()
        # Not a join: where nothing is restricted, SQLite would begin with all pages.
        root_ids = Page.objects.order_by().filter(path__in=roots).values("pk")
        return PageViewRestriction.objects.filter(Q(page_id__in=ids) | Q(page_id__in=root_ids))
