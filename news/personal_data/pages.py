"""Personal data in the texts of a page, a file or a register's row: what, and where an editor
finds it.

A model names what is about an office by its nature, as the notice of whom to call, in
`office_texts`: fields and child rows that nobody is asked about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from ..text import nfc
from .names import numbers_in_name
from .search import find
from .wording import kind_label

#: Of a found text, how much is quoted, in characters.
_QUOTED = 40
_OF_PAGES = ("title", "seo_title", "search_description")
_NO_TEXT = {"id", "type", "url", "slug"}


@dataclass(frozen=True)
class Place:
    """Personal data in a page: `where` in words, `kind` of `found`, and the text itself.

    What is found in a document's pages is not kept: there `text` is empty, and `key` tells places
    apart.
    """

    where: str
    kind: str
    text: str
    key: str = ""

    @property
    def identity(self) -> str:
        """The same for what is found again."""
        return self.key or self.text

    def __str__(self) -> str:
        if not self.text:
            return _("%(kind)s (%(where)s)") % {"kind": kind_label(self.kind), "where": self.where}
        quoted = self.text if len(self.text) <= _QUOTED else f"{self.text[:_QUOTED]}…"
        values = {"kind": kind_label(self.kind), "text": quoted, "where": self.where}
        return _("%(kind)s “%(text)s” (%(where)s)") % values


#: The child rows of a page, by the name of their relation.
Rows = Mapping[str, Iterable[models.Model]]
#: Names of tags, by the name of their field.
Tags = Mapping[str, Iterable[str]]


def places_in(
    page: models.Model, rows: Rows | None = None, tags: Tags | None = None
) -> list[Place]:
    """What the page's own texts, its blocks, child rows and tags hold, its address, and the files
    that it shows, each text once.

    `rows` and `tags` are what a form sent and the page does not have yet.
    """
    from .files import places_in_files

    rows = rows or {}
    texts = [*_texts(page, rows), *_tags(page, tags or {})]
    places = [place for where, text in texts for place in _places(where, text)]
    places += places_in_address(page)
    places += places_in_files(page, *(row for some in rows.values() for row in some))
    return once(places)


def places_in_texts(row: models.Model) -> list[Place]:
    """In the row's own texts and child rows alone."""
    return once(place for where, text in _texts(row, {}) for place in _places(where, text))


def once(places: Iterable[Place]) -> list[Place]:
    """The first of each text."""
    return list({place.identity: place for place in reversed([*places])}.values())[::-1]


def places_in_address(page: models.Model) -> list[Place]:
    """A slug that was made of a title keeps its number when the title has lost it."""
    if not isinstance(page, Page) or not page.slug:
        return []
    where = capfirst(str(page._meta.get_field("slug").verbose_name))
    text = page.slug.replace("-", " ")
    return [Place(where, one.kind, text[one.start : one.end]) for one in numbers_in_name(text)]


def _tags(page: models.Model, sent: Tags) -> Iterator[tuple[str, str]]:
    for field in page._meta.get_fields():
        if not isinstance(field, TaggableManager):
            continue
        names = sent.get(field.name)
        if names is None and page.pk:
            names = [tag.name for tag in getattr(page, field.name).all()]
        yield from ((capfirst(str(field.verbose_name)), name) for name in names or ())


def _texts(page: models.Model, rows: Rows) -> Iterator[tuple[str, str]]:
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
    translated: Any = row  # of a register: `TranslatedTexts`
    for one in getattr(row, "translation_fields", tuple)():
        if one.field not in left_out and (text := translated.text_in(one.language, one.field)):
            yield str(one.heading), text


def _is_written(field: models.Field) -> bool:
    """Whether people write its text: not a slug, an address or a path that code makes."""
    is_made = isinstance(field, (models.SlugField, models.URLField, models.UUIDField))
    is_of_the_tree = field.model is Page and field.name not in _OF_PAGES
    is_of_people = field.editable and not (field.choices or field.is_relation)
    return is_of_people and not (is_made or is_of_the_tree)


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
