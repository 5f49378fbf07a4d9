"""Addresses of uploaded files that nobody can have."""

import pytest
from django.test import Client

NAMES = (
    "a" * 400 + ".jpg",
    "images/" + "a" * 400 + ".jpg",
    "original_images/x%00.jpg",
    "x",
    "../x",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_file_can_have_is_no_file(db: None, client: Client, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404
