"""The stock site: how it is filled, where its pages are, how one is published. For `child.py`."""

import json
import sys
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from taggit.models import Tag
from wagtail.images.models import Image
from wagtail.models import Page, Site

from bench.content import sentences
from bench.content.pictures import draw_picture
from bench.content.texts import PICTURES, WRITERS, ArticleText, ArticleWriter, article_dates
from bench.content.tree import bulk_pages
from bench.content.words import Words

from .blog.models import (
    Author,
    BlogCategory,
    BlogIndexPage,
    BlogPage,
    BlogPageTag,
    BlogTagIndexPage,
    HomePage,
)

AT_ONCE = 1_000
LOOKED_AT = 80
#: After each chunk SQLite's index is read as a whole: few large ones take far less time.
INDEXED_AT_ONCE = 10_000
DEEPEST = 100


def fill(articles: int, awards: int) -> None:
    """So many posts with the same texts; `awards` are no part of the tutorial."""
    call_command("migrate", verbosity=0)
    root = Page.objects.get(depth=1)
    Site.objects.all().delete()
    root.get_children().delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="home"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    blog = home.add_child(instance=BlogIndexPage(title="Blog", slug="blog", show_in_menus=True))
    home.add_child(instance=BlogTagIndexPage(title="Tags", slug="tags", show_in_menus=True))
    tell(f"{articles:,} posts")
    BulkPosts(blog).make(articles)
    tell("search index")
    call_command("update_index", verbosity=0, chunk_size=INDEXED_AT_ONCE)
    tell("renditions")
    found = addresses(LOOKED_AT)
    client = Client(headers={"host": "127.0.0.1"})
    for path in [*found["articles in turn"], *found["front"], *found["news index"]]:
        client.get(path)


def refresh() -> None:
    """Nothing here is derived by code that changes."""


def tell(text: str) -> None:
    print(f"  stock: {text} …", file=sys.stderr, flush=True)


class BulkPosts:
    def __init__(self, blog: BlogIndexPage) -> None:
        self.blog, self.words = blog, Words(1)
        self.categories = [BlogCategory.objects.create(name=n) for n in sentences.CATEGORIES]
        self.tags = [Tag.objects.create(name=name) for name in sentences.TAGS]
        names = [self.words.person()[1] for _ in range(WRITERS)]
        self.authors = [Author.objects.create(name=name) for name in names]
        self.pictures = [
            Image.objects.create(
                title=f"{n}", file=ImageFile(BytesIO(draw_picture(n)), name=f"{n}.jpg")
            )
            for n in range(PICTURES)
        ]

    def make(self, count: int) -> None:
        writer = ArticleWriter(self.words)
        dates = article_dates(self.words.random, count, timezone.localtime())
        for start in range(0, count, AT_ONCE):
            with transaction.atomic():
                self._batch([writer.write(date) for date in dates[start : start + AT_ONCE]])

    def _batch(self, texts: list[ArticleText]) -> None:
        def new(number: int, page: dict[str, Any]) -> BlogPage:
            return BlogPage(**page | self._fields(texts[number]))

        posts = bulk_pages(self.blog, len(texts), "tin", new)
        written = list(zip([post.pk for post in posts], texts, strict=True))
        category, author = BlogPage.categories.through, BlogPage.authors.through
        category.objects.bulk_create(
            category(blogpage_id=key, blogcategory=self.categories[number])
            for key, text in written
            for number in text.categories
        )
        author.objects.bulk_create(
            author(blogpage_id=key, author=self.authors[text.writer]) for key, text in written
        )
        BlogPageTag.objects.bulk_create(
            BlogPageTag(content_object_id=key, tag=self.tags[number])
            for key, text in written
            for number in text.tags
        )

    def _fields(self, text: ArticleText) -> dict[str, Any]:
        date: datetime = text.date
        return {
            "title": text.title,
            "intro": text.lead,
            "date": date.date(),
            "body": json.dumps([self._block(kind, value) for kind, value in text.blocks]),
            "main_image": self.pictures[text.cover],
            "image_alt": text.cover_alt,
            "first_published_at": date,
            "last_published_at": date,
        }

    def _block(self, kind: str, value: Any) -> dict[str, Any]:
        if kind == "image":
            image = self.pictures[value["picture"]].pk
            value = {"image": image, "alt": value["alt"], "caption": value["caption"]}
        elif kind == "table":
            value = {
                "data": value["rows"],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_caption": value["caption"],
            }
        return {"type": kind, "value": value}


def addresses(turn: int) -> dict[str, list[str]]:
    """What is measured → where it is, under the same names as `bench.ours` where it is alike."""
    posts = BlogPage.objects.live().order_by("first_published_at")
    count = posts.count()
    keys = list(posts.values_list("pk", flat=True)[:: max(1, count // turn)][:turn])
    some = BlogPage.objects.in_bulk(keys)
    blog = BlogIndexPage.objects.get().url
    found = {
        "front": "/",
        "article": posts[count // 2].url,
        "news index": blog,
        "deep page": f"{blog}?page={min(DEEPEST, count // 20)}",
        "tag": f"/tags/?{urlencode({'tag': sentences.TAGS[0]})}",
        **{
            f"site search, {kind}": f"/search/?{urlencode({'query': query})}"
            for kind, query in sentences.QUERIES.items()
        },
        "sitemap": "/sitemap.xml",
    }
    return {
        **{name: [path] for name, path in found.items()},
        "articles in turn": [some[key].url for key in keys],
    }


def newest() -> dict[str, str]:
    """Where the post is that `publish` changes, and the list that shows it."""
    return {"article": _newest().url, "news index": BlogIndexPage.objects.get().url}


def _newest() -> BlogPage:
    return BlogPage.objects.live().order_by("-first_published_at")[0]


def publish(title: str) -> None:
    post: Any = _newest().get_latest_revision_as_object()
    post.title = title
    post.save_revision().publish()
