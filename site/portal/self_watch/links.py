"""Links of pages that lead nowhere: those to the site itself, and some of those to others."""

import random
import time
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from .models import BrokenLink, digest_of
from .page import host_of
from .reading import Answer, Reader

if TYPE_CHECKING:
    from .walk import Survey

#: Answers that do not say that a page is gone: the other site keeps robots out, or rests.
FINE = {401, 403, 405, 406, 429, 451, 503, 999}
#: A link to another site is shown when it was broken on so many nights.
NIGHTS = 3


def note_broken(
    survey: "Survey", reader: Reader, most_elsewhere: int, deadline: float, *, is_whole: bool
) -> None:
    """Tries each link once; of links to other sites `most_elsewhere`, others tomorrow."""
    pages = _with_a_form(set(survey.targets))
    by_target: dict[str, set[int]] = {}
    for key in pages:
        for target in survey.targets[key]:
            if _is_tried(target, survey):
                by_target.setdefault(target, set()).add(key)
    tried: dict[str, bool] = {}
    for target in _chosen(list(by_target), survey, most_elsewhere):
        if time.monotonic() > deadline:
            break
        address = survey.here(target)
        answer = survey.answers.get(address) or reader.exists(address)
        tried[target] = is_broken(answer)
        if tried[target]:
            for key in by_target[target]:
                _note(key, target, answer, survey.known.is_ours(host_of(target)))
    fine = [target for target, is_bad in tried.items() if not is_bad]
    BrokenLink.objects.filter(target__in=fine).delete()
    if is_whole:
        gone = BrokenLink.objects.exclude(target__in=list(by_target))
        gone.filter(page__in=pages).delete()


def is_broken(answer: Answer) -> bool:
    return answer.status == 0 or (answer.status >= 400 and answer.status not in FINE)


def shown() -> Q:
    """Which broken links an editor is told of."""
    return Q(is_ours=True) | Q(nights__gte=NIGHTS)


def _is_tried(target: str, survey: "Survey") -> bool:
    """Not filters of lists, which the site makes itself, nor links that share a page."""
    if not target.startswith(("http:", "https:")):
        return False
    host = host_of(target)
    if survey.known.is_ours(host):
        return "?" not in target
    return host not in survey.known.share_hosts


def _with_a_form(keys: set[int]) -> list[int]:
    """Pages that an editor can mend: those that are there still."""
    return list(Page.objects.filter(pk__in=keys).values_list("pk", flat=True))


def _chosen(targets: list[str], survey: "Survey", most_elsewhere: int) -> list[str]:
    ours = [target for target in targets if survey.known.is_ours(host_of(target))]
    others = [target for target in targets if not survey.known.is_ours(host_of(target))]
    known_as_broken = set(BrokenLink.objects.values_list("target", flat=True))
    in_todays_order(others)
    others.sort(key=lambda target: target not in known_as_broken)
    return ours + others[:most_elsewhere]


def in_todays_order(addresses: list[str]) -> None:
    """Another one each day, so that in time every address is among the first."""
    random.Random(timezone.localdate().toordinal()).shuffle(addresses)  # noqa: S311


def _note(key: int, target: str, answer: Answer, is_ours: bool) -> None:
    said = f"{answer.status} {answer.reason}".strip() if answer.status else answer.reason
    now = timezone.now()
    link, is_new = BrokenLink.objects.get_or_create(
        digest=digest_of(key, target),
        defaults={
            "page_id": key,
            "target": target,
            "answer": said[:100],
            "last_seen": now,
            "is_ours": is_ours,
        },
    )
    if not is_new:
        values = {"answer": said[:100], "last_seen": now, "nights": F("nights") + 1}
        BrokenLink.objects.filter(pk=link.pk).update(**values)
