"""Lines of the log: JSON for programs or text for people, with the request's id on each.

Python's own logging stays: `logging.getLogger(__name__)` as everywhere in Django.
"""

import traceback
from typing import Any

import structlog

from .personal import masked

Event = dict[str, Any]

#: Lines of a traceback that are kept: the innermost ones.
MOST_FRAMES = 30


def without_locals(logger: Any, method: str, event: Event) -> Event:
    """The traceback as text, with the first line of each message: the rest may name rows."""
    info = event.pop("exc_info", None)
    if not info:
        return event
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        made = traceback.TracebackException.from_exception(
            error, limit=-MOST_FRAMES, capture_locals=False
        )
        event["exception"] = "".join(made.format()).rstrip()
    return event


def without_personal_data(logger: Any, method: str, event: Event) -> Event:
    # Who attacks is found by the address: docs/sign-in.md.
    keeps_addresses = str(event.get("logger", "")).startswith("portal.signin")
    return {
        name: masked(value, keeps_addresses) if isinstance(value, str) else value
        for name, value in event.items()
    }


def as_text(logger: Any, method: str, event: Event) -> str:
    """`time LEVEL logger: event name=value`, the traceback below."""
    time, level, name = (event.pop(key, "") for key in ("time", "level", "logger"))
    text, trace = event.pop("event", ""), event.pop("exception", "")
    facts = "".join(f" {key}={value}" for key, value in event.items() if value is not None)
    return f"{time} {str(level).upper()} {name}: {text}{facts}" + (f"\n{trace}" if trace else "")


def formatter(form: str) -> dict[str, Any]:
    """An entry of LOGGING["formatters"]; `form` is "json" or "text"."""
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if form == "json" else as_text
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(allow=FACTS),
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_locals,
            without_personal_data,
            last,
        ],
        # Above, without what is personal.
        "keep_exc_info": False,
        "keep_stack_info": False,
    }


#: What a line may say beside its text: `logger.info("…", extra={"status": 200})`.
FACTS = ["method", "path", "status", "ms", "bytes", "network", "user", "view", "task", "job"]
