"""`manage.py make_content` fills a site for load tests."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from campaigns.models import (
    Award,
    AwardListPublication,
    CampaignPage,
    HonorRollIndexPage,
    HonorRollPage,
)
from news.models import ArticlePage, ArticleSubject
from tests.fixtures import SiteTree
from tests.reading import words


def make(**numbers: int) -> None:
    call_command("make_content", verbosity=0, **numbers)


def test_it_adds_as_many_as_asked_for(site_tree: SiteTree) -> None:
    make(articles=30, campaigns=20, awards=400)
    assert ArticlePage.objects.listed().count() == 30
    assert CampaignPage.objects.readable().with_phase().count() == 20
    assert Award.objects.public().count() == 400
    make(awards=7)
    assert Award.objects.public().count() == 407


def test_made_awards_stand_on_published_rolls_of_the_usual_length(site_tree: SiteTree) -> None:
    make(awards=900)
    rolls = HonorRollPage.objects.readable()
    sizes = [roll.award_list.awards.count() for roll in rolls]
    assert sum(sizes) == 900
    assert all(6 <= size <= 768 for size in sizes)
    assert AwardListPublication.objects.count() == len(sizes)
    assert all(roll.decision and roll.year for roll in rolls)


def test_made_articles_are_whole_ones(site_tree: SiteTree) -> None:
    """Some 600 words in eight blocks, a cover, categories, tags, a byline; years apart."""
    make(articles=60, campaigns=3)
    articles = list(ArticlePage.objects.order_by("published_at"))
    for article in articles:
        assert len(article.body) == 8
        assert 500 <= len(article.plain_text().split()) <= 750
        assert article.cover
        assert article.cover_alt
        assert article.bylines_text
        assert article.categories.count() in (1, 2)
        assert article.tags.count() == 2
    kinds = {block.block_type for article in articles for block in article.body}
    assert kinds == {"paragraph", "heading", "quote", "image", "table"}
    assert len({article.title for article in articles}) > 50
    assert (articles[-1].published_at - articles[0].published_at).days > 365
    assert 0 < ArticleSubject.objects.values("article").distinct().count() < 20


def test_what_it_makes_can_be_read(site_tree: SiteTree, client: Client) -> None:
    make(articles=3, campaigns=2, awards=10)
    award = Award.objects.public().first()
    made = [
        ArticlePage.objects.first(),
        CampaignPage.objects.first(),
        HonorRollPage.objects.first(),
    ]
    addresses = [page.url for page in made] + [site_tree.rolls.url_of("award", key=award.key)]
    assert [client.get(at).status_code for at in addresses] == [200] * 4
    assert award.name in words(client.get(made[2].url))


def test_without_a_site_it_says_what_to_do_first(site_tree: SiteTree) -> None:
    HonorRollIndexPage.objects.update(live=False)
    with pytest.raises(CommandError, match="setup_site"):
        make(awards=10)


@pytest.mark.parametrize("numbers", [{}, {"articles": -1}, {"awards": 10_000_000}])
def test_a_number_that_makes_no_sense_is_refused(numbers: dict[str, int]) -> None:
    arguments = [f"--{name}={number}" for name, number in numbers.items()]
    with pytest.raises(CommandError):
        call_command("make_content", *arguments, verbosity=0)
