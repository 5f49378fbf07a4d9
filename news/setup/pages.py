"""Index pages: one of a type below the front page of each language."""

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.coreutils import find_available_slug, get_content_languages
from wagtail.models import Page, Site

from ..slugs import slug_from


def site_named(hostname: str = "") -> Site:
    """The site with that host name, or the default one; `CommandError` where there is none."""
    wanted = {"hostname": hostname} if hostname else {"is_default_site": True}
    site = Site.objects.filter(**wanted).first()
    if site is None:
        named = f'with the host name "{hostname}"' if hostname else "yet"
        raise CommandError(f"There is no site {named}: add one under Settings → Sites.")
    return site


def front_pages(site: Site) -> list[Page]:
    """The site's top page, then its translations into the languages of the content."""
    # Read anew: the tree counts its children in the object that gets one.
    top = Page.objects.select_related("locale").get(pk=site.root_page_id)
    others = top.get_translations().filter(locale__language_code__in=get_content_languages())
    return [top, *others.select_related("locale").order_by("pk")]


def untranslated(fronts: list[Page]) -> list[str]:
    """The names of the content languages that have no front page."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    there = {page.locale.language_code for page in fronts}
    return [str(name) for code, name in get_content_languages().items() if code not in there]


def add_indexes(model: type[Page], title: Promise, fronts: list[Page]) -> list[Page]:
    """Publishes an index below each of `fronts` that has none in its language; those added.

    `title` is translated into the language of each, and its slug made of that.
    """
    added: list[Page] = []
    first: Page | None = None
    for front in fronts:
        own = model.objects.descendant_of(front).filter(locale_id=front.locale_id)
        index = own.order_by("path").first()
        if index is None:
            index = _added(model, title, front, first)
            added.append(index)
        first = first or index
    return added


def indexes(model: type[Page], fronts: list[Page]) -> list[Page]:
    """The indexes that stand below `fronts`."""
    return [page for front in fronts for page in model.objects.descendant_of(front)]


def _added(model: type[Page], title: Promise, front: Page, source: Page | None) -> Page:
    if not model.can_create_at(front.specific):
        name = f"{model._meta.app_label}.{model.__name__}"
        raise CommandError(
            f'A page "{title}" cannot be added below "{front.title}": let subpage_types of '
            f"{front.specific_class.__name__} name {name}, or run this with --no-pages."
        )
    with override(front.locale.language_code):
        named = str(title)
    page = model(title=named, locale=front.locale)
    page.slug = find_available_slug(front, slug_from(named))
    if source is not None:
        page.translation_key = source.translation_key
    front.add_child(instance=page)
    page.save_revision().publish()
    return page
