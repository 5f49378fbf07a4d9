"""What each database engine needs beside its address."""

from typing import Any

#: Temporary tables and statement journals on the disk: in memory, a long list that is saved into a
#: large archive takes hundreds of megabytes.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=FILE",
    "PRAGMA mmap_size=33554432",
    "PRAGMA cache_size=-32000",
)

#: A server that vanished is noticed within seconds; else a request waits for it for minutes.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}


def is_sqlite(config: dict[str, Any]) -> bool:
    return config["ENGINE"].endswith("sqlite3")


def database(config: dict[str, Any]) -> dict[str, Any]:
    """`config` as read from DATABASE_URL, with the options its engine works best with.

    Options given in the address itself win.
    """
    options = config.get("OPTIONS", {})
    if is_sqlite(config):
        # Writers queue at BEGIN instead of failing in the middle of a transaction.
        defaults = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "; ".join(SQLITE_PRAGMAS),
        }
        return {**config, "OPTIONS": {**defaults, **options}}
    if config["ENGINE"].endswith("postgresql"):
        config = {**config, "OPTIONS": {**POSTGRESQL_OPTIONS, **options}}
    return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, **config}


def cache(config: dict[str, Any]) -> dict[str, Any]:
    """`config` as read from CACHE_URL; a shared one is left out where it does not answer."""
    if not shared_cache(config):
        return config
    return {**config, "BACKEND": "portal.shared_cache.SharedCache"}


def shared_cache(config: dict[str, Any]) -> str:
    """The address of the Redis or Valkey that a cache is in; "" for any other cache."""
    backend = config["BACKEND"].lower()
    if "redis" not in backend and not backend.endswith("sharedcache"):
        return ""
    location = config["LOCATION"]
    return location if isinstance(location, str) else location[0]
