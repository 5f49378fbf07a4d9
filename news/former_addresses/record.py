"""Notes addresses that change, in the transaction that changes them."""

from typing import Any
from urllib.parse import quote

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, get_page_models

from ..public_index.addresses import SAFE, roots
from ..public_index.writer import changed
from .models import FormerAddress, FormerSlug

#: A site and an address there, see `FormerAddress`.
Place = tuple[int, str]
#: Of addresses with former names of pages above, no more than these are noted, the newest.
MOST = 100


def connect() -> None:
    """Called once, when all models are known."""
    from ..models import Author, Category, Tag

    for model in {Page, *get_page_models()}:
        pre_save.connect(_look_at_address, sender=model)
        post_save.connect(_note_address, sender=model)
    for model in (Author, Category, Tag):
        pre_save.connect(_look_at_slug, sender=model)
        post_save.connect(_note_slug, sender=model)
        post_delete.connect(_forget_slugs, sender=model)


def _look_at_address(
    instance: Page, update_fields: Any = None, raw: bool = False, **_: Any
) -> None:
    instance._address_before = ""
    if raw or not instance.pk or not (update_fields is None or "url_path" in update_fields):
        return
    before = Page.objects.filter(pk=instance.pk).order_by()
    row = before.values_list("url_path", "live", "first_published_at", "numchild").first()
    # A draft without pages below could be read by nobody.
    if row and any(row[1:]):
        instance._address_before = row[0]


def _note_address(instance: Any, **_: Any) -> None:
    before = instance.__dict__.pop("_address_before", "")
    if not before or before == instance.url_path:
        return
    for site_id, path in _paths_of(before):
        # Anew: of several pages that had an address, the last one is looked at first.
        same = {"site_id": site_id, "path": path, "page_id": instance.pk}
        FormerAddress.objects.filter(**same).delete()
        FormerAddress.objects.create(**same)
    FormerAddress.objects.bulk_create(
        (
            FormerAddress(site_id=site_id, path=path, page_id=instance.pk, is_derived=True)
            for site_id, path in _derived(before)
        ),
        ignore_conflicts=True,
    )
    changed()


def _paths_of(url_path: str) -> list[Place]:
    """Where visitors read the page at `url_path`: once for each site that has it below its root."""
    found: dict[int, str] = {}
    for root in roots():
        # Of nested roots of one site the most particular one comes first.
        if url_path.startswith(root.url_path) and url_path != root.url_path:
            found.setdefault(root.site_id, root.whole_path_of(url_path))
    return list(found.items())


def _derived(url_path: str) -> list[Place]:
    """Where visitors could read it when pages above it had other addresses, if it was there."""
    words = url_path.strip("/").split("/")
    above = [f"/{'/'.join(words[:end])}/" for end in range(1, len(words))]
    pages = dict(Page.objects.filter(url_path__in=above).values_list("url_path", "pk"))
    rows = FormerAddress.objects.filter(page_id__in=pages.values()).order_by("pk")
    own: dict[int, list[Place]] = {}
    for site_id, path, page_id in rows.values_list("site_id", "path", "page_id"):
        own.setdefault(page_id, []).append((site_id, path))
    found: list[Place] = []
    for step, word in zip([*above, ""], words, strict=True):
        found = [(site_id, f"{path}{quote(word, safe=SAFE)}/") for site_id, path in found]
        found = list(dict.fromkeys([*found, *own.get(pages.get(step, 0), [])]))[-MOST:]
    return found


def _look_at_slug(instance: Any, raw: bool = False, **_: Any) -> None:
    rows = type(instance)._default_manager.filter(pk=None if raw else instance.pk)
    instance._slug_before = rows.values_list("slug", flat=True).first()


def _note_slug(instance: Any, **_: Any) -> None:
    before = instance.__dict__.pop("_slug_before", None)
    if before and before != instance.slug:
        FormerSlug.remember(instance, before)


def _forget_slugs(instance: Model, **_: Any) -> None:
    kind = instance._meta.model_name
    FormerSlug.objects.filter(kind=kind, target=instance.pk).delete()
