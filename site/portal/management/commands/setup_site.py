"""`manage.py setup_site`: locales, pages, groups, catalogue, identity; as often as you like."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
)

from campaigns.honors.permissions import ALL, ANNUL, EDIT, WITHHOLD
from campaigns.models import (
    AwardType,
    CampaignIndexPage,
    Cluster,
    ConsultationSettings,
    HonorRollIndexPage,
    Unit,
)
from campaigns.registers.catalogue import load_catalogue
from home.models import HomePage, SearchPage, SiteIdentity
from news.models import Author, Category, NewsIndexPage, OfficialDocument, Tag

# Wagtail's migrations make these two groups, one task and one workflow, in English.
EDITORS, MODERATORS = "Biên tập viên", "Người duyệt"
OFFICERS = "Cán bộ thi đua – khen thưởng"
WAGTAIL_GROUPS = {"Editors": EDITORS, "Moderators": MODERATORS}
WORKFLOW = "Duyệt tin bài"
REGISTERS = (Author, AwardType, Category, Cluster, OfficialDocument, Tag, Unit)
EDITORS_MAY = ("add", "change", "view")
MODERATORS_MAY = ("add", "change", "delete", "view")
#: Rights over award lists: officers propose annulments, moderators approve them.
AWARD_RIGHTS = {OFFICERS: (EDIT, WITHHOLD, ANNUL), MODERATORS: ALL}
OFFICERS_REGISTERS = (AwardType, Cluster, OfficialDocument, Unit)

LOCAL_HOSTS = ("localhost", "127.0.0.1")

ROOT = "Tất cả các trang"
ROOT_COLLECTION = "Kho ảnh và tài liệu"
FRONT = {"vi": "Trang chủ", "en": "Home"}
NEWS = {"vi": ("Tin tức", "tin-tuc"), "en": ("News", "news")}
CAMPAIGNS = {
    "vi": ("Phong trào thi đua", "phong-trao-thi-dua"),
    "en": ("Campaigns", "campaigns"),
}
ROLLS = {"vi": ("Bảng vàng", "bang-vang"), "en": ("Honor rolls", "honor-rolls")}
SEARCH = {"vi": ("Tìm kiếm", "tim-kiem"), "en": ("Search", "search")}
PAGES: tuple[tuple[type[Page], dict[str, tuple[str, str]]], ...] = (
    (NewsIndexPage, NEWS),
    (CampaignIndexPage, CAMPAIGNS),
    (HonorRollIndexPage, ROLLS),
    (SearchPage, SEARCH),
)


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
        for model, names in PAGES:
            page = model.objects.child_of(front).first() or self._added(front, model, *names["vi"])
            if not page.has_translation(en):
                self._translated(page, en, *names["en"])
        self._groups()
        self._award_rights(front)
        self._workflow()
        self._identity(site, front)
        load_catalogue()
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

    def _added(self, parent: Page, model: type[Page], title: str, slug: str) -> Page:
        page = parent.add_child(instance=model(title=title, slug=slug, locale=parent.locale))
        page.save_revision().publish()
        return page

    def _translated(self, page: Page, locale: Locale, title: str, slug: str) -> Page:
        translation = page.copy_for_translation(locale, copy_parents=True)
        translation.title, translation.slug = title, slug
        translation.save_revision().publish()
        return translation

    def _groups(self) -> None:
        for stock, name in WAGTAIL_GROUPS.items():
            if not Group.objects.filter(name=name).exists():
                Group.objects.filter(name=stock).update(name=name)
            Group.objects.get_or_create(name=name)
        for group_name, actions in ((EDITORS, EDITORS_MAY), (MODERATORS, MODERATORS_MAY)):
            self._open_registers(Group.objects.get(name=group_name), REGISTERS, actions)
        translate = Permission.objects.filter(codename="submit_translation")
        for group in Group.objects.filter(name__in=(EDITORS, MODERATORS)):
            group.permissions.add(*translate)
        for setting in (SiteIdentity, ConsultationSettings):
            self._open_registers(Group.objects.get(name=MODERATORS), (setting,), ("change",))

    def _open_registers(
        self, group: Group, models: tuple[type[Model], ...], actions: tuple[str, ...]
    ) -> None:
        for model in models:
            kind = ContentType.objects.get_for_model(model)
            names = [f"{action}_{model._meta.model_name}" for action in actions]
            group.permissions.add(*Permission.objects.filter(content_type=kind, codename__in=names))

    def _award_rights(self, front: Page) -> None:
        """Once, while no group has any: from then on they are an administrator's to give."""
        codenames = {right: right.removeprefix("campaigns.") for right in ALL}
        rights = Permission.objects.filter(
            content_type__app_label="campaigns", codename__in=codenames.values()
        )
        if Group.objects.filter(permissions__in=rights).exists():
            return
        for group_name, given in AWARD_RIGHTS.items():
            group, _made = Group.objects.get_or_create(name=group_name)
            names = [codenames[right] for right in given]
            group.permissions.add(*rights.filter(codename__in=names))
        self._officers(Group.objects.get(name=OFFICERS), front)

    def _officers(self, group: Group, front: Page) -> None:
        """Lets officers into the admin, to honor rolls, the registers they need, and files."""
        self._open_registers(group, OFFICERS_REGISTERS, EDITORS_MAY)
        self._open_registers(group, (ConsultationSettings,), ("change",))
        general = ("access_admin", "submit_translation")
        group.permissions.add(*Permission.objects.filter(codename__in=general))
        rolls = HonorRollIndexPage.objects.child_of(front).get()
        for index in rolls.get_translations(inclusive=True):
            for codename in ("add_page", "change_page"):
                right = Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=codename
                )
                GroupPagePermission.objects.get_or_create(group=group, page=index, permission=right)
        for held in GroupCollectionPermission.objects.filter(group__name=EDITORS):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=held.collection, permission=held.permission
            )

    def _workflow(self) -> None:
        for model in (Workflow, Task):
            if not model.objects.filter(name=WORKFLOW).exists():
                model.objects.filter(name="Moderators approval").update(name=WORKFLOW)

    def _identity(self, site: Site, front: HomePage) -> None:
        identity = SiteIdentity.for_site(site)
        if identity.name or identity.navigation:
            return
        identity.name, identity.name_en = "Sở Tư pháp", "Department of Justice"
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
