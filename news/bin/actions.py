"""Into the bin, back, and away for good. Nothing else moves pages there or from there."""

import logging
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page

from ..databases import locked, locked_alone
from ..public_index.writer import changed, refresh_below
from ..slugs import check_slug_is_free
from .contents import companions, site_in, subtree
from .models import BinnedPage
from .tree import BIN_SLUG, bin_root, is_in_bin, relocate
from .waiting import Woken, put_to_rest, wake

logger = logging.getLogger("news.bin")

#: Names of these acts in the history of pages.
BINNED, RESTORED = "news.bin", "news.restore"


@transaction.atomic
def put_in_bin(page: Page, user: Any) -> BinnedPage:
    """Deletes a page so that it can be brought back, with all below it and its aliases.

    Raises `ValidationError` for the front page of a site.
    """
    page = locked(Page.objects.all()).get(pk=page.pk)
    if is_in_bin(page):
        return BinnedPage.objects.get(page=page)
    also = companions(page)
    if site := site_in([page, *also]):
        raise ValidationError(
            _("“%(title)s” holds the front page of the site %(site)s and cannot be deleted.")
            % {"title": page.get_admin_display_title(), "site": site}
        )
    BinnedPage.objects.filter(page__in=[page, *also]).delete()  # of pages that a program moved out
    entry = _put(page, user)
    for one in also:
        one.refresh_from_db()
        _put(one, user, went_with=entry)
    changed()
    return entry


def _put(page: Page, user: Any, went_with: BinnedPage | None = None) -> BinnedPage:
    parent = page.get_parent()
    above = page.get_ancestors().filter(depth__gt=1).values_list("title", flat=True)
    entry = BinnedPage(
        page=page,
        went_with=went_with,
        parent=parent,
        step=page.path[-Page.steplen :],
        place=" › ".join(above),
        below=page.get_descendant_count(),
        waiting=put_to_rest(subtree([page])),
        deleted_by=user,
    )
    # `deleted`: administrators find it in the site's history, though the page is out of sight.
    log(instance=page, action=BINNED, user=user, deleted=True)
    page = relocate(page, bin_root(), url_base=f"/{BIN_SLUG}/{page.pk}/")
    entry.save()
    refresh_below([page.path])
    return entry


@dataclass
class Restored:
    """`left` are titles of companions whose place is gone: they stay in the bin."""

    page: Page
    woken: Woken
    left: list[str]


def check_place(entry: BinnedPage, parent: Page, slug: str) -> None:
    """Raises `ValidationError`, by field, where the page cannot come back like this."""
    page = entry.page
    if not is_in_bin(page):
        raise ValidationError(_("This page is no longer in the bin."))
    if is_in_bin(parent):
        text = _("“%(title)s” is in the bin, too. Restore it first, or choose another place.")
        raise ValidationError({"parent": text % {"title": parent.get_admin_display_title()}})
    specific = page.specific
    is_its_place = entry.parent_id == parent.pk
    if not is_its_place and not specific.can_move_to(parent):
        text = _("A page of the type “%(type)s” cannot be placed there.")
        raise ValidationError({"parent": text % {"type": specific.get_verbose_name()}})
    if page.locale_id != parent.locale_id and parent.depth > 1 and not is_its_place:
        raise ValidationError({"parent": _("Choose a place in the language of the page.")})
    if not Page._slug_is_available(slug, parent, page):
        text = _("Another page there has the address “%(slug)s” by now. Choose another one.")
        raise ValidationError({"slug": text % {"slug": slug}})
    check_slug_is_free(parent.specific, slug)


def free_slug(entry: BinnedPage, parent: Page) -> str:
    """A slug like the page's own that is free under `parent`."""
    slug, number = entry.page.slug, 1
    while not Page._slug_is_available(slug, parent, entry.page):
        number += 1
        slug = f"{entry.page.slug}-{number}"
    return slug


@transaction.atomic
def restore(
    entry: BinnedPage, parent: Page, user: Any, *, slug: str = "", may_publish: bool = True
) -> Restored:
    """Brings a page back under `parent`, with all that went with it.

    Raises `ValidationError` as `check_place`. Without `may_publish` what was public comes back as
    a draft.
    """
    entry = locked_alone(BinnedPage.objects.all()).get(pk=entry.pk)
    parent = Page.objects.get(pk=parent.pk)
    check_place(entry, parent, slug or entry.page.slug)
    page = _bring_back(entry, parent, slug, user)
    woken = wake(entry.waiting, may_publish)
    refresh_below([page.path])
    left = []
    for companion in entry.companions.select_related("page", "parent"):
        try:
            if companion.parent is None:
                raise ValidationError("")
            check_place(companion, companion.parent, companion.page.slug)
        except ValidationError:
            left.append(companion.page.get_admin_display_title())
            continue
        back = _bring_back(companion, companion.parent, "", user)
        wake(companion.waiting, may_publish)
        refresh_below([back.path])
        companion.delete()
    entry.companions.update(went_with=None)
    entry.delete()
    changed()
    page.refresh_from_db()
    return Restored(page, woken, left)


def _bring_back(entry: BinnedPage, parent: Page, slug: str, user: Any) -> Page:
    page = Page.objects.get(pk=entry.page_id)
    renamed = slug if slug != page.slug else ""
    at_its_place = entry.parent_id == parent.pk
    page = relocate(
        page,
        parent,
        url_base=parent.url_path,
        slug=renamed,
        step=entry.step if at_its_place else "",
    )
    if renamed:
        # Drafts have the address, too: their publication would bring the old one back.
        for revision in page.revisions.exclude(content__slug=renamed):
            revision.content["slug"] = renamed
            revision.save(update_fields=["content"])
    log(instance=page, action=RESTORED, user=user)
    return page


@transaction.atomic
def delete_for_good(entry: BinnedPage, user: Any = None) -> None:
    """Aliases first: without their source they would be pages of their own."""
    for going in (*entry.companions.all(), entry):
        page = Page.objects.get(pk=going.page_id).specific
        if not is_in_bin(page):  # a program moved it out
            going.delete()
            continue
        # Who may, was asked: nobody has rights on pages in the bin.
        DeletePageAction(page, user=user).execute(skip_permission_checks=True)


def empty_bin() -> int:
    """Deletes for good what was long enough in the bin; gives the number of pages."""
    count = 0
    for entry in BinnedPage.objects.expired().select_related("page"):
        try:
            delete_for_good(entry)
        except (DatabaseError, ValidationError):
            logger.exception("%s stays in the bin", entry.page)  # the others go nevertheless
        else:
            count += 1 + entry.below
    return count
