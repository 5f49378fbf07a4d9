"""Pages that were never published are saved without a new edition.

Wagtail's editor saves a draft every half second of quiet. The draft of a live page goes into a
revision, which no visitor reads. But as long as a page is not live, the page itself is saved, with
all its child rows: only here is it known that none of them can be seen.
"""

from collections.abc import Iterator
from functools import wraps
from typing import Any

from django.db.models import Model, Q
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from .writes import quiet


def save_drafts_quietly() -> None:
    """From here on, for pages of all types."""
    original = Page.save

    @wraps(original)
    def save(self: Page, *args: Any, **kwargs: Any) -> Any:
        if not _is_hidden(self):
            return original(self, *args, **kwargs)
        with quiet(tables_of(type(self))):
            return original(self, *args, **kwargs)

    Page.save = save


def _is_hidden(page: Page) -> bool:
    """Whether nobody sees the page before or after it is saved.

    The titles of a hidden page with children may stand above those.
    """
    if page.live:
        return False
    seen = Page.objects.filter(Q(live=True) | Q(numchild__gt=0), pk=page.pk)
    return not seen.exists()


def tables_of(model: type[Model]) -> frozenset[str]:
    """The tables that hold a page of this type: its own and those of its child rows."""
    return frozenset(_tables_of(model))


def _tables_of(model: type[Model]) -> Iterator[str]:
    for part in (model, *model._meta.get_parent_list()):
        yield part._meta.db_table
    for relation in get_all_child_relations(model):
        yield from _tables_of(relation.related_model)
    for field in get_all_child_m2m_relations(model):
        if isinstance(field, ParentalManyToManyField):
            yield field.remote_field.through._meta.db_table
