"""Where the bin is in the page tree: under a root of its own, which belongs to no site.

No address leads there, no right on a page of the site reaches it, and deleted pages keep their
slug, which is free at the place that they left.
"""

from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from wagtail.models import Page

from ..databases import locked

#: The path of the bin's root: far behind the root of the sites, and known without a query.
BIN_PATH = "Y000"
BIN_SLUG = "bin"


def not_in_bin(field: str = "path") -> Q:
    """A condition for queries of pages; `field` is the way to a page's path."""
    return ~Q(**{f"{field}__startswith": BIN_PATH})


def is_in_bin(page: Page) -> bool:
    return page.path.startswith(BIN_PATH)


def bin_root() -> Page:
    """Made when the first page is deleted."""
    root = Page.objects.filter(path=BIN_PATH).first()
    if root is None:
        root = Page(
            title="Bin", slug=BIN_SLUG, path=BIN_PATH, depth=1, url_path=f"/{BIN_SLUG}/", live=False
        )
        root.save()
    return root


def relocate(page: Page, parent: Page, *, url_base: str, slug: str = "", step: str = "") -> Page:
    """Hangs `page` and what is below it under `parent`, whatever signals and redirects a move
    would make; gives it anew.

    `url_base` is the address of the place, `step` the last part of the path that it takes if that
    is free: without it, or if not, it becomes the last child. Nothing tells the public index.
    """
    parents = locked(Page.objects.all()).order_by("pk")
    list(parents.filter(path__in=[parent.path, page.path[: -Page.steplen]]).values_list("pk"))
    old_path, old_url = page.path, page.url_path
    new_path = _free_path(parent, step)
    new_url = f"{url_base}{slug or page.slug}/"
    if slug:
        Page.objects.filter(pk=page.pk).update(slug=slug)
    Page.objects.filter(path__startswith=old_path).update(
        path=Concat(Value(new_path), Substr("path", len(old_path) + 1)),
        url_path=Concat(Value(new_url), Substr("url_path", len(old_url) + 1)),
        depth=F("depth") + (parent.depth + 1 - page.depth),
    )
    Page.objects.filter(path=old_path[: -Page.steplen]).update(numchild=F("numchild") - 1)
    Page.objects.filter(path=parent.path).update(numchild=F("numchild") + 1)
    return Page.objects.get(pk=page.pk)


def _free_path(parent: Page, step: str) -> str:
    children = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    wanted = f"{parent.path}{step}"
    if step and not children.filter(path=wanted).exists():
        return wanted
    last: Any = children.order_by("path").last()
    return last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
