"""Writes `docs/benchmarks.md` and its chart from what `run.py` found.

python -m bench.report [results.json]
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .chart import NO_ANSWER, SERIES, Panel, draw
from .children import PROJECT
from .servers import WORKERS
from .sites import KEPT, PEER
from .targets import judged

DOCUMENT = PROJECT / "docs" / "benchmarks.md"
CHART = PROJECT / "docs" / "benchmarks.svg"
#: What of the tables' columns the reader sees.
COLUMNS = {"cold": "ours, uncached", "warm": "ours, cached", "stock": "stock Wagtail"}
SERVERS = {
    "warm": "ours, cached",
    "cold": "ours, uncached",
    "stock": "stock Wagtail",
    "stock cached": "stock, whole pages cached",
    "hello": "granian, the same bytes from memory",
    "nginx": "nginx, the same bytes as files",
}
#: What keeps whole pages of the stock site.
PEERS = {
    "wagtail": f"Wagtail's own kind of page cache (`{PEER}`)",
    "django": f"Django's page cache (`UpdateCacheMiddleware`); `{PEER}` could not be installed",
}
#: Stock pages that stand in the row of ours.
STOCK_ROW = {"day": "tag"}
CHARTED = (
    "front", "article", "articles in turn", "news index", "deep page", "day", "campaign", "roll",
    "award search, a name", "site search, a name", "site search, a place, no marks",
    "site search, a common word", "feed", "sitemap",
)  # fmt: skip

METHOD = """
## How it is measured

`make bench` does all of it in one run, so that ratios hold on a busy machine; milliseconds are
the machine's. `make bench-quick` has 1,000 articles and few rounds, and writes no document.
Filled sites are kept in `var/bench` until content or migrations change.

- **Content.** Articles of some 600 words in eight blocks with a cover, categories, tags and a
  byline, one in ten about a campaign (`bench/content`); as many awards as articles. The stock
  site has the same texts and pictures, but neither campaigns nor awards.
- **Stock Wagtail** is `bench/stock`: the project template and the tutorial's blog with
  categories, tags, pages of 20, related posts, and the template's search. Like is compared with
  like as far as there is something alike: our day with its tag page, our campaign with its
  article, our roll with its index, our award search with its search.
- **Database**: SQLite as production settings have it, on both sides without `ANALYZE`: Django
  never runs it, so a site that editors filled has no statistics either.
- **CPU of a request** is the time of the process (median), through the WSGI application, for an
  anonymous visitor, with production settings. *Uncached* calls Django alone, *cached* the
  application that a server loads, editions included, after a first visit; what the server itself
  adds is in the second table, and only that compares with nginx.
- **Served**: {workers} workers, 16 open connections, a client of our own in one process on the
  same machine. It needs some 20 µs an answer itself: beside nginx the number of answers is the
  client's limit too, and the CPU that the server used is the better figure. *In turn* visits
  {turn} articles, each asked for beforehand until all workers know it.
- **Stock, whole pages cached**: {peer}, in each worker's memory. What was published
  shows only when its time is over, so it has no figure for that.
- **Memory** is the sum of all processes at rest (web workers, their parent, the supervisor, the
  background process); shared pages are counted in each (RSS), or divided (PSS).
- **Published and visible**: from the beginning of publishing in another process until visitors
  on new connections get the new title from all workers, on the article and in the list.
"""


def write(results: dict[str, Any]) -> None:
    DOCUMENT.write_text(document(results), encoding="utf-8")
    CHART.write_text(chart(results), encoding="utf-8")
    print(f"Written: {DOCUMENT.relative_to(PROJECT)}, {CHART.relative_to(PROJECT)}")


def document(results: dict[str, Any]) -> str:
    sizes = results["sizes"]
    parts = [
        "# Benchmarks",
        f"Measured {results['when']} on {results['machine']}, Python {results['python']}, by "
        "`make bench`. Ratios come from one run and hold elsewhere; milliseconds do not.",
        "## Ratios against the targets",
        "\n".join(_targets(results)),
        "![CPU of a request at each size, ours beside stock Wagtail and nginx; "
        "the tables below have the numbers](benchmarks.svg)",
    ]
    for size, found in sizes.items():
        parts += [f"## {int(size):,} articles", "\n".join(_pages(found["pages"]))]
        parts += ["\n".join(_served(found["served"]))]
    if not results["nginx"]:
        parts.append("nginx was not installed on this machine: its rows are missing.")
    peer = PEERS[results["peer"]]
    method = METHOD.format(workers=WORKERS, turn=results["turn"], peer=peer)
    return "\n\n".join(parts) + "\n" + method


def _targets(results: dict[str, Any]) -> Iterator[str]:
    yield "| what | target | found | |"
    yield "|---|---|---|---|"
    for row in judged(results["sizes"]):
        yield f"| {row.what} | {row.target} | {row.found} | {row.verdict} |"


def _pages(pages: dict[str, Any]) -> Iterator[str]:
    """CPU of each page, and how often ours costs what stock's does."""
    yield _row("CPU of a request, ms", *COLUMNS.values(), "ours / stock", "queries", "KB")
    yield _row(*["---"] * 7)
    for name, ours in pages.items():
        if not {"cold", "warm"} & set(ours):
            continue
        stock = pages.get(STOCK_ROW.get(name, name), {}).get("stock", {})
        columns = {"cold": ours.get("cold", {}), "warm": ours.get("warm", {}), "stock": stock}
        cold = columns["cold"]
        ratio = f"{cold['ms'] / stock['ms']:.2f}" if "ms" in cold and "ms" in stock else "–"
        size = f"{cold['bytes'] / 1024:.0f}" if "bytes" in cold else "–"
        costs = map(_milliseconds, columns.values())
        yield _row(name, *costs, ratio, str(cold.get("queries", "–")), size)


def _milliseconds(cost: dict[str, Any]) -> str:
    if "ms" in cost:
        return f"{cost['ms']:.3f}" if cost["ms"] < 1 else f"{cost['ms']:,.0f}"
    return cost.get("failed", "–")


def _served(served: dict[str, Any]) -> Iterator[str]:
    figures = ("p50 / p99, ms", "CPU, ms")
    loads = ("one page: requests/s", *figures, "in turn: requests/s", *figures)
    yield _row("Served", *loads, "memory, MB (PSS)", "published and visible, p50 / p99, s")
    yield _row(*["---"] * 9)
    for column, name in SERVERS.items():
        if found := served.get(column):
            loads = [cell for key in ("one", "turn") for cell in _load(found[key])]
            memory = f"{found['memory']['rss']:.0f} ({found['memory']['pss']:.0f})"
            yield _row(name, *loads, memory, _visible(found))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _load(found: dict[str, float]) -> list[str]:
    if "cpu" not in found:
        return ["no answer", "–", "–"]
    times = f"{found['p50']:.1f} / {found['p99']:.1f}"
    return [f"{found['rate']:,.0f}", times, f"{found['cpu']:.3f}"]


def _visible(found: dict[str, Any]) -> str:
    if "visible" not in found:
        return "–"
    times = sorted(found["visible"]["from the beginning"])
    return f"{times[len(times) // 2]:.2f} / {times[len(times) * 99 // 100]:.2f}"


def chart(results: dict[str, Any]) -> str:
    panels, told = [], []
    for size, found in results["sizes"].items():
        nginx = found["served"].get("nginx", {}).get("one", {}).get("cpu")
        rows = []
        for name in CHARTED:
            ours = found["pages"].get(name, {})
            stock = found["pages"].get(STOCK_ROW.get(name, name), {}).get("stock", {})
            costs = {"cold": ours.get("cold", {}), "warm": ours.get("warm", {}), "stock": stock}
            values = {key: cost.get("ms", NO_ANSWER) for key, cost in costs.items() if cost}
            if nginx and name in ("article", "articles in turn"):
                values["nginx"] = nginx
            rows.append((name, values))
        panels.append(Panel(f"{int(size):,} articles", rows))
        article = dict(rows)["article"]
        figures = ", ".join(f"{SERIES[key]} {value:.3g} ms" for key, value in article.items())
        told.append(f"Article at {int(size):,}: {figures}.")
    title = "CPU of a request, in milliseconds on a scale of tens"
    return draw(panels, title, " ".join(told))


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else KEPT / "results.json"
    write(json.loads(path.read_text()))
