"""Which recipients' stories are told, and where (điển hình tiên tiến)."""

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from news.models import ArticlePage

from ..models.marks import AwardStory


def is_told(page: Page) -> Exists:
    """Of an award: whether its story can be read in the language of `page`."""
    readable = ArticlePage.objects.readable().in_language_of(page).order_by()
    told = AwardStory.objects.filter(award_key=OuterRef("key"))
    return Exists(told.filter(article__translation_key__in=readable.values("translation_key")))


def story_of(key: str, page: Page) -> ArticlePage | None:
    """The story of an award in the language of `page`, where a visitor may read it."""
    told = AwardStory.objects.filter(award_key=key).values("article__translation_key")
    articles = ArticlePage.objects.readable().in_language_of(page)
    named = articles.filter(translation_key__in=told).select_related("cover", "locale")
    return named.defer("body").order_by("pk").first()
