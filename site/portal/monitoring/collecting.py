"""What Prometheus is told when it asks: what processes counted, and what stands in the database."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connections
from django.db.models import Count
from django.utils import timezone
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from . import probes

logger = logging.getLogger(__name__)


def registry() -> CollectorRegistry:
    """Counters of all processes, those of kept pages, and the state of the queue."""
    made = CollectorRegistry()
    MultiProcessCollector(made)
    made.register(SiteCollector())
    return made


class SiteCollector:
    """Asked at each scrape. What cannot be known just now is left out."""

    def describe(self) -> Iterable[Any]:
        return []

    def collect(self) -> Iterator[Any]:
        for part in (_probes, _kept_pages, _restarts, _queue, _publishing, _backups):
            yield from _known(part)


def _known(part: Callable[[], Iterable[Any]]) -> list[Any]:
    try:
        return list(part())
    except Exception as error:  # a database that is away is a figure of its own
        logger.debug("Not known just now: %s", error)
        return []
    finally:
        connections.close_all()


def _probes() -> Iterator[Any]:
    """What `/readyz` asks, each by its name: a rule can be about any of them."""
    answers = GaugeMetricFamily(
        "site_probe_ok", "1 where the probe of /readyz answers well", labels=["probe"]
    )
    for result in probes.ask_all({**probes.NEEDED, **probes.wished()}):
        answers.add_metric([result.name], int(result.ok))
    yield answers


def _kept_pages() -> Iterator[Any]:
    from portal.editions.conf import config
    from portal.editions.number import moment_of, number, shared_file

    if not config().enabled:
        return
    counts = list(shared_file().processes())
    answers = CounterMetricFamily(
        "site_kept_pages", "Requests by how they met the kept pages", labels=["outcome"]
    )
    for outcome in ("hits", "misses", "passed"):
        answers.add_metric([outcome], sum(getattr(count, outcome) for count in counts))
    yield answers
    size = sum(count.size for count in counts)
    yield GaugeMetricFamily("site_kept_pages_bytes", "Memory of kept pages", value=size)
    if (current := number().current()) is not None:
        yield GaugeMetricFamily(
            "site_edition_begun_seconds", "When this edition began", value=moment_of(current)
        )


def _restarts() -> Iterator[Any]:
    restarts = CounterMetricFamily("site_restarts", "Processes started again", labels=["process"])
    running = GaugeMetricFamily("site_process_ok", "1 for one that runs", labels=["process"])
    for name, state in probes.process_states().items():
        restarts.add_metric([name], state["restarts"])
        running.add_metric([name], int(state["ok"]))
    yield restarts
    yield running


def _queue() -> Iterator[Any]:
    from django_tasks_db.models import DBTaskResult

    from news.scheduling.jobs import tasks_wait_in_the_database

    if not tasks_wait_in_the_database():
        return
    tasks = GaugeMetricFamily("site_tasks", "Tasks in the database", labels=["status"])
    # What had nothing left to do is no failure (signals.py): its row was deleted meanwhile.
    counted = DBTaskResult.objects.exclude(
        status="FAILED", exception_class_path__endswith=".DoesNotExist"
    )
    numbers = counted.order_by().values_list("status").annotate(Count("pk"))
    for status, number in numbers:
        tasks.add_metric([status.lower()], number)
    yield tasks
    age = probes.oldest_task_age().total_seconds()
    yield GaugeMetricFamily("site_oldest_task_seconds", "Age of the longest waiting", value=age)


def _publishing() -> Iterator[Any]:
    from news.models import ScheduleFailure
    from news.scheduling.jobs import PASS

    age = probes.pass_age(PASS.name)
    if age is not None:
        seconds = age / timedelta(seconds=1)
        yield GaugeMetricFamily("site_last_pass_seconds", "Since run_scheduled ran", value=seconds)
    yield GaugeMetricFamily(
        "site_publications_failed",
        "Scheduled publications that wait because they failed",
        value=ScheduleFailure.objects.count(),
    )


def _backups() -> Iterator[Any]:
    """Left out where none was ever made."""
    from portal.backup.nightly import last_made

    made = last_made()
    if made is not None:
        seconds = (timezone.now() - made) / timedelta(seconds=1)
        yield GaugeMetricFamily(
            "site_last_backup_seconds", "Since the last backup was finished", value=seconds
        )
