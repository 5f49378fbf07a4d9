"""Nobody who is withheld is named: on no page, in no file, in no address."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import translation

from campaigns.factories import HonorRollFactory, award_row, public_list, publish
from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import change_rows, edit
from campaigns.models import AwardStory
from news.factories import ArticleFactory, translate
from tests.reading import words

NAME = "Đặng Thị Ẩn"
OLD_NAME = "Đặng Thị Ẩm"


@pytest.fixture
def hidden(site_tree, administrator) -> Any:
    """A roll whose withheld recipient was published, corrected, given a story; and her key."""
    roll = HonorRollFactory(parent=site_tree.rolls)
    award, _other = public_list(
        roll, award_row(OLD_NAME, unit_text="Phòng Kín"), "Nguyễn Văn An", user=administrator
    )

    def correct(target: Any) -> None:
        row = target.awards.get(key=award.key)
        row.name = NAME
        change_rows(target, [row])

    edit(roll, administrator, correct)
    publish(roll)
    story = ArticleFactory(parent=site_tree.news, title="Một tấm gương")
    AwardStory.objects.create(roll=roll.translation_key, award_key=award.key, article=story)
    marks.withhold(roll, award.key, administrator, "Theo đơn")
    return roll, award.key


def public_answers(roll: Any, key: str, site_tree: Any) -> dict[str, bytes]:
    """Everything that a visitor could ask for, unpacked."""
    english = translate(roll, title="Certificates")
    alias = roll.create_alias(parent=site_tree.rolls, update_slug="ban-sao")
    client = Client()
    index, index_en = site_tree.rolls, site_tree.rolls_en
    addresses = [index.url, index_en.url, index.url_of("award", key=key)]
    with translation.override("en"):
        addresses.append(index_en.url_of("award", key=key))
    for page in (roll, english, alias):
        addresses += [page.url, f"{page.url}?q=dang+thi", f"{page.url}?q=phong+kin"]
        addresses += [f"{page.url}?xep=ten", f"{page.url}?ban_in=1", f"{page.url}?loai=individual"]
        language = page.locale.language_code
        with translation.override(language):
            for kind in ("csv", "xlsx", "json"):
                addresses.append(page.url + page.reverse_subpage("download", [kind]))
    answers = {}
    for address in addresses:
        response = client.get(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        if content.startswith(b"PK"):
            book = ZipFile(BytesIO(content))
            content = b"".join(book.read(name) for name in book.namelist())
        answers[address] = content
    return answers


def test_no_page_and_no_file_names_or_points_to_her(hidden, site_tree):
    roll, key = hidden
    for address, content in public_answers(roll, key, site_tree).items():
        text = content.decode()
        for word in (NAME, OLD_NAME, "Phòng Kín"):
            assert word not in text, (address, word)
        if f"/{key}/" not in address:
            assert key not in text, address


def test_the_count_stays_honest(client, hidden):
    roll, _key = hidden
    response = client.get(roll.url)
    assert response.context["withheld"] == 1
    assert [item.number for item in response.context["kinds"]] == ["1"]
    assert response.context["total"] == 1


def test_her_own_address_says_gone(client, hidden, site_tree):
    _roll, key = hidden
    response = client.get(site_tree.rolls.url_of("award", key=key))
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    assert [name for name in (NAME, OLD_NAME, "Giấy khen") if name in words(response)] == []


def test_released_she_is_shown_again(client, hidden, site_tree, administrator):
    roll, key = hidden
    marks.release(roll, key, administrator)
    assert NAME in words(client.get(roll.url))
    assert client.get(site_tree.rolls.url_of("award", key=key)).status_code == 200


def test_no_preview_names_her(hidden):
    roll, key = hidden
    response = roll.get_latest_revision_as_object().make_preview_request()
    assert NAME not in response.content.decode()
    assert key not in response.content.decode()


def test_neither_does_a_draft_that_was_never_public(hidden, administrator):
    roll, _key = hidden
    edit(roll, administrator, lambda target: None)
    response = roll.get_latest_revision_as_object().make_preview_request()
    assert NAME not in response.content.decode()
