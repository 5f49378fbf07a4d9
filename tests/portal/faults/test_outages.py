"""`serve` goes on while its database, its cache or its disk is away, and recovers by itself."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests
from django.conf import global_settings
from PIL import Image
from wagtail.test.utils.form_data import rich_text, streamfield

from tests.database import SQLite, copy_to
from tests.disks import Disk, files_in, fill_up
from tests.forms import article_form
from tests.news.files.pictures import encoded
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
from tests.servers import LASTING, Postgres

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


def is_told_of_the_outage(answer: requests.Response, *words: str) -> None:
    assert answer.status_code == 503, (answer.status_code, answer.text[:2000])
    assert answer.headers["Retry-After"] == "30"
    for word in words:
        assert word in answer.text, answer.text


def processes_of(node: Node) -> Any:
    import psutil

    assert node.served.process is not None
    return psutil.Process(node.served.process.pid).children(recursive=True)


class Servers:
    """A site with PostgreSQL and Valkey, as `serve` runs it: web server and background work. What
    the database writes is on a small disk, and what the site writes on another.
    """

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        # Its user may not look into the folders of tests.
        at = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vinh-danh-pg-")))
        self.postgres, self.valkey = Postgres(at, LASTING), Valkey(folder)
        copy = f"cp -a {at}/data/. {at}/disk/"
        self.rows = stack.enter_context(Disk(at / "disk", 500, copy))
        self.postgres.move_to(self.rows.folder, self.rows.within)
        self.postgres.start()
        stack.callback(self.postgres.stop)
        self.valkey.start()
        stack.callback(self.valkey.kill)
        environment = {
            **environment_of_a_node(),
            "CACHE_URL": f"rediscache://127.0.0.1:{self.valkey.port}/1",
            "EDITIONS_URL": "",
        }
        filled, var = folder / "filled", folder / "var"
        self.made = fill(
            {**environment, "VAR_DIR": str(filled), "DATABASE_URL": self.postgres.url()}
        )
        self.address = self.postgres.url(self.made["database"])
        with psycopg.connect(self.address, autocommit=True) as connection:
            # A copied database's sequences are not in the journal before: a crash would turn them
            # back to where the template had them.
            connection.execute("CHECKPOINT")
        self.files = stack.enter_context(Disk(var, 160, f"cp -a {filled}/. {var}/"))
        environment |= {"DATABASE_URL": self.address, "TMPDIR": str(var)}
        self.node = Node(var, environment, OFTEN, self.files.within)
        self.node.start()
        stack.callback(self.node.kill)
        self.node.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(stack, tmp_path_factory.mktemp("served"))


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


def test_it_may_start_before_its_servers(site: Servers) -> None:
    node = site.node
    for one in (node, site.valkey):
        one.kill()
    site.postgres.stop()
    node.start()
    try:
        assert until(lambda: status(f"{node.url}/healthz") == 200, 60)
        assert status(f"{node.url}/readyz") == 503
        is_told_of_the_outage(node.get(KEPT), "Trang web đang được khôi phục")
        site.valkey.start()
    finally:
        site.postgres.start()
    assert until(lambda: is_well(node))
    assert node.get(KEPT).status_code == 200
    assert Visitor(node).press(node, "publish", site.made["draft"]).status_code == 302


def sent(name: str, size: int) -> dict[str, Any]:
    """A picture of about `size` bytes: noise, which cannot be packed."""
    side = int((size / 3) ** 0.5)
    noise = Image.frombytes("RGB", (side, side), secrets.token_bytes(3 * side * side))
    return {"file": (name, encoded(noise, "PNG"), "image/png")}


@pytest.mark.parametrize(("name", "size"), [("nhỏ.png", 300_000), ("lớn.png", 4_000_000)])
def test_on_a_full_disk_of_files_an_upload_is_refused_whole_and_pages_go_on(
    site: Servers, name: str, size: int
) -> None:
    node, editor, var = site.node, Visitor(site.node), site.files.seen_from_outside
    keep(node)
    add, fields = "/admin/images/add/", {"title": name, "collection": "1"}
    before = files_in(var)
    filler = fill_up(var, leave=50_000)
    for path in (KEPT, NOT_KEPT, "/", "/en/", "/tin-tuc/tin-4/"):
        assert node.get(path).status_code == 200, path
    refused = editor.post(node, add, fields, files=sent(name, size))
    is_told_of_the_outage(refused, "Chưa lưu được gì", "Máy chủ đã hết chỗ")
    # What needs no room is done.
    editor.act(node, "publish", site.made["draft"])
    assert node.get(NEW).status_code == 200
    editor.act(node, "unpublish", site.made["draft"])
    assert until(lambda: not left_over(var, before)), left_over(var, before)

    filler.unlink()
    assert editor.post(node, add, fields, files=sent(name, size)).status_code == 302


def left_over(folder: Path, before: list[str]) -> list[str]:
    """Files that came since, but for sizes of pictures that were there: 50 KB hold some of them."""
    pictures = {Path(path).stem.partition(".")[0] for path in before if "/original_images/" in path}
    came = set(files_in(folder)) - set(before)
    return sorted(path for path in came if Path(path).name.partition(".")[0] not in pictures)


def test_on_a_full_disk_of_rows_pages_go_on_and_nothing_is_half_saved(site: Servers) -> None:
    node, editor = site.node, Visitor(site.node)
    keep(node)
    address = f"/admin/pages/{site.made['draft']}/edit/"
    body = streamfield([("paragraph", rich_text(f"<p>{secrets.token_hex(400_000)}</p>"))])
    form = article_form(title="Tên mới", slug="moi", body=body)
    filler = fill_up(site.rows.seen_from_outside)
    for path in (KEPT, NOT_KEPT, "/", "/en/", "/tin-tuc/tin-5/"):
        assert node.get(path).status_code == 200, path
    refused = editor.post(node, address, form)
    is_told_of_the_outage(refused, "Chưa lưu được gì", "Máy chủ đã hết chỗ")

    # Where the journal finds no room either, PostgreSQL gives up, and starts again with room.
    with suppress(psycopg.Error), psycopg.connect(site.address, autocommit=True) as connection:
        while True:
            connection.execute("SELECT pg_switch_wal(), pg_logical_emit_message(false, '', 'x')")
    assert until(lambda: status(f"{node.url}/readyz") == 503)
    assert node.get(KEPT).status_code == 200
    asked = node.get("/tim-kiem/?q=cung-chua-ai-hoi")
    is_told_of_the_outage(asked, "Trang web đang được khôi phục")
    filler.unlink()
    site.postgres.start_again()
    assert until(lambda: is_well(node))
    saved = editor.post(node, address, form)
    assert saved.status_code == 302, node.folder.with_suffix(".log").read_text()[-6000:]


RUN = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=20) as connection:
    connection.execute(sys.argv[2])
print(*connection.execute("PRAGMA integrity_check").fetchone())
"""


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
    folder = tmp_path / "var"
    with Disk(folder, 128, f"cp {tmp_path / 'db.sqlite3'} {folder}/db") as disk:
        database = f"sqlite:///{folder / 'db'}"
        environment = {**environment_of_a_node(), "DATABASE_URL": database}
        node = Node(folder, environment, OFTEN, disk.within)
        node.start()
        try:
            node.wait()
            reads_and_saves_nothing_half(node, disk, made)
        finally:
            node.kill()


def reads_and_saves_nothing_half(node: Node, disk: Disk, made: dict[str, Any]) -> None:
    editor = Visitor(node)
    keep(node)
    before = {process.pid for process in processes_of(node)}
    filler = fill_up(disk.seen_from_outside)

    for path in (KEPT, NOT_KEPT, "/", "/en/", "/tin-tuc/tin-4/"):
        assert node.get(path).status_code == 200, path
    is_told_of_the_outage(editor.press(node, "publish", made["draft"]), "Chưa lưu được gì")
    assert node.get(NEW).status_code == 404
    assert status(f"{node.url}/healthz") == 200
    assert until(lambda: status(f"{node.url}/readyz") == 503)

    filler.unlink()
    editor.act(node, "publish", made["draft"])
    assert node.get(NEW).status_code == 200
    # SQLite takes names for those of its own disk.
    said = disk.run(RUN, str(disk.folder / "db"), SAY_WHEN.format(now="datetime('now')", **made))
    assert said == "ok", said
    assert until(lambda: node.get(PLANNED).status_code == 200, 60)
    assert before <= {process.pid for process in processes_of(node)}
