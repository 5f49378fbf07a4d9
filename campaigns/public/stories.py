"""Which recipients' stories are told, and where (điển hình tiên tiến)."""

from collections.abc import Collection

from wagtail.models import Page

from news.models import ArticlePage

from ..models import AwardStory


def stories_of(keys: Collection[str], page: Page) -> dict[str, ArticlePage]:
    """Key of an award → its story in the language of `page`, where a visitor may read it."""
    stories = AwardStory.objects.filter(award_key__in=keys)
    told = dict(stories.values_list("award_key", "article__translation_key"))
    if not told:
        return {}
    articles = ArticlePage.objects.readable().in_language_of(page)
    named = articles.filter(translation_key__in=told.values()).select_related("cover", "locale")
    found = {article.translation_key: article for article in named.defer("body").order_by("-pk")}
    return {key: found[article] for key, article in told.items() if article in found}
