"""What editors and approvers do to a page, as the tests of reviews need it."""

from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.models import Page

from news.factories import ArticleFactory
from news.models import ArticlePage

REMARK = "Bổ sung số liệu theo huyện.\nĐổi ảnh đại diện." + " Ghi rõ chức danh." * 40


def written(parent: Page, owner: AbstractUser, title: str) -> ArticlePage:
    """A draft with a revision of its owner."""
    article = ArticleFactory(parent=parent, title=title, draft=True)
    article.owner = owner
    article.save()
    article.save_revision(user=owner)
    return article


def submitted(page: Page, user: AbstractUser) -> Page:
    page.save_revision(user=user)
    page.get_workflow().start(page, user)
    return page


def sent_back(page: Page, user: AbstractUser, approver: AbstractUser, remark: str = REMARK) -> Page:
    submitted(page, user)
    page.current_workflow_task_state.reject(user=approver, comment=remark)
    return page


def scheduled(page: Page, approver: AbstractUser) -> Page:
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish(user=approver)
    return page


def named(user: AbstractUser, family: str, given: str) -> AbstractUser:
    user.last_name, user.first_name = family, given
    user.save()
    return user
