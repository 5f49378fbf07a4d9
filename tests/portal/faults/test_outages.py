"""`serve` goes on while its database, its cache or its disk is away, and recovers by itself."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests
from django.conf import global_settings

from tests.database import SQLite, copy_to
from tests.portal.deploy.fill_site import make_content
from tests.portal.deploy.machines import (
    Node,
    Valkey,
    Visitor,
    environment_of_a_node,
    fill,
    status,
    until,
)
from tests.servers import Postgres

pytestmark = [pytest.mark.drill, pytest.mark.any_database]

KEPT, NOT_KEPT = "/tin-tuc/tin-3/", "/tim-kiem/?q=chua-ai-hoi"
PLANNED, NEW = "/tin-tuc/hen-gio/", "/tin-tuc/moi/"
#: Publishing looks often; else a drill takes as long as an outage.
OFTEN = ("--publish-every=1",)
SAY_WHEN = "UPDATE wagtailcore_revision SET approved_go_live_at = {now} WHERE id = {planned}"


def is_well(node: Node) -> bool:
    return status(f"{node.url}/readyz") == 200


def keep(node: Node) -> None:
    for _ in range(2):
        assert node.get(KEPT).status_code == 200


def is_told_of_the_outage(answer: requests.Response) -> None:
    assert answer.status_code == 503, (answer.status_code, answer.text[:2000])
    assert answer.headers["Retry-After"] == "30"


def processes_of(node: Node) -> Any:
    import psutil

    assert node.served.process is not None
    return psutil.Process(node.served.process.pid).children(recursive=True)


class Servers:
    """A site with PostgreSQL and Valkey, as `serve` runs it: web server and background work."""

    def __init__(self, postgres: Postgres, valkey: Valkey, folder: Path) -> None:
        self.postgres, self.valkey = postgres, valkey
        environment = {
            **environment_of_a_node(),
            "CACHE_URL": f"rediscache://127.0.0.1:{valkey.port}/1",
            "EDITIONS_URL": "",
            "VAR_DIR": str(folder),
        }
        self.made = fill({**environment, "DATABASE_URL": postgres.url()})
        self.address = postgres.url(self.made["database"])
        self.node = Node(folder, {**environment, "DATABASE_URL": self.address}, OFTEN)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    folder = tmp_path_factory.mktemp("served")
    # Its user may not look into the folders of tests.
    with tempfile.TemporaryDirectory(prefix="vinh-danh-pg-") as at:
        postgres, valkey = Postgres(Path(at)), Valkey(folder)
        postgres.start()
        try:
            valkey.start()
            made = Servers(postgres, valkey, folder)
            made.node.start()
            try:
                made.node.wait()
                yield made
            finally:
                made.node.kill()
        finally:
            valkey.kill()
            postgres.stop()


def test_without_its_cache_the_site_is_whole_and_people_sign_in(site: Servers) -> None:
    node = site.node
    site.valkey.kill()
    try:
        assert status(f"{node.url}/healthz") == 200
        for path in (KEPT, NOT_KEPT, "/", "/en/"):
            assert node.get(path).status_code == 200, path
        editor = Visitor(node)
        editor.act(node, "publish", site.made["draft"])
        assert node.get(NEW).status_code == 200
        editor.act(node, "unpublish", site.made["draft"])
        assert node.get(NEW).status_code == 404
    finally:
        site.valkey.start()
    assert until(lambda: is_well(node))
    assert node.get("/admin/", editor).status_code == 200


def test_without_its_database_the_site_gives_what_it_kept_and_comes_back_by_itself(
    site: Servers,
) -> None:
    node, editor = site.node, Visitor(site.node)
    keep(node)
    before = {process.pid for process in processes_of(node)}
    site.postgres.stop()
    try:
        assert node.get(KEPT).status_code == 200
        answer = node.get(NOT_KEPT)
        is_told_of_the_outage(answer)
        assert "Trang web đang được khôi phục" in answer.text
        saved = editor.press(node, "publish", site.made["draft"])
        is_told_of_the_outage(saved)
        assert "Chưa lưu được gì" in saved.text
        assert status(f"{node.url}/healthz") == 200
        assert until(lambda: status(f"{node.url}/readyz") == 503)
        log = node.folder.with_suffix(".log")
        assert until(lambda: "waiting for it" in log.read_text())
    finally:
        site.postgres.start()
    assert until(lambda: is_well(node))
    assert node.get(NOT_KEPT).status_code == 200
    # Nobody had to start anything again, and what is due goes out.
    assert before <= {process.pid for process in processes_of(node)}
    with psycopg.connect(site.address) as connection:
        connection.execute(SAY_WHEN.format(now="now()", **site.made))
    assert until(lambda: node.get(PLANNED).status_code == 200, 60)


class Disk:
    """One of `megabytes` that `serve` alone has, with its database and all that it writes."""

    def __init__(self, folder: Path, database: Path, megabytes: int) -> None:
        folder.mkdir()
        as_root = ["-m"] if os.geteuid() == 0 else ["-Urm"]
        mount = f"mount -t tmpfs -o size={megabytes}m tmpfs {folder} && cp {database} {folder}/db"
        self.folder = folder
        self.within = ["unshare", *as_root, "sh", "-c", f'{mount} && exec "$@"', "sh"]

    def is_possible(self) -> bool:
        return subprocess.run([*self.within, "true"], capture_output=True).returncode == 0

    def seen_from_outside(self, node: Node) -> Path:
        assert node.served.process is not None
        return Path(f"/proc/{node.served.process.pid}/root{self.folder}")

    def run(self, node: Node, sql: str) -> str:
        """What SQLite says of its file afterwards; it takes names for those of its own disk."""
        assert node.served.process is not None
        as_root = ["-m"] if os.geteuid() == 0 else ["-U", "-m", "--preserve-credentials"]
        there = ["nsenter", "-t", str(node.served.process.pid), *as_root, sys.executable, "-c"]
        done = subprocess.run(
            [*there, RUN, str(self.folder / "db"), sql], capture_output=True, text=True
        )
        return (done.stdout + done.stderr).strip()


RUN = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=20) as connection:
    connection.execute(sys.argv[2])
print(*connection.execute("PRAGMA integrity_check").fetchone())
"""


def fill_up(folder: Path) -> Path:
    """Writes until not a byte more finds its place; the file that has to go again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return filler


@pytest.fixture
def made(
    django_db_setup: SQLite, django_db_blocker: Any, tmp_path: Path, settings: Any
) -> dict[str, Any]:
    if not isinstance(django_db_setup, SQLite):
        pytest.skip("the embedded database's own disk")
    # The tests' own kind of passwords is known to no site.
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    with django_db_blocker.unblock():
        before = django_db_setup.state()
        content = make_content()
        copy_to(tmp_path / "db.sqlite3")
        django_db_setup.restore(before)
    return content


def test_on_a_full_disk_everything_can_be_read_and_nothing_is_half_saved(
    made: dict[str, Any], tmp_path: Path
) -> None:
    disk = Disk(tmp_path / "var", tmp_path / "db.sqlite3", 128)
    if shutil.which("unshare") is None or not disk.is_possible():
        # Nothing that could be installed: a container may be denied it.
        pytest.skip("no disk of its own for a process here: unshare or mount is refused")
    database = f"sqlite:///{disk.folder / 'db'}"
    node = Node(
        disk.folder, {**environment_of_a_node(), "DATABASE_URL": database}, OFTEN, disk.within
    )
    node.start()
    try:
        node.wait()
        editor = Visitor(node)
        keep(node)
        before = {process.pid for process in processes_of(node)}
        filler = fill_up(disk.seen_from_outside(node))

        for path in (KEPT, NOT_KEPT, "/", "/en/", "/tin-tuc/tin-4/"):
            assert node.get(path).status_code == 200, path
        saved = editor.press(node, "publish", made["draft"])
        is_told_of_the_outage(saved)
        assert "Chưa lưu được gì" in saved.text
        assert node.get(NEW).status_code == 404
        assert status(f"{node.url}/healthz") == 200
        assert until(lambda: status(f"{node.url}/readyz") == 503)

        filler.unlink()
        editor.act(node, "publish", made["draft"])
        assert node.get(NEW).status_code == 200
        said = disk.run(node, SAY_WHEN.format(now="datetime('now')", **made))
        assert said == "ok", said
        assert until(lambda: node.get(PLANNED).status_code == 200, 60)
        assert before <= {process.pid for process in processes_of(node)}
    finally:
        node.kill()
