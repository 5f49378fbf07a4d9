"""Pictures are made at publishing, not by the first reader; pages look the same either way."""

from collections.abc import Callable

from django.test import Client
from wagtail.images import get_image_model

from news.factories import ArticleFactory
from news.models import ArticlePage, NewsIndexPage, PublicPage

OnCommit = Callable[..., object]


def published(news: NewsIndexPage, on_commit: OnCommit) -> ArticlePage:
    with on_commit(execute=True):
        return ArticleFactory(parent=news, illustrated=True)


def test_publishing_makes_the_files_and_keeps_their_html(
    news: NewsIndexPage, client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    article = published(news, django_capture_on_commit_callbacks)
    rows = PublicPage.objects.filter(pk=article.pk)
    assert set(rows.get().pictures) == {"card", "lead", "cover", "social"}
    files = article.cover.renditions.count()
    addresses = (article.url, news.url, "/")
    kept = [client.get(address).content for address in addresses]
    assert article.cover.renditions.count() == files
    rows.update(pictures={})
    made = [client.get(address).content for address in addresses]
    assert [b" ".join(html.split()) for html in made] == [b" ".join(html.split()) for html in kept]


def test_a_changed_image_is_made_anew(
    news: NewsIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    article = published(news, django_capture_on_commit_callbacks)
    image = get_image_model().objects.get(pk=article.cover_id)
    image.focal_point_x = image.focal_point_y = 5
    image.focal_point_width = image.focal_point_height = 5
    image.save()
    assert PublicPage.objects.get(pk=article.pk).pictures == {}


def test_purged_files_are_not_pointed_to(
    news: NewsIndexPage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    article = published(news, django_capture_on_commit_callbacks)
    article.cover.renditions.first().delete()
    assert PublicPage.objects.get(pk=article.pk).pictures == {}


def test_an_article_without_its_image_shows_none(
    news: NewsIndexPage, client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    article = published(news, django_capture_on_commit_callbacks)
    article.cover.delete()
    row = PublicPage.objects.get(pk=article.pk)
    assert (row.cover_id, row.pictures) == (None, {})
    assert b"<picture>" not in client.get(article.url).content
