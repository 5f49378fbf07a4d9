"""Thousands of pages in a second: live, without revisions, search index or signals."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection
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

Made = TypeVar("Made", bound=Page)


def analyse() -> None:
    """Lets the database count its rows, as it does by itself where rows are committed."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def after_bulk(pages: Iterable[int]) -> None:
    """What saving a page does and making it in bulk passes over, for the pages with these keys.

    Called once for each batch, when all that hangs on its pages is stored. Whatever is derived
    from pages is filled here. Search is not: that is `manage.py update_index`, once at the end.
    """


def bulk_pages(
    parent: Page, count: int, word: str, make: Callable[[int, dict[str, Any]], Made]
) -> list[Made]:
    """`count` live pages under `parent`, whose slugs are `word` and a number. `make` gets the
    number, from 0, and what Wagtail wants to know of every page.
    """
    parent.refresh_from_db()
    last = parent.get_last_child()
    first = Page._str2int(last.path[len(parent.path) :]) + 1 if last else 1
    now = timezone.now()
    pages = [
        make(
            number,
            {
                "slug": f"{word}-{place}",
                "url_path": f"{parent.url_path}{word}-{place}/",
                "path": Page._get_path(parent.path, parent.depth + 1, place),
                "depth": parent.depth + 1,
                "locale_id": parent.locale_id,
                "first_published_at": now,
                "last_published_at": now,
            },
        )
        for number, place in enumerate(range(first, first + count))
    ]
    if not pages:
        return []
    model = type(pages[0])
    kind = ContentType.objects.get_for_model(model)
    for page in pages:
        page.content_type, page.draft_title = kind, page.title
    rows = Page.objects.bulk_create(
        Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.fields})
        for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
    own = model._meta.local_concrete_fields
    model._base_manager._insert(pages, fields=own, using=connection.alias)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    parent.refresh_from_db()
    return pages


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
