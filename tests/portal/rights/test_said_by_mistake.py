"""What addresses told beside their answers, and forms that no screen of the admin has sent."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.db.models import QuerySet
from django.test import Client
from wagtail.models import Task

from news.bin.actions import put_in_bin
from news.factories import ArticleFactory, TagFactory
from news.models import ArticlePage
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database


@pytest.fixture
def draft(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Tối mật", live=False)


@pytest.mark.parametrize(
    "address",
    [
        "workflow/action/{page}/approve/{state}/",
        "workflow/collect_action_data/{page}/approve/{state}/",
        "workflow/confirm_cancellation/{page}/",
        "workflow/preview/{page}/{task}/",
    ],
)
def test_what_is_not_in_review_is_named_to_its_editors_alone(
    address, draft, officer, editor, client_of
) -> None:
    address = address.format(page=draft.pk, state=1, task=Task.objects.first().pk)
    for user in (officer, editor):
        client = client_of(user)
        client.post(f"/admin/pages/{address}")
        client.get(f"/admin/pages/{address}")
        told = "Tối mật" in client.get("/admin/account/").content.decode()
        assert not told or user == editor


def test_a_page_in_the_bin_is_no_draft_to_look_at(draft, administrator, client_of) -> None:
    put_in_bin(draft, administrator)
    client = client_of(administrator)
    for address in ("view_draft", f"revisions/{draft.latest_revision_id}/view"):
        assert client.get(f"/admin/pages/{draft.pk}/{address}/").status_code == 404


def test_tags_are_suggested_to_those_who_write(
    site_tree, editor, officer, django_user_model, client_of
) -> None:
    TagFactory(name="mật vụ")
    suggested = "/admin/news/tags/news.tag/?term=mat"
    assert client_of(editor).get(suggested).json() == ["mật vụ"]
    keeper = django_user_model.objects.create_user("giu-danh-ba")
    keeper.user_permissions.add(*_rights("access_admin"))
    client = client_of(keeper)
    assert client.get(suggested).status_code == 404
    keeper.user_permissions.add(*_rights("change_tag"))
    assert client.get(suggested).json() == ["mật vụ"]


def _rights(*names: str) -> QuerySet:
    return Permission.objects.filter(codename__in=names).exclude(content_type__app_label="taggit")


@pytest.mark.parametrize(
    "address",
    ["pages/{}/edit/", "pages/{}/copy/", "choose-external-link/", "redirects/import/process/"],
)
def test_a_form_without_its_fields_is_refused_in_words(
    address: str,
    draft: ArticlePage,
    administrator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    client = client_of(administrator)
    response = client.post(f"/admin/{address.format(draft.pk)}", {"q": "1"})
    assert response.status_code == 400
    assert "chưa có gì được lưu" in response.content.decode()
    draft.refresh_from_db()
    assert draft.title == "Tối mật"


def test_nothing_is_done_for_a_form_that_leads_nowhere_next(
    draft: ArticlePage,
    administrator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    client = client_of(administrator)
    response = client.post(f"/admin/pages/{draft.pk}/delete/?next=-")
    assert response.status_code == 400
    assert ArticlePage.objects.get(pk=draft.pk).get_parent().pk == draft.get_parent().pk


def test_a_broken_body_for_a_host_that_is_none_is_a_bad_request(db) -> None:
    client = Client(raise_request_exception=False)
    response = client.post(
        "/",
        b"--x",
        content_type=f"multipart/form-data; boundary={'z' * 300}",
        headers={"host": "*"},
    )
    assert response.status_code == 400
