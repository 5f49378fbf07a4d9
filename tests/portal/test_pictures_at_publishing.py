"""Publishing makes every size of every picture: the first reader waits for none."""

from typing import Any

import pytest
from django.test import Client
from wagtail.images import get_image_model

from campaigns.factories import AwardTypeFactory, CampaignFactory, award_row, public_list
from news.factories import ArticleFactory, AuthorFactory
from tests.fixtures import SiteTree
from tests.news.files.conftest import new_image

pytestmark = pytest.mark.any_database


@pytest.fixture
def published(
    site_tree: SiteTree, roll: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> list[str]:
    """Addresses of whatever shows pictures."""
    with django_capture_on_commit_callbacks(execute=True):
        author = AuthorFactory(photo=new_image("Tác giả"))
        medal = AwardTypeFactory(emblem=new_image("Huân chương"))
        photo, plain = public_list(
            roll,
            award_row("An", photo=new_image("Chân dung"), award_type=medal),
            award_row("Bình", award_type=medal),
            user=editor,
        )
        campaign = CampaignFactory(parent=site_tree.campaigns, cover=new_image("Phong trào"))
        articles = [
            ArticleFactory(
                parent=site_tree.news,
                cover=new_image("Bìa"),
                social_image=new_image("Chia sẻ"),
                bylines=[author],
                body=[
                    ("image", {"image": new_image("Trong bài"), "alt": "Lễ"}),
                    ("award", {"key": photo.key}),
                ],
            )
            for _ in range(3)
        ]
    award_address = site_tree.rolls.permalinks()
    return [
        "/",
        site_tree.news.url,
        site_tree.campaigns.url,
        site_tree.rolls.url,
        campaign.url,
        roll.url,
        award_address(photo.key),
        award_address(plain.key),
        site_tree.news.url_of("author", slug=author.slug),
        *(article.url for article in articles),
    ]


def test_no_reader_waits_for_a_picture(published: list[str], client: Client) -> None:
    renditions = get_image_model().get_rendition_model().objects
    made = renditions.count()
    assert made > 30
    for address in published:
        answer = client.get(address)
        assert answer.status_code == 200
        assert renditions.count() == made, address
        assert "/media/images/" in answer.content.decode() or address in ("/bang-vang/",)
