"""What the article's template shows: one query for each kind of thing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page

from .archive import Archive
from .body import Body
from .forms import DayForm
from .page_context import Attachment, attachment, linked_data, share_links, trail
from .related import other_news

if TYPE_CHECKING:
    from .models import ArticlePage, CitedDocument, NewsIndexPage


@dataclass(frozen=True)
class LabelledLink:
    name: str
    url: str
    color: str = ""


def article_context(page: "ArticlePage", request: HttpRequest) -> dict[str, Any]:
    index: NewsIndexPage = page.get_parent().specific
    body = Body(page.body)
    body.prefetch(articles=[page] if page.pk else [], images=[page.cover])
    others = other_news(page)
    day = timezone.localdate(page.published_at or timezone.now())
    bylines = _bylines(page, index)
    url = page.get_full_url(request) or ""
    return {
        "index": index,
        "body": body.render({"request": request, "page": page}),
        "asides": _asides(page, request),
        "bylines": bylines,
        "structured_data": _structured_data(page, url, bylines),
        "categories": [
            LabelledLink(c.label, index.url_of("category", slug=c.slug), c.color)
            for c in page.category_list
        ],
        "tags": [LabelledLink(t.name, index.url_of("tag", slug=t.slug)) for t in page.tag_list],
        "subjects": _subjects(page),
        "cited_documents": _cited(page),
        "attachments": _attachments(page),
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


def _bylines(page: "ArticlePage", index: "NewsIndexPage") -> list[Byline]:
    rows = page.bylines.select_related("author")
    bylines = (
        Byline(row.display_name, index.url_of("author", slug=row.author.slug) if row.author else "")
        for row in rows
        if row.display_name
    )
    return list(dict.fromkeys(bylines))


def _asides(page: "ArticlePage", request: HttpRequest) -> list[SafeString]:
    """What other apps put under the text: hooks named `news_article_asides`, see the guide."""
    answers = (hook(page, request) for hook in hooks.get_hooks("news_article_asides"))
    return [aside for aside in answers if aside]


def _structured_data(page: "ArticlePage", url: str, bylines: list[Byline]) -> SafeString:
    """What search engines read (schema.org)."""
    return linked_data(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": page.title,
            "description": page.search_description or page.lead,
            "inLanguage": get_language(),
            "mainEntityOfPage": url,
            "datePublished": page.published_at,
            "dateModified": page.updated_at or page.published_at,
            "author": [{"@type": "Person", "name": byline.display_name} for byline in bylines],
            "articleSection": [category.label for category in page.category_list],
            "keywords": [tag.name for tag in page.tag_list],
        }
    )


def _subjects(page: "ArticlePage") -> list[Page]:
    """The subject pages that any visitor may read, in the article's language where they exist."""
    shown: dict[Any, Page] = {}
    for subject in page.subject_pages:
        is_over = subject.expire_at is not None and subject.expire_at <= timezone.now()
        if not subject.live or is_over or getattr(subject, "is_closed", False):
            continue
        if subject.locale_id == page.locale_id or subject.translation_key not in shown:
            shown[subject.translation_key] = subject
    return list(shown.values())


def _cited(page: "ArticlePage") -> "list[CitedDocument]":
    """Each document once, at its first place, however often it was chosen."""
    rows: dict[int, CitedDocument] = {}
    for row in page.cited_documents.select_related("document", "document__file"):
        rows.setdefault(row.document_id, row)
    return list(rows.values())


def _attachments(page: "ArticlePage") -> list[Attachment]:
    rows = page.attachments.select_related("document")
    return [attachment(row.document, row.display_title) for row in rows]
