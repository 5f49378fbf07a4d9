"""“Các tin khác”: which other news an article shows, and in which order."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.factories import ContentPageFactory
from news.factories import ArticleFactory, CategoryFactory, moment, publish, translate
from news.models import ArticlePage, NewsIndexPage, RelatedArticle
from news.related import RELATED_COUNT, other_news
from tests.fixtures import SiteTree
from tests.reading import hrefs

DAY = moment(2021, 8, 4)
NOT_FOR_LISTS: list[dict[str, Any]] = [
    {"draft": True},
    {"hidden": True},
    {"kept_out": True},
    {"over": True},
    {"go_live_at": timezone.now() + timedelta(days=1)},
]


def at(days: int) -> dict[str, Any]:
    return {"published_at": DAY + timedelta(days=days)}


def related_titles(article: ArticlePage) -> list[str]:
    return [other.title for other in other_news(article).related]


def test_picked_articles_come_first_in_the_editors_order(news: NewsIndexPage) -> None:
    ArticleFactory(parent=news, title="gần", **at(0))
    one, two = (ArticleFactory(parent=news, title=title, **at(-900)) for title in ("một", "hai"))
    for picks, expected in (([one, two], ["một", "hai"]), ([two, one], ["hai", "một"])):
        article = ArticleFactory(parent=news, picks=picks, **at(0))
        assert related_titles(article)[:2] == expected


def test_then_subject_then_tag_then_category_then_any(site_tree: SiteTree) -> None:
    news, category = site_tree.news, CategoryFactory()
    subject = ContentPageFactory(parent=site_tree.front)
    ArticleFactory(parent=news, title="gần", **at(0))
    ArticleFactory(parent=news, title="chung chuyên mục", categories=[category], **at(-100))
    ArticleFactory(parent=news, title="chung thẻ", tags=["khen thưởng"], **at(-200))
    ArticleFactory(parent=news, title="chung chủ thể", subjects=[subject], **at(-300))
    picked = ArticleFactory(parent=news, title="được chọn", **at(-400))
    article = ArticleFactory(
        parent=news,
        picks=[picked],
        subjects=[subject],
        tags=["khen thưởng"],
        categories=[category],
        **at(0),
    )
    assert related_titles(article) == [
        "được chọn",
        "chung chủ thể",
        "chung thẻ",
        "chung chuyên mục",
        "gần",
    ]


def test_nearer_articles_come_first_before_or_after(news: NewsIndexPage) -> None:
    for days in (-9, -2, 1, 5):
        ArticleFactory(parent=news, title=str(days), **at(days))
    article = ArticleFactory(parent=news, **at(0))
    assert related_titles(article) == ["1", "-2", "5", "-9"]


def test_equally_near_articles_keep_one_order_newer_first(news: NewsIndexPage) -> None:
    same = [ArticleFactory(parent=news, title=f"cùng lúc {n}", **at(1)) for n in range(3)]
    ArticleFactory(parent=news, title="hôm trước", **at(-1))
    article = ArticleFactory(parent=news, **at(0))
    expected = [*(other.title for other in reversed(same)), "hôm trước"]
    assert [related_titles(article) for _ in range(3)] == [expected] * 3


def test_an_article_is_never_among_its_own_other_news(news: NewsIndexPage) -> None:
    other = ArticleFactory(parent=news)
    article = ArticleFactory(parent=news, tags=["một"])
    article.related_picks = [RelatedArticle(article=article), RelatedArticle(article=other)]
    assert related_titles(publish(article)) == [other.title]


def test_an_alias_of_the_article_is_not_other_news(news: NewsIndexPage) -> None:
    article = ArticleFactory(parent=news)
    alias = article.create_alias(parent=news, update_slug="ban-sao")
    assert other_news(article).related == []
    assert other_news(ArticlePage.objects.get(pk=alias.pk)).related == []


@pytest.mark.parametrize("traits", NOT_FOR_LISTS, ids=lambda traits: next(iter(traits)))
def test_what_is_not_for_lists_is_never_other_news(
    news: NewsIndexPage, traits: dict[str, Any]
) -> None:
    shared = {"tags": ["một"], **at(0)}
    ArticleFactory(parent=news, title="công khai", **shared)
    withheld = ArticleFactory(parent=news, **traits, **shared)
    article = ArticleFactory(parent=news, picks=[withheld], **shared)
    others = other_news(article)
    assert [other.title for other in others.related] == ["công khai"]
    assert withheld not in (others.previous, others.next)


def test_articles_under_a_private_index_are_never_other_news(site_tree: SiteTree) -> None:
    article = ArticleFactory(parent=site_tree.news)
    ArticleFactory(parent=site_tree.news)
    PageViewRestriction.objects.create(
        page=site_tree.news, restriction_type=PageViewRestriction.LOGIN
    )
    assert other_news(article).related == []


def test_other_languages_are_never_other_news(site_tree: SiteTree) -> None:
    article = ArticleFactory(parent=site_tree.news, tags=["một"])
    ArticleFactory(parent=site_tree.news_en, tags=["một"])
    assert other_news(article).related == []


def test_an_article_that_fits_every_step_stands_there_once(site_tree: SiteTree) -> None:
    subject, category = ContentPageFactory(parent=site_tree.front), CategoryFactory()
    shared = {"subjects": [subject], "categories": [category], "tags": ["một", "hai"], **at(0)}
    other = ArticleFactory(parent=site_tree.news, title="khác", **shared)
    article = ArticleFactory(parent=site_tree.news, picks=[other, other], **shared)
    assert related_titles(article) == ["khác"]


@pytest.mark.parametrize("days", [-4_000, 1_500])
def test_it_is_not_empty_while_any_other_news_exists(news: NewsIndexPage, days: int) -> None:
    ArticleFactory(parent=news, title="duy nhất", **at(days))
    article = ArticleFactory(parent=news, tags=["một"], categories=[CategoryFactory()], **at(0))
    assert related_titles(article) == ["duy nhất"]


def test_withheld_picks_do_not_shorten_the_list(news: NewsIndexPage) -> None:
    ArticleFactory.create_batch(RELATED_COUNT + 1, parent=news, **at(0))
    drafts = ArticleFactory.create_batch(3, parent=news, draft=True)
    article = ArticleFactory(parent=news, picks=drafts, **at(0))
    assert len(other_news(article).related) == RELATED_COUNT


def test_a_pick_stands_for_its_translation_in_the_english_page(site_tree: SiteTree) -> None:
    picked = ArticleFactory(parent=site_tree.news, **at(-500))
    ArticleFactory(parent=site_tree.news_en, title="near", **at(0))
    article = ArticleFactory(parent=site_tree.news, picks=[picked], **at(0))
    english_pick = translate(picked, title="Picked in English")
    english = translate(article, title="In English")
    assert related_titles(english) == ["Picked in English", "near"]
    assert other_news(english).related[0].pk == english_pick.pk


def test_a_subject_is_shared_across_its_languages(site_tree: SiteTree) -> None:
    subject = ContentPageFactory(parent=site_tree.front)
    ArticleFactory(parent=site_tree.news_en, title="near", **at(0))
    ArticleFactory(parent=site_tree.news_en, title="shared", subjects=[subject], **at(-500))
    article = ArticleFactory(parent=site_tree.news_en, subjects=[translate(subject)], **at(0))
    assert related_titles(article) == ["shared", "near"]


def test_a_preview_shows_the_drafts_picks(news: NewsIndexPage) -> None:
    old, new = (ArticleFactory(parent=news, title=title, **at(-500)) for title in ("cũ", "mới"))
    article = ArticleFactory(parent=news, picks=[old], **at(0))
    article.related_picks = [RelatedArticle(article=new)]
    article.save_revision()
    draft = article.get_latest_revision_as_object()
    assert related_titles(draft)[0] == "mới"
    response = draft.make_preview_request()
    assert hrefs(response).index(new.url) < hrefs(response).index(old.url)
    assert related_titles(ArticlePage.objects.get(pk=article.pk))[0] == "cũ"


def test_an_article_that_was_never_saved_has_other_news(news: NewsIndexPage) -> None:
    ArticleFactory(parent=news, title="có sẵn")
    unsaved = ArticlePage(title="Mới", locale=news.locale)
    assert related_titles(unsaved) == ["có sẵn"]


def test_previous_and_next_are_the_neighbours_by_date(news: NewsIndexPage) -> None:
    before, article, after = (ArticleFactory(parent=news, **at(days)) for days in (-1, 0, 1))
    for days in (-9, 9):
        ArticleFactory(parent=news, **at(days))
    others = other_news(article)
    assert (others.previous.pk, others.next.pk) == (before.pk, after.pk)


def test_articles_of_the_same_minute_are_each_others_neighbours(news: NewsIndexPage) -> None:
    one, two, three = ArticleFactory.create_batch(3, parent=news, **at(0))
    others = other_news(two)
    assert (others.previous.pk, others.next.pk) == (one.pk, three.pk)


def test_readers_see_other_news_on_the_page(news: NewsIndexPage, client: Client) -> None:
    other, article = ArticleFactory.create_batch(2, parent=news)
    assert other.url in hrefs(client.get(article.url))
