"""Every address of every chooser of ours: who may ask it, and what it gives."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.admin.views.generic.chooser import BaseChooseView, ChosenResponseMixin
from wagtail.images import get_image_model

from campaigns.factories import HonorRollFactory, UnitFactory, list_of, public_list
from campaigns.honors.lists.marks import withhold
from campaigns.models import Award, Unit
from news.models import Author
from tests.admin_views import AdminView, admin_views

pytestmark = pytest.mark.any_database

OURS = ("news", "home", "campaigns", "portal")
ROLES = ("editor", "officer", "moderator", "administrator")
NO_KEYS = ("abc", "0", "-1", "9" * 30, "1" * 12, "%00", "1%27", "12.5")


def choosers() -> list[AdminView]:
    """The views of all choosers but that of pages."""
    kinds = (BaseChooseView, ChosenResponseMixin)
    views = (view for view in admin_views() if view.view_class is not None)
    return [view for view in views if issubclass(view.view_class, kinds)]


def ours() -> list[AdminView]:
    """Of pictures and files Wagtail's are used: these ask for rights by collection."""
    kept = [view for view in choosers() if view.model and view.model is not get_image_model()]
    return [view for view in kept if view.model._meta.app_label in OURS]


def address_of(view: AdminView, key: object) -> str:
    """With `key` in it, where the view is asked for an object."""
    if view.name.endswith("chosen_multiple"):
        return f"{view.route}?id={key}"
    return view.address(key)


def asked(client: Client, name: str, key: object) -> Any:
    (view,) = (view for view in choosers() if view.name == name)
    return client.get(address_of(view, key))


@pytest.fixture
def client_as(request, client_of) -> Callable[[str], Client]:
    return lambda role: client_of(request.getfixturevalue(role))


def test_all_choosers_are_walked() -> None:
    models = {view.model._meta.model_name for view in ours()}
    registers = {"unit", "cluster", "awardtype", "category", "author", "officialdocument"}
    assert models == {*registers, "award"}
    assert len(ours()) == 5 * len(models)


@pytest.mark.parametrize("role", ROLES)
def test_an_award_that_readers_do_not_see_is_given_at_no_address(
    role, roll, site_tree, administrator, client_as
) -> None:
    shown, hidden = public_list(roll, "Nguyễn Văn An", "Trần Thị Bình")
    withhold(roll, hidden.key, administrator, "theo đơn")
    draft = HonorRollFactory(parent=site_tree.rolls, live=False)
    drafted = list_of(draft, "Lê Văn Cường")[0]
    private = HonorRollFactory(parent=site_tree.rolls, private=True)
    kept_private = public_list(private, "Phạm Thị Dung")[0]
    client = client_as(role)
    for name in ("award_chooser:chosen", "award_chooser:chosen_multiple"):
        assert shown.key in asked(client, name, shown.key).content.decode()
        for award in (hidden, drafted, kept_private):
            for key in (award.key, award.pk):
                assert asked(client, name, key).status_code == 404
        assert asked(client, name, shown.pk).status_code == 404
    some = f"{shown.key}&id={hidden.key}&id={drafted.key}&id={shown.key}"
    result = json.loads(asked(client, "award_chooser:chosen_multiple", some).content)["result"]
    assert [entry["id"] for entry in result] == [shown.key]
    listed = client.get("/admin/campaigns/award-chooser/results/").content.decode()
    assert "Nguyễn Văn An" in listed
    for name in ("Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung"):
        assert name not in listed


@pytest.mark.parametrize("role", ROLES)
def test_no_key_of_any_kind_is_an_error(role, site_tree, client_as) -> None:
    client = client_as(role)
    for view in choosers():
        is_asked = view in ours() and "chosen" in view.name
        for address in {address_of(view, key) for key in NO_KEYS}:
            expected = (404,) if is_asked else (200, 302, 404)
            assert client.get(address).status_code in expected, address


def test_a_merged_entry_cannot_be_chosen_by_its_address_either(site_tree, client_as) -> None:
    unit = UnitFactory()
    merged = UnitFactory(merged_into=unit)
    client = client_as("editor")
    space = "wagtailsnippetchoosers_campaigns_unit"
    assert asked(client, f"{space}:chosen", unit.pk).status_code == 200
    assert asked(client, f"{space}:chosen", merged.pk).status_code == 404
    both = asked(client, f"{space}:chosen_multiple", f"{merged.pk}&id={unit.pk}")
    assert [row["id"] for row in json.loads(both.content)["result"]] == [str(unit.pk)]


def test_awards_are_created_in_no_chooser(site_tree, client_as) -> None:
    client = client_as("administrator")
    assert client.post("/admin/campaigns/award-chooser/create/", {"name": "Kẻ"}).status_code == 404
    assert not Award.objects.exists()


def test_a_register_grows_only_by_those_who_keep_it(site_tree, client_as) -> None:
    """An officer may add units, not authors."""
    client = client_as("officer")
    fields = {"name": "Phòng Hành chính tư pháp", "short_name": "", "kind": "organisation"}
    made = client.post("/admin/snippets/choose/campaigns/unit/create/", fields)
    assert made.status_code == 200
    author = client.post("/admin/snippets/choose/news/author/create/", {"name": "Vũ Quyết"})
    assert author.status_code == 302
    assert not Author.objects.exists()
    assert Unit.objects.filter(name="Phòng Hành chính tư pháp").exists()
