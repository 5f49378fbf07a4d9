"""Words of public pages: the database keeps what finds them in the transaction that writes them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from news.factories import ArticleFactory, publish
from news.models import ArticlePage, PublicPage, PublicText
from news.public_index import words, writer
from news.public_index.budget import TooSlow, statement_budget
from tests.fixtures import SiteTree

#: Never ends by itself.
ENDLESS = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n
"""


def found(query: str, page: ArticlePage) -> list[int]:
    return words.find(query, page.locale_id).page_ids


@pytest.fixture
def article(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Đoàn công tác", lead="Họp bàn")


def test_words_follow_every_way_a_text_can_change(article: ArticlePage) -> None:
    assert found("doan", article) == found("hop ban", article) == [article.pk]
    article.title = "Tổ công tác"
    publish(article)
    assert found("doan", article) == []
    assert found("to cong tac", article) == [article.pk]
    row = PublicText.objects.get(pk=article.pk)
    row.words = "cau khac"
    row.save()
    assert found("khac", article) == [article.pk]
    assert found("hop", article) == []
    PublicText.objects.filter(pk=article.pk).update(words="lan nua")
    assert found("nua", article) == [article.pk]
    article.delete()
    assert found("to", article) == []
    assert not list(words.differences())


def test_what_is_rolled_back_finds_nothing(article: ArticlePage) -> None:
    with transaction.atomic():
        article.title = "Bí mật"
        publish(article)
        assert found("bi mat", article) == [article.pk]
        transaction.set_rollback(True)
    assert found("bi mat", article) == []
    assert found("doan", article) == [article.pk]


def test_another_date_moves_an_article_in_the_order(article: ArticlePage) -> None:
    other = ArticleFactory(
        parent=article.get_parent(),
        title="Đoàn khác",
        published_at=article.published_at - timedelta(days=3),
    )
    assert found("doan", article) == [article.pk, other.pk]
    other.published_at = timezone.now() + timedelta(minutes=2)
    publish(other)
    assert found("doan", article) == [other.pk, article.pk]


def test_what_leaves_the_lists_leaves_the_words_and_comes_back(article: ArticlePage) -> None:
    for is_kept_out in (True, False):
        article.unlisted = is_kept_out
        publish(article)
        assert found("doan", article) == ([] if is_kept_out else [article.pk])
    article.unpublish()
    assert found("doan", article) == []


def test_an_index_page_is_read_but_not_found(site_tree: SiteTree) -> None:
    text = PublicText.objects.get(pk=site_tree.news.pk)
    assert text.place is None
    assert site_tree.news.pk not in found(text.title_words, site_tree.news)


def test_words_side_by_side_come_first_and_titles_before_texts(site_tree: SiteTree) -> None:
    def make(days: int, title: str, lead: str = "") -> int:
        date = timezone.now() - timedelta(days=days)
        return ArticleFactory(parent=site_tree.news, title=title, lead=lead, published_at=date).pk

    best_first = [
        make(9, "Tổng kết thi đua"),
        make(5, "Đua tài, thi sức"),
        make(8, "Tin tuần", "Phong trào thi đua"),
        make(1, "Tin mới", "Đua thuyền, thi bơi"),
        make(2, "Tin cũ hơn", "Đua thuyền, thi bơi"),
    ]
    assert words.find("thi dua", site_tree.news.locale_id).page_ids == best_first


def test_of_a_common_word_the_newest_are_found(
    site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MOST", 3)
    keys = [
        ArticleFactory(
            parent=site_tree.news,
            title="Thi đua",
            lead="",
            published_at=timezone.now() - timedelta(days=day),
        ).pk
        for day in range(5)
    ]
    found = words.find("thi dua", site_tree.news.locale_id)
    assert (found.page_ids, found.is_cut) == (keys[:3], True)


def test_a_place_keeps_language_date_and_page_apart() -> None:
    def place(locale: int, day: int, page: int) -> int:
        date = timezone.now().replace(year=2020, month=1, day=day)
        return words.place_of(PublicPage(locale_id=locale, date=date, page_id=page))

    ordered = [place(1, 1, 7), place(1, 1, 8), place(1, 2, 3), place(2, 1, 1)]
    assert ordered == sorted(ordered)
    undated = words.place_of(PublicPage(locale_id=1, date=None, page_id=5))
    assert 0 < undated < ordered[0]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL computes the columns")
def test_the_check_sees_words_that_are_not_what_the_rows_say(article: ArticlePage) -> None:
    call_command("public_index", check=True, verbosity=0)
    with connection.cursor() as cursor:
        row = PublicText.objects.get(pk=article.pk)
        cursor.execute(
            "INSERT INTO news_publicwords(news_publicwords, rowid, words) VALUES('delete', %s, %s)",
            [row.place, row.words],
        )
    assert found("doan", article) == []
    with pytest.raises(CommandError):
        call_command("public_index", check=True, verbosity=0)
    writer.rebuild()
    assert found("doan", article) == [article.pk]
    call_command("public_index", check=True, verbosity=0)


# The budget


def ask(statement: str = "SELECT 1") -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def ask_for_ever() -> None:
    while True:
        ask()


@pytest.mark.django_db
def test_a_statement_without_end_is_ended_and_the_next_one_works() -> None:
    with pytest.raises(TooSlow), statement_budget(0.05):
        ask(ENDLESS)
    assert ask() == 1


@pytest.mark.django_db
def test_many_quick_statements_have_one_budget_together() -> None:
    with pytest.raises(TooSlow), statement_budget(0.05):
        ask_for_ever()
    assert ask() == 1


@pytest.mark.django_db
def test_what_ends_in_time_is_not_touched() -> None:
    with statement_budget():
        assert ask() == 1
    many = ENDLESS.replace("FROM n)", "FROM n WHERE i < 10000)")
    assert ask(many) == 10_000


@pytest.mark.django_db
@pytest.mark.parametrize("raised", [ValueError, KeyError])
def test_other_errors_pass(raised: type[Exception]) -> None:
    def fail() -> None:
        raise raised

    failing: Callable[[], None] = fail
    with pytest.raises(raised), statement_budget():
        failing()
