"""Each question of the doctor finds the fault that it is about; the faults here are real ones."""

import json
import os
import socket
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from news.scheduling.models import ScheduledRun
from portal.backup import folder
from portal.doctor import database, files, servers, settings
from portal.doctor.answers import BROKEN, DOUBTFUL, GOOD
from tests.portal.doctor.asking import ask, here

pytestmark = [pytest.mark.django_db]

NOBODY = 65534

PRODUCTION = {
    "DEBUG": False,
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": ["stp.gov.vn"],
    "SESSION_COOKIE_SECURE": True,
    "SECURE_HSTS_SECONDS": 3600,
}


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("changed", "state", "said"),
    [
        ({}, GOOD, "stp.gov.vn"),
        ({"DEBUG": True}, BROKEN, "DEBUG"),
        ({"SECRET_KEY": "short"}, BROKEN, "SECRET_KEY has 5"),
        ({"ALLOWED_HOSTS": ["*"]}, BROKEN, "ALLOWED_HOSTS"),
        ({"SESSION_COOKIE_SECURE": False}, DOUBTFUL, "HTTPS is off"),
        ({"SECURE_HSTS_SECONDS": 0}, DOUBTFUL, "SECURE_HSTS_SECONDS"),
    ],
)
def test_settings_that_are_not_safe(changed: dict[str, Any], state: str, said: str) -> None:
    with override_settings(**PRODUCTION | changed):
        found = here(settings.safety)
    assert found[0] == state
    assert said in found[1]


@pytest.mark.any_database
def test_all_that_is_unsafe_is_told_at_once() -> None:
    with override_settings(DEBUG=True, SECRET_KEY="short", ALLOWED_HOSTS=["*"]):
        state, said = here(settings.safety)
    assert state == BROKEN
    assert all(name in said for name in ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS"))


@pytest.mark.any_database
def test_what_check_deploy_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set for browser tests
    state, said = here(settings.system_checks)  # the settings of tests have no TLS
    assert (state, "security.W008" in said) == (DOUBTFUL, True), said


@pytest.mark.any_database
def test_administrators() -> None:
    users = get_user_model().objects
    users.all().delete()
    assert here(settings.administrators)[0] == BROKEN
    user = users.create_superuser("quan-tri", "q@stp.gov.vn", "x" * 20)
    assert "soon guessed" in here(settings.administrators)[1]  # tests hash with MD5
    user.password = "argon2$x"
    user.save()
    assert "MFA_REQUIRED_GROUPS" in here(settings.administrators)[1]
    with override_settings(MFA_REQUIRED_GROUPS=["administrators"]):
        assert here(settings.administrators) == (
            DOUBTFUL,
            "Administrators without a second factor: quan-tri.",
        )


def test_the_database_of_the_tests_says_what_it_is() -> None:
    state, said = here(database.settings_of_database)
    if connection.vendor == "postgresql":  # the tests' server does not wait for its disk
        assert (state, "fsync = off" in said) == (DOUBTFUL, True)
    else:
        assert "SQLite" in said


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("pragma", "said"),
    [("journal_mode=DELETE", "not WAL"), ("synchronous=OFF", "wait for the disk")],
)
def test_an_sqlite_that_can_lose_what_was_written(tmp_path: Path, pragma: str, said: str) -> None:
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE x (y)")
        raw.execute(f"PRAGMA {pragma}")
        with pytest.raises(database.Doubtful, match=said):
            database._sqlite(raw.cursor())


def test_clocks_agree() -> None:
    assert here(database.clock)[0] == GOOD


@pytest.mark.any_database
def test_a_valkey_that_forgets_anything_is_doubtful(valkey_url: str) -> None:
    from django.core.cache import caches
    from redis import Redis

    cache = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": valkey_url}
    with (
        closing(Redis.from_url(valkey_url)) as client,
        override_settings(CACHES={"default": cache}),
    ):
        assert here(servers.cache_memory)[0] == GOOD
        client.config_set("maxmemory-policy", "allkeys-lru")
        try:
            state, said = here(servers.cache_memory)
        finally:
            client.config_set("maxmemory-policy", "noeviction")
        assert state == DOUBTFUL
        assert "allkeys-lru" in said
        caches["default"].close()


@pytest.mark.any_database
def test_files_are_written_read_and_deleted(tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        assert here(servers.storage)[0] == GOOD
    assert list(tmp_path.iterdir()) == []


@pytest.mark.any_database
def test_a_folder_of_files_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file where the folder should be")
    with override_settings(MEDIA_ROOT=tmp_path / "media"):
        assert ask(servers.storage).state == BROKEN


SMTP = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_USE_TLS": False,
}


@contextmanager
def mail_server(answers: dict[str, str]) -> Iterator[int]:
    """Speaks as much SMTP as `answers` says; notes nothing."""

    def serve() -> None:
        while True:
            try:
                peer, _address = listening.accept()
            except OSError:
                return
            with peer, peer.makefile("rwb", buffering=0) as stream:
                stream.write(b"220 mail ESMTP\r\n")
                for line in stream:
                    verb = line.split()[0].decode().upper()
                    stream.write(answers.get(verb, "250 OK").encode() + b"\r\n")
                    if verb == "QUIT":
                        break

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]


@pytest.mark.any_database
def test_no_mail_server_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with override_settings(**SMTP, EMAIL_PORT=port):
        assert ask(servers.mail_server).state == BROKEN


@pytest.mark.any_database
def test_a_mail_server_that_refuses_the_password_and_the_password_is_not_shown() -> None:
    refusal = "535 5.7.8 wrong: very-secret-word"
    said = {"EHLO": "250-mail\r\n250 AUTH PLAIN", "AUTH": refusal}
    with (
        mail_server(said) as port,
        override_settings(
            **SMTP,
            EMAIL_PORT=port,
            EMAIL_HOST_USER="site",
            EMAIL_HOST_PASSWORD="very-secret-word",
        ),
    ):
        found = ask(servers.mail_server)
    assert found.state == BROKEN
    assert "535" in found.detail
    assert "very-secret" not in found.detail


@pytest.mark.any_database
def test_a_password_for_mail_goes_without_tls() -> None:
    said = {"EHLO": "250-mail\r\n250 AUTH PLAIN", "AUTH": "235 welcome"}
    with (
        mail_server(said) as port,
        override_settings(
            **SMTP, EMAIL_PORT=port, EMAIL_HOST_USER="site", EMAIL_HOST_PASSWORD="abcdef"
        ),
    ):
        assert (ask(servers.mail_server).state) == DOUBTFUL


@pytest.mark.any_database
def test_a_mail_server_that_never_answers_is_not_waited_for() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        override_settings(**SMTP, EMAIL_PORT=silent.getsockname()[1]),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(servers, "TIMEOUT", 0.3)
        assert ask(servers.mail_server).state == BROKEN


@pytest.mark.any_database
def test_mail_that_goes_nowhere_is_doubtful() -> None:
    state, said = here(servers.mail_server)
    assert (state, "locmem" in said) == (DOUBTFUL, True)


@pytest.mark.any_database
def test_a_trial_message_is_sent(mailoutbox: list[Any]) -> None:
    servers.send_to("can-bo@stp.gov.vn")
    assert [message.to for message in mailoutbox] == [["can-bo@stp.gov.vn"]]


class _Page(BaseHTTPRequestHandler):
    code = 200

    def do_GET(self) -> None:
        self.send_response(self.code)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("code", "state", "said"),
    [(200, DOUBTFUL, "not encrypted"), (502, BROKEN, "502"), (301, BROKEN, "301")],
)
def test_the_public_address(code: int, state: str, said: str) -> None:
    handler = type("Handler", (_Page,), {"code": code})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with override_settings(WAGTAILADMIN_BASE_URL=f"http://127.0.0.1:{server.server_port}"):
            found = here(servers.address)
        server.shutdown()
    assert found[0] == state
    assert said in found[1]


@pytest.mark.any_database
def test_a_public_address_where_nothing_listens() -> None:
    with override_settings(WAGTAILADMIN_BASE_URL="http://127.0.0.1:9"):
        assert here(servers.address)[0] == BROKEN


@pytest.mark.any_database
def test_a_private_folder_that_others_read(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir(mode=0o755)
    backup = {"DIR": "", "KEEP": 1, "RECIPIENTS": [], "HOUR": 2}
    with override_settings(VAR_DIR=tmp_path, MEDIA_ROOT=tmp_path, BACKUP=backup):
        state, said = here(files.permissions)
    assert state == DOUBTFUL
    assert f"{tmp_path}/private (755)" in said


@pytest.mark.any_database
def test_files_of_another_user_and_files_that_cannot_be_written() -> None:
    """Root may write anything, so another process asks, as nobody."""
    backup = {"DIR": "", "KEEP": 1, "RECIPIENTS": [], "HOUR": 2}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        var, media = Path(folder, "var"), Path(folder, "media")
        var.mkdir(mode=0o755)
        media.mkdir(mode=0o555)
        for path in (var, media):
            os.chown(path, NOBODY, NOBODY)
        with override_settings(VAR_DIR=var, MEDIA_ROOT=media, BACKUP=backup):
            state, said = here(files.permissions)
            assert (state, f"{var} belongs to nobody, and this is root" in said) == (DOUBTFUL, True)
            reading, writing = os.pipe()
            if (pid := os.fork()) == 0:
                try:
                    os.setuid(NOBODY)
                    os.write(writing, repr(here(files.permissions)).encode())
                finally:
                    os._exit(0)
            os.waitpid(pid, 0)
        os.close(writing)
        with os.fdopen(reading) as told:
            said = told.read()
    assert said.startswith(f"({BROKEN!r}"), said
    assert str(media) in said


@pytest.mark.any_database
def test_backups(tmp_path: Path) -> None:
    def said(name: str) -> tuple[str, str]:
        backup = {"DIR": name, "KEEP": 1, "RECIPIENTS": [], "HOUR": 2}
        with override_settings(BACKUP=backup, VAR_DIR=tmp_path):
            return here(files.backups)

    assert said("")[0] == DOUBTFUL
    assert said(str(tmp_path / "away"))[0] == BROKEN
    assert said(str(tmp_path))[0] == BROKEN
    made = tmp_path / folder.new_name(is_encrypted=False)
    made.touch()
    assert said(str(tmp_path)) == (
        DOUBTFUL,
        "The backups are not encrypted: set BACKUP_RECIPIENT.",
    )
    made = made.rename(f"{made}.age")
    assert "same disk" in said(str(tmp_path))[1]
    old = (timezone.now() - timedelta(hours=50)).timestamp()
    os.utime(made, (old, old))
    assert said(str(tmp_path)) == (
        BROKEN,
        "The last backup is 50 hours old: run manage.py backup, and look what it says.",
    )


@pytest.mark.any_database
def test_static_files_that_were_not_collected(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
        state, said = here(files.static_files)
    assert (state, "collectstatic" in said) == (BROKEN, True)


@pytest.mark.any_database
def test_static_files_of_this_version_and_of_another(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    found = [name for finder in get_finders() for name, _storage in finder.list([])]
    manifest: dict[str, Any] = {"version": "1.1", "hash": "x"}
    for paths, state in ((found, GOOD), (found[1:], BROKEN)):
        manifest["paths"] = dict.fromkeys(paths, "x")
        (tmp_path / "staticfiles.json").write_text(json.dumps(manifest))
        with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
            assert here(files.static_files)[0] == state


@pytest.mark.any_database
def test_a_translation_that_is_not_compiled(tmp_path: Path) -> None:
    source = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    with override_settings(LOCALE_PATHS=[tmp_path]):
        state, said = here(files.catalogues)
    assert (state, "compile" in said) == (BROKEN, True)


def test_a_clock_behind_what_was_written_is_told() -> None:
    ScheduledRun.objects.create(name="x", begun_at=timezone.now() + timedelta(days=3))
    state, said = here(database.clock)
    assert (state, "set back" in said) == (BROKEN, True)
