"""The admin's first screen: what waits for whoever signed in, and nothing they may not open."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from campaigns.factories import CampaignFactory, HonorRollFactory
from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage
from portal.management.commands.setup_site import EDITORS
from tests.fixtures import SiteTree, member
from tests.news.review.acts import REMARK, scheduled, sent_back, submitted, written
from tests.reading import soup

Clients = Callable[[AbstractUser], Client]
HOME = "/admin/"


def section(client: Client, name: str) -> Tag | None:
    return soup(client.get(HOME)).find("section", id=name)


def titles(client: Client, name: str) -> list[str]:
    found = section(client, name)
    return [link.get_text() for link in found.select(".vd-work__title")] if found else []


def test_what_waits_for_approval_comes_first_longest_waiting_on_top(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    editor.first_name, editor.last_name = "Thu Hà", "Trần Thị"
    editor.save()
    first, second = (submitted(written(news, editor, title), editor) for title in ("Một", "Hai"))
    desk = client_of(moderator)
    assert titles(desk, "to-approve") == [first.title, second.title]
    page = soup(desk.get(HOME))
    assert page.find("section", class_="vd-work__section")["id"] == "to-approve"
    assert "Trần Thị Thu Hà gửi" in page.find("section", id="to-approve").get_text()


def test_an_approver_compares_with_what_is_published(
    article: ArticlePage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    article.title = "Sửa lại"
    submitted(article, editor)
    desk = client_of(moderator)
    link = section(desk, "to-approve").find("a", string="So sánh với bản đang đăng")
    assert "Sửa lại" in desk.get(link["href"]).text


def test_who_approves_nothing_has_no_such_list(editor: AbstractUser, client_of: Clients) -> None:
    assert section(client_of(editor), "to-approve") is None


def test_returned_work_shows_the_remark_in_full(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    article = sent_back(written(news, editor, "Tập huấn"), editor, moderator)
    desk = client_of(editor)
    assert titles(desk, "returned") == [article.title]
    text = section(desk, "returned").get_text(" ")
    assert " ".join(REMARK.split()) in " ".join(text.split())
    assert titles(desk, "in-hand") == []
    assert titles(client_of(moderator), "to-approve") == []


def test_work_in_hand_is_what_is_in_review_and_drafts(
    news: NewsIndexPage,
    article: ArticlePage,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: Clients,
) -> None:
    draft = written(news, editor, "Bản nháp")
    sent = submitted(written(news, editor, "Đã gửi"), editor)
    written(news, moderator, "Của người khác")
    article.title = "Sửa bài đang đăng"
    article.save_revision(user=editor)
    taken_down = written(news, editor, "Đã gỡ")
    taken_down.get_latest_revision().publish()
    taken_down.unpublish()
    scheduled(written(news, editor, "Đã hẹn giờ"), moderator)
    desk = client_of(editor)
    assert titles(desk, "in-hand") == [sent.title, "Sửa bài đang đăng", draft.title]
    assert titles(desk, "scheduled") == ["Đã hẹn giờ"]


def test_empty_lists_say_so(moderator: AbstractUser, client_of: Clients) -> None:
    page = soup(client_of(moderator).get(HOME))
    said = [line.get_text() for line in page.select(".vd-work__section .vd-work__empty")]
    assert said[0] == "Không có bài nào chờ bạn duyệt."
    assert len(said) == 4


def test_the_scheduled_are_shown_to_those_who_may_edit_them(
    news: NewsIndexPage,
    editor: AbstractUser,
    officer: AbstractUser,
    moderator: AbstractUser,
    client_of: Clients,
) -> None:
    scheduled(written(news, editor, "Chưa được lộ"), moderator)
    assert titles(client_of(editor), "scheduled") == ["Chưa được lộ"]
    assert "Chưa được lộ" not in client_of(officer).get(HOME).text


def test_pages_count_as_far_as_one_may_work_on_them(
    site_tree: SiteTree, article: ArticlePage, officer: AbstractUser, client_of: Clients
) -> None:
    granted = GroupPagePermission.objects.filter(group__in=officer.groups.all())
    within = Q()
    for path in granted.values_list("page__path", flat=True):
        within |= Q(path__startswith=path)
    own, everything = Page.objects.filter(within).count(), Page.objects.filter(depth__gt=1).count()
    assert 0 < own < everything
    summary = soup(client_of(officer).get(HOME)).find("section", class_="w-summary")
    assert f"{own} trang" in " ".join(summary.get_text(" ").split())


@pytest.mark.parametrize("who", ["editor", "officer", "moderator", "administrator"])
def test_no_link_of_the_first_screen_ends_in_a_refusal(
    who: str,
    site_tree: SiteTree,
    editor: AbstractUser,
    officer: AbstractUser,
    moderator: AbstractUser,
    client_of: Clients,
    request: pytest.FixtureRequest,
) -> None:
    CampaignFactory(parent=site_tree.campaigns, title="Đang chạy")
    sent_back(written(site_tree.news, editor, "Trả lại"), editor, moderator)
    submitted(ArticleFactory(parent=site_tree.news), editor)
    submitted(HonorRollFactory(parent=site_tree.rolls), officer)
    scheduled(written(site_tree.news, editor, "Hẹn giờ"), moderator)
    written(site_tree.news, editor, "Nháp")
    # Somebody who was an editor and is none any more.
    left = written(site_tree.news, officer, "Bài cũ")
    left.save_revision(user=officer, log_action=True)
    left.owner = editor
    left.save()

    client = client_of(request.getfixturevalue(who))
    page = soup(client.get(HOME)).find(id="main")
    links = {link["href"] for link in page.find_all("a", href=True) if link["href"][0] == "/"}
    assert len(links) > 3
    answers = {link: client.get(link).status_code for link in links}
    assert set(answers.values()) == {200}, answers


def test_much_that_waits_costs_no_more(
    news: NewsIndexPage,
    editor: AbstractUser,
    moderator: AbstractUser,
    client_of: Clients,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    def more(number: int) -> None:
        for _round in range(number):
            submitted(written(news, editor, "Gửi"), editor)
            written(news, moderator, "Nháp")
            scheduled(written(news, editor, "Hẹn giờ"), moderator)

    desk = client_of(moderator)
    more(8)
    desk.get(HOME)
    few = len(queries_of(lambda: desk.get(HOME)))
    more(4)
    assert len(queries_of(lambda: desk.get(HOME))) <= few
    assert "và 4 bài nữa" in section(desk, "to-approve").get_text()


def test_a_second_editor_sees_none_of_the_first_ones_work(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    written(news, editor, "Nháp")
    sent_back(written(news, editor, "Trả lại"), editor, moderator)
    desk = client_of(member("khac", EDITORS))
    assert titles(desk, "returned") == titles(desk, "in-hand") == []


def test_what_an_app_may_begin_stands_above(
    site_tree: SiteTree, editor: AbstractUser, client_of: Clients
) -> None:
    buttons = soup(client_of(editor).get(HOME)).select(".vd-begin a")
    names = ["news", "articlepage", site_tree.news.pk]
    assert buttons[0]["href"] == reverse("wagtailadmin_pages:add", args=names)
    assert buttons[0].get_text() == "Viết tin bài trong “Tin tức”"


def test_a_button_names_the_other_language_rather_than_its_index(
    site_tree: SiteTree, editor: AbstractUser, client_of: Clients
) -> None:
    said = [a.get_text() for a in soup(client_of(editor).get(HOME)).select(".vd-begin a")]
    assert "Viết tin bài trong “Tin tức” (Tiếng Anh)" in said
    assert not any("News" in text or "Campaigns" in text for text in said)


def test_the_first_screen_greets_by_name(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    heading = soup(client_of(editor).get(HOME)).find("h1").get_text(strip=True)
    assert heading.startswith("Xin chào, ")


def test_an_officer_begins_with_a_roll(
    site_tree: SiteTree, officer: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(officer)
    (button,) = soup(desk.get(HOME)).select(".vd-begin a")
    assert button.get_text() == "Lập bảng vàng trong “Bảng vàng”"
    assert desk.get(button["href"]).status_code == 200


def test_what_was_deleted_is_in_no_list(
    news: NewsIndexPage, editor: AbstractUser, administrator: AbstractUser, client_of: Clients
) -> None:
    draft = written(news, administrator, "Sẽ xóa")
    draft.save_revision(user=administrator, log_action=True)
    desk = client_of(administrator)
    assert titles(desk, "in-hand") == ["Sẽ xóa"]
    desk.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    desk.get(HOME)
    assert "Sẽ xóa" not in soup(desk.get(HOME)).find(id="main").get_text()
