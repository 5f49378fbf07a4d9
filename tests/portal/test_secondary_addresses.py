"""No address of the admin names what its reader may not see: all that there are, are asked."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Task, Workflow, WorkflowState
from wagtail_factories import ImageFactory

from campaigns.factories import (
    AwardTypeFactory,
    ClusterFactory,
    HonorRollFactory,
    UnitFactory,
    public_list,
)
from campaigns.honors.lists.marks import withhold
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    OfficialDocumentFactory,
)
from news.models import ArticlePage
from tests.admin_views import AdminView, admin_views
from tests.fixtures import SiteTree

pytestmark = pytest.mark.any_database

#: As HTML, as JSON and in addresses.
SECRET = re.compile(r"Tối mật|T\\u1ed1i m\\u1eadt|toi-mat", re.IGNORECASE)
COMPARED = "/admin/pages/{}/revisions/compare/earliest...latest/"
#: They end a session, or are there to fail.
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_error_test"}


@pytest.fixture
def draft(search_index: None, site_tree: SiteTree, administrator: AbstractUser) -> ArticlePage:
    """In review, with a history, and the last page that was edited."""
    article = ArticleFactory(parent=site_tree.news, title="Tối mật", live=False)
    article.save_revision(user=administrator, log_action=True)
    Workflow.objects.get().start(article, administrator)
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture
def visitor(django_user_model: type[AbstractUser]) -> AbstractUser:
    """Let into the admin, and granted nothing there."""
    user = django_user_model.objects.create_user("khach")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def address_about(view: AdminView, page: Page, **more: object) -> str:
    """The view's address with the page, its revision, its review in the place of its parameters."""
    if "(?P" in view.route:
        return COMPARED.format(page.pk)
    state = WorkflowState.objects.get()
    known = {
        "revision_id": page.latest_revision_id,
        "destination_id": page.get_parent().pk,
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "task_id": Task.objects.first().pk,
        "action": "delete",
        "action_name": "approve",
    }
    known |= dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "news")
    known |= dict.fromkeys(("model_name", "content_type_model_name"), "articlepage")
    known |= more
    return view.address(*(known.get(name, page.pk) for name in view.parameters))


@pytest.mark.parametrize("who", ["visitor", "officer"])
def test_a_draft_is_named_at_no_address_to_those_who_may_not_open_it(
    who: str,
    draft: ArticlePage,
    request: pytest.FixtureRequest,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    client = client_of(request.getfixturevalue(who))
    client.raise_request_exception = False
    naming, failing = [], []
    views = [view for view in admin_views() if view.name not in LEFT_OUT]
    for view in views:
        response = client.get(address_about(view, draft), {"q": "mat", "id": draft.pk})
        body = b"".join(response) if response.streaming else response.content
        if SECRET.search(body.decode("utf-8", "replace")):
            naming.append(view.name)
        if response.status_code >= 500:
            failing.append(view.name)
    assert naming == []
    assert failing == []
    assert len(views) > 300


@pytest.mark.parametrize("who", ["visitor", "editor"])
def test_who_is_withheld_is_named_at_no_address_to_those_who_may_not_edit_lists(
    who: str,
    site_tree: SiteTree,
    administrator: AbstractUser,
    request: pytest.FixtureRequest,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    """Editors write the page of the roll, and read its public list."""
    user = request.getfixturevalue(who)
    roll = HonorRollFactory(parent=site_tree.rolls)
    _shown, hidden = public_list(roll, "Nguyễn Văn An", "Trần Tối Mật", user=administrator)
    withhold(roll, hidden.key, administrator, "theo đơn")
    roll.refresh_from_db()
    Workflow.objects.get().start(roll, administrator)
    client = client_of(user)
    client.raise_request_exception = False
    naming = []
    for view in admin_views():
        if view.name in LEFT_OUT:
            continue
        address = address_about(view, roll, key=hidden.key, pk=hidden.key)
        response = client.get(address, {"q": "mat", "id": [hidden.key, hidden.pk]})
        body = b"".join(response) if response.streaming else response.content
        if SECRET.search(body.decode("utf-8", "replace")):
            naming.append(view.name)
    assert naming == []


def test_who_is_only_let_into_the_admin_reads_no_register_no_picture_and_no_file(
    draft: ArticlePage, visitor: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    rows = [
        make(**{field: "Tối mật"})
        for make, field in (
            (UnitFactory, "name"),
            (ClusterFactory, "name"),
            (AwardTypeFactory, "name"),
            (AuthorFactory, "name"),
            (CategoryFactory, "name"),
            (OfficialDocumentFactory, "abstract"),
            (ImageFactory, "title"),
            (DocumentFactory, "title"),
        )
    ]
    keys = {type(row): row.pk for row in rows}
    client = client_of(visitor)
    client.raise_request_exception = False
    naming = []
    for view in admin_views():
        if view.name in LEFT_OUT:
            continue
        key = keys.get(view.model) or rows[0].pk
        about = {"image_id": rows[-2].pk, "document_id": rows[-1].pk, "doc_id": rows[-1].pk}
        response = client.get(
            address_about(view, draft, pk=key, **about),
            {"q": "mat", "id": [row.pk for row in rows]},
        )
        body = b"".join(response) if response.streaming else response.content
        if SECRET.search(body.decode("utf-8", "replace")):
            naming.append(view.name)
    assert naming == []


def test_choosers_of_pages_offer_what_one_may_find(
    draft: ArticlePage,
    site_tree: SiteTree,
    visitor: AbstractUser,
    officer: AbstractUser,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    shown = ArticleFactory(parent=site_tree.news, title="Tin công khai mat")
    closed = ArticleFactory(parent=site_tree.news, title="Tin nội bộ mat")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    browse = reverse("wagtailadmin_choose_page_child", args=[site_tree.news.pk])
    search = reverse("wagtailadmin_choose_page_search")
    chosen = reverse("wagtailadmin_choose_page_chosen_multiple")
    for user, finds_all in ((visitor, False), (officer, False), (editor, True)):
        client = client_of(user)
        for address in (browse, search):
            found = client.get(address, {"q": "mat"}).content.decode()
            assert "khai" in found
            assert ("Tin n" in found.replace("\\u1ed9", "ộ")) is finds_all
        for page, is_found in ((shown, True), (closed, finds_all), (draft, finds_all)):
            response = client.get(chosen, {"id": page.pk})
            assert (response.status_code == 200) is is_found
        both = client.get(chosen, {"id": [shown.pk, draft.pk]})
        assert (both.status_code == 200) is finds_all


def test_a_report_over_all_pages_is_for_those_who_see_all(
    draft: ArticlePage,
    officer: AbstractUser,
    editor: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    report = reverse("wagtailadmin_reports:page_types_usage")
    assert client_of(editor).get(report).status_code == 200
    refused = client_of(officer)
    assert refused.get(report).status_code == 404
    assert report not in refused.get("/admin/").content.decode()
