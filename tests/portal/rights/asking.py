"""Asks an address as somebody, and says what is wrong with the answer."""

import re
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from .addresses import Address
from .objects import World
from .roles import LETTERS, clients, sign_in_again
from .table import SECRETS, Row

NAMES = re.compile(rf"zq({'|'.join(sorted(SECRETS))})zq", re.IGNORECASE)
LETTER_OF = {role: letter for letter, role in LETTERS.items()}
ALLOWED_METHODS = 405
SIGN_IN = ("/admin/login/", "/admin/account/sign-in-again/")
#: The first words of statements that change rows; sessions are renewed by looking, too.
WRITING = ("INSERT", "UPDATE", "DELETE")
NOT_CONTENT = ("django_session", "usersessions_", "wagtailadmin_editingsession", "wagtailsearch_")


@dataclass(frozen=True)
class Question:
    address: Address
    row: Row
    role: str
    #: The name of an object, "" for addresses about none.
    about: str
    method: str
    #: Whether this is the first object that the address is asked about.
    is_first: bool

    @property
    def is_sampled(self) -> bool:
        """Whether it is one of the fifth, taken by chance but always the same, that is asked at
        every run of the tests.
        """
        return self._tenth in (0, 5)

    @property
    def is_asked_often(self) -> bool:
        """Whether it is one of two fifths, of questions that are worth more than others."""
        return self._tenth in (0, 2, 5, 7)

    @property
    def is_drilled(self) -> bool:
        """Whether it is one of the tenth that drills ask besides; `make rights` asks all."""
        return self._tenth == 1

    @property
    def _tenth(self) -> int:
        return crc32(str(self).encode()) % 10

    @property
    def is_for_them(self) -> bool:
        return LETTER_OF[self.role] in self.row.roles(self.about)

    def __str__(self) -> str:
        about = f" about “{self.about}”" if self.about else ""
        return f"{self.method.upper()} {self.address.name}{about} by {self.role}"


def questions(world: World, address: Address, row: Row, role: str) -> list[Question]:
    """Those that one of the ten may ask at an address."""
    things = list(world.objects[row.takes]) if row.takes else [""]
    return [
        Question(address, row, role, about, method, is_first=place == 0)
        for place, about in enumerate(things)
        for method in ("get", "post")
    ]


@dataclass(frozen=True)
class Answer:
    question: Question
    status: int
    #: Where it leads, "" for an answer that leads nowhere.
    target: str
    #: What is wrong with it.
    faults: list[str]
    is_refused: bool
    is_same_place: bool

    @property
    def lets_in(self) -> bool:
        """Whether it shows that the address knows the asker: what is refused looks otherwise."""
        if 200 <= self.status < 300:
            return True
        leads = self.status == 302 and not self.is_refused
        is_form = self.question.method == "post" and not self.is_same_place
        return leads and (is_form or self.question.row.leads)


class Asker:
    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = clients(world.people)
        self.written: list[str] = []
        for client in self.clients.values():
            client.get("/admin/account/")

    def ask(self, question: Question) -> Answer:
        """Whatever was written is undone."""
        thing = self.world.objects[question.row.takes][question.about] if question.about else {}
        sent = question.row.sent_about(thing)
        path = question.address.about(thing)
        client = self.clients[question.role]
        if question.address.name.startswith("mfa_") and question.role in self.world.people:
            sign_in_again(client, self.world.people[question.role])
        self.written.clear()
        with connection.execute_wrapper(self._note), transaction.atomic():
            response = self._send(client, question.method, path, sent)
            text = _text_of(response)
            transaction.set_rollback(True)
        client.cookies.pop("messages", None)
        return Answer(
            question,
            response.status_code,
            response.get("Location", ""),
            self._faults(question, response, text),
            _is_refused(response),
            _is_same_place(response),
        )

    def _send(self, client: Client, method: str, path: str, sent: dict[str, Any]) -> Any:
        if method == "get":
            return client.get(path, sent)
        named = {"id": sent["id"]} if "id" in sent else None
        return client.post(path, sent, query_params=named)

    def _note(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITING) and not any(name in sql for name in NOT_CONTENT):
            self.written.append(sql[:80])
        return execute(sql, *rest)

    def _faults(self, question: Question, response: Any, text: str) -> list[str]:
        found = []
        letter = LETTER_OF[question.role]
        secret = {word.lower() for word in NAMES.findall(text)}
        if leaked := sorted(word for word in secret if letter not in SECRETS[word]):
            found.append(f"names {', '.join(leaked)}")
        if response.status_code >= 500:
            error = getattr(response, "exc_info", None)
            found.append(f"fails: {error[1]!r}" if error else "fails")
        elif response.status_code != ALLOWED_METHODS:
            refused = _is_refused(response)
            if response.status_code == 302 and not question.is_for_them:
                # The place that it leads to asks for itself.
                refused = refused or question.method == "get" or _is_same_place(response)
            if question.is_for_them and refused and question.method == "get":
                found.append(f"is refused ({response.status_code})")
            elif not question.is_for_them and not refused:
                found.append(f"is answered ({response.status_code})")
        if self.written and not question.is_for_them:
            found.append(f"writes {self.written[0]}")
        return [f"{question}: {fault}" for fault in found]


def _is_refused(response: HttpResponseBase) -> bool:
    """Sent to the sign-in or, with a message, to the first screen; or 403, 404, 410."""
    if response.status_code in (403, 404, 410):
        return True
    target = response.get("Location", "")
    return target == "/admin/" or target.startswith(SIGN_IN)


def _is_same_place(response: Any) -> bool:
    """Sent to where the same address says whom it is about."""
    return response.get("Location", "").startswith(response.wsgi_request.path)


def _text_of(response: Any) -> str:
    """All that the reader is told, with the messages that the next screen shows."""
    content = b"".join(response) if response.streaming else response.content
    storage = getattr(response.wsgi_request, "_messages", None)
    told = [str(message) for message in getattr(storage, "_queued_messages", [])]
    return " ".join([content.decode("utf-8", "replace"), response.get("Location", ""), *told])


def shut(answers: list[Answer]) -> list[str]:
    """The names of addresses that some may ask, and let in none of them: that others are refused
    there proves nothing, as it may be for what the question lacks.
    """
    asked = {a.question.address.name for a in answers if a.question.is_for_them}
    return sorted(asked - {a.question.address.name for a in answers if a.lets_in})
