"""Site-wide search over articles and plain pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Phrase, PlainText

from news.excerpts import excerpt, highlight
from news.models import ArticlePage
from news.paging import paginate
from news.text import fold_words, nfc

from .models import ContentPage, SearchPage

SUGGESTED = 5
MAX_WORDS = 12


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search for"),
        max_length=200,
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def clean_q(self) -> str:
        return nfc(self.cleaned_data["q"])


@dataclass(frozen=True)
class Hit:
    page: Page
    title_html: SafeString
    excerpt_html: SafeString
    kind_label: str
    date: datetime | None


def search_context(page: SearchPage, request: HttpRequest) -> dict[str, Any]:
    """Results for `?q=`; the newest articles as suggestions where there are none."""
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    listed = ArticlePage.objects.listed().in_language_of(page)
    context: dict[str, Any] = {
        "form": form,
        "query": query,
        "results": [],
        "total": 0,
        "pager": None,
    }
    if words := searchable_words(query):
        pager = paginate(request, _find(page, words))
        context |= {
            "results": [_hit(found, query) for found in _with_text(pager.rows)],
            "total": pager.total,
            "pager": pager,
        }
    if not context["results"]:
        context["suggestions"] = list(listed.newest_first().for_lines()[:SUGGESTED])
    return context


def searchable_words(query: str) -> str:
    """The folded letters and digits of `query`, at most `MAX_WORDS` words."""
    return " ".join(fold_words(query).split()[:MAX_WORDS])


def _find(page: SearchPage, words: str) -> Any:
    articles = ArticlePage.objects.listed().in_language_of(page)
    contents = ContentPage.objects.live().public().filter(locale_id=page.locale_id)
    pages = Page.objects.filter(pk__in=articles.values("pk")) | Page.objects.filter(
        pk__in=contents.values("pk")
    )
    # All the words, anywhere; where they stand side by side they weigh more.
    query = Phrase(words) | PlainText(words, operator="and")
    return get_search_backend().search(query, pages)


def _with_text(rows: list[Page]) -> list[Page]:
    """The found pages as what they are, in the order found, with what an excerpt is cut from."""
    ids = [row.pk for row in rows]
    found: dict[int, Page] = {
        article.pk: article for article in ArticlePage.objects.filter(pk__in=ids)
    }
    found |= {content.pk: content for content in ContentPage.objects.filter(pk__in=ids)}
    return [found[pk] for pk in ids if pk in found]


def _hit(page: Page, query: str) -> Hit:
    is_article = isinstance(page, ArticlePage)
    return Hit(
        page=page,
        title_html=highlight(page.title, query),
        excerpt_html=excerpt(page.plain_text(), query),
        kind_label=_g("Article") if is_article else _g("Page"),
        date=page.published_at if is_article else None,
    )
