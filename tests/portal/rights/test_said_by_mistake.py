"""What addresses told beside their answers, and forms that no screen of the admin has sent."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Task, Workflow

from campaigns.factories import HonorRollFactory, public_list
from campaigns.honors.lists.marks import propose
from campaigns.models import AwardMark
from news.bin.actions import put_in_bin
from news.factories import ArticleFactory, OfficialDocumentFactory, TagFactory
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


def test_a_form_that_names_what_is_gone_is_refused_in_words(
    draft: ArticlePage,
    administrator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    client = client_of(administrator)
    copy = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": "987654"}
    response = client.post(f"/admin/pages/{draft.pk}/copy/", copy)
    assert response.status_code == 400
    assert "chưa có gì được lưu" in response.content.decode()


def test_nothing_is_done_to_the_root_of_the_tree_that_leads_to_the_page_above(
    administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    root, client = Page.get_first_root_node(), client_of(administrator)
    for act in ("lock", "unlock", "set_position"):
        assert client.post(f"/admin/pages/{root.pk}/{act}/").status_code == 404
    assert client.post(f"/admin/translation/submit/page/{root.pk}/").status_code == 404
    root.refresh_from_db()
    assert not root.locked


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


def test_redirects_are_read_from_a_file_that_was_sent(
    administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    forged = {"import_file_name": "/etc/passwd:abc", "input_format": "0:abc"}
    assert (
        client_of(administrator).post("/admin/redirects/import/process/", forged).status_code == 400
    )


@pytest.mark.parametrize("target", ["title__regex", "2021-02-31", "-"])
def test_signing_in_leads_to_the_first_screen_where_next_is_no_address(
    target: str, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    signed_in, stranger = client_of(administrator), Client()
    response = signed_in.get("/admin/login/", {"next": target}, follow=True)
    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/admin/")
    response = stranger.get("/admin/login/", {"next": target}, follow=True)
    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/admin/login/")
    assert response.context["next"] == ""
    assert stranger.post("/admin/login/", {"next": target}).status_code == 400


def assert_refused(answer: HttpResponse) -> None:
    """404, or back: to the place that was asked for, or where that is none, to the first screen or
    with 400.
    """
    target = answer.get("Location", "")
    assert answer.status_code in (400, 404) or target in ("/admin/", "/admin/reports/")


@pytest.mark.parametrize("act", ["action", "collect_action_data"])
def test_a_decision_is_taken_by_those_who_review_wherever_they_are_to_go_next(
    act: str,
    draft: ArticlePage,
    editor: AbstractUser,
    officer: AbstractUser,
    moderator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    state = Workflow.objects.first().start(draft, editor).current_task_state_id
    address = f"/admin/pages/workflow/{act}/{draft.pk}/reject/{state}/"
    wrong, right = {"next": "2021-02-31"}, {"next": "/admin/reports/"}
    for user in (editor, officer):
        client = client_of(user)
        for target in (wrong, right):
            assert_refused(client.get(address, target))
            assert_refused(client.post(address, {"comment": "Sai"}, query_params=target))
    draft.refresh_from_db()
    assert draft.workflow_in_progress
    client = client_of(moderator)
    assert "comment" in client.get(address, wrong).content.decode()
    given = client.post(address, {"comment": "Sai tên"}, query_params=right)
    draft.refresh_from_db()
    if act == "action":
        assert given["Location"] == "/admin/reports/"
        assert not draft.workflow_in_progress
    else:
        assert given.json()["cleaned_data"] == {"comment": "Sai tên"}


def test_what_is_not_in_review_has_no_decision_to_take_whatever_comes_next(
    draft: ArticlePage, editor: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    address = f"/admin/pages/workflow/collect_action_data/{draft.pk}/reject/1/"
    assert client_of(editor).get(address, {"next": "2021-02-31"}).status_code == 404


def test_a_page_is_translated_into_a_language_once(
    draft: ArticlePage, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    client = client_of(administrator)
    address = f"/admin/api/main/pages/{draft.pk}/action/copy_for_translation/"
    into_english = {"locale": "en", "copy_parents": "true"}
    assert client.post(address, into_english).status_code == 201
    for locale in ("en", "vi"):
        with transaction.atomic():
            assert client.post(address, into_english | {"locale": locale}).status_code == 400
            transaction.set_rollback(True)
    assert draft.get_translations().count() == 1


def test_a_chooser_of_links_without_a_parent_that_is_a_number_is_not_there(
    administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    client = client_of(administrator)
    for chooser in ("external", "email", "phone", "anchor"):
        for parent in ("ba", "1 OR 1", "-1", "\0"):
            address = f"/admin/choose-{chooser}-link/"
            response = client.get(address, {"parent_page_id": parent})
            assert response.status_code == 404, (chooser, parent)


def test_only_who_decides_on_a_proposal_is_told_that_a_button_is_missing(
    site_tree: SiteTree,
    officer: AbstractUser,
    editor: AbstractUser,
    administrator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    (award,) = public_list(roll, "Nguyễn Văn An", user=administrator)
    document = OfficialDocumentFactory()
    propose(roll, award.key, AwardMark.Kind.ANNULLED, administrator, document, "Sai tên")
    address = reverse("award_list:decide", args=[AwardMark.objects.get().pk])
    proposals = reverse("award_list:proposals")
    assert client_of(administrator).post(address)["Location"] == proposals
    for other in (officer, editor):
        # Wagtail's way of refusing.
        assert client_of(other).post(address)["Location"] == "/admin/"


def test_json_that_is_nested_without_end_is_refused(
    draft: ArticlePage, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    address = f"/admin/api/main/pages/{draft.pk}/action/copy/"
    client = client_of(administrator)
    nested = client.post(address, b"[" * 100_000, content_type="application/json")
    assert nested.status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"\x89PNG", b"\xff\xfe{", b"1", b"null", b"[1, 2]", b"[" * 100_000, b'{"a": "\\u0000"}'],
)
def test_what_is_dismissed_comes_as_json_or_is_refused(
    body: bytes, administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    client = client_of(administrator)
    keep = {"huong-dan": True}
    address = "/admin/dismissibles/"
    assert client.patch(address, keep, content_type="application/json").json() == keep
    with transaction.atomic():
        response = client.patch(address, body, content_type="application/json")
        transaction.set_rollback(True)
    assert client.get(address).json() == keep
    # SQLite keeps a NUL.
    assert response.status_code == 400 or (b"u0000" in body and connection.vendor == "sqlite")
