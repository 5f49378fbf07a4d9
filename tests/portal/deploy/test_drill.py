"""Two nodes behind nginx and Varnish, with PostgreSQL and Valkey: what becomes of the site when
something is published, and when a part of it goes away.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from typing import Any

import pytest
import requests
from django.core.files.base import ContentFile

from news.files.bucket import BucketStorage
from portal.settings.storage import file_storage
from tests.conftest import unavailable
from tests.news.files.pictures import encoded, photo
from tests.portal.deploy.machines import HOST, Node, Site, Visitor, program, status, until

pytestmark = [
    pytest.mark.drill,
    pytest.mark.any_database,
    # nginx has a certificate of the drill's own.
    pytest.mark.filterwarnings("ignore:Unverified HTTPS request"),
]

#: Seconds after which nobody may get what was there before.
AT_ONCE = 0.3
NEW = "/tin-tuc/moi/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    try:
        for name in ("nginx", "varnishd"):
            program(name)
    except FileNotFoundError as error:
        unavailable(str(error))
    with Site(tmp_path_factory.mktemp("machines")).running() as made:
        yield made


@pytest.fixture(scope="module")
def editor(site: Site) -> Visitor:
    return Visitor(site.nodes[0])


@pytest.fixture
def ways(site: Site) -> dict[str, str]:
    """Through which a reader may come."""
    names = {f"node {number}": node.url for number, node in enumerate(site.nodes, 1)}
    return names | {"nginx": site.nginx.inner_url, "Varnish": site.varnish.url}


def read(ways: dict[str, str], path: str) -> dict[str, int]:
    return {name: status(url + path) for name, url in ways.items()}


def everywhere(ways: dict[str, str], path: str, wanted: int, since: float) -> None:
    """Fails where somebody who asked later than `AT_ONCE` got the state of before."""
    late: dict[str, float] = {}
    for name, url in ways.items():
        asked = time.monotonic() - since
        while status(url + path) != wanted:
            late[name] = asked
            asked = time.monotonic() - since
            assert asked < 5, (name, path, wanted)
    assert all(seconds < AT_ONCE for seconds in late.values()), late


def test_what_is_done_on_one_node_is_seen_on_the_other_and_through_varnish(
    site: Site, editor: Visitor, ways: dict[str, str]
) -> None:
    one, two = site.nodes
    page = site.made["draft"]
    for by in (one, two):
        assert set(read(ways, NEW).values()) == {404}
        since = editor.act(by, "publish", page)
        everywhere(ways, NEW, 200, since)
        since = editor.act(by, "unpublish", page)
        everywhere(ways, NEW, 404, since)


def test_varnish_gives_what_the_site_gives_and_nothing_of_its_marks(
    site: Site, editor: Visitor
) -> None:
    def get(path: str, **headers: str) -> requests.Response:
        return requests.get(site.varnish.url + path, headers=HOST | headers, timeout=10)

    def becomes_kept(path: str, **headers: str) -> bool:
        """Soon, for what the test before published may still be purged."""
        return until(lambda: get(path, **headers).headers["X-Cache"] == "hit", 10)

    page, br = "/tin-tuc/tin-1/", {"Accept-Encoding": "br"}
    assert becomes_kept(page, **br)
    kept = get(page, **br)
    own = requests.get(site.nodes[0].url + page, headers=HOST | br, timeout=10)
    assert kept.content == own.content
    assert kept.headers["Content-Encoding"] == own.headers["Content-Encoding"] == "br"
    assert kept.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not {"X-Cache-Tags", "Surrogate-Control", "Age"} & {*kept.headers}
    assert get(page, **br, **{"If-None-Match": kept.headers["ETag"]}).status_code == 304
    # Parameters that no page reads make no page of their own; those that one reads do.
    assert becomes_kept(f"{page}?utm_source={time.time()}", **br)
    assert get("/tim-kiem/?q=thuyền+1").text != get("/tim-kiem/?q=khong+co").text
    assert get("/tim-kiem/?%71=thuyen").text != get("/tim-kiem/").text
    # Whoever is signed in is not served from memory, nor does anybody get her pages.
    for _ in range(2):
        assert get(page, Cookie=editor.cookies).headers["X-Cache"] == "miss"
        assert get("/admin/", Cookie=editor.cookies).status_code == 200
        assert "quan-tri" not in get("/admin/").text
    assert becomes_kept(page, **br, Cookie="khac=1")


def test_only_the_site_itself_may_purge(site: Site) -> None:
    def ban(url: str, **headers: str) -> int:
        return requests.request(
            "BAN", url, headers={"X-Purge-Tag": "vd", **headers}, verify=False, timeout=5
        ).status_code

    secret = {"X-Purge-Secret": "geheim"}
    assert ban(site.varnish.url, **secret) == 200
    assert ban(site.varnish.url) == 403
    assert ban(site.varnish.url, **secret, **{"X-Forwarded-For": "192.0.2.1"}) == 403
    assert ban(site.varnish.url, **secret, **{"X-Purge-Tag": ".*"}) == 400
    assert ban(site.nginx.public_url, **secret) == 405


def test_nginx_lets_nothing_through_that_is_not_for_strangers(site: Site, editor: Visitor) -> None:
    url = site.nginx.public_url

    def get(path: str, **how: Any) -> requests.Response:
        return requests.get(url + path, verify=False, timeout=10, allow_redirects=False, **how)

    assert get("/").status_code == 200
    assert until(lambda: get("/").headers["X-Cache"] == "hit", 10)
    assert {get(path).status_code for path in ("/readyz", "/healthz", "/metrics")} == {404}
    plain = requests.get(f"http://localhost:{site.nginx.plain}/x?q=1", allow_redirects=False)
    assert (plain.status_code, plain.headers["Location"]) == (308, "https://localhost/x?q=1")
    large = requests.post(f"{url}/tin-tuc/", data=b"x" * 100_000, verify=False, timeout=10)
    assert large.status_code == 413
    get("/tim-kiem/?q=rieng-tu")
    log = (site.folder / "vinh-danh.log").read_text()
    assert "GET /tim-kiem/ " in log
    assert "rieng-tu" not in log
    assert "127.0.0.1 " not in log


def test_a_session_and_a_file_are_known_to_all_nodes(
    site: Site, editor: Visitor, ways: dict[str, str]
) -> None:
    one, two = site.nodes
    assert two.get("/admin/", editor).status_code == 200
    assert two.get("/admin/").status_code == 302
    picture = {"file": ("anh-moi.jpg", encoded(photo((900, 600)), "JPEG"), "image/jpeg")}
    answer = editor.post(
        one, "/admin/images/add/", {"title": "Lễ trao", "collection": "1"}, files=picture
    )
    assert answer.status_code == 302, answer.text[:3000]
    listed = two.get("/admin/images/", editor).text
    address = re.findall(r"/media/images/anh-moi[^\" ]*", listed)[0]
    assert two.get(address, editor).status_code == 200
    assert set(read(ways, address).values()) == {404}


def pictures_of(node: Node, page: str) -> list[str]:
    return sorted({*re.findall(r"/media/images/[^\" ,]+", node.get(page).text)})


def test_pictures_are_public_on_all_ways_while_their_page_is(
    site: Site, editor: Visitor, ways: dict[str, str]
) -> None:
    one, two = site.nodes
    public = site.nginx.public_url
    editor.act(one, "publish", site.made["draft"])
    addresses = pictures_of(two, NEW)[:2]
    assert addresses
    for address in addresses:
        assert set(read(ways, address).values()) == {200}
        assert requests.get(public + address, verify=False).status_code == 200
    since = editor.act(two, "unpublish", site.made["draft"])
    for address in addresses:
        everywhere(ways, address, 404, since)
        assert requests.get(public + address, verify=False).status_code == 404


class Load:
    """Readers who ask without a pause, through nginx; `answers` counts what they got."""

    def __init__(self, port: int, readers: int) -> None:
        self.answers: Counter[str] = Counter()
        self.moments: list[float] = []
        self.port, self.stopped = port, threading.Event()
        self.threads = [threading.Thread(target=self._read, args=(n,)) for n in range(readers)]

    def _read(self, number: int) -> None:
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        paths = [f"/tin-tuc/tin-{n}/" for n in range(12)] + ["/", "/tin-tuc/"]
        turn = 0
        while not self.stopped.is_set():
            turn += 1
            # One reader in three asks for what nobody has asked for before.
            path = f"/tim-kiem/?q=tin+{number}x{turn}" if number % 3 == 0 else paths[turn % 14]
            try:
                line.request("GET", path, headers=HOST)
                answer = line.getresponse()
                answer.read()
                said = str(answer.status)
            except (OSError, HTTPException) as error:
                line.close()
                said = type(error).__name__
            self.answers[said] += 1
            if said != "200":
                self.moments.append(time.monotonic())

    def __enter__(self) -> "Load":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()


READERS = 6


def test_when_a_node_is_killed_only_what_was_under_way_fails(site: Site) -> None:
    two = site.nodes[1]
    with Load(site.nginx.inner, READERS) as load:
        time.sleep(1)
        two.kill()
        killed = time.monotonic()
        time.sleep(2)
    failed = sum(count for said, count in load.answers.items() if said != "200")
    print(f"\nA node killed under load: {dict(load.answers)}")
    assert failed <= READERS
    assert all(moment - killed < 1 for moment in load.moments)
    assert load.answers["200"] > 50
    two.start()
    two.wait()


def test_without_valkey_pages_are_slower_and_never_old(
    site: Site, editor: Visitor, ways: dict[str, str]
) -> None:
    one, two = site.nodes
    page = site.made["draft"]
    site.valkey.kill()
    since = editor.act(one, "publish", page)
    everywhere(ways, NEW, 200, since)
    since = editor.act(two, "unpublish", page)
    everywhere(ways, NEW, 404, since)
    site.valkey.start()
    # A process that could not announce its edition does so now.
    assert until(lambda: is_kept(two, "/tin-tuc/tin-2/"), 10)
    since = editor.act(two, "publish", page)
    everywhere(ways, NEW, 200, since)
    since = editor.act(one, "unpublish", page)
    everywhere(ways, NEW, 404, since)


def is_kept(node: Node, path: str) -> bool:
    seconds = int(node.get(path).headers.get("Surrogate-Control", "max-age=0").split("=")[1])
    return seconds > 0


def test_while_postgresql_is_away_kept_pages_are_given_and_the_rest_comes_back_by_itself(
    site: Site, ways: dict[str, str]
) -> None:
    kept, others = "/tin-tuc/tin-3/", "/tim-kiem/?q=chua-ai-hoi"
    for _ in range(2):
        assert set(read(ways, kept).values()) == {200}
    site.postgres.stop()
    try:
        for _ in range(3):
            assert set(read(ways, kept).values()) == {200}
        said = {name: status(url + others) for name, url in ways.items()}
        print(f"\nWithout PostgreSQL, a page that is not kept: {said}")
        assert all(code >= 500 for code in said.values())
    finally:
        site.postgres.start()
    for url in ways.values():
        assert until(lambda: status(url + others) == 200, 10)  # noqa: B023
    assert set(read(ways, kept).values()) == {200}


def test_files_in_a_bucket_are_had_from_all_nodes_by_the_same_people(
    site: Site, editor: Visitor, ways: dict[str, str], s3_url: str
) -> None:
    """The files of the folder are copied into it first, as docs/deploying.md says."""
    bucket = BucketStorage(**file_storage(s3_url)["OPTIONS"])
    files = [path for path in site.media.rglob("*") if path.is_file()]
    for path in files:
        name = path.relative_to(site.media).as_posix()
        if not name.startswith("public/"):
            bucket.save(name, ContentFile(path.read_bytes()))
    for node in site.nodes:
        node.kill()
        node.environment["STORAGE_URL"] = s3_url
        (node.folder / "media").unlink()
        node.start()
    for node in site.nodes:
        node.wait()
    assert until(lambda: set(read(ways, "/tin-tuc/").values()) == {200}, 20)
    one, two = site.nodes
    picture = {"file": ("thung.jpg", encoded(photo((900, 600)), "JPEG"), "image/jpeg")}
    answer = editor.post(
        one, "/admin/images/add/", {"title": "Thùng", "collection": "1"}, files=picture
    )
    assert answer.status_code == 302, answer.text[:3000]
    listed = two.get("/admin/images/", editor).text
    address = re.findall(r"/media/images/thung[^\" ]*", listed)[0]
    assert two.get(address, editor).status_code == 200
    assert set(read(ways, address).values()) == {404}
    editor.act(one, "publish", site.made["draft"])
    addresses = pictures_of(two, NEW)[:2]
    assert addresses
    for address in addresses:
        assert set(read(ways, address).values()) == {200}
    since = editor.act(two, "unpublish", site.made["draft"])
    for address in addresses:
        everywhere(ways, address, 404, since)
    assert not (one.folder / "media" / "public").exists()
