"""Articles and campaigns by the thousand in a few bulk inserts; search is left alone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from campaigns.bulk.pages import bulk_campaigns
from campaigns.models import CampaignIndexPage, CampaignPage
from news.bulk import bulk_articles, bulk_subjects
from news.models import ArticlePage, NewsIndexPage

PER_DAY = 4
BATCH = 1000
#: Of that many articles one is about the running campaign; of that many there is one campaign.
ABOUT_EVERY, ARTICLES_PER_CAMPAIGN = 4, 20


def grow(size: int) -> dict[str, str]:
    """Bring the Vietnamese index to `size` articles, with campaigns in proportion; returns the
    pages to measure.
    """
    index = NewsIndexPage.objects.live().filter(locale__language_code="vi").first()
    campaigns = CampaignIndexPage.objects.live().filter(locale__language_code="vi").first()
    drive = CampaignPage.objects.with_phase().filter(
        phase="running", kind="drive", locale=index.locale
    )[0]
    here = ArticlePage.objects.child_of(index)
    for start in range(0, size - here.count(), BATCH):
        add(index, min(BATCH, size - here.count()), drive, start)
    missing = size // ARTICLES_PER_CAMPAIGN - CampaignPage.objects.child_of(campaigns).count()
    bulk_campaigns(campaigns, max(missing, 0), drive.units.all())
    middle = here.live().order_by("published_at")[size // 2]
    day = timezone.localtime(middle.published_at)
    return {
        "article": middle.url,
        "index": index.url,
        "day": f"{index.url}{day:%Y/%m/%d}/",
        "front": "/",
        "campaign": drive.url,
        "campaigns": campaigns.url,
    }


@transaction.atomic
def add(index: NewsIndexPage, number: int, drive: CampaignPage, start: int) -> None:
    """Put `number` live articles below `index`, a quarter of a day apart."""
    pattern = ArticlePage.objects.child_of(index).live().first()
    first = timezone.now() - timedelta(hours=24 / PER_DAY * start)
    dates = [first - timedelta(hours=24 / PER_DAY * place) for place in range(number)]
    made = bulk_articles(index, dates, lead=pattern.lead, body=pattern.body)
    bulk_subjects(made[::ABOUT_EVERY], drive)
