"""The site reads itself over the network, also through a server that somebody hijacked."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from news.factories import ArticleFactory
from portal.self_watch import nightly
from portal.self_watch.files import strange
from portal.self_watch.links import NIGHTS
from portal.self_watch.models import BrokenLink, Finding, Kind, Walk
from portal.self_watch.walk import Limits, walk
from tests.fixtures import SiteTree

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

QUICK = Limits(pages=40, links=0, pause=0)


class Hijacked(BaseHTTPRequestHandler):
    """Passes on what the site answers, and what `change` makes of it for an agent."""

    behind = ""
    change: Callable[[str, str, bytes], bytes]

    def do_GET(self) -> None:
        agent = self.headers.get("User-Agent", "")
        answer = requests.get(
            self.behind + self.path,
            headers={"User-Agent": agent},
            allow_redirects=False,
            timeout=30,
        )
        body = type(self).change(self.path, agent, answer.content)
        self.send_response(answer.status_code)
        for name in ("Content-Type", "Location"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def through(live_server: Any) -> Iterator[Callable[[Callable[[str, str, bytes], bytes]], str]]:
    """The address of a server in front of the site that changes what it passes on."""
    servers = []

    def start(change: Callable[[str, str, bytes], bytes]) -> str:
        kind = type("Kind", (Hijacked,), {"behind": live_server.url, "change": change})
        server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def article(site_tree: SiteTree) -> Any:
    return ArticleFactory(
        parent=site_tree.news,
        title="Tin có liên kết",
        body=[
            (
                "paragraph",
                '<p><a href="https://vanban.example/257">Văn bản</a>'
                '<a href="/khong-co/">Không có</a></p>',
            )
        ],
    )


def findings() -> list[tuple[str, str]]:
    return sorted(Finding.objects.values_list("kind", "what"))


def test_a_site_that_nobody_touched_gives_no_finding(live_server: Any, article: Any) -> None:
    run = walk(live_server.url, QUICK)
    assert findings() == []
    assert run.pages > 5
    assert run.ended_at is not None


def test_what_a_hijacked_server_shows_to_search_engines_alone_is_found_and_mailed(
    through: Any, article: Any, administrator: User
) -> None:
    administrator.email = "quantri@sotuphap.example"
    administrator.save()
    spam = '<a href="https://bet.example/">Nhà cái uy tín</a>'.encode()

    def change(path: str, agent: str, body: bytes) -> bytes:
        return body.replace(b"</main>", spam + b"</main>") if "Googlebot" in agent else body

    options = ("--url", through(change), "--pages=3", "--links=0")
    call_command("self_watch", *options, verbosity=0)
    kinds = {kind for kind, _what in findings()}
    assert kinds == {Kind.LINK, Kind.WORDS, Kind.ROBOTS}
    (letter,) = mail.outbox
    assert letter.to == ["quantri@sotuphap.example"]
    assert "https://bet.example/" in letter.body
    call_command("self_watch", *options, verbosity=0)
    assert len(mail.outbox) == 1


def test_pages_that_the_site_does_not_have_are_found(through: Any, article: Any) -> None:
    def change(path: str, agent: str, body: bytes) -> bytes:
        if path.startswith("/sitemap-"):
            return body.replace(b"</urlset>", b"<url><loc>/slot/</loc></url></urlset>")
        return body

    walk(through(change), Limits(pages=1, links=0, pause=0))
    assert (Kind.PAGE, "/slot/") in findings()


def test_broken_links_are_told_to_who_may_edit_the_page(
    live_server: Any, article: Any, administrator: User, client: Client
) -> None:
    walk(live_server.url, QUICK)
    (broken,) = BrokenLink.objects.all()
    assert broken.target.endswith("/khong-co/")
    assert broken.page_id == article.pk
    client.force_login(administrator)
    address = reverse("self_watch_broken_links")
    assert "/khong-co/" in client.get(address).content.decode()
    stranger = User.objects.create_user("la")
    stranger.groups.add(Group.objects.get_or_create(name="Không có quyền")[0])
    client.force_login(stranger)
    assert "/khong-co/" not in client.get(address).content.decode()
    article.body = []
    article.save_revision().publish()
    walk(live_server.url, QUICK)
    assert not BrokenLink.objects.exists()


def test_a_link_to_another_site_is_told_after_three_nights(
    article: Any, administrator: User, client: Client
) -> None:
    link = BrokenLink.objects.create(
        page=article,
        target="https://vanban.example/257",
        digest="1",
        answer="404",
        last_seen=timezone.now(),
        is_ours=False,
    )
    client.force_login(administrator)
    address = reverse("self_watch_broken_links")
    assert "vanban.example" not in client.get(address).content.decode()
    BrokenLink.objects.filter(pk=link.pk).update(nights=NIGHTS)
    shown = client.get(address).content.decode()
    assert "vanban.example" in shown
    assert "Không còn trang này (404)" in shown


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("410 Gone", "The page is not there (410)"),
        ("500 Internal Server Error", "The site answers with an error (500)"),
        ("ReadTimeout", "The site does not answer in time"),
        ("ConnectionError", "The site does not answer"),
        ("", "The site does not answer"),
    ],
)
def test_editors_are_told_in_words_why_a_link_is_broken(answer: str, said: str) -> None:
    with override("en"):
        assert BrokenLink(answer=answer).said == said


def test_files_that_nobody_uploaded_are_found() -> None:
    name = default_storage.save("images/cua-sau.php", ContentFile(b"<?php"))
    path = Path(default_storage.path(name))
    try:
        moment = path.stat().st_mtime
        assert (Kind.FILE, str(path), f"/media/{name}") not in list(strange(moment))
        assert (Kind.FILE, str(path), f"/media/{name}") in list(strange(moment + 7200))
    finally:
        path.unlink()


def test_a_finding_is_marked_as_known_by_administrators_alone(
    administrator: User, client: Client, django_user_model: Any
) -> None:
    finding = Finding.objects.create(
        kind=Kind.LINK, place="/", what="x", digest="1", last_seen=timezone.now()
    )
    address = reverse("self_watch_accept", args=[finding.pk])
    editor = django_user_model.objects.create_user("bientap")
    editor.groups.add(Group.objects.get_or_create(name="Editors")[0])
    client.force_login(editor)
    client.post(address)
    finding.refresh_from_db()
    assert finding.accepted_at is None
    client.force_login(administrator)
    assert client.get(address).status_code == 405
    assert "Đánh dấu" in client.get(reverse("self_watch_findings")).content.decode()
    client.post(address)
    finding.refresh_from_db()
    assert finding.accepted_by == administrator


def test_a_night_is_made_good_and_walked_once() -> None:
    now = timezone.localtime().replace(hour=12)
    assert nightly.is_due(now)
    Walk.objects.create()
    Walk.objects.update(begun_at=now - timedelta(hours=2))
    assert not nightly.is_due(now)
    assert nightly.is_due(now + timedelta(days=1))
