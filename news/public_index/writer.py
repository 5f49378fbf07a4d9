"""Writes the public index. Everything it writes is read from the database, never from an object
that is being edited.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, Q
from wagtail.models import Page

from ..bin.tree import not_in_bin
from ..databases import locked, overwrite
from ..files import public_folder, uses
from ..files.references import Files
from ..page_types import named_types
from ..pictures import prepare_soon
from ..publishing import soon
from ..restrictions import alias_source, closure, is_double
from ..text import fold_words, one_spelling
from . import memory, words
from .bodies import body_of
from .memory import STRUCTURE
from .models import FOREVER, PublicBody, PublicLink, PublicPage, PublicText, PublicVersion
from .protocol import PublicPageMixin

BATCH = 200
_ROW_FIELDS = [field.name for field in PublicPage._meta.fields if field.name != "page"]
_TEXT_FIELDS = [field.name for field in PublicText._meta.fields if field.name != "page"]

Entry = tuple[PublicPage, list[PublicLink], PublicText, PublicBody | None, Files]


@transaction.atomic
def refresh(page_ids: Iterable[int]) -> None:
    """Brings the rows of these pages, of their aliases and of what is below a changed address
    into line with the pages.
    """
    wanted = set(page_ids)
    done: set[int] = set()
    while todo := wanted - done:
        todo |= _aliases_of(todo) - done
        for some in _batches(todo):
            wanted |= _refresh(some)
        done |= todo


def refresh_below(paths: Iterable[str]) -> None:
    """Refreshes all pages at and below these places in the tree, and their aliases."""
    for path in paths:
        refresh(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))


def rebuild() -> int:
    """Writes the whole index anew, page by page; gives the number of rows.

    Readers are served from the old rows meanwhile.
    """
    words.rebuild()
    PublicPage.objects.exclude(pictures={}).update(pictures={})  # made anew, as templates now are
    ids = set(Page.objects.values_list("pk", flat=True))
    for some in _batches(ids):
        refresh(some)
    PublicPage.objects.exclude(page_id__in=Page.objects.order_by().values("pk")).delete()
    uses.rebuild_others()
    soon(public_folder.rebuild)
    changed()
    return PublicPage.objects.count()


def rebuild_files() -> None:
    """Writes anew which files public pages and other objects show."""
    refresh_files(Page.objects.values_list("pk", flat=True))
    uses.rebuild_others()


def refresh_files(page_ids: Iterable[int]) -> None:
    """Writes which files these pages show to readers, and nothing else."""
    for some in _batches(page_ids):
        shown = {row.page_id: files for row, *_rest, files in entries(some)}
        uses.write({uses.page_name(pk): shown.get(pk, Files()) for pk in some})


def changed() -> None:
    """Makes every process forget what it keeps in memory."""
    PublicVersion.objects.update_or_create(name=STRUCTURE, defaults={"token": uuid4().hex})
    memory.forget_token()


def forget_pictures(image_id: int) -> None:
    """The image changed, or lost its renditions: pages show it as it is now."""
    rows = PublicPage.objects.filter(cover_id=image_id)
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        rows.exclude(pictures={}).update(pictures={})
        prepare_soon(ids)


def entries(page_ids: Iterable[int]) -> Iterator[Entry]:
    """What the index should hold of these pages: nothing for those that visitors may not read."""
    by_model: dict[Any, list[int]] = defaultdict(list)
    doubles: set[int] = set()
    pages = Page.objects.filter(not_in_bin(), pk__in=list(page_ids), live=True)
    is_one = ExpressionWrapper(is_double(), BooleanField())
    pages = pages.annotate(is_closed=closure(), is_double=is_one).select_related("content_type")
    for page in pages:
        model = page.specific_class
        if model is not None and page.depth > 1 and not page.is_closed:
            by_model[model].append(page.pk)
            doubles |= {page.pk} if page.is_double else set()
    for model, ids in by_model.items():
        pages_of_type = model._default_manager.filter(pk__in=ids).select_related(
            "alias_of", "locale"
        )
        for page in pages_of_type.prefetch_related(*getattr(model, "public_prefetch", ())):
            yield _entry(page, page.pk in doubles)


def _entry(page: Any, is_double: bool) -> Entry:
    def says(name: str) -> Any:
        by_default = getattr(PublicPageMixin, name)
        return getattr(page, name)() if isinstance(page, PublicPageMixin) else by_default(page)

    plain = says("plain_text") or ""
    parts = says("search_parts") if isinstance(page, PublicPageMixin) else []
    row = PublicPage(
        page_id=page.pk,
        kind=page._meta.model_name,
        key=alias_source(page).translation_key.hex,
        locale_id=page.locale_id,
        path=page.path,
        url_path=page.url_path,
        slug=page.slug,
        title=page.title,
        lead=getattr(page, "lead", ""),
        date=says("public_date"),
        is_listed=says("public_is_listed") and not is_double,
        in_sitemap=says("public_in_sitemap") and not is_double,
        visible_until=page.expire_at or FOREVER,
        changed_at=page.last_published_at,
        cover_id=getattr(page, "cover_id", None),
        details=says("public_details"),
    )
    links = [
        PublicLink(
            page_id=page.pk,
            kind=kind,
            target=str(target),
            locale_id=page.locale_id,
            date=row.date if row.is_listed else None,
        )
        for kind, target in dict.fromkeys(says("public_links"))
    ]
    text = PublicText(
        page_id=page.pk,
        place=words.place_of(row) if says("public_is_found") and not is_double else None,
        plain=plain,
        title_words=one_spelling(fold_words(page.title)),
        words=one_spelling(fold_words(" ".join([page.title, *parts]))),
    )
    return row, links, text, body_of(page), says("public_files")


def _refresh(page_ids: Iterable[int]) -> set[int]:
    """Writes the rows of these pages; gives further pages whose rows are no longer right."""
    ids = list(page_ids)
    # One writer at a time for a page: the later one must see what the other wrote.
    list(locked(Page.objects.all()).filter(pk__in=ids).order_by("pk").values_list("pk"))
    kept = PublicPage.objects.filter(pk__in=ids).only("cover", "pictures", "details")
    before = {row.pk: row for row in kept}
    had_rows = set(before)
    live = set(Page.objects.filter(pk__in=ids, live=True).values_list("pk", flat=True))
    if not (had_rows or live):
        return _at_old_addresses(ids)
    found = list(entries(ids))
    public = {row.page_id for row, *_rest in found}
    PublicLink.objects.filter(page_id__in=ids).delete()
    PublicBody.objects.filter(page_id__in=ids).delete()
    PublicPage.objects.filter(pk__in=[pk for pk in ids if pk not in public]).delete()
    without_pictures = set()
    for row, *_rest in found:
        old = before.get(row.page_id)
        if old and _cover(old) == _cover(row):
            row.pictures = old.pictures
        if row.details.get("has_images") or (row.cover_id and not row.pictures):
            without_pictures.add(row.page_id)
    PublicPage.objects.bulk_create(
        [row for row, *_rest in found],
        **overwrite(*_ROW_FIELDS, by="page"),
    )
    PublicLink.objects.bulk_create([link for _row, links, *_rest in found for link in links])
    PublicText.objects.bulk_create(
        [text for _row, _links, text, *_rest in found],
        **overwrite(*_TEXT_FIELDS, by="page"),
    )
    PublicBody.objects.bulk_create([body for *_rest, body, _files in found if body])
    shown = {row.page_id: files for row, *_rest, files in found}
    names = uses.write({uses.page_name(pk): shown.get(pk, Files()) for pk in ids})
    without_pictures |= {pk for pk in shown if uses.page_name(pk) in names}
    prepare_soon(without_pictures)
    if _has_structure(had_rows | live):
        changed()
    return _at_old_addresses(ids)


def _cover(row: PublicPage) -> tuple[int | None, str]:
    return row.cover_id, row.details.get("cover_alt", "")


def _has_structure(ids: set[int]) -> bool:
    """Whether one of these pages is more than a leaf of the newsroom: menus and addresses of other
    pages may depend on it.
    """
    articles = named_types(["news.AbstractArticlePage"], "news")
    return Page.objects.filter(pk__in=ids).not_exact_type(*articles).exists()


def _at_old_addresses(ids: list[int]) -> set[int]:
    """Pages below whose rows still have the address they had before a page above changed its."""
    found: set[int] = set()
    for path, url_path in Page.objects.filter(pk__in=ids, numchild__gt=0).values_list(
        "path", "url_path"
    ):
        below = PublicPage.objects.filter(path__startswith=path)
        found |= set(below.exclude(url_path__startswith=url_path).values_list("pk", flat=True))
    return found


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _aliases_of(ids: set[int]) -> set[int]:
    """Aliases of these pages, and of what these show: of two aliases the older one is listed."""
    found: set[int] = set()
    while True:
        some = ids | found
        sources = Page.objects.filter(pk__in=some, alias_of__isnull=False).values("alias_of")
        aliases = Page.objects.filter(Q(alias_of_id__in=some) | Q(alias_of_id__in=sources))
        more = set(aliases.values_list("pk", flat=True)) - found
        if not more:
            return found
        found |= more
