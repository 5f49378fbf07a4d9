"""What one process publishes all show, even if it dies at the worst time: real processes."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest
from django.conf import settings

from news.factories import ArticleFactory
from portal.editions.shared_file import SharedFile
from tests.database import SQLite, copy_to
from tests.fixtures import SiteTree
from tests.portal.editions.site_process import POINTS

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

SCRIPT = Path(__file__).with_name("site_process.py")


class Article(NamedTuple):
    pk: int
    url: str


class Process:
    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(SCRIPT)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, *words: object) -> Any:
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def article(django_db_setup: SQLite, django_db_blocker: Any, folder: Path) -> Article:
    """In a database of their own that these processes share."""
    with django_db_blocker.unblock():
        before = django_db_setup.state()
        page = ArticleFactory(parent=SiteTree().news, title="Tên đầu")
        copy_to(folder / "site.sqlite3")
        django_db_setup.restore(before)
        return Article(page.pk, page.url)


@pytest.fixture(scope="module")
def environment(folder: Path, article: Article) -> dict[str, str]:
    paths = [str(settings.PROJECT_DIR), str(settings.SITE_DIR)]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.portal.editions.settings",
        "PYTHONPATH": os.pathsep.join(paths),
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "EDITIONS_FILE": str(folder / "editions.bin"),
    }


@pytest.fixture(scope="module")
def reader(environment: dict[str, str]) -> Iterator[Process]:
    process = Process(environment)
    yield process
    process.end()


@pytest.fixture(scope="module")
def writer(environment: dict[str, str]) -> Iterator[Process]:
    process = Process(environment)
    yield process
    process.end()


@pytest.fixture
def read(reader: Process, article: Article):
    """The title that a visitor sees, and whether the page was kept."""

    def run() -> tuple[str, bool]:
        answer = reader.do("get", article.url)
        assert answer["status"] == "200 OK"
        heading = answer["body"].partition("<h1")[2].partition(">")[2].partition("</h1>")[0]
        return heading.strip(), answer["is_kept"]

    return run


@pytest.mark.parametrize("point", POINTS)
def test_no_one_sees_the_old_page_wherever_the_writer_died(
    writer: Process, article: Article, read: Any, point: str
) -> None:
    old, _ = read()
    assert read() == (old, True)
    new = f"Tên {point}"
    assert writer.do("publish", article.pk, point, new)["died"] == (point != "never")
    is_public = point not in ("before-begin", "before-commit")
    title, is_kept = read()
    assert title == (new if is_public else old)
    assert is_kept == (point == "before-begin")
    assert read() == (title, True)


def test_a_page_read_before_the_commit_is_gone_after_it(
    writer: Process, article: Article, read: Any
) -> None:
    """Rendered from the old state while the commit was under way; then the writer died."""
    writer.do("publish", article.pk, "never", "Trước")
    writer.do("wait", article.pk, "Sau")
    assert read() == ("Trước", False)
    assert read() == ("Trước", True)
    writer.do("go_on")
    assert read() == ("Sau", False)


def test_the_file_of_the_number_may_be_removed(
    writer: Process, article: Article, read: Any, folder: Path
) -> None:
    read()
    (folder / "editions.bin").unlink()
    writer.do("publish", article.pk, "never", "Không còn tệp")
    assert read()[0] == "Không còn tệp"
    writer.do("publish", article.pk, "before-end", "Lại có tệp")
    assert read()[0] == "Lại có tệp"


def test_every_worker_shows_what_was_published(
    writer: Process, article: Article, environment: dict[str, str], folder: Path
) -> None:
    with served(environment) as (site, server):
        for title in ("Một", "Hai", "Ba"):
            writer.do("publish", article.pk, "never", title)
            for _ in range(20):
                page = urllib.request.urlopen(site + article.url, timeout=10).read().decode()
                assert f">{title}<" in page
        family = {child.pid for child in psutil.Process(server).children(recursive=True)}
        rows = SharedFile(folder / "editions.bin").processes()
        counts = [row for row in rows if row.pid in family and row.hits]
        assert len(counts) == 2
        assert sum(row.hits + row.misses for row in counts) == 60


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Two web workers: the address they answer to, and the process above them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(settings.PROJECT_DIR / "manage.py"), "serve", "--workers=2"]
    process = subprocess.Popen(
        [*command, f"--port={port}", "--no-background"], env=environment, stdout=subprocess.PIPE
    )
    try:
        process.stdout.readline()
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(30)
