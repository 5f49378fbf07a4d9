"""Whether the public index says what the pages say: the slow comparison, over every page."""

from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from ..files import uses
from ..files.references import Files
from . import words
from .models import PublicBody, PublicLink, PublicPage, PublicText
from .writer import entries

BATCH = 200
_COMPARED = [
    field.attname for field in PublicPage._meta.fields if field.name not in ("page", "pictures")
]


def differences() -> Iterator[str]:
    """A line for each page whose rows are missing, too many, or out of date, and for each table
    of words that is not what its rows say.
    """
    yield from words.differences()
    held = set(PublicPage.objects.values_list("pk", flat=True))
    ids = sorted(held | set(Page.objects.values_list("pk", flat=True)))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        expected = {entry[0].page_id: entry for entry in entries(some)}
        for pk in some:
            if pk in expected and pk in held:
                yield from _changes(*expected[pk])
            elif pk in expected:
                yield f"page {pk}: missing"
            elif pk in held:
                yield f"page {pk}: no visitor may read it"


def differences_of_files() -> Iterator[str]:
    """A line for each page and other object that shows other files than is stored."""
    ids = sorted(Page.objects.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        expected = {row.page_id: files for row, *_rest, files in entries(some)}
        for pk in some:
            name = uses.page_name(pk)
            if uses.stored(name) != expected.get(pk, Files()):
                yield f"{name}: files"
    for name, files in uses.expected_of_others().items():
        if uses.stored(name) != files:
            yield f"{name}: files"


def _changes(
    row: PublicPage,
    links: list[PublicLink],
    text: PublicText,
    body: PublicBody | None,
    files: Files,
) -> Iterator[str]:
    stored = PublicPage.objects.get(pk=row.pk)
    for name in _COMPARED:
        if _plain(getattr(stored, name)) != _plain(getattr(row, name)):
            yield f"page {row.pk}: {name} {getattr(stored, name)!r}, not {getattr(row, name)!r}"
    stored_links = {(x.kind, x.target, x.locale_id, x.date) for x in stored.links.all()}
    if stored_links != {(x.kind, x.target, x.locale_id, x.date) for x in links}:
        yield f"page {row.pk}: links"
    stored_body = PublicBody.objects.filter(pk=row.pk).first()
    if getattr(stored_body, "blocks", None) != getattr(body, "blocks", None):
        yield f"page {row.pk}: body"
    if uses.stored(uses.page_name(row.pk)) != files:
        yield f"page {row.pk}: files"
    stored_text = PublicText.objects.filter(pk=row.pk).first()
    for field in PublicText._meta.fields:
        name = field.attname
        if getattr(stored_text, name, None) != getattr(text, name):
            yield f"page {row.pk}: text ({name})"


def _plain(value: Any) -> Any:
    """As JSON gives it back: tuples are lists."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
