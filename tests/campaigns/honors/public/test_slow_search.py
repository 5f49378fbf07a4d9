"""An award search that takes too long ends with a page that says so."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from campaigns.factories import public_list
from campaigns.models import HonorRollPage
from tests.fixtures import SiteTree
from tests.reading import main_part


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_keeps_the_query_and_says_what_to_do(
    site_tree: SiteTree, roll: HonorRollPage, client: Client, settings: Any, language: str
) -> None:
    public_list(roll, "Nguyễn Văn An")
    index = site_tree.rolls if language == "vi" else site_tree.rolls_en
    settings.NEWS_SEARCH_SECONDS = 0
    with override(language):
        address = index.url_of("search")
    response = client.get(address, {"q": '<b>"An'})
    assert response.status_code == 503
    page = main_part(response)
    assert page.find("input", {"name": "q"})["value"] == '<b>"An'
    expected = "mất quá nhiều thời gian" if language == "vi" else "takes too long"
    assert expected in page.find(role="alert").get_text()
    settings.NEWS_SEARCH_SECONDS = 10
    assert client.get(address, {"q": "An"}).status_code == 200
