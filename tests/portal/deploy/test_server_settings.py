"""Other servers are switched on by environment alone; a wrong address is refused by its name."""

import subprocess
import time
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from portal.settings.databases import cache
from portal.settings.optional import complaints
from portal.settings.purging import purging
from portal.settings.search import search_backends
from portal.settings.storage import FOLDER, file_storage
from tests.portal.test_settings import PRODUCTION, manage

pytestmark = pytest.mark.any_database


def test_files_are_in_a_folder_unless_a_bucket_is_named() -> None:
    assert file_storage("") == FOLDER
    made = file_storage("s3://key:se%2Fcret@s3.example.gov:9000/media/anh/vd?region=vn-1")
    assert made["BACKEND"] == "news.files.bucket.BucketStorage"
    assert made["OPTIONS"] == {
        "bucket_name": "media",
        "location": "anh/vd",
        "endpoint_url": "https://s3.example.gov:9000",
        "access_key": "key",
        "secret_key": "se/cret",
        "region_name": "vn-1",
        "addressing_style": "path",
    }
    assert file_storage("s3://h/b?tls=off")["OPTIONS"]["endpoint_url"] == "http://h"
    assert file_storage("s3:///b")["OPTIONS"]["endpoint_url"] is None


def test_the_admin_searches_in_the_database_unless_an_opensearch_is_named() -> None:
    assert search_backends("") == {"default": {"BACKEND": "news.search_backend"}}
    made = search_backends("opensearch://u:p@search.example.gov/vd")
    assert made["default"]["HOSTS"] == [
        {
            "host": "search.example.gov",
            "port": 9200,
            "use_ssl": True,
            "verify_certs": True,
            "http_auth": ("u", "p"),
        }
    ]
    assert made["default"]["INDEX_PREFIX"] == "vd_"
    assert made["default"]["FALLBACK"] in made


def test_caches_are_told_of_changes_where_they_are_named() -> None:
    assert purging("", "x") == {}
    made = purging("http://127.0.0.1:6081, http://192.0.2.7:6081/", "geheim")
    assert made["URLS"] == ["http://127.0.0.1:6081", "http://192.0.2.7:6081/"]
    assert made["SECONDS"] <= 60


WRONG = {
    "STORAGE_URL": [
        "https://s3.example.gov/media",
        "s3://key:SECRET@s3.example.gov",
        "s3://key@s3.example.gov/media",
        "s3://key:SECRET@s3.example.gov:port/media",
        "s3://key:SECRET@s3.example.gov/media?tls=maybe",
        "s3://key:SECRET@s3.example.gov/media?public=yes",
        "s3://key:SECRET@s3.example.gov/media?addressing=odd",
    ],
    "SEARCH_URL": [
        "http://search:9200",
        "opensearch:///vd",
        "opensearch://search/Vd",
        "opensearch://search/a/b",
    ],
    "PURGE_URLS": ["127.0.0.1:6081", "https://127.0.0.1:6081", "http://127.0.0.1:6081/purge"],
}
READERS: dict[str, Any] = {
    "STORAGE_URL": file_storage,
    "SEARCH_URL": search_backends,
    "PURGE_URLS": lambda value: purging(value, ""),
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in WRONG.items() for v in vs])
def test_a_wrong_address_is_refused_by_its_name_and_without_its_secret(
    name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        READERS[name](value)
    assert str(refusal.value).startswith(f"{name}: ")
    assert "SECRET" not in str(refusal.value)


def test_a_site_with_all_servers_is_fit_to_deploy(tmp_path: Any) -> None:
    """None of them has to answer for that."""
    servers = {
        "CACHE_URL": "rediscache://127.0.0.1:9/1",
        "STORAGE_URL": "s3://key:secret@127.0.0.1:9/media",
        "SEARCH_URL": "opensearch://127.0.0.1:9/vd",
        "PURGE_URLS": "http://127.0.0.1:9",
        "PURGE_SECRET": "s3cret",
        "EMAIL_URL": "smtp+tls://user:pass@mail.example.gov:587",
        "VAR_DIR": str(tmp_path),
    }
    result: subprocess.CompletedProcess[str] = manage(
        "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION | servers
    )
    assert result.returncode == 0, result.stderr


def test_nothing_fails_where_the_shared_cache_does_not_answer() -> None:
    config = cache({"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": AWAY})
    with override_settings(CACHES={"default": config}):
        shared = caches["default"]
        began = time.monotonic()
        assert shared.get("x", "nothing") == "nothing"
        shared.set("x", 1)
        assert shared.add("x", 1)
        assert shared.get_or_set("x", 2) == 2
        assert shared.get_many(["x"]) == {}
        assert shared.incr("x") == 1
        assert not shared.delete("x")
        assert time.monotonic() - began < 5


AWAY = "redis://127.0.0.1:9/1"


def test_production_names_each_optional_variable_that_is_wrong(tmp_path: Any) -> None:
    wrong = {
        "HTTPS": "of",
        "EDITIONS_MEGABYTES": "many",
        "PORT": "99999",
        "LOG_LEVEL": "loud",
        "CACHE_URL": "valkey",
        "EDITIONS_URL": "http://127.0.0.1",
        "STORAGE_URL": "s3://host",
    }
    result = manage("check", **PRODUCTION, **wrong, VAR_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    named = {line.split(":")[0].strip() for line in result.stderr.splitlines()[1:]}
    assert named == {*wrong}


def test_what_is_set_rightly_is_not_complained_about(monkeypatch: pytest.MonkeyPatch) -> None:
    right = {
        "HTTPS": "off",
        "EDITIONS": "ON",
        "PROXY_HOPS": "2",
        "CACHE_URL": "rediscache://127.0.0.1:6379/1",
        "EDITIONS_URL": "unix:///run/valkey.sock",
        "LOG_LEVEL": "INFO",
        "PORT": "8000",
    }
    for name, value in right.items():
        monkeypatch.setenv(name, value)
    assert list(complaints()) == []
