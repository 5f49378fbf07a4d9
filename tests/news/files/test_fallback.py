"""No page fails for a picture whose file is damaged or gone; editors are told which."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model

from news.factories import ArticleFactory, AuthorFactory, publish
from news.files.models import ImageProblem
from news.models import ArticlePage, PublicPage
from news.pictures import prepare_pictures
from tests.news.files.conftest import (
    damage,
    forget_renditions,
    lose,
    make_unknown,
    new_image,
)
from tests.news.files.pictures import encoded, photo
from tests.news.files.test_uploads import fields
from tests.reading import hrefs, words

pytestmark = pytest.mark.any_database
Harm = Callable[[Any], None]


@pytest.fixture
def image(db: None) -> Any:
    return new_image()


@pytest.fixture
def illustrated(site_tree: Any, image: Any) -> ArticlePage:
    """With the image in all places of an article, none of whose sizes was made."""
    author = AuthorFactory(name="Trần Thị Thu Hà", photo=image)
    article = ArticleFactory(
        parent=site_tree.news,
        cover=image,
        cover_alt="Lễ phát động",
        social_image=image,
        bylines=[author],
        body=[("image", {"image": image, "alt": "Lễ phát động"})],
    )
    forget_renditions(image)
    PublicPage.objects.update(pictures={})
    return article


def addresses(article: ArticlePage) -> list[str]:
    news = article.get_parent().specific
    return [
        article.url,
        news.url,
        "/",
        news.url_of("author", slug=article.bylines.get().author.slug),
    ]


def test_every_page_is_shown_with_a_placeholder(
    illustrated: ArticlePage, image: Any, harm: Harm, client: Client
) -> None:
    harm(image)
    for address in addresses(illustrated):
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "news/no-picture.svg" in html
        assert 'width="0"' not in html
        assert "not-found" not in html


def test_other_sites_are_told_of_no_picture_that_there_is_not(
    illustrated: ArticlePage, image: Any, harm: Harm, client: Client
) -> None:
    """They get the publisher's logo instead."""
    harm(image)
    for _before_and_after_it_is_kept in range(2):
        html = client.get(illustrated.url).content.decode()
        (shared,) = re.findall('property="og:image" content="([^"]*)"', html)
        assert "logo" in shared
        assert "no-picture" not in html.partition("</head>")[0]
        prepare_pictures.call([illustrated.pk])


def test_a_placeholder_has_the_size_of_the_picture(image: Any) -> None:
    damage(image)
    rendition = image.get_rendition("fill-480x300|format-jpeg")
    assert (rendition.width, rendition.height) == (480, 300)


def test_sizes_that_were_made_before_are_still_shown(image: Any) -> None:
    made = image.get_rendition("width-480|format-jpeg")
    Path(image.file.path).unlink()
    found = image.get_renditions("width-480|format-jpeg", "width-800|format-jpeg")
    assert [r.is_placeholder for r in found.values()] == [False, True]
    assert found["width-480|format-jpeg"].pk == made.pk


def test_publishing_goes_on_with_a_damaged_picture(
    site_tree: Any, image: Any, harm: Harm, django_capture_on_commit_callbacks: Any
) -> None:
    harm(image)
    with django_capture_on_commit_callbacks(execute=True):
        article = ArticleFactory(parent=site_tree.news, cover=image)
    assert "no-picture" in PublicPage.objects.get(pk=article.pk).pictures["card"]
    assert PublicPage.objects.get(pk=article.pk).pictures["social"] == ""


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_the_list_of_images_is_shown(
    image: Any, harm: Harm, layout: str, client_of: Any, editor: AbstractUser
) -> None:
    harm(image)
    client = client_of(editor)
    for name in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        answer = client.get(reverse(name), {"layout": layout})
        assert answer.status_code == 200
        assert "no-picture" in answer.content.decode() or harm is make_unknown
    assert client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200


def test_the_form_of_an_article_says_which_picture_is_damaged(
    illustrated: ArticlePage, image: Any, harm: Harm, client_of: Any, moderator: AbstractUser
) -> None:
    harm(image)
    image.get_rendition("width-480|format-jpeg")
    url = reverse("wagtailadmin_pages:edit", args=[illustrated.pk])
    said = client_of(moderator).get(url).content.decode()
    assert "Ảnh “Lễ phát động” không hiển thị được" in said


def test_a_report_lists_what_is_damaged_and_where_it_is_used(
    reference_index: None, illustrated: ArticlePage, client_of: Any, moderator: AbstractUser
) -> None:
    publish(illustrated)
    image = get_image_model().objects.get()
    damage(image)
    image.get_rendition("width-480|format-jpeg")
    client = client_of(moderator)
    report = client.get(reverse("news_damaged_images"))
    assert "Lễ phát động" in words(report)
    assert illustrated.title in words(report)
    assert reverse("wagtailimages:edit", args=[image.pk]) in hrefs(report)
    assert reverse("news_damaged_images") in client.get("/admin/").content.decode()


def test_without_damage_nobody_is_told_of_any(
    illustrated: ArticlePage, client_of: Any, moderator: AbstractUser
) -> None:
    client = client_of(moderator)
    assert "không hiển thị được" not in client.get("/admin/").content.decode()
    assert client.get(reverse("news_damaged_images")).status_code == 200


def test_a_damaged_picture_is_not_read_again_for_each_reader(
    image: Any, harm: Harm, caplog: pytest.LogCaptureFixture
) -> None:
    harm(image)
    for _reader in range(3):
        image.get_rendition("width-480|format-jpeg")
    assert len([r for r in caplog.records if "cannot be shown" in r.message]) == 1


def test_a_picture_that_was_mended_is_shown_at_once(
    illustrated: ArticlePage, image: Any, client: Client, client_of: Any, moderator: AbstractUser
) -> None:
    lose(image)
    assert "no-picture" in client.get(illustrated.url).content.decode()
    url = reverse("wagtailimages:edit", args=[image.pk])
    client_of(moderator).post(url, fields(encoded(photo(), "JPEG")))
    assert "no-picture" not in client.get(illustrated.url).content.decode()
    assert not ImageProblem.objects.exists()


def test_the_front_page_survives_what_took_it_down(
    site_tree: Any, image: Any, client: Client
) -> None:
    """A grey picture of 16 bits as the newest article's cover."""
    ArticleFactory(parent=site_tree.news, cover=image)
    make_unknown(image)
    assert client.get("/").status_code == 200
