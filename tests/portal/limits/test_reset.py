"""Who asks for a new password learns nothing about whose address is known here."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.limits import reset

Queries = Callable[[Callable[[], object]], list[str]]
ADDRESS = "hoa@example.gov"


def asked(client: Client, address: str) -> tuple[int, str, str]:
    response = client.post(reverse("wagtailadmin_password_reset"), {"email": address}, follow=True)
    text = re.sub(r"\w{32,}", "a form's token", response.content.decode())
    return response.status_code, str(response.redirect_chain), text


def test_the_request_does_the_same_work_for_known_and_unknown_addresses(
    moderator: AbstractUser, queries_of: Queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderator.email = ADDRESS
    moderator.save()
    queued: list[Any] = []
    monkeypatch.setattr(
        type(reset.mail_links), "enqueue", lambda task, *given: queued.append(given)
    )
    answers, queries = [], []
    asked(Client(), "truoc@example.gov")  # what a process asks for once
    queued.clear()
    for address in (ADDRESS, "ai-do@example.gov"):
        queries.append(queries_of(lambda typed=address: answers.append(asked(Client(), typed))))
    assert answers[0] == answers[1]
    assert len(queries[0]) == len(queries[1])
    assert [accounts for accounts, *_ in queued] == [[str(moderator.pk)], []]
    assert "example.gov" not in str(queued[1])
    assert mail.outbox == []


def test_the_letter_comes_from_the_background_with_a_link_that_works(
    moderator: AbstractUser, client: Client
) -> None:
    moderator.email = ADDRESS
    moderator.save()
    asked(client, ADDRESS.upper())
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    link = re.search(r"/admin/password_reset/confirm/\S+", letter.body)
    assert link
    assert client.get(link[0], follow=True).status_code == 200
