"""Ten people of the site: those of the groups that `setup_site` makes, and those beside them."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.http import HttpRequest
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from campaigns.honors.permissions import ALL
from campaigns.models import AwardType, Cluster, Unit
from news.models import Author, Category, OfficialDocument, Tag
from news.setup.groups import allow, open_models, open_pages
from portal.management.commands.setup_site import EDITORS, MODERATORS, OFFICERS
from tests.fixtures import SiteTree

ANONYMOUS, READER, VISITOR = "anonymous", "reader", "visitor"
EDITOR, EDITOR_ELSEWHERE = "editor", "editor elsewhere"
OFFICER, APPROVER, MODERATOR_ELSEWHERE = "officer", "approver", "moderator elsewhere"
KEEPER, ADMINISTRATOR = "keeper", "administrator"

#: Those let into the admin, each with the group it is in; "visitor" is let in and granted nothing.
GROUPS = {
    VISITOR: "Khách",
    EDITOR: EDITORS,
    EDITOR_ELSEWHERE: "Biên tập tiếng Anh",
    OFFICER: OFFICERS,
    APPROVER: MODERATORS,
    MODERATOR_ELSEWHERE: "Duyệt tiếng Anh",
    KEEPER: "Giữ danh bạ",
}
ROLES = (ANONYMOUS, READER, *GROUPS, ADMINISTRATOR)
#: How `table.py` writes them, in the same order.
LETTERS = dict(zip("arvEeOPmKA", ROLES, strict=True))


def make_people(tree: SiteTree, english_files: Collection) -> dict[str, AbstractUser]:
    """All but the anonymous one. Elsewhere is the English half of the site, and its files."""
    for role in (VISITOR, EDITOR_ELSEWHERE, MODERATOR_ELSEWHERE, KEEPER):
        group, _made = Group.objects.get_or_create(name=GROUPS[role])
        allow(group, "wagtailadmin", "access_admin")
    elsewhere = {
        EDITOR_ELSEWHERE: ("add_page", "change_page"),
        MODERATOR_ELSEWHERE: ("add_page", "change_page", "publish_page", "lock_page"),
    }
    for role, rights in elsewhere.items():
        group = Group.objects.get(name=GROUPS[role])
        open_pages(group, [tree.front_en], rights)
        open_files(group, english_files)
    # Every right over lists, and none over the pages that have them.
    allow(
        Group.objects.get(name=GROUPS[MODERATOR_ELSEWHERE]),
        "campaigns",
        *(right.removeprefix("campaigns.") for right in ALL),
    )
    keepers = Group.objects.get(name=GROUPS[KEEPER])
    registers = (AwardType, Cluster, Unit, Author, Category, OfficialDocument, Tag)
    open_models(keepers, registers, ("add", "change", "delete", "view"))
    make = get_user_model().objects.create_user
    people = {READER: make("doc-gia")}
    for role, name in GROUPS.items():
        people[role] = make(role.replace(" ", "-"))
        people[role].groups.add(Group.objects.get(name=name))
    administrator = get_user_model().objects.create_superuser(
        "quan-tri", "zqmailzq@example.vn", "mat-khau-de-thu-2021"
    )
    return people | {ADMINISTRATOR: administrator}


def open_files(group: Group, collection: Collection) -> None:
    names = [f"{act}_{kind}" for kind in ("image", "document") for act in ("add", "choose")]
    for right in Permission.objects.filter(codename__in=names):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=right
        )


def clients(people: dict[str, AbstractUser]) -> dict[str, Client]:
    """A client for each role, in which it is signed in; a failing view is its answer 500."""
    made = {role: Client(raise_request_exception=False) for role in ROLES}
    for role, user in people.items():
        made[role].force_login(user)
    return made


def sign_in_again(client: Client, user: AbstractUser) -> None:
    """As if a password was just given: some minutes later it is asked for before one's own second
    factor.
    """
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="password")
    request.session.save()
