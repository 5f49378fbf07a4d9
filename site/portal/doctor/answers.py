"""Asks each question for a bounded time and says nothing that is secret."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.monitoring.probes import ask

from . import Doubtful, NotSet

GOOD, DOUBTFUL, BROKEN = "good", "doubtful", "broken"
NOT_ASKED, NOT_SET = "not asked", "not set"
#: How long any answer is waited for; seconds.
PATIENCE = 5.0
#: Shorter values would be found in words that are none.
_SHORTEST_SECRET = 5


@dataclass(frozen=True)
class Question:
    """`title` is shown; an answer that takes longer than `slow` seconds is doubtful.

    `needs` names an earlier question: where that one is broken, this one is not asked.
    """

    name: str
    title: Any  # text, or a promise of it in the language of then
    probe: Callable[[], str]
    slow: float = 2.0
    needs: str = ""


@dataclass(frozen=True)
class Answer:
    name: str
    title: str
    state: str
    seconds: float
    detail: str


def answers(questions: Iterable[Question]) -> Iterator[Answer]:
    """In the language that is active."""
    broken: dict[str, str] = {}
    for question in questions:
        if question.needs in broken:
            text = _("this is broken, and needed for it: %(title)s") % {
                "title": broken[question.needs]
            }
            found = Answer(question.name, str(question.title), NOT_ASKED, 0.0, text)
        else:
            found = answer(question)
        if found.state == BROKEN:
            broken[found.name] = found.title
        yield found


def answer(question: Question) -> Answer:
    language, otherwise = get_language() or settings.LANGUAGE_CODE, BROKEN

    def probe() -> str:
        nonlocal otherwise
        try:
            return question.probe()
        except Doubtful as error:
            otherwise = NOT_SET if isinstance(error, NotSet) else DOUBTFUL
            raise

    result = ask(question.name, probe, PATIENCE, language)
    state = GOOD if result.ok else otherwise
    detail = result.detail
    if result.ok and result.seconds > question.slow:
        state = DOUBTFUL
        detail = _("slow: it took %(seconds)s s. %(detail)s") % {
            "seconds": f"{result.seconds:.1f}",
            "detail": detail,
        }
    title = str(question.title)
    return Answer(question.name, title, state, round(result.seconds, 3), without_secrets(detail))


def without_secrets(text: str) -> str:
    """Libraries repeat what they were given when they fail."""
    for secret in sorted(_secrets(), key=len, reverse=True):
        text = text.replace(secret, "…")
    return text


def _secrets() -> set[str]:
    found = {settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS}
    found.add(settings.EMAIL_HOST_PASSWORD or "")  # an EMAIL_URL without a password: None
    found |= {str(one.get("PASSWORD") or "") for one in settings.DATABASES.values()}
    for name, value in os.environ.items():
        if any(word in name for word in ("SECRET", "PASSWORD", "TOKEN")):
            found.add(value)
        elif "://" in value:
            try:
                password = urlsplit(value).password or ""
            except ValueError:
                continue
            found |= {password, unquote(password)}
    return {secret for secret in found if len(secret) >= _SHORTEST_SECRET}
