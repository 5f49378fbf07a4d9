"""Articles as people write them, by the thousand: with all that hangs on one."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar
from uuid import UUID

from django.core.files.images import ImageFile
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from news.models import (
    ArticleByline,
    ArticlePage,
    ArticleSubject,
    ArticleTag,
    Author,
    Category,
    NewsIndexPage,
    Tag,
)

from .pages import after_bulk, bulk_pages
from .pictures import HEIGHT, WIDTH, draw_picture
from .sentences import CATEGORIES, TAGS
from .texts import PICTURES, WRITERS, ArticleText, ArticleWriter, article_dates
from .words import Words

AT_ONCE = 1_000
PICTURE = "Ảnh minh họa {}"
CREDIT = "Văn phòng Sở"

Named = TypeVar("Named", Category, Tag, Author)


class BulkArticles:
    """Makes live articles under `index`, the older ones first.

    Categories, tags, authors and pictures that they need are made where the site lacks them. One
    article in ten is about one of `campaigns`, the first ones more often.
    """

    def __init__(
        self,
        index: NewsIndexPage,
        campaigns: Sequence[Page] = (),
        seed: int = 1,
        picture_size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        self.index, self.campaigns = index, campaigns
        self.words = Words(seed)
        self.writer = ArticleWriter(self.words)
        self.categories = _named(Category, CATEGORIES)
        self.tags = _named(Tag, TAGS)
        self.authors = _named(Author, [self.words.person()[1] for _ in range(WRITERS)])
        self.pictures = site_pictures(picture_size)

    def make(
        self,
        count: int,
        now: datetime | None = None,
        progress: Callable[[int], object] = lambda made: None,
    ) -> list[int]:
        """Keys of `count` new articles from before `now`; `progress` gets how many there are."""
        dates = article_dates(self.words.random, count, now or timezone.localtime())
        keys: list[int] = []
        for start in range(0, count, AT_ONCE):
            with transaction.atomic():
                keys += self._batch([self.writer.write(d) for d in dates[start : start + AT_ONCE]])
            progress(len(keys))
        return keys

    def _batch(self, texts: list[ArticleText]) -> list[int]:
        def new(number: int, page: dict[str, Any]) -> ArticlePage:
            return ArticlePage(**page | self._fields(texts[number]))

        articles = bulk_pages(self.index, len(texts), "tin", new)
        written = list(zip([article.pk for article in articles], texts, strict=True))
        through = ArticlePage.categories.through
        through.objects.bulk_create(
            through(articlepage_id=key, category=self.categories[number])
            for key, text in written
            for number in text.categories
        )
        ArticleTag.objects.bulk_create(
            ArticleTag(content_object_id=key, tag=self.tags[number])
            for key, text in written
            for number in text.tags
        )
        ArticleByline.objects.bulk_create(
            ArticleByline(article_id=key, author=self.authors[text.writer], sort_order=0)
            for key, text in written
        )
        ArticleSubject.objects.bulk_create(
            ArticleSubject(article_id=key, page=self._campaign(text.about), sort_order=0)
            for key, text in written
            if text.about is not None and self.campaigns
        )
        keys = [article.pk for article in articles]
        after_bulk(keys)
        return keys

    def _campaign(self, share: float) -> Page:
        return self.campaigns[int(share**3 * len(self.campaigns))]

    def _fields(self, text: ArticleText) -> dict[str, Any]:
        return {
            "title": text.title,
            "lead": text.lead,
            "body": self._body(text),
            "cover": self.pictures[text.cover],
            "cover_alt": text.cover_alt,
            "cover_caption": text.cover_caption,
            "cover_credit": CREDIT,
            "published_at": text.date,
            "first_published_at": text.date,
            "last_published_at": text.date,
        }

    def _body(self, text: ArticleText) -> str:
        """As the database keeps it: no block is built only to be taken apart again."""
        random = self.words.random
        return json.dumps(
            [
                {
                    "type": kind,
                    "value": self._value(kind, value),
                    "id": str(UUID(int=random.getrandbits(128), version=4)),
                }
                for kind, value in text.blocks
            ],
            ensure_ascii=False,
        )

    def _value(self, kind: str, value: Any) -> Any:
        if kind == "image":
            picture = self.pictures[value["picture"]]
            named = {"alt": value["alt"], "caption": value["caption"], "credit": CREDIT}
            return {"image": picture.pk, "decorative": False, **named}
        if kind == "table":
            return {
                "data": value["rows"],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_header_choice": "row",
                "table_caption": value["caption"],
            }
        return value


def _named(model: type[Named], names: Sequence[str]) -> list[Named]:
    """Rows with these names, in this order; those that are missing are made."""
    # Registers hold a name once, in whatever case.
    known = {row.name.casefold(): row for row in model._default_manager.all()}
    for name in names:
        if name.casefold() not in known:
            known[name.casefold()] = model._default_manager.create(name=name)
    return [known[name.casefold()] for name in names]


def site_pictures(size: tuple[int, int] = (WIDTH, HEIGHT)) -> list[Model]:
    """The pictures that made-up articles show; drawn once for a site."""
    model = get_image_model()
    titles = [PICTURE.format(number + 1) for number in range(PICTURES)]
    known = {image.title: image for image in model.objects.filter(title__in=titles)}
    for number, title in enumerate(titles):
        if title not in known:
            file = ImageFile(BytesIO(draw_picture(number, *size)), name=f"minh-hoa-{number}.jpg")
            known[title] = model.objects.create(title=title, file=file)
    return [known[title] for title in titles]
