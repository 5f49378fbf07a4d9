"""Site-wide search over articles, campaigns, honor rolls and plain pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Phrase, PlainText

from campaigns.models import (
    Award,
    CampaignPage,
    ConsultationPage,
    HonorRollIndexPage,
    HonorRollPage,
)
from news.excerpts import excerpt, highlight
from news.models import ArticlePage
from news.paging import paginate
from news.public_index.articles import Articles
from news.restrictions import is_restricted
from news.text import fold_words, nfc

from .models import ContentPage

if TYPE_CHECKING:
    from .models import SearchPage

#: The page types that can be found, and what a result says it is.
KINDS: dict[type[Page], Any] = {
    ArticlePage: _("Article"),
    CampaignPage: _("Campaign"),
    HonorRollPage: _("Honor roll"),
    ConsultationPage: _("Comments on nominees"),
    ContentPage: _("Page"),
}
SUGGESTED = 5
MAX_WORDS = 12
COUNTED_AWARDS = 1_000


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


def search_context(page: "SearchPage", request: HttpRequest) -> dict[str, Any]:
    """Results for `?q=`; the newest articles as suggestions where there are none."""
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {
        "form": form,
        "title": _g("Search: %(query)s") % {"query": query} if query else _g("Search"),
        "query": query,
        "found_text": _found_text(0, query) if query else "",
        "results": [],
        "total": 0,
    }
    if words := searchable_words(query):
        pager = paginate(request, _find(page, words))
        context |= {
            "award_lead": _award_lead(page, words, query),
            "results": [_hit(found, query) for found in pager.rows],
            "total": pager.total,
            "found_text": _found_text(pager.total, query),
            "pager": pager,
        }
    if not context["results"]:
        context["suggestions"] = Articles(page.locale_id).lines(SUGGESTED)
    return context


def _found_text(total: int, query: str) -> str:
    if not total:
        return _g("Nothing was found for “%(query)s”") % {"query": query}
    return ngettext(
        "%(total)s result for “%(query)s”", "%(total)s results for “%(query)s”", total
    ) % {"total": total, "query": query}


@dataclass(frozen=True)
class AwardLead:
    """The way on to the search in all award lists. `is_cut`: there are more than `count`."""

    query: str
    count: int
    is_cut: bool
    url: str

    @property
    def text(self) -> str:
        if self.is_cut:
            text = _g("More than %(limit)s awards in the honor rolls match “%(query)s”")
            return text % {"limit": self.count, "query": self.query}
        return ngettext(
            "%(count)s award in the honor rolls matches “%(query)s”",
            "%(count)s awards in the honor rolls match “%(query)s”",
            self.count,
        ) % {"count": self.count, "query": self.query}


def _award_lead(page: "SearchPage", words: str, query: str) -> AwardLead | None:
    """None where no award is found; awards have one search for all languages."""
    found = Award.objects.public().with_words(words).order_by()
    count = found[: COUNTED_AWARDS + 1].count()
    if not count:
        return None
    indexes = HonorRollIndexPage.objects.live().exclude(is_restricted())
    index = indexes.filter(locale_id=page.locale_id).first()
    if index is None or not index.url:
        return None
    url = f"{index.url_of('search')}?{urlencode({'q': query})}"
    return AwardLead(query, min(count, COUNTED_AWARDS), count > COUNTED_AWARDS, url)


def searchable_words(query: str) -> str:
    """The folded letters and digits of `query`, at most `MAX_WORDS` words."""
    return " ".join(fold_words(query).split()[:MAX_WORDS])


def _find(page: "SearchPage", words: str) -> Any:
    """What a visitor may find in the language of `page`, each as its own page type."""
    pages = Page.objects.none()
    for model in KINDS:
        found = model.objects.listed() if model is ArticlePage else model.objects.readable()
        pages |= Page.objects.filter(pk__in=found.in_language_of(page).values("pk"))
    # All the words, anywhere; pages with the exact phrase rank higher.
    query = Phrase(words) | PlainText(words, operator="and")
    return get_search_backend().search(query, pages.specific())


def _hit(page: Page, query: str) -> Hit:
    return Hit(
        page=page,
        title_html=highlight(page.title, query),
        excerpt_html=excerpt(page.plain_text(), query),
        kind_label=str(KINDS[type(page)]),
        date=page.published_at if isinstance(page, ArticlePage) else None,
    )
