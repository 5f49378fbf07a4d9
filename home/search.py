"""Site-wide search over articles, campaigns, honor rolls and plain pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from campaigns.models import (
    Award,
    CampaignPage,
    ConsultationPage,
    HonorRollIndexPage,
    HonorRollPage,
)
from news.excerpts import excerpt, highlight
from news.models import ArticlePage, PublicPage
from news.paging import paginate
from news.public_index.articles import Articles
from news.public_index.budget import TooSlow, statement_budget
from news.public_index.pages import by_ids
from news.public_index.scopes import part_of_site
from news.public_index.words import Found, find, plain_texts
from news.restrictions import is_restricted
from news.text import fold_words, nfc

from .models import ContentPage

if TYPE_CHECKING:
    from .models import SearchPage

#: What a result says it is, by the kind of its row. Which pages are found at all, their types say
#: (`public_is_found`).
KINDS: dict[str, Any] = {
    model._meta.model_name or "": label
    for model, label in {
        ArticlePage: _("Article"),
        CampaignPage: _("Campaign"),
        HonorRollPage: _("Honor roll"),
        ConsultationPage: _("Comments on nominees"),
        ContentPage: _("Page"),
    }.items()
}
ARTICLE = ArticlePage._meta.model_name
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
    page: PublicPage
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
        "found_text": _found_text(Found([]), query) if query else "",
        "results": [],
        "total": 0,
    }
    if words := searchable_words(query):
        try:
            with statement_budget():
                context |= _results(page, request, words, query)
        except TooSlow:
            return context | {"found_text": "", "is_too_slow": True}
    if not context["results"]:
        context["suggestions"] = Articles(page.locale_id, part_of_site(page)).lines(SUGGESTED)
    return context


def _results(page: "SearchPage", request: HttpRequest, words: str, query: str) -> dict[str, Any]:
    found = find(words, page.locale_id, part_of_site(page))
    pager = paginate(request, found)
    return {
        "award_lead": _award_lead(page, words, query),
        "results": _hits(pager.rows, query),
        "total": pager.total,
        "found_text": _found_text(found, query),
        "pager": pager,
    }


def _found_text(found: Found, query: str) -> str:
    total = found.count()
    if not total:
        return _g("Nothing was found for “%(query)s”") % {"query": query}
    if found.is_cut:
        limit = number_format(total, use_l10n=True, force_grouping=True)
        text = _g("More than %(limit)s results for “%(query)s”. More words find less.")
        return text % {"limit": limit, "query": query}
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
    own = indexes.filter(path__startswith=part_of_site(page))
    index = own.filter(locale_id=page.locale_id).first()
    if index is None or not index.url:
        return None
    url = f"{index.url_of('search')}?{urlencode({'q': query})}"
    return AwardLead(query, min(count, COUNTED_AWARDS), count > COUNTED_AWARDS, url)


def searchable_words(query: str) -> str:
    """The folded letters and digits of `query`, at most `MAX_WORDS` words."""
    return " ".join(fold_words(query).split()[:MAX_WORDS])


def _hits(page_ids: list[int], query: str) -> list[Hit]:
    rows, texts = by_ids(page_ids), plain_texts(page_ids)
    return [_hit(rows[pk], texts.get(pk, ""), query) for pk in page_ids if pk in rows]


def _hit(row: PublicPage, text: str, query: str) -> Hit:
    kind = row.kind
    return Hit(
        page=row,
        title_html=highlight(row.title, query),
        excerpt_html=excerpt(text, query),
        kind_label=str(KINDS.get(kind, "")),
        date=row.date if kind == ARTICLE else None,
    )
