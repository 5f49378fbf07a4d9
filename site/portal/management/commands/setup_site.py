"""`manage.py setup_site`: locales, pages, groups, catalogue, identity; as often as you like."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import pgettext_lazy
from wagtail.models import Collection, Locale, Page, Site

from home.models import HomePage, SearchPage, SiteIdentity
from news.setup.groups import open_models, untouched
from news.setup.pages import add_indexes, front_pages

EDITORS, MODERATORS = "Biên tập viên", "Người duyệt"
OFFICERS = "Cán bộ thi đua – khen thưởng"

LOCAL_HOSTS = ("localhost", "127.0.0.1")

ROOT = "Tất cả các trang"
ROOT_COLLECTION = "Kho ảnh và tài liệu"
FRONT = {"vi": "Trang chủ", "en": "Home"}
SEARCH = pgettext_lazy("title of the search page", "Search")


class Command(BaseCommand):
    help = "Make what the site needs: locales, pages, groups, award catalogue, identity."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        vi, en = (Locale.objects.get_or_create(language_code=code)[0] for code in ("vi", "en"))
        site = self._site(vi)
        self._address(site)
        front = site.root_page.specific
        english = front.get_translation_or_none(en) or self._translated(
            front, en, FRONT["en"], "en"
        )
        groups = {"editors": EDITORS, "moderators": MODERATORS, "verbosity": 0}
        call_command("setup_news", **groups)
        call_command("setup_campaigns", officers=OFFICERS, **groups)
        fronts = front_pages(site)
        add_indexes(SearchPage, SEARCH, fronts)
        self._identity_rights()
        self._identity(site, fronts[0])
        if options["verbosity"]:
            self.stdout.write(f"The site is ready: {front.title} and {english.title}.")

    def _site(self, locale: Locale) -> Site:
        site = Site.objects.filter(is_default_site=True).first()
        if site and isinstance(site.root_page.specific, HomePage):
            return site
        root = Page.get_first_root_node()
        if root.title == "Root":
            root.title = root.draft_title = ROOT
            root.save()
        Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)
        welcome = site.root_page if site else None
        if welcome:
            welcome.slug = "wagtail-welcome"
            welcome.save()
        front = root.add_child(instance=HomePage(title=FRONT["vi"], slug="home", locale=locale))
        front.save_revision().publish()
        if site:
            site.root_page = front
            site.site_name = site.site_name or "Vinh Danh"
            site.save()
        else:
            site = Site.objects.create(
                hostname="localhost", root_page=front, is_default_site=True, site_name="Vinh Danh"
            )
        if welcome and not welcome.get_children().exists():
            welcome.delete()
        return site

    def _address(self, site: Site) -> None:
        """Takes host and port from BASE_URL, unless an administrator named another host."""
        base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        port = base.port or (443 if base.scheme == "https" else 80)
        is_ours = site.hostname in LOCAL_HOSTS
        if base.hostname and is_ours and (site.hostname, site.port) != (base.hostname, port):
            site.hostname, site.port = base.hostname, port
            site.save()

    def _translated(self, page: Page, locale: Locale, title: str, slug: str) -> Page:
        translation = page.copy_for_translation(locale, copy_parents=True)
        translation.title, translation.slug = title, slug
        translation.save_revision().publish()
        return translation

    def _identity_rights(self) -> None:
        moderators = Group.objects.filter(name=MODERATORS)
        if untouched((SiteIdentity,)) and (group := moderators.first()):
            open_models(group, (SiteIdentity,), ("change",))

    def _identity(self, site: Site, front: Page) -> None:
        identity = SiteIdentity.for_site(site)
        if identity.name or identity.navigation:
            return
        identity.set_values({"name": "Sở Tư pháp", "name_en": "Department of Justice"})
        pages = [front, *front.get_children().live()]
        titles = {page.translation_key: page.title for page in pages}
        english = Page.objects.filter(translation_key__in=titles, locale__language_code="en")
        labels = dict(english.values_list("translation_key", "title"))
        identity.navigation = [
            (
                "item",
                {
                    "label": page.title,
                    "label_en": labels.get(page.translation_key, ""),
                    "page": page,
                    "url": "",
                    "children": [],
                },
            )
            for page in pages
            if not isinstance(page.specific, SearchPage)
        ]
        identity.save()
