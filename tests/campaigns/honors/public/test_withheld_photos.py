"""The photo of a recipient is public with the roll, and not while the recipient is withheld."""

from typing import Any

import pytest
from django.test import Client

from campaigns.factories import HonorRollFactory, award_row, list_of, public_list, publish
from campaigns.honors.lists import marks
from campaigns.models import AwardMark, HonorRollPage
from news.factories import ArticleFactory, DocumentFactory, OfficialDocumentFactory
from news.files.models import PublicFile
from tests.news.files.conftest import new_image


@pytest.fixture
def photo(db: None) -> Any:
    return new_image("Chân dung", (300, 400))


def addresses(image: Any) -> list[str]:
    return [image.file.url, image.get_rendition("width-240|format-jpeg").url]


def can_be_had(client: Client, image: Any) -> bool:
    found = {client.get(address).status_code for address in addresses(image)}
    assert len(found) == 1
    return found == {200}


def test_a_photo_is_public_when_its_list_is(
    site_tree: Any, photo: Any, editor: Any, client: Client
) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    list_of(roll, award_row("An", photo=photo), user=editor)
    assert not can_be_had(client, photo)
    publish(HonorRollPage.objects.get(pk=roll.pk))
    assert can_be_had(client, photo)


def test_withholding_takes_the_photo_back_and_releasing_shows_it(
    roll: Any, photo: Any, editor: Any, client: Client
) -> None:
    (an,) = public_list(roll, award_row("An", photo=photo), user=editor)
    marks.withhold(roll, an.key, editor, "Theo yêu cầu")
    assert not can_be_had(client, photo)
    marks.release(roll, an.key, editor)
    assert can_be_had(client, photo)


def test_withholding_many_takes_all_their_photos_back(
    roll: Any, photo: Any, editor: Any, client: Client
) -> None:
    other = new_image("Người khác")
    an, binh = public_list(
        roll, award_row("An", photo=photo), award_row("Bình", photo=other), user=editor
    )
    marks.withhold_many(roll, [an.key], editor, "Theo yêu cầu")
    assert (can_be_had(client, photo), can_be_had(client, other)) == (False, True)
    marks.withhold_many(roll, [binh.key], editor, "Theo yêu cầu")
    assert not can_be_had(client, other)


def test_an_embed_of_a_withheld_award_does_not_keep_the_photo_public(
    site_tree: Any, roll: Any, photo: Any, editor: Any, client: Client
) -> None:
    (an,) = public_list(roll, award_row("An", photo=photo), user=editor)
    article = ArticleFactory(parent=site_tree.news, body=[("award", {"key": an.key})])
    assert "picture" in client.get(article.url).content.decode()
    marks.withhold(roll, an.key, editor, "Theo yêu cầu")
    assert not can_be_had(client, photo)
    assert photo.file.name not in client.get(article.url).content.decode()


def test_a_photo_that_an_article_shows_by_itself_stays(
    site_tree: Any, roll: Any, photo: Any, editor: Any, client: Client
) -> None:
    (an,) = public_list(roll, award_row("An", photo=photo), user=editor)
    article = ArticleFactory(parent=site_tree.news, cover=photo)
    marks.withhold(roll, an.key, editor, "Theo yêu cầu")
    assert can_be_had(client, photo)
    article.unpublish()
    assert not can_be_had(client, photo)


def test_photos_go_with_the_roll(roll: Any, photo: Any, editor: Any, client: Client) -> None:
    public_list(roll, award_row("An", photo=photo), user=editor)
    HonorRollPage.objects.get(pk=roll.pk).unpublish()
    assert not can_be_had(client, photo)


def test_a_photo_that_a_new_version_of_the_list_leaves_out_is_taken_back(
    roll: Any, photo: Any, editor: Any, client: Client
) -> None:
    public_list(roll, award_row("An", photo=photo), user=editor)
    public_list(HonorRollPage.objects.get(pk=roll.pk), award_row("An"), user=editor)
    assert not can_be_had(client, photo)


def test_the_decision_that_annuls_an_award_can_be_read(
    roll: Any, editor: Any, moderator: Any, client: Client
) -> None:
    decision = OfficialDocumentFactory(file=DocumentFactory())
    (an,) = public_list(roll, "An", user=editor)
    mark = marks.propose(roll, an.key, AwardMark.Kind.ANNULLED, editor, decision)
    assert client.get(decision.file.url).status_code == 404
    marks.approve(mark, roll, moderator)
    assert client.get(decision.file.url).status_code == 200
    assert PublicFile.objects.filter(kind=PublicFile.DOCUMENT).exists()
