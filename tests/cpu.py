"""What some work costs in CPU, as a multiple of a fixed yardstick in the same process.

Milliseconds differ from machine to machine and from minute to minute; the ratio hardly does. CPU
time leaves out what other processes use, rounds alternate between yardstick and work, and the
quickest round of each counts: what disturbs a round can only make it slower. Both run with the room
that the server's threads have: else the depth at which pytest happens to call them would count
(`portal.serving.stack`).
"""

import gc
import time
from collections.abc import Callable, Mapping

from django.contrib.auth.models import Permission
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.template import engines

from portal.serving.stack import with_room

Work = Callable[[], object]

TEMPLATE = """{% for row in rows %}<li class="{{ row.kind }}"><a href="/{{ row.name|slugify }}/">
{{ row.name|title }}</a> {% if row.number > 20 %}{{ row.number }}{% else %}–{% endif %}</li>
{% endfor %}"""


class Yardstick:
    """Work of the kinds that a page consists of, none of it this project's own code.

    Plain Python, a template, and a query of Django's own tables that is built, compiled and read.
    """

    def __init__(self) -> None:
        self.template = engines["django"].from_string(TEMPLATE)

    def __call__(self) -> None:
        self._count_words()
        rows = [
            {"name": f"Dòng {n}", "number": n, "kind": ["even", "odd"][n % 2]} for n in range(40)
        ]
        self.template.render({"rows": rows})
        for _ in range(3):
            self._ask()

    def _count_words(self) -> None:
        counts: dict[str, int] = {}
        for number in range(4_000):
            word = f"{number % 97:x}".upper()
            counts[word] = counts.get(word, 0) + len(word)
        sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def _ask(self) -> None:
        same_kind = Permission.objects.filter(content_type=OuterRef("content_type")).order_by("pk")
        rows = (
            Permission.objects.filter(Q(codename__startswith="add") | Q(name__contains="view"))
            .exclude(content_type__app_label="sessions")
            .annotate(first=Subquery(same_kind.values("pk")[:1]), groups=Count("group"))
            .annotate(after=F("pk") + 1)
            .select_related("content_type")
            .order_by("content_type__app_label", "codename")
        )
        list(rows[:20])


def cost(work: Work) -> float:
    """CPU seconds of this process for one go of `work`."""
    started = time.process_time()
    with_room(work)
    return time.process_time() - started


def ratios(
    works: Mapping[str, Work], limits: Mapping[str, float], least: int = 4, most: int = 16
) -> dict[str, float]:
    """Each work's cost in yardsticks, from at least `least` rounds.

    While one is above its limit there are more rounds, up to `most`: a disturbance passes, a
    change for the worse stays.
    """
    yardstick = Yardstick()
    for warm_up in (yardstick, *works.values()):
        warm_up()
    unit, best = float("inf"), dict.fromkeys(works, float("inf"))
    gc.collect()
    gc.disable()
    try:
        for done in range(1, most + 1):
            for name, work in works.items():
                unit = min(unit, cost(yardstick))
                best[name] = min(best[name], cost(work))
                # What one page left in circles is not to be in the way of the next.
                gc.collect()
            if done >= least and all(
                best[name] / unit <= limits.get(name, float("inf")) for name in works
            ):
                break
    finally:
        gc.enable()
    return {name: found / unit for name, found in best.items()}
