"""Who asks for a new password learns nothing about whose address is known here."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.models import SiteIdentity
from portal.limits import reset
from tests.fixtures import SiteTree

Queries = Callable[[Callable[[], object]], list[str]]
LETTER = "wagtailadmin/account/password_reset/email.txt"
SUBJECT = "wagtailadmin/account/password_reset/email_subject.txt"
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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_letter_says_who_writes_about_what_and_until_when(
    language: str, moderator: AbstractUser, site_tree: SiteTree
) -> None:
    moderator.email = ADDRESS
    moderator.save()
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    identity.name = "Sở Tư pháp & Hộ tịch"
    identity.save()
    options = {"subject_template_name": SUBJECT, "email_template_name": LETTER}
    reset.mail_links.call([str(moderator.pk)], options | {"domain_override": "x.test"}, language)
    until = timezone.localtime() + timedelta(days=3)
    (letter,) = mail.outbox
    assert letter.subject.startswith("Sở Tư pháp & Hộ tịch: ")
    for fact in ("Sở Tư pháp & Hộ tịch", f"“{moderator.get_username()}”", f"{until:%d/%m/%Y}"):
        assert fact in letter.body
    not_you = {"vi": "Nếu không phải bạn yêu cầu", "en": "If it was not you"}
    assert not_you[language] in letter.body
