"""A role model's story: the article shows whom it is about, and with which award."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from campaigns.factories import HonorRollFactory, award_row, public_list
from campaigns.honors.lists import marks
from campaigns.models import Award, AwardStory, HonorRollPage
from news.factories import ArticleFactory, translate
from news.models import ArticlePage
from tests.fixtures import SiteTree
from tests.reading import main_part

pytestmark = pytest.mark.any_database


@pytest.fixture
def roll(site_tree: SiteTree) -> HonorRollPage:
    return HonorRollFactory(parent=site_tree.rolls, title="Bảng vàng năm 2021")


@pytest.fixture
def award(roll: HonorRollPage) -> Award:
    return public_list(roll, award_row("Nguyễn Văn An", honorific="Ông"))[0]


def story_of(award: Award, article: ArticlePage) -> AwardStory:
    return AwardStory.objects.create(roll=award.list.roll, award_key=award.key, article=article)


def boxes(client: Client, article: ArticlePage) -> list[Any]:
    return main_part(client.get(article.url)).select(".vd-callout.is-honor")


def test_the_story_shows_the_award_and_leads_to_it_and_to_its_roll(
    site_tree: SiteTree, roll: HonorRollPage, award: Award, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    assert boxes(client, article) == []
    story_of(award, article)
    (box,) = boxes(client, article)
    text = box.get_text(" ")
    assert "Ông Nguyễn Văn An" in text
    assert award.award_text in text
    assert roll.decision.number in text
    links = [link["href"] for link in box.find_all("a")]
    assert links == [site_tree.rolls.url_of("award", key=award.key), roll.url]


def test_the_story_in_english_shows_it_too(
    site_tree: SiteTree, roll: HonorRollPage, award: Award, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    english = translate(article, title="A story")
    story_of(award, article)
    (box,) = boxes(client, english)
    assert box.find("a")["href"].endswith(f"{award.key}/")
    assert box.find(lang="vi").get_text(strip=True) == "Ông Nguyễn Văn An"


def test_an_alias_shows_what_its_source_shows(
    site_tree: SiteTree, award: Award, client: Client
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    story_of(award, article)
    alias = article.create_alias(update_slug="ban-khac")
    assert len(boxes(client, alias)) == 1


def test_who_is_withheld_is_not_shown_under_the_story(
    site_tree: SiteTree,
    roll: HonorRollPage,
    award: Award,
    client: Client,
    administrator: AbstractUser,
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    story_of(award, article)
    marks.withhold(roll, award.key, administrator, "…")
    assert boxes(client, article) == []


def test_one_article_may_tell_of_several_recipients(
    site_tree: SiteTree, roll: HonorRollPage, client: Client
) -> None:
    first, second = public_list(roll, "Nguyễn Văn An", "Trần Thị Bình")
    article = ArticleFactory(parent=site_tree.news)
    story_of(second, article)
    story_of(first, article)
    names = [
        box.find(class_="vd-callout-title").get_text(strip=True) for box in boxes(client, article)
    ]
    assert names == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_an_article_that_is_no_story_asks_nothing_more(
    site_tree: SiteTree,
    award: Award,
    client: Client,
    queries_of: Callable[[Callable[[], object]], list[str]],
) -> None:
    plain, story = ArticleFactory.create_batch(2, parent=site_tree.news)
    story_of(award, story)
    client.get(plain.url)
    queries = queries_of(lambda: client.get(plain.url))
    assert [sql for sql in queries if 'FROM "campaigns_award"' in sql] == []
    assert len(queries_of(lambda: client.get(story.url))) <= len(queries) + 2


def test_a_draft_preview_shows_the_award(
    site_tree: SiteTree, award: Award, administrator: AbstractUser
) -> None:
    article = ArticleFactory(parent=site_tree.news, draft=True)
    story_of(award, article)
    response = article.make_preview_request()
    assert "Nguyễn Văn An" in response.content.decode()


def test_the_form_of_the_article_says_whose_story_it_is(
    site_tree: SiteTree,
    roll: HonorRollPage,
    award: Award,
    desk: Client,
    administrator: AbstractUser,
) -> None:
    article = ArticleFactory(parent=site_tree.news)
    form = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "Nguyễn Văn An" not in desk.get(form).content.decode()
    story_of(award, article)
    assert "Ông Nguyễn Văn An" in desk.get(form).content.decode()
    marks.withhold(roll, award.key, administrator, "…")
    assert "Nguyễn Văn An" not in desk.get(form).content.decode()
