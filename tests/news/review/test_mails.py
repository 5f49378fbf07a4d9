"""Letters about approval: natural Vietnamese, whole names, whole remarks, links that work."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.test.utils import override_settings

from news.models import ArticlePage, NewsIndexPage
from tests.news.review.acts import REMARK, named, scheduled, sent_back, submitted, written

pytestmark = pytest.mark.any_database

#: Words of Wagtail's own letters.
ENGLISH = ("The page", "You can", "has been", "rejected", "approved", "workflow", "Hello")


@pytest.fixture(autouse=True)
def _names(editor: AbstractUser, moderator: AbstractUser) -> None:
    named(editor, "Trần Thị", "Thu Hà")
    named(moderator, "Phạm Thị", "Lan Anh")


def letter_to(user: AbstractUser) -> EmailMultiAlternatives:
    (letter,) = [one for one in mail.outbox if one.to == [user.email]]
    assert not any(word in letter.subject + letter.body for word in ENGLISH)
    return letter


def links(letter: EmailMultiAlternatives) -> list[str]:
    found = [word for word in letter.body.split() if word.startswith("http")]
    return [urlsplit(word).path for word in found]


def test_who_approves_is_told_who_sent_what(
    news: NewsIndexPage,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    submitted(written(news, editor, "Hội nghị “Dân vận & pháp luật”"), editor)
    letter = letter_to(moderator)
    assert letter.subject == "Chờ bạn duyệt: Hội nghị “Dân vận & pháp luật”"
    assert letter.body.startswith("Xin chào Lan Anh,\n\nTrần Thị Thu Hà gửi duyệt trang mới:")
    assert "So sánh" not in letter.body
    desk = client_of(moderator)
    assert [desk.get(link).status_code for link in links(letter)] == [200, 200]


def test_changes_come_with_a_link_to_compare(
    article: ArticlePage,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: Callable[[AbstractUser], Client],
) -> None:
    article.title = "Tiêu đề sửa lại"
    submitted(article, editor)
    letter = letter_to(moderator)
    assert "gửi duyệt bản sửa của trang đang đăng" in letter.body
    compare = next(link for link in links(letter) if "compare" in link)
    assert "Tiêu đề sửa lại" in client_of(moderator).get(compare).text


def test_who_sent_it_reads_the_whole_remark(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser
) -> None:
    sent_back(written(news, editor, "Tập huấn"), editor, moderator)
    letter = letter_to(editor)
    assert letter.subject == "Trả lại để sửa: Tập huấn"
    assert "Phạm Thị Lan Anh trả lại “Tập huấn” để bạn sửa." in letter.body
    assert REMARK in letter.body


def test_who_sent_it_is_told_that_it_is_published(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser
) -> None:
    page = submitted(written(news, editor, "Tập huấn"), editor)
    page.current_workflow_task_state.approve(user=moderator, comment="Bài tốt")
    letter = letter_to(editor)
    assert letter.subject == "Đã duyệt: Tập huấn"
    assert "Phạm Thị Lan Anh đã duyệt và xuất bản “Tập huấn”." in letter.body
    assert "Bài tốt" in letter.body
    page.refresh_from_db()
    assert page.full_url in letter.body


def test_who_sent_it_is_told_when_it_goes_out(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser
) -> None:
    page = scheduled(written(news, editor, "Tập huấn"), moderator)
    page = submitted(page, editor)
    page.current_workflow_task_state.approve(user=moderator)
    assert "Bài sẽ tự đăng lúc" in letter_to(editor).body


@override_settings(WAGTAILADMIN_NOTIFICATION_USE_HTML=True)
def test_a_letter_in_html_says_the_same(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser
) -> None:
    sent_back(written(news, editor, "Tập huấn <b>"), editor, moderator, "Sửa <script>")
    html = letter_to(editor).alternatives[0].content
    assert "trả lại “Tập huấn &lt;b&gt;”" in html
    assert "Sửa &lt;script&gt;" in html
    assert '/edit/" ' in html or '/edit/"' in html
