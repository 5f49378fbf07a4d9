"""The form of a page that waits: its buttons, what it says, and what comes of them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from tests.fixtures import SiteTree
from tests.forms import as_shown
from tests.news.review.acts import REMARK, named, scheduled, sent_back, submitted, written
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]


@pytest.fixture
def desk(editor: AbstractUser, client_of: Clients) -> Client:
    return client_of(named(editor, "Trần Thị", "Thu Hà"))


@pytest.fixture
def approver(moderator: AbstractUser, client_of: Clients) -> Client:
    return client_of(named(moderator, "Phạm Thị", "Lan Anh"))


def edit_url(page: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(client: Client, page: ArticlePage) -> BeautifulSoup:
    return soup(client.get(edit_url(page)))


def buttons(client: Client, page: ArticlePage) -> list[str]:
    """What the menu under the form offers, the main button first."""
    found = form_of(client, page).find("footer").select(".button")
    names = [" ".join(one.get_text(" ").split()) for one in found]
    return [name for name in names if name and name != "Thao tác khác"]


def said(client: Client, url: str) -> list[str]:
    """The messages on a screen, whatever closes or opens beside them left out."""
    shown = soup(client.get(url)).select(".messages li")
    return [text for one in shown if (text := " ".join(one.get_text(" ").split()))]


def act(client: Client, page: ArticlePage, name: str, comment: str = "") -> list[str]:
    """Approves or returns with the form's button; the messages that follow."""
    posted = {
        **as_shown(client.get(edit_url(page))),
        "action-workflow-action": "true",
        "workflow-action-name": name,
        "workflow-action-extra-data": f'{{"comment": "{comment}"}}',
    }
    response = client.post(edit_url(page), posted)
    assert response.status_code == 302, response.context["form"].errors
    return said(client, response.url)


def test_who_approves_gets_that_button_first(
    news: NewsIndexPage, editor: AbstractUser, approver: Client
) -> None:
    page = submitted(written(news, editor, "Chờ duyệt"), editor)
    assert buttons(approver, page) == [
        "Duyệt và xuất bản",
        "Duyệt kèm nhận xét và xuất bản",
        "Trả lại",
        "Lưu bản nháp",
        "Hủy quy trình duyệt",
    ]


def test_who_corrects_a_published_page_and_may_publish_gets_that_button_first(
    news: NewsIndexPage, approver: Client, desk: Client
) -> None:
    page = ArticleFactory(parent=news)
    assert buttons(approver, page)[:2] == ["Xuất bản", "Lưu bản nháp"]
    assert buttons(desk, page)[0] == "Lưu bản nháp"


def test_a_page_with_a_moment_is_approved_and_scheduled(
    news: NewsIndexPage, editor: AbstractUser, approver: Client
) -> None:
    page = written(news, editor, "Hẹn")
    page.go_live_at = timezone.now() + timedelta(days=1)
    submitted(page, editor)
    offered = buttons(approver, page)
    assert offered[:2] == ["Duyệt và hẹn giờ", "Duyệt kèm nhận xét và hẹn giờ"]
    (message,) = act(approver, page, "approve")
    assert message.startswith("Đã duyệt và hẹn giờ “Hẹn”")
    page.refresh_from_db()
    assert (page.live, page.scheduled_revision is not None) == (False, True)


def test_where_save_was_stands_nothing_that_cancels(
    news: NewsIndexPage, editor: AbstractUser, desk: Client
) -> None:
    page = submitted(written(news, editor, "Đã gửi"), editor)
    assert buttons(desk, page) == ["Trang đã khóa", "Hủy quy trình duyệt"]


def test_after_a_return_there_is_one_way_to_send_again(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, desk: Client
) -> None:
    page = sent_back(written(news, editor, "Trả lại"), editor, moderator)
    offered = buttons(desk, page)
    assert offered[0] == "Lưu bản nháp"
    assert [text for text in offered if "Gửi" in text] == ["Gửi duyệt lại (Duyệt tin bài)"]
    assert not any("Bắt đầu lại" in text for text in offered)
    again = {**as_shown(desk.get(edit_url(page))), "action-submit": "1"}
    response = desk.post(edit_url(page), again)
    assert said(desk, response.url)[0].startswith("Đã gửi duyệt trang “Trả lại”")
    assert page.workflow_in_progress


def test_cancelling_a_review_asks_first(
    news: NewsIndexPage,
    editor: AbstractUser,
    desk: Client,
    officer: AbstractUser,
    client_of: Clients,
) -> None:
    page = submitted(written(news, editor, "Đã gửi"), editor)
    address = reverse("news_cancel_review", args=[page.pk])
    assert "Hủy quy trình duyệt" in form_of(desk, page).find("a", href=address).get_text()
    assert "Nội dung không mất gì" in desk.get(address).text
    assert page.workflow_in_progress
    assert client_of(officer).post(address).status_code == 302
    assert page.workflow_in_progress
    assert desk.post(address).url == edit_url(page)
    assert not page.workflow_in_progress
    assert desk.get(address).url == edit_url(page)


def test_approving_says_so_with_a_link(
    news: NewsIndexPage, editor: AbstractUser, approver: Client
) -> None:
    page = submitted(written(news, editor, "Tin mới"), editor)
    (message,) = act(approver, page, "approve")
    assert message.startswith("Đã duyệt và xuất bản “Tin mới”.")
    page.refresh_from_db()
    assert page.live


def test_returning_says_to_whom(
    news: NewsIndexPage, editor: AbstractUser, desk: Client, approver: Client
) -> None:
    page = submitted(written(news, editor, "Tin mới"), editor)
    (message,) = act(approver, page, "reject", "Bổ sung số liệu")
    assert message.startswith("Đã trả lại “Tin mới” cho Trần Thị Thu Hà.")


def test_approving_from_a_list_says_so_too(
    news: NewsIndexPage, editor: AbstractUser, approver: Client
) -> None:
    page = submitted(written(news, editor, "Tin mới"), editor)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    approver.post(address, {"comment": "", "next": "/admin/"})
    assert said(approver, "/admin/") == ["Đã duyệt và xuất bản “Tin mới”. Xem trên trang web Sửa"]


def test_the_form_shows_the_approver_who_sent_what_and_what_changed(
    article: ArticlePage, editor: AbstractUser, desk: Client, approver: Client
) -> None:
    article.title = "Tiêu đề sửa lại"
    submitted(article, editor)
    (message,) = said(approver, edit_url(article))
    assert message.startswith("Trần Thị Thu Hà gửi duyệt bản sửa của trang đang đăng")
    compare = form_of(approver, article).find("a", string="So sánh với bản đang đăng")
    assert "Tiêu đề sửa lại" in approver.get(compare["href"]).text


def test_returned_work_is_called_so_everywhere(
    news: NewsIndexPage,
    editor: AbstractUser,
    moderator: AbstractUser,
    desk: Client,
    approver: Client,
) -> None:
    page = sent_back(written(news, editor, "Tập huấn"), editor, moderator)
    assert page.status_string == "bị trả lại"
    screen = form_of(desk, page)
    assert " ".join(REMARK.split()) in said(desk, edit_url(page))[0]
    panel = screen.find(id="form-side-status") or screen
    assert "Đã trả lại" in panel.get_text()
    assert "Đang chờ duyệt" not in panel.get_text()
    listing = reverse("articles:index")
    assert "Tập huấn" in desk.get(listing, {"state": "returned"}).text
    assert "Tập huấn" not in desk.get(listing, {"state": "review"}).text


def test_the_list_finds_what_is_in_review(
    news: NewsIndexPage, editor: AbstractUser, desk: Client
) -> None:
    submitted(written(news, editor, "Tập huấn"), editor)
    listing = reverse("articles:index")
    assert "Tập huấn" in desk.get(listing, {"state": "review"}).text
    assert "Tập huấn" not in desk.get(listing, {"state": "returned"}).text


def test_a_locked_page_names_who_can_open_it(
    news: NewsIndexPage,
    editor: AbstractUser,
    moderator: AbstractUser,
    desk: Client,
    approver: Client,
) -> None:
    sent = submitted(written(news, editor, "Đã gửi"), editor)
    assert "Phạm Thị Lan Anh" in said(desk, edit_url(sent))[0]
    waiting = scheduled(written(news, editor, "Hẹn giờ"), moderator)
    (message,) = said(desk, edit_url(waiting))
    assert "nhờ người hủy được hẹn giờ: Phạm Thị Lan Anh" in message
    (message,) = said(approver, edit_url(waiting))
    assert "nhờ người" not in message
    assert "Hủy hẹn giờ xuất bản" in message


def test_a_cancelled_schedule_is_gone_from_the_panel_and_from_the_draft(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, approver: Client
) -> None:
    page = scheduled(written(news, editor, "Hẹn giờ"), moderator)
    names = [page.pk, page.scheduled_revision.pk]
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=names)
    response = approver.post(address, {"next": edit_url(page)})
    (message,) = said(approver, response.url)
    assert message.startswith("Đã hủy hẹn giờ “Hẹn giờ”.")
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().go_live_at is None
    assert "Chưa hẹn giờ xuất bản" in approver.get(edit_url(page)).text
    posted = {**as_shown(approver.get(edit_url(page))), "action-publish": "1"}
    approver.post(edit_url(page), posted)
    page.refresh_from_db()
    assert page.live


def test_a_page_type_without_views_of_its_own_is_reviewed_likewise(
    site_tree: SiteTree, editor: AbstractUser, approver: Client
) -> None:
    page = site_tree.front
    submitted(page, editor)
    assert buttons(approver, page)[0] == "Duyệt và xuất bản"
