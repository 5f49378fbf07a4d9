"""Errors are reported to a Sentry (or GlitchTip) of the body's own, where SENTRY_DSN names one."""

from typing import Any

from .personal import masked

#: Of a request these headers alone are told.
HEADERS = ("Host", "User-Agent", "Accept-Language", "X-Request-Id")
MOST_DEPTH = 20


def start(dsn: str, environment: str) -> None:
    """Does nothing without a `dsn`."""
    if not dsn:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        # Lines of code around an error are ours; what happened before it may name people.
        max_breadcrumbs=0,
        traces_sample_rate=None,
        before_send=without_personal_data,
    )


# `Any`: an event of sentry_sdk, whose type has a name only for type checkers.
def without_personal_data(event: Any, hint: Any) -> Any:
    """No query strings, cookies, bodies, addresses, names; texts as in the log."""
    request = event.get("request")
    if request:
        given = request.get("headers") or {}
        headers = {name: given[name] for name in HEADERS if name in given}
        url = str(request.get("url", "")).partition("?")[0]
        event["request"] = {"url": url, "method": request.get("method"), "headers": headers}
    user = event.get("user") or {}
    event["user"] = {"id": user["id"]} if "id" in user else {}
    for name in ("breadcrumbs", "extra", "modules"):
        event.pop(name, None)
    for value in (event.get("exception") or {}).get("values", []):
        value["value"] = masked(str(value.get("value") or "").partition("\n")[0])
    if "logentry" in event:
        event["logentry"] = _masked(event["logentry"])
    return event


def _masked(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return masked(value)
    if depth < MOST_DEPTH and isinstance(value, dict):
        return {key: _masked(inner, depth + 1) for key, inner in value.items()}
    if depth < MOST_DEPTH and isinstance(value, list | tuple):
        return [_masked(inner, depth + 1) for inner in value]
    return value
