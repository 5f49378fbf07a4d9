"""Answers that lack something as the disk is full or the storage away: nobody may keep them."""

from contextvars import ContextVar

from django.http import HttpResponseBase

_is_incomplete: ContextVar[bool] = ContextVar("news_outages_incomplete", default=False)


def begin() -> None:
    """A request begins."""
    _is_incomplete.set(False)


def note_incomplete() -> None:
    """What is being answered would say more, were everything there."""
    _is_incomplete.set(True)


def keep_out(response: HttpResponseBase) -> None:
    """Has no cache keep an incomplete answer: once all is there again it would still be shown."""
    if _is_incomplete.get():
        response["Cache-Control"] = "no-store"
