"""How long award lists take, with few and with many awards: import, publish, pages, files.

    python -m bench.awards [--sizes 1000 20000 100000] [--rounds 10] [--postgres]

Awards are made in bulk in a scratch SQLite database, or in a PostgreSQL of its own, which needs
the wheel that tests use. Pages are measured by the CPU of this process, and by the clock: a
database server's work is not this process's. A list is imported by a process of its own, as an
officer's Excel file of as many rows, but 20,000 at most: reading and checking it, saving it as a
draft and publishing it are timed by the clock, and the memory is that process's highest.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
import scratch_site

PROJECT = Path(__file__).resolve().parents[1]
LONGEST_IMPORT = 20_000
HEADINGS = ("STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Danh hiệu")
DOWNLOADS = ("csv", "xlsx", "json")


def grow(size: int) -> Any:
    """Brings the archive to `size` public awards; returns the index of rolls."""
    from bench.content.awards import BulkAwards, office_units
    from bench.content.pages import analyse
    from campaigns.models import Award, AwardType, CampaignPage, HonorRollIndexPage

    index = HonorRollIndexPage.objects.filter(locale__language_code="vi").first()
    there = Award.objects.count()
    campaigns = list(CampaignPage.objects.filter(locale=index.locale))
    types = list(AwardType.objects.filter(merged_into=None))
    BulkAwards(index, types, office_units(), campaigns, seed=there).make(size - there)
    analyse()
    return index


def addresses(index: Any) -> dict[str, str]:
    """What is measured → where it is."""
    from django.db.models import Count

    from campaigns.models import AwardType, HonorRollPage, Unit

    rolls = HonorRollPage.objects.annotate(size=Count("award_list__awards"))
    search = index.url_of("search")
    last_page = max(1, index_total() // 50)
    variants = {
        "all": {},
        "common word": {"q": "nguyen"},
        "rare name": {"q": "dat khong"},
        "unit's words": {"q": "so tu phap"},
        "nothing found": {"q": "xyzzy"},
        "year": {"nam": rolls.latest("year").year},
        "award": {"danh_hieu": AwardType.objects.order_by("precedence").last().pk},
        "kind": {"loai": "collective"},
        "unit": {"don_vi": Unit.objects.get(name="Sở Tư pháp").slug},
        "several": {"q": "nguyen", "loai": "individual", "nam": rolls.latest("year").year},
        "last page": {"trang": last_page},
        "by name": {"q": "nguyen", "xep": "ten"},
    }
    pages = {f"search: {name}": f"{search}?{urlencode(q)}" for name, q in variants.items()}
    return {"longest roll": rolls.latest("size").url} | pages


def index_total() -> int:
    from campaigns.models import Award

    return Award.objects.public().count()


def as_file(path: Path, rows: int) -> None:
    """An Excel file as officers have it."""
    from openpyxl import Workbook

    from bench.content.words import Words, office_names

    words, offices = Words(rows), office_names()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH KHEN THƯỞNG"])
    sheet.append(["(Kèm theo Quyết định số 1234/QĐ-UBND ngày 28 tháng 8 năm 2025)"])
    sheet.append(HEADINGS)
    for number in range(1, rows + 1):
        honorific, name = words.person()
        office = words.random.choice(offices)
        sheet.append([number, honorific, name, words.position(), office, "Lao động tiên tiến"])
    sheet.append([f"Danh sách gồm {rows} cá nhân./."])
    book.save(path)


def imported(rows: int) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach.xlsx"
        as_file(path, rows)
        command = [sys.executable, "-m", "bench.one_import", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=PROJECT)
    return json.loads(done.stdout.splitlines()[-1])


def timed(work: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> float:
    started = clock()
    work()
    return clock() - started


def postgres() -> AbstractContextManager[str]:
    from tests import servers

    return servers.postgres()


def measure_all(index: Any, size: int, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()

    def get(path: str) -> bytes:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return response.getvalue()

    for name, path in addresses(index).items():

        def visit(path: str = path) -> None:
            get(path)

        visit()
        work = 1000 * median(timed(visit, time.process_time) for _ in range(rounds))
        clock = 1000 * median(timed(visit) for _ in range(rounds))
        with CaptureQueriesContext(connection) as queries:
            get(path)
        told = f"{work:8.1f} ms {clock:8.1f} ms by the clock {len(queries):4} queries"
        print(f"  {name:<28} {told}", flush=True)
    for ending in DOWNLOADS:
        path = index.url_of("search_download", file_format=ending)
        took = timed(lambda path=path: get(path))
        print(f"  {f'all as {ending}':<28} {took:8.2f} s", flush=True)
    rows = min(size, LONGEST_IMPORT)
    for name, took in imported(rows).items():
        unit = "MB" if name == "memory" else "s"
        print(f"  {f'import of {rows:,}: {name}':<28} {took:8.2f} {unit}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 20_000, 100_000])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    with postgres() if arguments.postgres else nullcontext("") as database:
        scratch_site.start(demo=False, database=database)
        for size in sorted(arguments.sizes):
            print(f"\n{size:,} awards", flush=True)
            measure_all(grow(size), size, arguments.rounds)


if __name__ == "__main__":
    main()
