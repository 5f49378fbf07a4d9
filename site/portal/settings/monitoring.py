"""Logs, metrics, reports of errors: docs/monitoring.md explains each variable."""

from typing import Any

from portal.monitoring.logs import formatter

from .environment import Environment

__all__ = [
    "METRICS_HOST",
    "METRICS_PORT",
    "METRICS_TOKEN",
    "SENTRY_DSN",
    "SENTRY_ENVIRONMENT",
]

env = Environment()

#: Who may read the details of /readyz from afar.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
#: 0: nothing is counted.
METRICS_PORT = env.int("METRICS_PORT", default=0)
METRICS_HOST = env("METRICS_HOST", default="127.0.0.1")

SENTRY_DSN = env("SENTRY_DSN", default="")
SENTRY_ENVIRONMENT = env("SENTRY_ENVIRONMENT", default="production")


def line_formatter(default: str) -> dict[str, Any]:
    """What LOG_FORMAT asks for: "json" or "text"."""
    return formatter(env("LOG_FORMAT", default=default))


def access_level(default: bool) -> str:
    """Lines about requests have the level INFO."""
    return "INFO" if env.bool("ACCESS_LOG", default=default) else "WARNING"
