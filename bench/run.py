"""`make bench`: fills sites, measures them against others in one run, and writes it down.

    python -m bench.run [--sizes 1000 20000 100000] [--quick] [--fill] [--add]

Kept under `var/bench`: the sites, which are filled anew only when content or migrations changed,
and `results.json`, from which `python -m bench.report` writes the document again. `--quick` has
1,000 articles, fewer rounds and writes no document. `--fill` only fills the sites, which takes
longest; `--add` keeps what an earlier run found at other sizes.
"""

import argparse
import json
import platform
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from . import servers
from .children import Child, NoAnswer
from .report import write
from .served import at_rest, under_load, visible
from .sites import KEPT, PORT, BenchSite, find_peer

RESULTS = KEPT / "results.json"
#: How many articles are visited in turn.
TURN, QUICK_TURN = 500, 20
ROUNDS, QUICK_ROUNDS = 20, 4
PUBLICATIONS, QUICK_PUBLICATIONS = 30, 2
#: CPU seconds for the rounds of one page.
BUDGET, QUICK_BUDGET = 8.0, 1.5
#: Seconds in which pages are made that are kept; in which others only get going.
KEEPING, QUICK_KEEPING, GETTING_GOING = 300.0, 10.0, 3.0


class Bench:
    """One run; `results` has what was found so far."""

    def __init__(self, quick: bool, seconds: float, limit: float) -> None:
        self.quick, self.limit, self.seconds = quick, limit, seconds
        self.turn = QUICK_TURN if quick else TURN
        self.rounds = QUICK_ROUNDS if quick else ROUNDS
        self.publications = QUICK_PUBLICATIONS if quick else PUBLICATIONS
        self.budget = QUICK_BUDGET if quick else BUDGET
        self.keeping = QUICK_KEEPING if quick else KEEPING
        self.results: dict[str, Any] = {
            "when": datetime.now().strftime("%Y-%m-%d %H:%M"),
            "python": platform.python_version(),
            "machine": processor(),
            "limit": limit,
            "turn": self.turn,
            "nginx": servers.find_nginx() is not None,
            "peer": find_peer(),
            "sizes": {},
        }

    def measure(self, size: int) -> None:
        """Everything at one size; what is found is stored at once."""
        ours, stock = sites = (BenchSite("ours", size), BenchSite("stock", size))
        prepare(sites)
        found: dict[str, Any] = {"pages": {}, "served": {}}
        self.results["sizes"][str(size)] = found
        say(f"\n{size:,} articles: CPU of a request in the process")
        with ours.child() as our_child, stock.child() as stock_child:
            places = our_child.ask("addresses", turn=self.turn)
            stock_places = stock_child.ask("addresses", turn=self.turn)
            self._pages(found["pages"], "cold", our_child, "django", places)
            self._pages(found["pages"], "warm", our_child, "server", places)
            self._pages(found["pages"], "stock", stock_child, "django", stock_places)
            files = KEPT / f"files-{size}"
            turn = places["articles in turn"]
            wanted = {"application": "django", "port": PORT, "paths": turn, "folder": str(files)}
            our_child.ask("save", **wanted)
        say(f"{size:,} articles: served by {servers.WORKERS} workers")
        stock_turn = stock_places["articles in turn"]
        self._serve(found, "nginx", lambda: servers.nginx(files), turn)
        self._serve(found, "hello", lambda: servers.hello(files), turn)
        self._serve(found, "warm", lambda: servers.ours(ours), turn, ours, is_kept=True)
        peer = self.results["peer"]
        self._serve(
            found,
            "stock cached",
            lambda: servers.stock_cached(stock, peer),
            stock_turn,
            is_kept=True,
        )
        if not self.quick:
            self._serve(found, "cold", lambda: servers.ours_cold(ours), turn)
            self._serve(found, "stock", lambda: servers.stock(stock), stock_turn, stock)

    def _pages(
        self,
        found: dict[str, Any],
        column: str,
        child: Child,
        application: str,
        places: dict[str, list[str]],
    ) -> None:
        for name, paths in places.items():
            rounds = self.rounds if len(paths) == 1 else 2
            cost = self._cost(child, application, paths, rounds)
            found.setdefault(name, {})[column] = cost
            if "ms" in cost:
                told = f"{cost['ms']:9.3f} ms {cost['queries']:4} queries {cost['bytes']:8,} bytes"
            else:
                told = cost["failed"]
            say(f"  {column:<6} {name:<28} {told}")

    def _cost(
        self, child: Child, application: str, paths: list[str], rounds: int
    ) -> dict[str, Any]:
        """Of one page; a single request to it may take `limit` seconds."""
        at = {"application": application, "port": PORT}
        if not child.is_running:
            child.ask("get", path="/", **at)  # starting takes long, once
        try:
            status = child.ask("get", self.limit, path=paths[0], **at)
            if not status.startswith("200"):
                return {"failed": status}
            wanted = {"paths": paths, "rounds": rounds, "budget": self.budget}
            return child.ask("cost", 10 * self.limit + 5 * self.budget, **wanted, **at)
        except NoAnswer:
            return {"failed": f"no answer in {self.limit:.0f} s"}

    def _serve(
        self,
        found: dict[str, Any],
        column: str,
        server_of: Callable[[], AbstractContextManager[servers.Server]],
        turn: list[str],
        publisher: BenchSite | None = None,
        is_kept: bool = False,
    ) -> None:
        if column == "nginx" and not self.results["nginx"]:
            say("  nginx is not installed here: no column for it")
            return
        told = found["served"].setdefault(column, {})
        with server_of() as server:
            under_load(server, turn[:1], 0.5, GETTING_GOING)
            told["memory"] = at_rest(server)
            warm_up = self.keeping if is_kept else GETTING_GOING
            told["one"] = under_load(server, turn[:1], self.seconds, GETTING_GOING)
            told["turn"] = under_load(server, turn, self.seconds, warm_up)
            for name in ("one", "turn"):
                shown = ", ".join(f"{key} {value:,.3f}" for key, value in told[name].items())
                say(f"  {column:<13} {name:<5} {shown}")
            say(f"  {column:<13} memory {told['memory']['rss']:,.0f} MB")
            if publisher:
                with publisher.child() as child:
                    told["visible"] = visible(child, self.publications)
                longest = max(told["visible"]["from the beginning"])
                say(f"  {column:<13} published and visible after {longest:.2f} s at most")


def prepare(sites: Sequence[BenchSite]) -> None:
    """Fills the sites at the same time, where they are not kept."""
    with ThreadPoolExecutor() as all_of_them:
        list(all_of_them.map(BenchSite.prepare, sites))


def processor() -> str:
    """What the machine calculates with, such as "2 × Some CPU @ 2 GHz"."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


def by_size(item: tuple[str, Any]) -> int:
    return int(item[0])


def say(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--quick", action="store_true", help="1,000 articles, few rounds")
    parser.add_argument("--fill", action="store_true", help="only fill the sites")
    parser.add_argument("--add", action="store_true", help="to what was found at other sizes")
    parser.add_argument("--seconds", type=float, help="how long each server is under load")
    parser.add_argument("--limit", type=float, help="seconds that one request may take")
    arguments = parser.parse_args()
    quick = arguments.quick
    sizes = arguments.sizes or ([1_000] if quick else [1_000, 20_000, 100_000])
    bench = Bench(
        quick,
        arguments.seconds or (1.5 if quick else 4.0),
        arguments.limit or (10.0 if quick else 30.0),
    )
    started = time.monotonic()
    if arguments.fill:
        for size in sorted(sizes):
            prepare([BenchSite("ours", size), BenchSite("stock", size)])
        return
    if arguments.add and RESULTS.exists():
        bench.results["sizes"] = json.loads(RESULTS.read_text())["sizes"]
    for size in sorted(sizes):
        bench.measure(size)
        bench.results["sizes"] = dict(sorted(bench.results["sizes"].items(), key=by_size))
        KEPT.mkdir(parents=True, exist_ok=True)
        name = "results-quick.json" if quick else RESULTS.name
        (KEPT / name).write_text(json.dumps(bench.results, indent=1))
    if not quick:
        write(bench.results)
    say(f"\nDone in {(time.monotonic() - started) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
