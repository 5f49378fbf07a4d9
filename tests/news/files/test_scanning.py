"""Files are scanned before they are accepted, where the site has a clamd."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from campaigns.factories import HonorRollFactory
from campaigns.models import AwardImport
from news.factories import PDF
from news.files import scanning
from tests.fixtures import SiteTree
from tests.news.files.clamd import CLAMD, VIRUS, Server, real_clamd

Clients = Callable[[AbstractUser], Client]
Serving = Callable[..., Server]


@pytest.fixture
def clamd(settings: Any) -> Iterator[Serving]:
    made = []

    def serve(answer: str | None, most: int = 1 << 30) -> Server:
        made.append(Server(answer, most))
        settings.CLAMD = made[-1].address
        return made[-1]

    yield serve
    for server in made:
        server.close()


def refusal(content: bytes = b"text") -> str:
    with pytest.raises(ValidationError) as refused:
        scanning.scan(BytesIO(content), "C:\\tệp.pdf")
    return refused.value.messages[0]


def test_without_a_clamd_nothing_is_scanned(settings: Any) -> None:
    settings.CLAMD = ""
    scanning.scan(BytesIO(b"text"), "a.pdf")
    assert scanning.check_address() == scanning.check_answer() == []


def test_a_clean_file_goes_over_the_socket_whole(clamd: Serving) -> None:
    server = clamd("stream: OK")
    content = os.urandom(200_000)
    file = BytesIO(content)
    file.seek(100)
    scanning.scan(file, "a.pdf")
    assert server.received == [content]
    assert file.tell() == 0


def test_a_hit_is_refused_logged_and_mailed(
    clamd: Serving, settings: Any, mailoutbox: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    settings.ADMINS = [("A", "a@example.vn")]
    clamd("stream: Win.Test.EICAR_HDB-1 FOUND")
    assert refusal() == (
        "Không nhận tệp “tệp.pdf”: chương trình diệt vi-rút phát hiện “Win.Test.EICAR_HDB-1” trong "
        "tệp."
    )
    assert "Win.Test.EICAR_HDB-1" in caplog.text
    (mail,) = mailoutbox
    assert "tệp.pdf" in mail.body


def test_a_file_too_large_for_clamd_is_told_so(clamd: Serving, settings: Any) -> None:
    server = clamd("INSTREAM size limit exceeded. ERROR", most=300_000)
    settings.CLAMD_MOST_BYTES = 300_000
    assert "quá lớn" in refusal(b"a" * 5_000_000)
    assert len(server.received[0]) <= 400_000


@pytest.mark.parametrize("answer", ["", None, "nonsense", "stream: Can't open file. ERROR"])
def test_without_a_good_answer_a_file_is_refused_or_taken_as_the_site_says(
    clamd: Serving, settings: Any, caplog: pytest.LogCaptureFixture, answer: str | None
) -> None:
    clamd(answer)
    settings.CLAMD_SECONDS = 0.2
    assert "chưa quét được vi-rút" in refusal()
    assert caplog.records[-1].levelno == logging.ERROR
    settings.CLAMD_REQUIRED = False
    scanning.scan(BytesIO(b"text"), "a.pdf")
    assert caplog.records[-1].levelno == logging.WARNING


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "unix:///nowhere.sock", "tcp://x:y"])
def test_a_clamd_that_is_not_there_is_no_fault(settings: Any, address: str) -> None:
    settings.CLAMD = address
    assert "chưa quét được vi-rút" in refusal()


def test_checks_say_what_is_wrong(clamd: Serving, settings: Any) -> None:
    clamd("ClamAV 1.4.6/27500")
    assert scanning.ping().startswith("ClamAV")
    assert scanning.check_address() == scanning.check_answer() == []
    settings.CLAMD = "unix:///nowhere.sock"
    assert [found.id for found in scanning.check_answer()] == ["news.W044"]
    for wrong in ("localhost:3310", "tcp://", "unix:", "yes"):
        settings.CLAMD = wrong
        assert [found.id for found in scanning.check_address()] == ["news.E044"]
        assert scanning.check_answer() == []


@pytest.mark.any_database
def test_every_way_in_is_scanned(
    clamd: Serving, site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    server = clamd("stream: Test FOUND")
    desk = client_of(administrator)
    roll = HonorRollFactory(parent=site_tree.rolls, live=False)
    ways = [
        (reverse("wagtaildocs:add"), "file", "a.pdf", PDF),
        (reverse("wagtaildocs:add_multiple"), "files[]", "a.pdf", PDF),
        (reverse("wagtailimages:add"), "file", "a.png", b"no picture"),
        (reverse("wagtailimages:add_multiple"), "files[]", "a.png", b"no picture"),
        (reverse("award_import:start", args=[roll.pk]), "file", "a.csv", b"a;b"),
        (reverse("unit_import:start"), "file", "a.csv", b"a;b"),
    ]
    for number, (address, field, name, content) in enumerate(ways, start=1):
        file = SimpleUploadedFile(name, content)
        answer = desk.post(address, {field: file, "title": "A"}, headers=XHR)
        assert "Test" in answer.text, address
        assert len(server.received) == number, address
    form_class = AvatarSettingsPanel.form_class
    portrait = {"avatar": SimpleUploadedFile("a.png", b"no picture")}
    profile = UserProfile.get_for_user(administrator)
    assert "Test" in form_class({}, portrait, instance=profile).errors["avatar"][0]
    assert not get_document_model().objects.exists()
    assert not get_image_model().objects.exists()
    assert not AwardImport.objects.exists()


XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.mark.drill
def test_a_real_clamd_finds_what_it_knows(tmp_path: Path, settings: Any) -> None:
    if not shutil.which(CLAMD):
        if os.environ.get("CI"):
            pytest.fail("clamd is not installed: apt-get install clamav-daemon")
        pytest.skip("clamd is not installed")
    with real_clamd(tmp_path) as address:
        settings.CLAMD = address
        assert "ClamAV" in scanning.ping()
        scanning.scan(BytesIO(PDF), "a.pdf")
        scanning.scan(BytesIO(os.urandom(500_000)), "a.bin")
        assert "VinhDanh.Test" in refusal(b"before " + VIRUS + b" after")
        assert "quá lớn" in refusal(b"a" * 3_000_000)
        assert scanning.check_answer() == []
    assert "chưa quét được vi-rút" in refusal()
