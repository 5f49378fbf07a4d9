"""RSS and Atom feeds: of a news index, of its categories, of what is about a page."""

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import get_language

from .former_addresses.slugs import at_new_slug
from .models.registers import Category
from .public_index.articles import Articles
from .public_index.models import PublicPage
from .text import nfc

if TYPE_CHECKING:
    from .models import NewsIndexPage

FEED_LENGTH = 30
GENERATORS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
LABELS = {"rss": "RSS", "atom": "Atom"}
CONTENT_TYPES = {kind: f"application/{kind}+xml; charset=utf-8" for kind in GENERATORS}


def serve_index_feed(
    index: "NewsIndexPage", request: HttpRequest, kind: str, slug: str = ""
) -> HttpResponse:
    """The feed of an index, or of the category whose slug is given."""
    articles, title, link = index.articles(), index.title, index.url
    if slug:
        category = Category.objects.filter(slug=slug).first()
        if category is None:
            return at_new_slug(index, request, f"category_{kind}", Category, slug)
        articles = articles.in_category(category)
        title = f"{category.label} – {index.title}"
        link = index.url_of("category", slug=slug)
        description = category.description_label
    else:
        description = index.introduction
    return serve_feed(
        request,
        kind,
        articles,
        title=title,
        link=link,
        description=description or index.title,
        author=index.title,
    )


def serve_feed(
    request: HttpRequest,
    kind: str,
    articles: Articles,
    *,
    title: str,
    link: str,
    description: str,
    author: str = "",
) -> HttpResponse:
    """The newest of `articles` as `kind` ("rss" or "atom"); 304 where the reader has them already.

    `link` is the path of the page whose news these are.
    """
    items = articles.entries(FEED_LENGTH)
    etag = _etag(request, items)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        feed = GENERATORS[kind](
            title=nfc(title),
            link=request.build_absolute_uri(link),
            feed_url=request.build_absolute_uri(request.path),
            description=nfc(description),
            language=get_language(),
            author_name=nfc(author or title),
        )
        for item in items:
            _add(feed, request, item)
        response = HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPES[kind])
    response["ETag"] = etag
    return response


def feed_link(kind: str, name: str, url: str) -> dict[str, str]:
    """How a page announces the feed at `url` of what is called `name`."""
    label = LABELS[kind]
    return {
        "label": label,
        "title": f"{name} ({label})",
        "type": f"application/{kind}+xml",
        "url": url,
    }


def _etag(request: HttpRequest, items: list[PublicPage]) -> str:
    state = [request.build_absolute_uri(request.path)]
    state += [f"{item.pk}:{item.changed_at}:{item.date}" for item in items]
    return f'"{sha256("|".join(state).encode()).hexdigest()[:32]}"'


def _add(feed: SyndicationFeed, request: HttpRequest, item: PublicPage) -> None:
    feed.add_item(
        title=nfc(item.title),
        link=request.build_absolute_uri(item.url),
        description=escape(nfc(item.lead)),
        unique_id=uuid5(item.translation_key, str(item.locale_id)).urn,
        unique_id_is_permalink=False,
        pubdate=item.date,
        updateddate=item.changed_at or item.date,
        author_name=nfc(item.bylines_text) or None,
        categories=[category.label for category in item.category_list],
    )
