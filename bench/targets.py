"""What the site wants to reach, as ratios within one run, and whether it did."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

#: Our page → the page of the stock site that is most like it.
ALIKE = {
    "front": "front",
    "news index": "news index",
    "day": "tag",
    "campaign": "article",
    "roll": "news index",
}
SEARCHES = {
    "award search, a name": "site search, a name",
    "site search, a name": "site search, a name",
    "site search, a place": "site search, a place",
    "site search, a place, no marks": "site search, a place, no marks",
    "site search, a common word": "site search, a common word",
}
#: "Flat": at most that many times the cost at the smallest size.
FLAT = 1.2
LONGEST_SEARCH, LONGEST_SITEMAP = 500.0, 50.0
VISIBLE, MEMORY = 0.3, 300.0

Found = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    what: str
    target: str
    found: str
    verdict: str


def ratio(
    what: str, over: float | None, under: float | None, most: float = 0, least: float = 0
) -> Judged:
    """How often `over` holds `under`: at most `most`, or at least `least`."""
    target = f"≤ {most:g} ×" if most else f"≥ {least:g} ×"
    if over is None or under is None:
        return Judged(what, target, "–", "not measured")
    value = over / under
    is_met = value <= most if most else value >= least
    return Judged(what, target, f"{value:.3g} ×", "met" if is_met else "**missed**")


def at_most(what: str, value: float | None, most: float, unit: str) -> Judged:
    target = f"≤ {most:g} {unit}"
    if value is None:
        return Judged(what, target, "–", "not measured")
    return Judged(what, target, f"{value:.3g} {unit}", "met" if value <= most else "**missed**")


def cost(found: Found, page: str, column: str) -> float | None:
    """Milliseconds; None where it was not measured or there was no answer."""
    return found["pages"].get(page, {}).get(column, {}).get("ms")


def served(found: Found, column: str, key: str, value: str) -> float | None:
    return found["served"].get(column, {}).get(key, {}).get(value)


def judged(sizes: dict[str, Found]) -> Iterator[Judged]:
    """All targets, the most wanted first."""
    smallest, largest = min(sizes, key=int), max(sizes, key=int)
    for size, found in sizes.items():
        yield from _warm(f"{int(size):,}", found)
    yield from _article(sizes, smallest, largest)
    yield from _pages(sizes, smallest, largest)
    yield from _searches(sizes, smallest)
    for size, found in sizes.items():
        deep, first = cost(found, "deep page", "cold"), cost(found, "news index", "cold")
        yield ratio(f"deep list / its first page, at {int(size):,}", deep, first, most=1.2)
    for size, found in sizes.items():
        what = f"published and visible for all, p99, at {int(size):,}"
        yield at_most(what, _slowest(found, "from the beginning"), VISIBLE, "s")
        stale = at_most("of it after publishing has ended", _slowest(found, "from the end"), 0, "s")
        yield replace(stale, target="–", verdict="for comparison")
    for page in ("sitemap", "sitemap, a part"):
        what = f"{page}, CPU at {int(largest):,}"
        yield at_most(what, cost(sizes[largest], page, "cold"), LONGEST_SITEMAP, "ms")
    memory = served(sizes[largest], "warm", "memory", "rss")
    yield at_most(f"memory of all processes at rest, at {int(largest):,}", memory, MEMORY, "MB")


def _slowest(found: Found, since: str) -> float | None:
    times = found["served"].get("warm", {}).get("visible", {}).get(since)
    return sorted(times)[len(times) * 99 // 100] if times else None


def _warm(size: str, found: Found) -> Iterator[Judged]:
    for key, name in (("one", "hot page"), ("turn", "pages in turn")):
        rate, cpu = (served(found, "warm", key, value) for value in ("rate", "cpu"))
        nginx, cached = (served(found, other, key, "rate") for other in ("nginx", "stock cached"))
        yield ratio(f"{name}, requests/s / nginx's, at {size}", rate, nginx, least=0.5)
        nginx_cpu = served(found, "nginx", key, "cpu")
        of_nginx = ratio(f"{name}, the server's CPU / nginx's, at {size}", cpu, nginx_cpu, most=1)
        yield replace(of_nginx, target="–", verdict="for comparison")
        yield ratio(f"{name}, requests/s / cached stock's, at {size}", rate, cached, least=10)


def _article(sizes: dict[str, Found], smallest: str, largest: str) -> Iterator[Judged]:
    for size, found in sizes.items():
        most = 0.5 if size == smallest else 0.1
        ours, stock = (cost(found, "articles in turn", column) for column in ("cold", "stock"))
        yield ratio(f"article uncached / stock's, at {int(size):,}", ours, stock, most=most)
    if largest != smallest:
        few, many = (cost(sizes[size], "articles in turn", "cold") for size in (smallest, largest))
        yield ratio(_growth("article uncached", smallest, largest), many, few, most=FLAT)


def _pages(sizes: dict[str, Found], smallest: str, largest: str) -> Iterator[Judged]:
    for page, other in ALIKE.items():
        ours, stock = cost(sizes[smallest], page, "cold"), cost(sizes[smallest], other, "stock")
        what = f"{page} uncached / stock's {other}, at {int(smallest):,}"
        yield ratio(what, ours, stock, most=1.0)
        if largest != smallest:
            many = cost(sizes[largest], page, "cold")
            yield ratio(_growth(f"{page} uncached", smallest, largest), many, ours, most=FLAT)


def _searches(sizes: dict[str, Found], smallest: str) -> Iterator[Judged]:
    for page, other in SEARCHES.items():
        ours, stock = cost(sizes[smallest], page, "cold"), cost(sizes[smallest], other, "stock")
        judgement = ratio(f"{page} / stock's search, at {int(smallest):,}", ours, stock, most=1.0)
        failed = sizes[smallest]["pages"].get(other, {}).get("stock", {}).get("failed")
        if ours is not None and failed:
            judgement = replace(judgement, found=f"stock: {failed}", verdict="met")
        yield judgement
    for size, found in sizes.items():
        for page in SEARCHES:
            tried = found["pages"].get(page, {}).get("cold", {})
            what = f"{page}, CPU at {int(size):,}"
            if "failed" in tried:
                yield Judged(what, f"≤ {LONGEST_SEARCH:g} ms", tried["failed"], "**missed**")
            else:
                yield at_most(what, tried.get("ms"), LONGEST_SEARCH, "ms")


def _growth(what: str, smallest: str, largest: str) -> str:
    return f"{what}, at {int(largest):,} / at {int(smallest):,}"
