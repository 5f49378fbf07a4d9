"""Bodies are rendered once, when they are published; what may change is rendered when shown."""

import pytest
from django.test import Client

from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage, PublicBody
from tests.fixtures import SiteTree
from tests.samples import body_with_every_block

PLAIN = [
    ("heading", {"text": "Phần một", "level": "h2"}),
    ("paragraph", "<p>Chữ <b>đậm</b>.</p>"),
    ("ordered_section", {"heading": "Việc đầu", "text": "<p>Nội dung</p>"}),
    ("heading", {"text": "Phần một", "level": "h2"}),
]


def test_a_body_looks_the_same_kept_and_rendered(site_tree: SiteTree, client: Client) -> None:
    other = ArticleFactory(parent=site_tree.news)
    bodies = [PLAIN, body_with_every_block(other, site_tree.front)]
    for body in bodies:
        article = ArticleFactory(parent=site_tree.news, body=body)
        kept = client.get(article.url).content
        held = PublicBody.objects.filter(pk=article.pk)
        assert any(held.get().blocks)
        held.delete()
        assert client.get(article.url).content == kept


def test_only_what_shows_nothing_else_is_kept(news: NewsIndexPage) -> None:
    other = ArticleFactory(parent=news)
    link = f'<p><a linktype="page" id="{other.pk}">Xem</a></p>'
    body = [("paragraph", "<p>Chữ</p>"), ("paragraph", link), ("article_card", {"article": other})]
    article = ArticleFactory(parent=news, body=body)
    kept = PublicBody.objects.get(pk=article.pk).blocks
    assert [block is not None for block in kept] == [True, False, False]


@pytest.mark.parametrize("words", ["Sửa rồi", "<script>alert(1)</script>"])
def test_an_edit_is_seen_at_once_and_escaped(
    news: NewsIndexPage, client: Client, words: str
) -> None:
    article = ArticleFactory(parent=news, body=PLAIN)
    page = ArticlePage.objects.get(pk=article.pk)
    page.body = [("heading", {"text": words, "level": "h2"})]
    page.save_revision().publish()
    shown = client.get(article.url).content.decode()
    assert "Phần một" not in shown
    assert "<script>alert" not in shown
