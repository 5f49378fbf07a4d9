"""What leads to a page leads to its English page from an English one, where readers may see it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.factories import ContentPageFactory
from news.factories import ArticleFactory, publish, translate
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part
from tests.samples import call_to_action

pytestmark = pytest.mark.any_database


@pytest.fixture
def article(site_tree: SiteTree) -> ArticlePage:
    """An English article with a card and a button that lead to Vietnamese pages."""
    other = ArticleFactory(parent=site_tree.news, slug="tin-khac", title="Tin khác")
    about = ContentPageFactory(parent=site_tree.front, slug="gioi-thieu")
    source = ArticleFactory(
        parent=site_tree.news,
        body=[("article_card", {"article": other}), call_to_action("Về chúng tôi", page=about)],
    )
    return translate(source, title="English")


def targets(site_tree: SiteTree) -> tuple[Any, Any]:
    other = ArticlePage.objects.get(slug="tin-khac", locale=site_tree.news.locale)
    about = site_tree.front.get_children().get(slug="gioi-thieu").specific
    return other, about


def test_the_chosen_pages_where_there_is_no_english_one(
    site_tree: SiteTree, article: ArticlePage, client: Client
) -> None:
    links = hrefs(client.get(article.url))
    assert "/tin-tuc/tin-khac/" in links
    assert "/gioi-thieu/" in links


def test_the_english_pages_once_they_are_public(
    site_tree: SiteTree, article: ArticlePage, client: Client
) -> None:
    other, about = targets(site_tree)
    card, page = translate(other, title="Other news"), translate(about, title="About")
    shown = client.get(article.url)
    assert {card.url, page.url} <= {*hrefs(shown)}
    assert not {"/tin-tuc/tin-khac/", "/gioi-thieu/"} & {*hrefs(shown)}
    assert "Other news" in main_part(shown).find(class_="vd-block-card").get_text()
    # The Vietnamese article keeps its own.
    source = ArticlePage.objects.get(translation_key=article.translation_key, locale=other.locale)
    assert {"/tin-tuc/tin-khac/", "/gioi-thieu/"} <= {*hrefs(client.get(source.url))}
    for hidden in (card, page):
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert {"/tin-tuc/tin-khac/", "/gioi-thieu/"} <= {*hrefs(client.get(article.url))}


def test_an_english_page_is_shown_though_the_chosen_one_is_no_longer(
    site_tree: SiteTree, article: ArticlePage, client: Client
) -> None:
    other, about = targets(site_tree)
    card, page = translate(other), translate(about)
    other.unpublish()
    about.unpublish()
    assert {card.url, page.url} <= {*hrefs(client.get(article.url))}


def test_the_english_front_page(site_tree: SiteTree, client: Client) -> None:
    story = ArticleFactory(parent=site_tree.news)
    about = ContentPageFactory(parent=site_tree.front)
    link = {"label": "About us", "page": about, "url": "", "text": "", "icon": "people"}
    notice = {"text": "Holiday", "until": None, "page": about, "url": ""}
    front = site_tree.front_en
    front.body = [
        ("lead_story", {"article": story}),
        ("notices", {"title": "Notices", "items": [notice]}),
        ("quick_links", {"title": "", "links": [link]}),
    ]
    front = publish(front)
    assert hrefs(client.get(front.url)).count(about.url) == 2
    english = translate(about, title="About")
    lead = translate(story, title="The story")
    for _ in range(2):
        ArticleFactory(parent=site_tree.news_en, illustrated=True)
    response = client.get(front.url)
    assert hrefs(response).count(english.url) == 2
    assert about.url not in hrefs(response)
    sections = {section["kind"]: section for section in response.context["sections"]}
    assert sections["lead"]["article"].pk == lead.pk


def test_a_page_in_its_own_language_asks_for_no_translation(
    site_tree: SiteTree, article: ArticlePage, client: Client, queries_of: Any
) -> None:
    source = ArticlePage.objects.get(
        translation_key=article.translation_key, locale=site_tree.news.locale
    )
    client.get(source.url)

    def number(page: ArticlePage) -> int:
        return len([sql for sql in queries_of(lambda: client.get(page.url)) if "p.key IN" in sql])

    assert number(source) == number(article) - 1
