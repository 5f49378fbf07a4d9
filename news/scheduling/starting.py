"""What is done once when the site begins to work, by `run_scheduled` and whatever serves the site:
tidying that must not wait for a job to be due, since a process may have been killed before."""

import logging
from collections.abc import Callable

logger = logging.getLogger("news.scheduling")

_works: list[Callable[[], object]] = []


def at_start(work: Callable[[], object]) -> None:
    """For `AppConfig.ready`; `work` may be done by several processes at the same time."""
    if work not in _works:
        _works.append(work)


def begin() -> None:
    """Does all of it; what fails is logged and keeps nobody from starting."""
    for work in _works:
        try:
            work()
        except Exception:
            logger.exception("%s failed at the start.", getattr(work, "__name__", work))
