"""What a pressed button says must be in the form: a body that is empty decides nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from campaigns.factories import (
    AwardTypeFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.honors.lists import marks
from campaigns.models import Award, AwardMark
from news.bin.actions import put_in_bin
from news.bin.models import BinnedPage
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    OfficialDocumentFactory,
)
from tests.admin_views import AdminView, admin_views
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]

OURS = ("campaigns.", "news.", "portal.")
#: A screen asks first, and its form has nothing but the button: that it is sent is the answer.
CONFIRMS = {
    "editions_report": "begins a new edition",
    "award_list:submit": "sends the roll for approval",
    "award_list:undo": "takes the last edit back",
    "award_list:remove": "takes a row out of the draft",
    "news_bin:restore": "puts a page back where it was",
    "news_bin:delete": "deletes for good",
    "news_cancel_review": "takes a page back from review",
    "wagtailsnippets_campaigns_unit:split": "parts two units",
    "wagtailsnippets_campaigns_awardtype:split": "parts two awards",
    "wagtailsnippets_campaigns_awardtype:reorder": "moves to the end; Wagtail sends no position",
}
#: Tested where imports are: they need a file that was read.
OF_IMPORTS = ("award_import:", "unit_import:")
#: Written by whoever comes.
PASSING = ("sessions", "axes", "usersessions", "django_tasks_db", "wagtailsearch")
#: Notes who has a screen open.
PRESENCE = "wagtailadmin.EditingSession"


def state() -> dict[str, str]:
    """All rows of all tables, as text."""
    return {
        model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
        if model._meta.app_label not in PASSING
        and model._meta.label != PRESENCE
        and not model._meta.proxy
    }


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [label for label in before if before[label] != after[label]]


@pytest.fixture
def objects(site_tree: SiteTree, administrator: AbstractUser) -> dict[str, Any]:
    """Name of a parameter, or name of a view and parameter → what stands there."""
    decision = OfficialDocumentFactory()
    roll = HonorRollFactory(parent=site_tree.rolls, decision=decision)
    public_list(roll, award_row("Lê Thị Hoa"), award_row("Vũ Văn Nam"))
    hidden, named = Award.objects.order_by("place")
    marks.withhold(roll, hidden.key, administrator, "Theo đơn")
    kind = AwardMark.Kind.ANNULLED
    proposal = marks.propose(roll, named.key, kind, administrator, decision, "Theo đơn")
    put_in_bin(ArticleFactory(parent=site_tree.news), administrator)
    return {
        "page_id": roll.pk,
        "key": hidden.key,
        "award_list:annul key": named.key,
        "award_list:decide pk": proposal.pk,
        "news_bin pk": BinnedPage.objects.get().pk,
        "unit": UnitFactory().pk,
        "cluster": ClusterFactory().pk,
        "awardtype": AwardTypeFactory().pk,
        "category": CategoryFactory().pk,
        "author": AuthorFactory().pk,
        "officialdocument": decision.pk,
    }


def address_of(view: AdminView, objects: dict[str, Any]) -> str:
    model = view.model._meta.model_name if view.model else ""
    space = view.name.partition(":")[0]
    values = [
        objects.get(f"{view.name} {name}")
        or objects.get(f"{space} {name}")
        or objects.get(name)
        or objects.get(model or "")
        for name in view.parameters
    ]
    assert None not in values, f"What stands in {view.route}?"
    return view.address(*values)


def mailed_link_opened(client: Client, user: AbstractUser) -> dict[str, str]:
    """What stands in the address of the form for a new password, once its link was followed."""
    account = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    link = reverse("wagtailadmin_password_reset_confirm", args=[account, token])
    form = PasswordResetConfirmView.reset_url_token
    assert client.get(link)["Location"] == link.replace(token, form)
    return {"uidb64": account, "token": form}


def test_an_empty_form_changes_nothing_anywhere(
    objects: dict[str, Any], administrator: AbstractUser, client_of: Clients
) -> None:
    client = client_of(administrator)
    client.get("/admin/")
    objects |= mailed_link_opened(client, administrator)
    asked = 0
    for view in admin_views():
        kind = view.view_class
        if kind is None or not kind.__module__.startswith(OURS) or not hasattr(kind, "post"):
            continue
        if view.name in CONFIRMS or view.name.startswith(OF_IMPORTS):
            continue
        before = state()
        address = address_of(view, objects)
        response = client.post(address)
        assert (address, response.status_code < 500) == (address, True)
        assert (address, changed(before, state())) == (address, [])
        asked += 1
    assert asked > 25


def test_a_proposal_is_decided_by_a_button_alone(
    objects: dict[str, Any], administrator: AbstractUser, client_of: Clients
) -> None:
    address = reverse("award_list:decide", args=[objects["award_list:decide pk"]])
    client = client_of(administrator)
    for form in ({}, {"approve": "1", "refuse": "1"}, {"other": "1"}):
        page = client.post(address, form, follow=True)
        assert "hãy bấm một trong hai nút" in page.content.decode()
        assert AwardMark.objects.waiting().count() == 1
    client.post(address, {"refuse": "1"})
    assert not AwardMark.objects.waiting().exists()


def test_nobody_is_released_without_the_form(
    objects: dict[str, Any], administrator: AbstractUser, client_of: Clients
) -> None:
    address = reverse("award_list:release", args=[objects["page_id"], objects["key"]])
    client = client_of(administrator)
    page = client.post(address, {"token": "1.1", "back": ""})
    assert "Chưa nhận được nội dung nào" in page.content.decode()
    assert AwardMark.objects.withheld().count() == 1
    client.post(address, {"reason": ""})
    assert AwardMark.objects.withheld().count() == 0
