"""What editors and moderators may do, and what the admin's lists show and export."""

import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.test.utils.form_data import inline_formset

from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    OfficialDocumentFactory,
    moment,
)
from news.models import ArticlePage, NewsIndexPage
from tests.forms import article_form
from tests.reading import soup

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]


def add(client: Client, index: NewsIndexPage, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", index.pk])
    return client.post(address, article_form(**fields))


def test_an_editor_writes_a_draft(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    response = add(client_of(editor), news, title="Bản nháp")
    assert response.status_code == 302
    article = ArticlePage.objects.get()
    assert (article.title, article.live, article.owner) == ("Bản nháp", False, editor)
    assert Client().get(article.url).status_code == 404


def test_an_editor_cannot_publish(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    add(client_of(editor), news, title="Bản nháp", **{"action-publish": "1"})
    assert not ArticlePage.objects.filter(live=True).exists()


def test_an_editor_submits_and_a_moderator_publishes(
    news: NewsIndexPage, editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    add(client_of(editor), news, title="Chờ duyệt", **{"action-submit": "1"})
    article = ArticlePage.objects.get()
    task = article.current_workflow_task_state
    assert (article.live, article.workflow_in_progress) == (False, True)

    def approve(client: Client) -> None:
        names = [article.pk, "approve", task.pk]
        client.post(reverse("wagtailadmin_pages:workflow_action", args=names), {"comment": ""})
        article.refresh_from_db()

    approve(client_of(editor))
    assert not article.live
    approve(client_of(moderator))
    assert article.live
    assert Client().get(article.url).status_code == 200


def test_a_moderator_publishes_at_once(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> None:
    add(client_of(moderator), news, title="Tin gấp", **{"action-publish": "1"})
    assert ArticlePage.objects.get().live


def test_a_draft_without_slug_gets_one_from_its_title(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    add(client_of(editor), news, title="Đợt thi đua cao điểm kỷ niệm 28/8", slug="")
    assert ArticlePage.objects.get().slug == "dot-thi-dua-cao-diem-ky-niem-28-8"


@pytest.mark.parametrize("slug", ["rss", "2021"])
def test_the_form_says_why_a_slug_is_refused(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients, slug: str
) -> None:
    response = add(client_of(editor), news, slug=slug)
    assert response.status_code == 200
    assert slug in response.context["form"].errors["slug"][0]
    assert not ArticlePage.objects.exists()


def test_only_subject_pages_are_accepted_as_subjects(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    response = add(client_of(editor), news, subjects=inline_formset([{"page": str(news.pk)}]))
    assert response.status_code == 200
    assert news.title in str(response.context["form"].formsets["subjects"].errors)


def test_a_visitor_sees_nothing_of_the_admin(news: NewsIndexPage, client: Client) -> None:
    for name in ("articles:index", "wagtailsnippets_news_author:list", "wagtailadmin_home"):
        response = client.get(reverse(name))
        assert (response.status_code, "/admin/login/" in response["Location"]) == (302, True)


def test_an_editor_keeps_registers_but_deletes_nothing(
    editor: AbstractUser, moderator: AbstractUser, client_of: Clients
) -> None:
    row = AuthorFactory()
    for user, allowed in ((editor, False), (moderator, True)):
        client = client_of(user)
        assert (
            client.get(reverse("wagtailsnippets_news_author:edit", args=[row.pk])).status_code
            == 200
        )
        response = client.get(reverse("wagtailsnippets_news_author:delete", args=[row.pk]))
        assert (response.status_code == 200) is allowed


def exported(client: Client, register: str) -> list[tuple[Any, ...]]:
    """The rows of a register's Excel export, without the header."""
    address = reverse(f"wagtailsnippets_news_{register}:list")
    response = client.get(address, {"export": "xlsx"})
    header, *rows = load_workbook(BytesIO(response.getvalue())).active.iter_rows(values_only=True)
    assert all(header)
    return rows


def test_exports_of_registers_hold_only_the_allowed_columns(
    administrator: AbstractUser, client_of: Clients
) -> None:
    client = client_of(administrator)
    AuthorFactory(
        name="Vũ Xuân Quyết",
        role="Phóng viên",
        translations={"en": {"role": "Reporter"}},
        bio="riêng",
    )
    assert exported(client, "author") == [
        ("Vũ Xuân Quyết", "vu-xuan-quyet", "Phóng viên", "Reporter"),
    ]
    category = CategoryFactory(
        name="Thi đua", translations={"en": {"name": "Emulation"}}, color="gold", sort_order=3
    )
    color = category.get_color_display()
    (row,) = exported(client, "category")
    assert row[:5] == ("Thi đua", "Emulation", "thi-dua", color, 3)
    assert not any(row[5:])
    document = OfficialDocumentFactory(number="257/QĐ-UBND", signer="Nguyễn Văn An")
    (row,) = exported(client, "officialdocument")
    texts = [cell for cell in row if isinstance(cell, str) and cell]
    assert texts == [
        "257/QĐ-UBND",
        document.get_kind_display(),
        document.issuing_body,
        "Nguyễn Văn An",
        document.abstract,
    ]
    assert document.signed_on in row
    assert document.pk not in row


def test_the_list_of_all_articles_shows_date_categories_and_writers(
    news: NewsIndexPage, administrator: AbstractUser, client_of: Clients
) -> None:
    ArticleFactory(
        parent=news,
        title="Phát động",
        published_at=moment(2021, 8, 4, 7),
        categories=[CategoryFactory(name="Thi đua")],
        bylines=[AuthorFactory(name="Phạm Bằng"), "Vũ Xuân Quyết"],
    )
    for address in (reverse("articles:index"), reverse("wagtailadmin_explore", args=[news.pk])):
        page = soup(client_of(administrator).get(address))
        row = page.find("table", class_="listing").find("tbody").get_text(" ")
        for text in ("Phát động", "04/08/2021", "Thi đua", "Phạm Bằng", "Vũ Xuân Quyết"):
            assert text in row


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("live", {"công khai"}),
        ("draft", {"nháp", "hẹn giờ"}),
        ("scheduled", {"hẹn giờ"}),
        ("expired", {"hết hạn"}),
    ],
)
def test_articles_are_filtered_by_state(
    news: NewsIndexPage,
    administrator: AbstractUser,
    client_of: Clients,
    state: str,
    expected: set[str],
) -> None:
    ArticleFactory(parent=news, title="công khai")
    ArticleFactory(parent=news, title="nháp", draft=True)
    ArticleFactory(parent=news, title="hẹn giờ", go_live_at=timezone.now() + timedelta(days=1))
    ArticleFactory(parent=news, title="hết hạn").unpublish(set_expired=True)
    rows = (
        client_of(administrator)
        .get(reverse("articles:index"), {"state": state})
        .context["object_list"]
    )
    assert {row.title for row in rows} == expected


def test_articles_are_filtered_by_category_and_author(
    news: NewsIndexPage, administrator: AbstractUser, client_of: Clients
) -> None:
    category, author = CategoryFactory(), AuthorFactory()
    ArticleFactory(parent=news)
    wanted = ArticleFactory(parent=news, categories=[category], bylines=[author])
    for query in ({"categories": category.pk}, {"author": author.pk}):
        rows = client_of(administrator).get(reverse("articles:index"), query).context["object_list"]
        assert [row.pk for row in rows] == [wanted.pk]


def test_the_admins_list_costs_the_same_with_few_and_many_rows(
    news: NewsIndexPage, administrator: AbstractUser, client_of: Clients, queries_of: Callable
) -> None:
    client = client_of(administrator)

    def count() -> int:
        return len(queries_of(lambda: client.get(reverse("articles:index"))))

    def more(number: int) -> None:
        for _ in range(number):
            ArticleFactory(parent=news, categories=[CategoryFactory()], bylines=[AuthorFactory()])

    more(2)
    count()
    few = count()
    more(8)
    count()
    assert count() <= few


def test_a_scheduled_article_appears_and_goes(news: NewsIndexPage, client: Client) -> None:
    """`manage.py serve` runs this command every minute."""
    coming = ArticleFactory(parent=news, go_live_at=timezone.now() + timedelta(seconds=1))
    going = ArticleFactory(parent=news, over=True)
    assert [client.get(page.url).status_code for page in (coming, going)] == [404, 200]
    time.sleep(1.1)
    call_command("publish_scheduled", verbosity=0)
    assert [client.get(page.url).status_code for page in (coming, going)] == [200, 404]


@pytest.mark.django_db
def test_a_document_stands_in_the_register_once() -> None:
    document = OfficialDocumentFactory(number="257/QĐ-UBND")
    again = OfficialDocumentFactory.build(number=" 257/QĐ-UBND ")
    with pytest.raises(ValidationError):
        again.full_clean()
    again.signed_on = document.signed_on + timedelta(days=1)
    again.full_clean()
