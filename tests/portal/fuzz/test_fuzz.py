"""Requests by chance, a part of what `make fuzz` sends: none of them makes the site fail."""

import logging

import pytest

from .content import make_content
from .running import answers

SEED, REQUESTS = 14, 1500

pytestmark = [pytest.mark.drill, pytest.mark.any_database]


@pytest.mark.django_db(transaction=True)
def test_no_request_by_chance_makes_the_site_fail() -> None:
    logging.disable(logging.CRITICAL)
    try:
        sent = list(answers(make_content(), SEED, range(REQUESTS)))
    finally:
        logging.disable(logging.NOTSET)
    assert [str(answer) for answer in sent if answer.status >= 500] == []
    # Most are understood: a site that refuses all of them proves nothing.
    statuses = [answer.status for answer in sent]
    assert sum(status in (200, 302) for status in statuses) > REQUESTS / 4
