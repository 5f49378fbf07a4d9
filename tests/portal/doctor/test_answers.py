"""What the doctor answers: in which language, without secrets, and what rests on what."""

import json
import re
import time
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as conf
from django.core.management import call_command
from django.test import override_settings
from environ import Env

from portal.doctor import answers, servers, settings
from portal.doctor.answers import BROKEN, DOUBTFUL, GOOD, NOT_ASKED, NOT_SET, Question
from portal.monitoring import probes
from portal.purging import sender
from portal.settings.storage import file_storage
from tests.portal.doctor.asking import ask, here

pytestmark = [pytest.mark.django_db]


@pytest.mark.any_database
def test_what_takes_too_long_is_doubtful_or_broken() -> None:
    def tired() -> str:
        time.sleep(0.05)
        return "well"

    assert ask(tired, slow=0.01).state == DOUBTFUL
    assert "well" in ask(tired, slow=0.01).detail


@pytest.mark.any_database
def test_no_secret_of_settings_or_environment_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", "redis://user:p%40ssw%C3%B4rd@host:6379/1")
    monkeypatch.setenv("PURGE_SECRET", "purge-me-please")

    def failing() -> str:
        raise ValueError("redis://user:p%40ssw%C3%B4rd@host, p@sswôrd, purge-me-please")

    assert ask(failing).detail == "ValueError: redis://user:…@host, …, …"


@pytest.mark.parametrize("url", ["dummymail://", "smtp://127.0.0.1:2525"])
def test_mail_without_a_password_is_no_secret_and_no_failure(url: str) -> None:
    with override_settings(**Env.email_url_config(url)):
        assert conf.EMAIL_HOST_PASSWORD is None
        assert ask(lambda: "well").detail == "well"


@pytest.mark.parametrize("probe", [servers.virus_scanner, servers.caches_in_front])
def test_what_a_site_may_do_without_is_neither_good_nor_doubtful(probe: Any) -> None:
    with override_settings(CLAMD="", PURGING={}):
        assert ask(probe).state == NOT_SET


def test_room_is_told_in_units_that_a_reader_takes_in() -> None:
    assert re.search(r"at least \d+\.\d\s[MGT]B", ask(probes.disk).detail)


def test_what_rests_on_something_broken_is_not_asked() -> None:
    def broken() -> str:
        raise settings.Wrong("away")

    def never() -> str:
        raise AssertionError("it was asked")

    stamp = time.monotonic()
    found = list(
        answers.answers(
            [
                Question(f"one-{stamp}", "One", broken),
                Question(f"two-{stamp}", "Two", never, needs=f"one-{stamp}"),
            ]
        )
    )
    assert [one.state for one in found] == [BROKEN, NOT_ASKED]
    assert "One" in found[1].detail


@pytest.mark.any_database
def test_a_cache_in_front_that_cannot_be_told_is_named() -> None:
    sender.cache_clear()
    purging = {"URLS": ["http://127.0.0.1:9"], "SECRET": "s", "SECONDS": 60}
    try:
        with override_settings(PURGING=purging):
            state, said = here(servers.caches_in_front)
    finally:
        sender.cache_clear()
    assert (state, "http://127.0.0.1:9: nothing listens there" in said) == (BROKEN, True)


@pytest.mark.any_database
def test_a_bucket_that_is_away_is_named_by_its_variable() -> None:
    away = file_storage("s3://key:very-secret@127.0.0.1:9/media?tls=off")
    with override_settings(STORAGES={**conf.STORAGES, "default": away}):
        found = ask(servers.storage)
    assert (found.state, "STORAGE_URL" in found.detail) == (BROKEN, True)
    assert "very-secret" not in found.detail


@pytest.mark.any_database
def test_every_answer_is_vietnamese_unless_another_language_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told() -> dict[str, str]:
        written = StringIO()
        with pytest.raises(SystemExit):
            call_command("doctor", "--json", stdout=written)
        return {one["name"]: one["detail"] for one in json.loads(written.getvalue())}

    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    vietnamese = told()
    monkeypatch.setenv("LANGUAGE", "en")
    english = told()
    same = {name for name in english if english[name] == vietnamese[name]}
    assert same <= {"clock"}, {name: english[name] for name in same}


@pytest.mark.any_database
def test_for_programs_there_is_json_and_a_code() -> None:
    written = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--json", "--language", "vi", stdout=written)
    assert ended.value.code == 1  # settings of tests are not those of a server
    found = {one["name"]: one for one in json.loads(written.getvalue())}
    assert found["settings"]["state"] == BROKEN
    assert found["settings"]["title"] == "Cài đặt"
    assert found["migrations"]["state"] == GOOD
