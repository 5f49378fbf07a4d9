"""What a deletion takes along, and what it leaves behind: for the screens that ask and tell."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page, Site

from .tree import not_in_bin


def subtree(pages: Iterable[Page]) -> QuerySet:
    """These pages and all below them."""
    found = Page.objects.none()
    for page in pages:
        found |= Page.objects.filter(path__startswith=page.path)
    return found


def topmost(pages: Iterable[Page]) -> list[Page]:
    """Without those that are below another one."""
    found: list[Page] = []
    for page in sorted(pages, key=lambda page: page.path):
        if not (found and page.path.startswith(found[-1].path)):
            found.append(page)
    return found


def companions(page: Page) -> list[Page]:
    """Pages elsewhere that go along: aliases of it and of what is below it, which would be left
    without a source, and the translations that Wagtail's hook names.
    """
    also: set[Page] = set()
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        parents = page.get_parent().get_translations()
        for hook in hooks.get_hooks("construct_translated_pages_to_cascade_actions"):
            for named in (hook([page], "delete") or {}).values():
                also.update(one for one in named if one.get_parent() in parents)
    while True:
        taken = subtree([page, *also])
        aliases = Page.objects.filter(not_in_bin(), alias_of__in=taken.values("pk"))
        more = set(aliases.exclude(pk__in=taken.values("pk")))
        if not more:
            return [one for one in topmost([page, *also]) if one.pk != page.pk]
        also |= more


def site_in(pages: Iterable[Page]) -> Site | None:
    """A site whose front page is among these pages or below them: it would go with them."""
    return Site.objects.filter(root_page__in=subtree(pages).values("pk")).first()


def facts(pages: Iterable[Page], also: Iterable[Page] = ()) -> list[str]:
    """In words, what goes with `pages`: pages below, aliases and translations elsewhere, and what
    other apps say by the hook `news_bin_facts`, which is given a query of all the pages.
    """
    pages, also = list(pages), list(also)
    told = []
    below = sum(page.get_descendant_count() for page in pages)
    if below:
        text = ngettext("%(count)s page below", "%(count)s pages below", below)
        told.append(text % {"count": below})
    everything = subtree([*pages, *also])
    for hook in hooks.get_hooks("news_bin_facts"):
        told += hook(everything)
    aliases = sum(1 for page in also if page.alias_of_id)
    if aliases:
        text = ngettext("%(count)s alias", "%(count)s aliases", aliases)
        told.append(text % {"count": aliases})
    if len(also) > aliases:
        count = len(also) - aliases
        told.append(
            ngettext("%(count)s translation", "%(count)s translations", count) % {"count": count}
        )
    return told


def staying_translations(page: Page, also: Iterable[Page]) -> list[Page]:
    """Translations that stay where they are."""
    going = {one.pk for one in also}
    translations = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    found = translations.filter(not_in_bin()).exclude(pk=page.pk).select_related("locale")
    return [one for one in found if one.pk not in going]


def sentence(told: list[str]) -> str:
    """“3 pages below, 22 awards”; "" where nothing goes along."""
    return ", ".join(told)
