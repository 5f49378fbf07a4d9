"""What the 120 queries of `queries.py` cost on the site that the settings name.

    python -m bench.search [--rounds 3] [--all]

Milliseconds of CPU of a whole request in this process, through Django's test client: the median of
some rounds for each query, then p50, p95 and the slowest of all. `--all` prints each query. The
site's database is only read.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TARGETS = {"p50": 50, "p95": 150, "max": 500}


def addresses() -> dict[str, str]:
    """Name → address of each search, in the site's first language."""
    from campaigns.models import HonorRollIndexPage
    from home.models import SearchPage

    search = SearchPage.objects.live().order_by("pk").first()
    index = HonorRollIndexPage.objects.live().order_by("pk").first()
    return {"site search": search.url, "award search": index.url_of("search")}


def cost(client, address: str, query: str, rounds: int) -> tuple[float, int]:
    """Milliseconds of CPU and the status of the answer."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        response = client.get(address, {"q": query})
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times), response.status_code


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[round(share * (len(values) - 1))]


def measure(rounds: int, tells_all: bool) -> None:
    from django.conf import settings
    from django.test import Client
    from django.utils.translation import override

    from bench.queries import QUERIES
    from campaigns.models import Award
    from news.models import PublicPage

    host = next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    client = Client(headers={"host": host})
    print(f"{PublicPage.objects.count():,} public pages, {Award.objects.count():,} awards")
    with override(settings.LANGUAGE_CODE):
        found = addresses()
    for name, address in found.items():
        client.get(address, {"q": "nam"})
        costs = [(*cost(client, address, query, rounds), query) for query in QUERIES]
        if tells_all:
            for milliseconds, status, query in sorted(costs):
                print(f"  {milliseconds:8.1f} {status} {query[:60]!r}")
        values = [milliseconds for milliseconds, _status, _query in costs]
        figures = {"p50": percentile(values, 0.5), "p95": percentile(values, 0.95)}
        figures["max"] = max(values)
        line = ", ".join(f"{key} {value:.0f} (of {TARGETS[key]})" for key, value in figures.items())
        ended = sum(status == 503 for _cost, status, _query in costs)
        print(f"{name}: {line} ms; {ended} of {len(costs)} ended by the budget")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="print each query")
    arguments = parser.parse_args()
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    os.environ["COSTLY_A_MINUTE"] = "0"
    import django

    django.setup()
    measure(arguments.rounds, arguments.all)


if __name__ == "__main__":
    main()
