"""What can be asked of pages and articles. Views and templates build no filters of their own."""

from typing import Any, Self
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageManager, WorkflowState
from wagtail.query import PageQuerySet

from .restrictions import alias_source, closure, is_double, is_restricted


def subject_key(page: Page) -> UUID:
    """What the pages of one subject share: translations have one key, an alias its source's."""
    return alias_source(page).translation_key


class ReadableQuerySet(PageQuerySet):
    def with_closure(self) -> Self:
        """Each with `is_closed`: whether a view restriction applies to it."""
        return self.annotate(is_closed=closure())

    def public(self) -> Self:
        """Pages under no view restriction, asked in the same query."""
        return self.exclude(is_restricted())

    def readable(self) -> Self:
        """Pages whose address any visitor may read: live, public, not expired."""
        in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        return self.live().public().filter(in_time)

    def once(self, below: Page | None = None) -> Self:
        """Each page once in a language: no aliases beside what they show; for a list of what is
        `below` a page, no aliases beside what is shown there.
        """
        return self.exclude(is_double(below.path if below else ""))

    def in_language_of(self, page: Page) -> Self:
        return self.filter(locale_id=page.locale_id)

    def having(self, relation: str, **conditions: Any) -> Self:
        """Pages with a child row that meets the conditions, each page once."""
        field = self.model._meta.get_field(relation)
        rows = field.related_model.objects.filter(**conditions)
        return self.filter(pk__in=rows.values(field.field.attname))


class ReadableManager(PageManager.from_queryset(ReadableQuerySet)):
    """Pages as `Page.objects` gives them."""


class ArticleQuerySet(ReadableQuerySet):
    def listed(self) -> Self:
        """Articles that lists show: readable, not kept out, each once in a language."""
        return self.readable().once().filter(unlisted=False, published_at__isnull=False)

    def scheduled(self) -> Self:
        """Articles with a revision that waits for its moment to go live."""
        return self.annotate_approved_schedule().filter(_approved_schedule=True)

    def in_workflow(self, status: str) -> Self:
        """Articles with a workflow of this status, a constant of `WorkflowState`."""
        kind = ContentType.objects.get_for_model(Page)
        states = WorkflowState.objects.filter(base_content_type=kind, status=status)
        return self.filter(pk__in=states.values_list(Cast("object_id", IntegerField()), flat=True))

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-page_ptr_id")

    def in_language_of(self, page: Page) -> Self:
        return self.filter(own_locale_id=page.locale_id)

    def about(self, page: Page) -> Self:
        """Articles that name `page`, in whichever language, as one of their subjects."""
        return self.having("subjects", page__translation_key=subject_key(page))

    def in_category(self, category: object) -> Self:
        return self.filter(categories=category)

    def tagged(self, tag: object) -> Self:
        return self.having("tagged_items", tag=tag)

    def by_author(self, author: object) -> Self:
        return self.having("bylines", author=author)

    def for_lines(self) -> Self:
        """With what a line in a list shows (date, title, address), in one query."""
        return self._without_body().defer("lead")

    def _without_body(self) -> Self:
        return self.defer("body", "search_description", "social_description")


class ArticleManager(PageManager.from_queryset(ArticleQuerySet)):
    """Articles as `Page.objects` gives them."""
