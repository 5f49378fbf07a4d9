"""Sends requests by chance to a site of its own, public and admin, and reports every 5xx.

    python tools/fuzz.py [--requests 10000] [--seed 1] [--only NUMBER]
    python tests/servers.py -- python tools/fuzz.py

The site is on a fresh SQLite database, or on the server that DATABASE_URL names. A failure is
printed with its seed and number; `--only` repeats that request alone. Failures of the same place
are counted, not printed again. Ends with 1 if anything failed.
"""

import argparse
import logging
import os
import sys
import warnings
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHOWN_EVERY = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one request")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]

    import django
    from django.conf import settings

    django.setup()
    # How long a search takes on a busy machine is no fault of the site's.
    settings.NEWS_SEARCH_SECONDS = 60
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    from tests.database import prepare

    database = prepare()
    try:
        return run(options)
    finally:
        database.drop()


def run(options: argparse.Namespace) -> int:
    from tests.portal.fuzz.content import make_content
    from tests.portal.fuzz.running import answers

    one = options.only
    numbers = range(options.requests) if one is None else range(one, one + 1)
    places: Counter[str] = Counter()
    world = make_content()
    statuses: Counter[int] = Counter()
    for done, answer in enumerate(answers(world, options.seed, numbers), 1):
        statuses[answer.status] += 1
        if answer.status >= 500:
            place = answer.error[-400:] or answer.request.path
            places[place] += 1
            if places[place] == 1:
                print(f"\n{answer}", flush=True)
        if done % SHOWN_EVERY == 0:
            print(f"{done} requests, {places.total()} failures", flush=True)
    print("Answers:", *(f"{status}: {count}," for status, count in sorted(statuses.items())))
    print(f"{len(numbers)} requests with seed {options.seed}: {places.total()} failures, "
          f"in {len(places)} places")  # fmt: skip
    return int(bool(places))


if __name__ == "__main__":
    sys.exit(main())
