"""Dates are day/month/year, in and out, in both languages and wherever they are typed."""

from collections.abc import Callable
from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import AbstractUser
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from news.factories import ArticleFactory, OfficialDocumentFactory, moment
from news.forms import DayForm
from news.models import ArticlePage, NewsIndexPage
from tests.fixtures import SiteTree
from tests.forms import article_form
from tests.reading import listed, soup, words

pytestmark = pytest.mark.any_database

Clients = Callable[[AbstractUser], Client]
LANGUAGES = ["vi", "en"]
TYPED = [("04/08/2021", date(2021, 8, 4)), ("28/01/2021", date(2021, 1, 28))]

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
as_typed = pytest.mark.parametrize(("typed", "meant"), TYPED)


@pytest.fixture
def admin_client(administrator: AbstractUser, client_of: Clients) -> Client:
    return client_of(administrator)


@pytest.fixture
def speak(administrator: AbstractUser) -> Callable[[str], None]:
    def choose(language: str) -> None:
        profile = UserProfile.get_for_user(administrator)
        profile.preferred_language = language
        profile.save()

    return choose


@as_typed
@in_both_languages
def test_in_the_form_of_an_article(
    news: NewsIndexPage,
    admin_client: Client,
    speak: Callable[[str], None],
    language: str,
    typed: str,
    meant: date,
) -> None:
    speak(language)
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    form = article_form(published_at=f"{typed} 07:30", **{"action-publish": "1"})
    response = admin_client.post(address, form)
    assert response.status_code == 302, response.context["form"].errors
    article = ArticlePage.objects.get()
    assert timezone.localtime(article.published_at).strftime("%d/%m/%Y %H:%M") == f"{typed} 07:30"
    edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert soup(edit).find("input", {"name": "published_at"})["value"] == f"{typed} 07:30"
    assert listed(Client(), f"{news.url}{meant:%Y/%m/%d}/") == [article.pk]


@as_typed
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_address_of_a_day(
    site_tree: SiteTree, client: Client, language: str, typed: str, meant: date
) -> None:
    index = site_tree.news if language == "vi" else site_tree.news_en
    response = client.get(index.url, {"ngay": typed})
    assert (response.status_code, response["Location"]) == (301, f"{index.url}{meant:%Y/%m/%d}/")


@as_typed
@in_both_languages
def test_in_forms_of_readers_and_of_editors(language: str, typed: str, meant: date) -> None:
    with translation.override(language):
        day_form = DayForm({"ngay": typed})
        assert day_form.is_valid()
        assert day_form.cleaned_data["ngay"] == meant
        assert forms.DateField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["31/02/2021", "13/13/2021", "08/2021", "hôm qua", "04/08/21021"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert not DayForm({"ngay": typed}).is_valid()


@as_typed
@in_both_languages
def test_in_the_filter_of_all_articles(
    news: NewsIndexPage,
    admin_client: Client,
    speak: Callable[[str], None],
    language: str,
    typed: str,
    meant: date,
) -> None:
    speak(language)
    for day in {meant, date(2021, 4, 8), date(2021, 1, 27)}:
        ArticleFactory(
            parent=news, title=f"Tin ngày {day}", published_at=moment(*day.timetuple()[:3], 12)
        )
    query = {"published_at_from": typed, "published_at_to": typed}
    for address in (reverse("articles:index"), reverse("wagtailadmin_explore", args=[news.pk])):
        rows = admin_client.get(address, query).context["object_list"]
        assert [row.title for row in rows] == [f"Tin ngày {meant}"]


@as_typed
@in_both_languages
def test_in_the_filter_of_the_documents(
    admin_client: Client, speak: Callable[[str], None], language: str, typed: str, meant: date
) -> None:
    speak(language)
    wanted = OfficialDocumentFactory(signed_on=meant)
    OfficialDocumentFactory(signed_on=date(2021, 4, 8))
    address = reverse("wagtailsnippets_news_officialdocument:list")
    rows = admin_client.get(address, {"signed_on_from": typed, "signed_on_to": typed})
    assert list(rows.context["object_list"]) == [wanted]


@in_both_languages
def test_dates_are_printed_day_first(language: str) -> None:
    template = Template(
        '{{ d|date:"SHORT_DATE_FORMAT" }} | {{ d|date:"SHORT_DATETIME_FORMAT" }} | {{ d|date }}'
    )
    with translation.override(language):
        printed = template.render(Context({"d": moment(2021, 8, 4, 7, 5)}))
    assert printed == "04/08/2021 | 04/08/2021, 07:05 | 04/08/2021"


@in_both_languages
def test_readers_see_the_time_of_their_clocks(
    site_tree: SiteTree, client: Client, language: str
) -> None:
    index = site_tree.news if language == "vi" else site_tree.news_en
    article = ArticleFactory(parent=index, published_at=moment(2021, 8, 4, 7, 5))
    response = client.get(article.url)
    assert "04/08/2021, 07:05" in words(response)
    assert soup(response).find("time", datetime="2021-08-04T07:05:00+07:00")
