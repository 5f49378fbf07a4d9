"""Pages of this site by the thousand, with few words: for tests of size. See `tree.py`."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from campaigns.campaign.partial_dates import PartialDate
from campaigns.models import (
    CampaignIndexPage,
    CampaignMilestone,
    CampaignPage,
    Cluster,
    HonorRollIndexPage,
    HonorRollPage,
    RollCampaign,
    Unit,
)
from news.models import ArticlePage, ArticleSubject, Category, NewsIndexPage
from news.public_index.writer import refresh

from .tree import analyse, bulk_pages

__all__ = ["analyse", "bulk_pages"]


def after_bulk(pages: Iterable[int]) -> None:
    """What saving a page does and making it in bulk passes over, for the pages with these keys.

    Called once for each batch, when all that hangs on its pages is stored. Whatever is derived
    from pages is filled here. Wagtail's search is not: that is `manage.py update_index`, once at
    the end.
    """
    refresh(pages)


def bulk_articles(
    index: NewsIndexPage,
    dates: int | Iterable[datetime],
    categories: Iterable[Category] = (),
    texts_of: Callable[[int], dict[str, Any]] | None = None,
    **fields: Any,
) -> list[int]:
    """Live articles under `index`, one for each date (a number: one every six hours, back from
    now); returns their keys. `fields` are set on all of them, `texts_of(number)` on each.
    """
    if isinstance(dates, int):
        now = timezone.now()
        dates = [now - timedelta(hours=6 * n) for n in range(dates)]
    moments = list(dates)

    def make(number: int, page: dict[str, Any]) -> ArticlePage:
        place = page["slug"].removeprefix("tin-")
        date = moments[number]
        dated = {"first_published_at": date, "last_published_at": date, "published_at": date}
        texts = {"title": f"Tin {place}", "lead": f"Tóm tắt của tin {place}"}
        own = texts_of(number) if texts_of else {}
        return ArticlePage(**page | dated | texts | own | fields)

    articles = bulk_pages(index, len(moments), "tin", make)
    through = ArticlePage.categories.through
    through.objects.bulk_create(
        through(articlepage_id=article.pk, category_id=category.pk)
        for article in articles
        for category in categories
    )
    keys = [article.pk for article in articles]
    after_bulk(keys)
    return keys


def bulk_subjects(articles: Iterable[int], page: Page) -> None:
    """Each of the articles, given by their keys, says that it is about `page`."""
    keys = list(articles)
    ArticleSubject.objects.bulk_create(
        ArticleSubject(article_id=key, page=page, sort_order=0) for key in keys
    )
    after_bulk(keys)


def bulk_campaigns(
    parent: CampaignIndexPage | CampaignPage,
    count: int,
    units: Iterable[Unit] = (),
    fields_of: Callable[[int], dict[str, Any]] | None = None,
    **fields: Any,
) -> list[CampaignPage]:
    """Live campaigns under `parent` that run today; `units` take part in all of them.

    `fields` are set on all of them, `fields_of(number)` on each.
    """
    today = timezone.localdate()
    period = {
        "starts": PartialDate.of(today - timedelta(days=10)),
        "ends": PartialDate.of(today + timedelta(days=20)),
    }

    def make(number: int, page: dict[str, Any]) -> CampaignPage:
        texts = {"title": f"Đợt {number}", "lead": f"Tóm tắt {number}"}
        own = fields_of(number) if fields_of else {}
        return CampaignPage(**page | texts | period | own | fields)

    campaigns = bulk_pages(parent, count, "dot", make)
    through = CampaignPage.units.through
    through.objects.bulk_create(
        through(campaignpage_id=campaign.pk, unit_id=unit.pk)
        for campaign in campaigns
        for unit in units
    )
    after_bulk(campaign.pk for campaign in campaigns)
    return campaigns


def bulk_milestones(campaign: CampaignPage, count: int) -> None:
    """Milestones of `campaign`, one a day from its first day on."""
    first = campaign.starts.first_day
    CampaignMilestone.objects.bulk_create(
        CampaignMilestone(
            campaign=campaign,
            date=first + timedelta(days=number),
            title=f"Mốc {number}",
            sort_order=number,
        )
        for number in range(count)
    )


def bulk_units(count: int, clusters: Iterable[Cluster] = ()) -> list[Unit]:
    """Units, spread over `clusters`."""
    start = Unit.objects.count()
    of: list[Cluster | None] = [*clusters] or [None]
    return Unit.objects.bulk_create(
        Unit(name=f"Đơn vị {number}", slug=f"don-vi-so-{number}", cluster=of[number % len(of)])
        for number in range(start, start + count)
    )


def bulk_rolls(
    index: HonorRollIndexPage,
    count: int,
    campaigns: Iterable[CampaignPage] = (),
    fields_of: Callable[[int], dict[str, Any]] | None = None,
    **fields: Any,
) -> list[HonorRollPage]:
    """Live honor rolls under `index`, each naming all of `campaigns`.

    `fields` are set on all of them, `fields_of(number)` on each.
    """

    def make(number: int, page: dict[str, Any]) -> HonorRollPage:
        own = fields_of(number) if fields_of else {}
        return HonorRollPage(**page | {"title": f"Bảng {number}"} | own | fields)

    rolls = bulk_pages(index, count, "bang", make)
    RollCampaign.objects.bulk_create(
        RollCampaign(roll=roll, campaign=campaign, sort_order=place)
        for roll in rolls
        for place, campaign in enumerate(campaigns)
    )
    after_bulk(roll.pk for roll in rolls)
    return rolls
