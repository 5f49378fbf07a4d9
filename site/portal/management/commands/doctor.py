"""`manage.py doctor`: what is set, reachable, too slow or unsafe."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import console
from portal.doctor import servers
from portal.doctor.answers import (
    BROKEN,
    DOUBTFUL,
    GOOD,
    NOT_ASKED,
    NOT_SET,
    Answer,
    Question,
    answers,
)
from portal.doctor.questions import QUESTIONS


@contextmanager
def _without_log() -> Iterator[None]:
    """What it says of the same troubles, in English, would stand between the answers."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


class Command(BaseCommand):
    help = "Say what of the site is set, reachable, too slow or unsafe; code 1 if it is broken."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--send-to", metavar="ADDRESS", help="send a trial message there, too")
        parser.add_argument(
            "--language", choices=console.LANGUAGES, help="default: vi, or what LANGUAGE names"
        )

    def handle(self, *, send_to: str | None, language: str | None, **options: Any) -> None:
        questions = [*QUESTIONS]
        if send_to:
            send = partial(servers.send_to, send_to)
            questions.append(Question("message", "send-to", send, slow=5))
        with override(language or console.language()), _without_log():
            found = []
            for one in answers(questions):
                found.append(one)
                if not options["json"]:
                    self._tell(one)
            if options["json"]:
                self.stdout.write(json.dumps([asdict(one) for one in found], ensure_ascii=False))
            else:
                self._sum_up(found)
        if any(one.state == BROKEN for one in found):
            sys.exit(1)

    def _tell(self, one: Answer) -> None:
        said, style = {
            GOOD: (_("good"), self.style.SUCCESS),
            DOUBTFUL: (_("doubtful"), self.style.WARNING),
            BROKEN: (_("broken"), self.style.ERROR),
            NOT_ASKED: (_("not asked"), self.style.NOTICE),
            NOT_SET: (_("not set"), self.style.NOTICE),
        }[one.state]
        self.stdout.write(f"{style(f'{said:10}')} {one.title}: {one.detail}")

    def _sum_up(self, found: list[Answer]) -> None:
        counts = {state: sum(one.state == state for one in found) for state in (BROKEN, DOUBTFUL)}
        self.stdout.write(
            _("%(broken)s broken, %(doubtful)s doubtful, of %(all)s.")
            % {"broken": counts[BROKEN], "doubtful": counts[DOUBTFUL], "all": len(found)}
        )
