"""Officers of awards: a group, its rights over lists and registers, the pages it works on."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from news.models import OfficialDocument
from news.setup.groups import (
    EDITORS_MAY,
    allow,
    in_site_language,
    open_library,
    open_models,
    open_pages,
)

from .honors.permissions import ALL, ANNUL, EDIT, WITHHOLD
from .models import AwardType, Cluster, ConsultationSettings, Unit

OFFICERS = pgettext_lazy("group", "Honors officers")
REGISTERS = (AwardType, Cluster, Unit)
OFFICERS_MAY = (EDIT, WITHHOLD, ANNUL)


def award_rights_are_given() -> bool:
    """From then on the rights over award lists are an administrator's to give."""
    codenames = [_codename(right) for right in ALL]
    rights = Permission.objects.filter(content_type__app_label="campaigns", codename__in=codenames)
    return Group.objects.filter(permissions__in=rights).exists()


def add_officers(name: str, rolls: Iterable[Page], like: Group) -> Group:
    """The group of officers: they edit rolls, withhold and propose to annul; nobody else's pages.

    They use the files that `like` may use.
    """
    group, _made = Group.objects.get_or_create(name=name or in_site_language(OFFICERS))
    allow(group, "campaigns", *map(_codename, OFFICERS_MAY))
    open_models(group, (*REGISTERS, OfficialDocument), EDITORS_MAY)
    open_models(group, (ConsultationSettings,), ("change",))
    allow(group, "wagtailadmin", "access_admin")
    allow(group, "simple_translation", "submit_translation")
    open_pages(group, rolls, ("add_page", "change_page"))
    open_library(group, like=like)
    return group


def let_approve(moderators: Group) -> None:
    """Approving needs a second pair of eyes: who proposed an annulment does not approve it."""
    allow(moderators, "campaigns", *map(_codename, ALL))


def _codename(right: str) -> str:
    return right.removeprefix("campaigns.")
