"""What can be asked of articles. Views and templates build no filters of their own."""

from datetime import date, datetime, time, timedelta

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

ONE_DAY = timedelta(days=1)


def start_of(day: date) -> datetime:
    """Midnight of `day` in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def is_restricted() -> Q:
    """Whether a page, or the source of an alias, stands under a view restriction.

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


class ArticleQuerySet(PageQuerySet):
    def with_closure(self) -> "ArticleQuerySet":
        """Each with `is_closed`: whether a view restriction applies to it."""
        return self.annotate(is_closed=closure())

    def public(self) -> "ArticleQuerySet":
        """Articles under no view restriction, asked in the same query."""
        return self.exclude(is_restricted())

    def readable(self) -> "ArticleQuerySet":
        """Articles whose address any visitor may read: live, public, not expired."""
        in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        return self.live().public().filter(in_time)

    def listed(self) -> "ArticleQuerySet":
        """Articles that a visitor may meet in a list: readable, not kept out."""
        return self.readable().filter(unlisted=False, published_at__isnull=False)

    def scheduled(self) -> "ArticleQuerySet":
        """Articles with a revision that waits for its moment to go live."""
        return self.annotate_approved_schedule().filter(_approved_schedule=True)

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-published_at", "-page_ptr_id")

    def oldest_first(self) -> "ArticleQuerySet":
        return self.order_by("published_at", "page_ptr_id")

    def in_language_of(self, page: Page) -> "ArticleQuerySet":
        return self.filter(own_locale_id=page.locale_id)

    def about(self, page: Page) -> "ArticleQuerySet":
        """Articles that name `page`, in whichever language, as one of their subjects."""
        from .models import ArticleSubject
        from .models.subjects import subject_key

        named = ArticleSubject.objects.filter(page__translation_key=subject_key(page))
        return self.filter(pk__in=named.values("article_id"))

    def in_category(self, category: object) -> "ArticleQuerySet":
        return self.filter(categories=category)

    def tagged(self, tag: object) -> "ArticleQuerySet":
        from .models import ArticleTag

        return self.filter(pk__in=ArticleTag.objects.filter(tag=tag).values("content_object_id"))

    def by_author(self, author: object) -> "ArticleQuerySet":
        from .models import ArticleByline

        return self.filter(pk__in=ArticleByline.objects.filter(author=author).values("article_id"))

    def published_between(self, first: date, last: date) -> "ArticleQuerySet":
        """Articles dated from `first` to `last`, both included, in the site's time zone."""
        return self.filter(published_at__gte=start_of(first)).published_before(last + ONE_DAY)

    def published_on(self, day: date) -> "ArticleQuerySet":
        return self.published_between(day, day)

    def published_before(self, day: date) -> "ArticleQuerySet":
        return self.filter(published_at__lt=start_of(day))

    def published_after(self, day: date) -> "ArticleQuerySet":
        return self.filter(published_at__gte=start_of(day + ONE_DAY))

    def for_cards(self) -> "ArticleQuerySet":
        """With what a card in a list shows, in four queries; bodies are left out."""
        return self.defer("body", "search_description", "social_description").prefetch_related(
            "categories", "cover__renditions"
        )

    def with_covers(self) -> "ArticleQuerySet":
        """As `for_cards`, in one query: what is left comes with `Body.prefetch`, along with what
        the page around shows.
        """
        deferred = self.defer("body", "search_description", "social_description")
        return deferred.select_related("cover")

    def for_lines(self) -> "ArticleQuerySet":
        """With what a line in a list shows (date, title, address), in one query."""
        return self.defer("body", "lead", "search_description", "social_description")


class ArticleManager(PageManager.from_queryset(ArticleQuerySet)):
    """Articles as `Page.objects` gives them."""


def articles_of(index: Page) -> ArticleQuerySet:
    """What stands in the lists of a news index: the listed articles in its language."""
    from .models import ArticlePage

    return ArticlePage.objects.listed().in_language_of(index)
