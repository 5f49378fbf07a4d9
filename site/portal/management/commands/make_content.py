"""`manage.py make_content`: fills a site with made-up content, for load tests."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from bench.content.articles import BulkArticles
from bench.content.awards import BulkAwards, office_units
from bench.content.campaigns import campaign_texts
from bench.content.pages import analyse, bulk_campaigns
from bench.content.words import Words
from campaigns.models import Award, AwardType, CampaignIndexPage, CampaignPage, HonorRollIndexPage
from news.models import ArticlePage, NewsIndexPage

AT_ONCE = 1_000
MOST = 1_000_000
#: Made-up campaigns begin that far apart, the last one today.
BETWEEN_CAMPAIGNS = timedelta(hours=3)
UNITS_OF_CAMPAIGN = 3
#: Articles and honor rolls are about that many of the newest campaigns.
NAMED_CAMPAIGNS = 200

Index = TypeVar("Index", bound=Page)


def count(text: str) -> int:
    try:
        number = int(text)
    except ValueError as error:
        raise ArgumentTypeError("a number is wanted") from error
    if not 0 <= number <= MOST:
        raise ArgumentTypeError(f"from 0 to {MOST} at a time")
    return number


class Command(BaseCommand):
    help = (
        "Add made-up articles, campaigns and public award lists for load tests, in bulk: live, "
        "without revisions. Never on a site that people read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in ("articles", "campaigns", "awards"):
            parser.add_argument(f"--{name}", type=count, default=0, help=f"how many {name} to add")

    def handle(self, *, articles: int, campaigns: int, awards: int, **options: Any) -> None:
        """Each call adds that many; the award lists' rolls come with them."""
        self.verbosity = options["verbosity"]
        if not articles + campaigns + awards:
            raise CommandError("Say how many: --articles N --campaigns N --awards N")
        if campaigns:
            self._campaigns(self._index(CampaignIndexPage), campaigns)
        if articles:
            self._articles(self._index(NewsIndexPage), articles)
        if awards:
            self._awards(self._index(HonorRollIndexPage), awards)
        analyse()
        self._tell("For the site's search to find the new pages: manage.py update_index")

    def _index(self, model: type[Index]) -> Index:
        """The index page of the site's default language."""
        language = settings.LANGUAGE_CODE.split("-")[0]
        found = model.objects.live().filter(locale__language_code=language).first()
        if found is None:
            name = model._meta.verbose_name
            raise CommandError(f"There is no {name} yet. Run `manage.py setup_site` first.")
        return found

    def _articles(self, index: NewsIndexPage, number: int) -> None:
        maker = BulkArticles(index, self._named_campaigns(index), seed=ArticlePage.objects.count())
        started = time.monotonic()
        maker.make(number, progress=lambda made: self._progress("articles", made, number, started))

    def _named_campaigns(self, index: Page) -> list[CampaignPage]:
        campaigns = CampaignPage.objects.live().filter(locale=index.locale).order_by("-pk")
        return list(campaigns[:NAMED_CAMPAIGNS])

    def _campaigns(self, index: CampaignIndexPage, number: int) -> None:
        words, today = Words(CampaignPage.objects.count()), timezone.localtime()
        units = office_units()
        for start, size in self._batches("campaigns", number):
            places = range(number - 1 - start, number - 1 - start - size, -1)
            days = [(today - BETWEEN_CAMPAIGNS * place).date() for place in places]
            bulk_campaigns(
                index,
                size,
                words.random.sample(units, UNITS_OF_CAMPAIGN),
                fields_of=lambda n, of=days: campaign_texts(words, of[n]),
            )

    def _awards(self, index: HonorRollIndexPage, number: int) -> None:
        award_types = list(AwardType.objects.filter(merged_into=None))
        if not award_types:
            raise CommandError("The award catalogue is empty. Run `manage.py setup_site` first.")
        maker = BulkAwards(
            index,
            award_types,
            office_units(),
            self._named_campaigns(index),
            seed=Award.objects.count(),
        )
        started = time.monotonic()
        maker.make(number, lambda made: self._progress("awards", made, number, started))

    def _batches(self, name: str, number: int) -> Iterator[tuple[int, int]]:
        """Where each batch begins and how long it is; each is a transaction of its own."""
        started = time.monotonic()
        for start in range(0, number, AT_ONCE):
            size = min(AT_ONCE, number - start)
            with transaction.atomic():
                yield start, size
            self._progress(name, start + size, number, started)

    def _progress(self, name: str, made: int, of: int, started: float) -> None:
        """One line that counts up; where it cannot be written over, only the last."""
        text = f"{name}: {made:,} of {of:,}, {time.monotonic() - started:.0f} s"
        if made >= of:
            self._tell(f"\r{text}" if self.stdout.isatty() else text)
        elif self.verbosity and self.stdout.isatty():
            self.stdout.write(f"\r{text}", ending="")
            self.stdout.flush()

    def _tell(self, text: str) -> None:
        if self.verbosity:
            self.stdout.write(text)
