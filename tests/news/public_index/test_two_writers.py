"""Two changes of one article at the same moment, each on a connection of its own."""

import pytest
from django.db import connection

from news.factories import ArticleFactory, AuthorFactory, publish
from news.models import ArticlePage
from news.public_index.check import differences
from tests.campaigns.test_two_at_once import at_once
from tests.fixtures import SiteTree

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="two writers are tried on PostgreSQL"
    ),
    pytest.mark.django_db(transaction=True),
]


def test_the_later_one_writes_what_both_did() -> None:
    author = AuthorFactory(name="Tên cũ")
    article = ArticleFactory(parent=SiteTree().news, bylines=[author], tags=["cũ"])

    def rename() -> None:
        author.name = "Tên mới"
        author.save()

    def tag_anew() -> None:
        page = ArticlePage.objects.get(pk=article.pk)
        page.tags.set(["mới"])
        publish(page)

    assert at_once(rename, tag_anew) == (None, None)
    assert list(differences()) == []
