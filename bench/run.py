"""How long the server works on the main pages, with few and with many articles.

    python bench/run.py [--sizes 1000 20000] [--rounds 30]

Articles are made in bulk in a scratch SQLite database. Times are the process's own, in
milliseconds, through Django's test client: middleware, routing, queries and templates, but no
network. The median of the rounds after a warm-up; Django's cache is emptied before each request
where the column says "cold".
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
import scratch_site

BATCH = 1000
BETWEEN_ARTICLES = timedelta(hours=6)
#: Of that many articles one is about the running campaign; of that many there is one campaign.
ABOUT_EVERY, ARTICLES_PER_CAMPAIGN = 4, 20


def measure(work: Callable[[], object], before: Callable[[], object], rounds: int) -> float:
    for _ in range(3):
        work()
    times = []
    for _ in range(rounds):
        before()
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def grow(size: int) -> dict[str, str]:
    """Brings the Vietnamese news index to `size` articles, with campaigns in proportion; returns
    the pages to measure.
    """
    from django.utils import timezone

    from bench.content.pages import bulk_articles, bulk_campaigns, bulk_subjects
    from campaigns.models import CampaignIndexPage, CampaignPage
    from news.models import ArticlePage, NewsIndexPage

    index = NewsIndexPage.objects.live().filter(locale__language_code="vi").first()
    campaigns = CampaignIndexPage.objects.live().filter(locale__language_code="vi").first()
    drive = CampaignPage.objects.with_phase().filter(
        phase="running", kind="drive", locale=index.locale
    )[0]
    here = ArticlePage.objects.child_of(index)
    pattern, now = here.live().first(), timezone.now()
    for start in range(0, size - here.count(), BATCH):
        count = min(BATCH, size - here.count())
        dates = [now - BETWEEN_ARTICLES * place for place in range(start, start + count)]
        made = bulk_articles(index, dates, lead=pattern.lead, body=pattern.body)
        bulk_subjects(made[::ABOUT_EVERY], drive)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 20000])
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()
    scratch_site.start()

    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    print(f"{'articles':>9}  {'page':<10} {'warm ms':>8} {'cold ms':>8} {'queries':>8}")
    for size in sorted(arguments.sizes):
        for name, path in grow(size).items():

            def get(path: str = path) -> None:
                response = client.get(path)
                assert response.status_code == 200, (path, response.status_code)

            warm = measure(get, lambda: None, arguments.rounds)
            cold = measure(get, cache.clear, arguments.rounds)
            cache.clear()
            with CaptureQueriesContext(
                connection,
            ) as queries:
                get()
            print(f"{size:>9}  {name:<10} {warm:>8.1f} {cold:>8.1f} {len(queries):>8}", flush=True)


if __name__ == "__main__":
    main()
