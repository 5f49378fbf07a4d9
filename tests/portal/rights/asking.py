"""Asks an address as somebody, and says what is wrong with the answer."""

import re
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from .addresses import Address
from .objects import SOUGHT, World
from .roles import LETTERS, clients
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
        return self._share == 0

    @property
    def is_drilled(self) -> bool:
        """Whether it is one of the fifth that drills ask besides."""
        return self._share == 1

    @property
    def _share(self) -> int:
        return crc32(str(self).encode()) % 5

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


class Asker:
    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = clients(world.people)
        self.written: list[str] = []
        for client in self.clients.values():
            client.get("/admin/account/")

    def ask(self, question: Question) -> list[str]:
        """What is wrong with the answer. Whatever was written is undone."""
        thing = self.world.objects[question.row.takes][question.about] if question.about else {}
        key = thing.get("page", thing.get("pk", ""))
        sent = {"q": SOUGHT, "term": SOUGHT, "id": key}
        path = question.address.about(thing)
        client = self.clients[question.role]
        self.written.clear()
        with connection.execute_wrapper(self._note), transaction.atomic():
            response = self._send(client, question.method, path, sent)
            text = _text_of(response)
            transaction.set_rollback(True)
        client.cookies.pop("messages", None)
        return self._faults(question, response, text)

    def _send(self, client: Client, method: str, path: str, sent: dict[str, Any]) -> Any:
        if method == "get":
            return client.get(path, sent)
        return client.post(path, sent, query_params={"id": sent["id"]})

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
    return response["Location"].startswith(response.wsgi_request.path)


def _text_of(response: Any) -> str:
    """All that the reader is told, with the messages that the next screen shows."""
    content = b"".join(response) if response.streaming else response.content
    storage = getattr(response.wsgi_request, "_messages", None)
    told = [str(message) for message in getattr(storage, "_queued_messages", [])]
    return " ".join([content.decode("utf-8", "replace"), response.get("Location", ""), *told])
