"""What the article's template shows: one query for each kind of thing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import hooks

from .archive import Archive
from .body import Body
from .forms import DayForm
from .models.registers import Category
from .page_context import (
    Attachment,
    attachment,
    linked_data,
    publisher,
    shared_image,
    trail,
)
from .public_index.bodies import kept_body
from .public_index.models import PublicLink, PublicPage
from .public_index.pages import by_keys
from .public_index.registers import categories_by_key
from .related import other_news
from .sharing import share_links

if TYPE_CHECKING:
    from .models import ArticlePage, CitedDocument, NewsIndexPage


@dataclass(frozen=True)
class LabelledLink:
    name: str
    url: str
    color: str = ""


def article_context(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    index: NewsIndexPage = page.get_parent().specific
    body = Body(page.body, kept_body(page.pk) if page.public_row else None)
    details = page.shown_details
    pictures = page.public_row.pictures if page.public_row else {}
    body.prefetch(images=[] if pictures else [page.cover])
    others = other_news(page)
    day = timezone.localdate(page.published_at or timezone.now())
    bylines = [
        Byline(name, index.url_of("author", slug=slug) if slug else "")
        for name, slug in details["bylines"]
    ]
    category_list = _categories(details)
    url = page.get_full_url(request) or ""
    return {
        "index": index,
        "body": body.render({"request": request, "page": page}),
        "asides": _asides(page, request),
        "bylines": bylines,
        "pictures": pictures,
        "structured_data": _structured_data(page, request, pictures, bylines, category_list),
        "categories": [
            LabelledLink(c.label, index.url_of("category", slug=c.slug), c.color)
            for c in category_list
        ],
        "tags": [
            LabelledLink(name, index.url_of("tag", slug=slug)) for name, slug in details["tags"]
        ],
        "subjects": _subjects(page),
        "cited_documents": _cited(page) if details["cited"] else [],
        "attachments": _attachments(page) if details["attachments"] else [],
        "related": others.related,
        "previous_article": others.previous,
        "next_article": others.next,
        "share": share_links(page.title, url),
        "updated_at": page.updated_at,
        "calendar": Archive(index).calendar(day, day),
        "day_form": DayForm(),
        "breadcrumbs": trail(page),
    }


@dataclass(frozen=True)
class Byline:
    display_name: str
    url: str


def _categories(details: dict[str, Any]) -> list[Category]:
    known = categories_by_key()
    return [known[key] for key in details["categories"] if key in known]


def _asides(page: "ArticlePage", request: HttpRequest) -> list[SafeString]:
    """What other apps put under the text: hooks named `news_article_asides`, see the guide."""
    answers = (hook(page, request) for hook in hooks.get_hooks("news_article_asides"))
    return [aside for aside in answers if aside]


def _structured_data(
    page: "ArticlePage",
    request: HttpRequest,
    pictures: dict[str, str],
    bylines: list[Byline],
    categories: list[Category],
) -> SafeString:
    """What search engines read (schema.org)."""
    return linked_data(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": page.title,
            "description": page.search_description or page.lead,
            "inLanguage": get_language(),
            "mainEntityOfPage": page.get_full_url(request) or "",
            "image": [image] if (image := shared_image(page, pictures, request)) else [],
            "publisher": publisher(request),
            "datePublished": page.published_at,
            "dateModified": page.updated_at or page.published_at,
            "author": [{"@type": "Person", "name": byline.display_name} for byline in bylines],
            "articleSection": [category.label for category in categories],
            "keywords": [name for name, _slug in page.shown_details["tags"]],
        }
    )


def _subjects(page: "ArticlePage") -> list[PublicPage]:
    """The subject pages that any visitor may read, in the article's language where they exist."""
    keys = [target for kind, target in page.shown_links if kind == PublicLink.SUBJECT]
    shown: dict[str, PublicPage] = {}
    for subject in by_keys(keys):
        if subject.locale_id == page.locale_id or subject.key not in shown:
            shown[subject.key] = subject
    return [shown[key] for key in keys if key in shown]


def _cited(page: "ArticlePage") -> "list[CitedDocument]":
    """Each document once, at its first place, however often it was chosen."""
    rows: dict[int, CitedDocument] = {}
    for row in page.cited_documents.select_related("document", "document__file"):
        rows.setdefault(row.document_id, row)
    return list(rows.values())


def _attachments(page: "ArticlePage") -> list[Attachment]:
    rows = page.attachments.select_related("document")
    return [attachment(row.document, row.display_title) for row in rows]
