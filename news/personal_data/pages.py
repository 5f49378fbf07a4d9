"""Personal data in the texts of a page: what, and where an editor finds it.

A page type names what is about an office by its nature, as the notice of whom to call, in
`office_texts`: fields and child rows that nobody is asked about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from ..text import nfc
from .search import find
from .wording import kind_label

#: Of a found text, how much is quoted, in characters.
_QUOTED = 40
_OF_PAGES = ("title", "seo_title", "search_description")
_NO_TEXT = {"id", "type", "url", "slug"}


@dataclass(frozen=True)
class Place:
    """Personal data in a page: `where` in words, `kind` of `found`, and the text itself."""

    where: str
    kind: str
    text: str

    def __str__(self) -> str:
        quoted = self.text if len(self.text) <= _QUOTED else f"{self.text[:_QUOTED]}…"
        values = {"kind": kind_label(self.kind), "text": quoted, "where": self.where}
        return _("%(kind)s “%(text)s” (%(where)s)") % values


#: The child rows of a page, by the name of their relation.
Rows = Mapping[str, Iterable[models.Model]]


def places_in(page: Page, rows: Rows | None = None) -> list[Place]:
    """What the page's own texts, its blocks and its child rows hold, each text once.

    `rows` are child rows that a form sent and the page does not have yet.
    """
    places = [place for where, text in _texts(page, rows or {}) for place in _places(where, text)]
    return list({place.text: place for place in reversed(places)}.values())[::-1]


def _texts(page: Page, rows: Rows) -> Iterator[tuple[str, str]]:
    """The texts that editors wrote, with where they stand, in words."""
    left_out = set(getattr(page, "office_texts", ()))
    yield from _own_texts(page, left_out)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name in left_out or name == "comments":
            continue
        title = str(relation.related_model._meta.verbose_name)
        found = rows[name] if name in rows else getattr(page, name).all()
        for number, row in enumerate(found, start=1):
            for where, text in _own_texts(row, left_out):
                yield f"{where}, {title} {number}", text


def _own_texts(row: models.Model, left_out: set[str]) -> Iterator[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        if field.name in left_out or field.name in _NO_TEXT or not _is_written(field):
            continue
        label = capfirst(str(field.verbose_name))
        value = getattr(row, field.attname)
        if isinstance(value, StreamValue):
            for number, child in enumerate(value, start=1):
                where = _("%(field)s, block %(number)d") % {"field": label, "number": number}
                for text in _strings(child.block.get_prep_value(child.value)):
                    yield where, text
        elif isinstance(value, str) and value:
            yield label, value


def _is_written(field: models.Field) -> bool:
    """Whether people write its text: not a slug, an address or a path that code makes."""
    is_made = isinstance(field, (models.SlugField, models.URLField, models.UUIDField))
    is_of_the_tree = field.model is Page and field.name not in _OF_PAGES
    return not (is_made or is_of_the_tree or field.choices or field.is_relation)


def _strings(value: Any) -> Iterator[str]:
    """The texts in the value of a block as it is stored."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://", "/")):
            yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _NO_TEXT:
                yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def _places(where: str, text: str) -> Iterator[Place]:
    bare = nfc(get_text_for_indexing(text) if "<" in text else text)
    for one in find(bare):
        if not one.of_office:
            yield Place(where, one.kind, bare[one.start : one.end])
