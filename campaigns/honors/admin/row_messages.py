"""What an act on a row did, said at the row: its screen leads back to the row, far from the top."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

PREFIX = "row-"


def say_at_row(request: HttpRequest, key: str, text: str) -> None:
    """A message for the list's next display; at the top where the row is not shown there."""
    messages.success(request, text, extra_tags=f"{PREFIX}{key}")


def said_at_rows(
    request: HttpRequest, keys: Collection[str]
) -> tuple[dict[str, list[str]], list[Any]]:
    """Key → what is to be said at its row; and all other messages, for the top of the screen."""
    at_rows: dict[str, list[str]] = defaultdict(list)
    others = []
    for message in messages.get_messages(request):
        key = str(message.extra_tags or "").removeprefix(PREFIX)
        if key != message.extra_tags and key in keys:
            at_rows[key].append(str(message.message))
        else:
            others.append(message)
    return at_rows, others
