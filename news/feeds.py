"""RSS and Atom feeds of a news index and of its categories."""

from hashlib import sha256
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import get_language

from .index_views import articles_of
from .models import ArticlePage, Category, NewsIndexPage
from .text import nfc

FEED_LENGTH = 30
GENERATORS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
CONTENT_TYPES = {kind: f"application/{kind}+xml; charset=utf-8" for kind in GENERATORS}


def serve(
    index: NewsIndexPage, request: HttpRequest, kind: str, category: Category | None = None
) -> HttpResponse:
    """The newest articles as `kind` ("rss" or "atom"); 304 where the reader has them already."""
    articles = articles_of(index)
    if category:
        articles = articles.in_category(category)
    items = list(
        articles.newest_first()
        .for_lines()
        .defer(None)
        .defer("body")
        .prefetch_related("bylines__author", "categories")[:FEED_LENGTH]
    )
    etag = _etag(request, items)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        feed = _feed(index, request, kind, category, items)
        response = HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPES[kind])
    response["ETag"] = etag
    return response


def _etag(request: HttpRequest, items: list[ArticlePage]) -> str:
    state = [request.build_absolute_uri(request.path)]
    state += [f"{item.pk}:{item.last_published_at}:{item.published_at}" for item in items]
    return f'"{sha256("|".join(state).encode()).hexdigest()[:32]}"'


def _feed(
    index: NewsIndexPage,
    request: HttpRequest,
    kind: str,
    category: Category | None,
    items: list[ArticlePage],
) -> SyndicationFeed:
    def absolute(url: str) -> str:
        return request.build_absolute_uri(url)

    path = index.url_of("category", slug=category.slug) if category else index.url
    feed = GENERATORS[kind](
        title=f"{category.label} – {index.title}" if category else index.title,
        link=absolute(path),
        feed_url=absolute(request.path),
        description=(category.description_label if category else index.introduction) or index.title,
        language=get_language(),
        author_name=index.title,
    )
    for item in items:
        url = absolute(item.url)
        feed.add_item(
            title=nfc(item.title),
            link=url,
            description=escape(nfc(item.lead)),
            unique_id=uuid5(item.translation_key, str(item.locale_id)).urn,
            unique_id_is_permalink=False,
            pubdate=item.published_at,
            updateddate=item.last_published_at or item.published_at,
            author_name=nfc(item.bylines_text) or None,
            categories=[c.label for c in item.categories.all()],
        )
    return feed
